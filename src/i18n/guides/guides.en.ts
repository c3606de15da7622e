import { CONSOLIDATE_GUIDE_EN } from './consolidate-guide.en';
import { GUIDE_MESSAGES_EN } from './guide-messages.en';
import type { GuidesText } from './guides.ja';

export const GUIDES_EN: GuidesText = {
  heading: 'Guides',
  guides: {
    staff: {
      title: 'Guide for departments',
      lead: 'For whoever reports actuals or puts DX functions into a report. Without the add-in, read “Reporting without the add-in” only.',
      sections: [
        {
          id: 'report',
          title: 'Reporting an actual',
          blocks: [
            {
              steps: [
                'Open the pane with DX Compass on Excel’s Home tab.',
                'Find your KPI in Overview and press Add actual.',
                'Enter year and value. “約35万時間” (about 350,000 hours) is read too; the number to be stored shows before it is saved.',
                'Choose 実績 (actual), 見込 (expected) or 速報 (preliminary) and press Save. Undo in the notice takes it back.',
              ],
            },
            'A value far from the last ones or from the target is questioned before it is saved. For a KPI in `%` enter `72%` with its sign.',
          ],
        },
        {
          id: 'without',
          title: 'Reporting without the add-in',
          blocks: [
            {
              steps: [
                'Open the form that the secretariat sent (an Excel file without macros).',
                'Fill in the cells that can be edited. Leave blank what you do not know and say why in 備考 (remarks).',
                'Save the file and send it back. Its name may change.',
              ],
            },
            'You can also write into the sheet 実績 (actuals) of the workbook on SharePoint: the fiscal year as `2025`, the value as a plain number.',
          ],
        },
        {
          id: 'formulas',
          title: 'Formulas in your own report',
          blocks: [
            {
              steps: [
                'Select the cell of the report and open Functions.',
                'Choose what you want to know. KPI, year, actual and as-of date take the selected cell; the actual is the latest of 実績 unless you change it.',
                'Look at the formula and its result, and press Insert. Undo takes it back.',
              ],
            },
            'A plan table as published can be used as it stands.',
            { example: ['KPIGAP', 'published'] },
            { example: ['STATUS', 'standard'] },
            'Where a cell may be blank, let the formula return a blank for it, so that no meaningless grade shows.',
          ],
        },
        {
          id: 'grades',
          title: 'Reading a grade',
          blocks: [
            'A grade is a word and a shape, never a colour alone, so it reads in black and white.',
            {
              table: [
                ['shown', 'meaning (standard rating)'],
                ['◆ 達成 (achieved)', 'the target is reached'],
                ['● 順調 (on track)', 'progress is 100% of the plan or more'],
                ['▲ やや遅れ (slightly behind)', 'progress is 60% of the plan or more, below 100%'],
                ['■ 遅れ (behind)', 'progress is below 60% of the plan'],
                ['― 評価不可 (cannot be judged)', 'baseline, target or actual is missing; the card says which'],
              ],
            },
            'The reason below a grade names plan value, actual and rule in one sentence. Select a cell with a formula and press “Where this number comes from” for the cells, the rule’s issuer and who entered the actual.',
          ],
        },
      ],
    },
    secretariat: {
      title: 'Guide for the secretariat',
      lead: 'A year: the plan, rounds of questions, meetings, revisions, publication, handover.',
      sections: [
        {
          id: 'plan',
          title: 'April: the plan',
          blocks: [
            {
              steps: [
                'Sheets > Add from a template: choose the plan that is nearest, or the empty forms. What will be added is shown first.',
                'Where a plan table exists, use Adopt an existing table. The table itself does not change.',
                'Enter the as-of date: `R8.9.30`, `9/30` and `20260930` are all read.',
                'Checks shows missing owners, baselines and directions. Fix shows the value now and the value after.',
              ],
            },
            'Columns may be added and moved. Do not change the names of tables (`DX_KPIs` …) and headers.',
          ],
        },
        {
          id: 'rounds',
          title: 'October and March: rounds',
          blocks: [
            {
              steps: [
                'Share > Rounds > Start a new round: name, what is asked, as-of date, due date. KPIs without an owner are listed first.',
                'Make the forms: a file per department (zip), or sheets of this workbook.',
                'Give all returned files to Take answers in. Old and new values are shown; accept them or send them back. The same file twice counts once.',
                'Reminders has a text for every department that has not answered.',
                'When all is there, close the round. Values and grades of that day stay in a record.',
              ],
            },
          ],
        },
        {
          id: 'meeting',
          title: 'For the meeting',
          blocks: [
            {
              steps: [
                'Share > Meeting papers: choose the body and the form. The sheet holds values only, A4 landscape.',
                '工程表 (Gantt chart) and 点検結果 (findings) are made ready to print; making them again renews the same sheet.',
                'Afterwards add the meeting under Sheets: date, decisions, to whom it is reported.',
              ],
            },
            'Progress of a group can be combined with weights; KPIs without a value are left out, and the share that has reported stands beside it.',
            { example: ['ROLLUP', 'weighted'] },
            { example: ['COVERAGE', 'share'] },
          ],
        },
        {
          id: 'revision',
          title: 'Revising a target',
          blocks: [
            'Revise target on the KPI’s card takes the new target, the date and the reason. The original target stays in 当初計画 (original plan) and 目標改定 (revisions); grades follow the revised one, and the card compares both.',
          ],
        },
        {
          id: 'share',
          title: 'Reports and copies',
          blocks: [
            {
              list: [
                'Bind a report: formulas or values in a report’s cells, its form unchanged.',
                'Copy to share: the same numbers for people without the add-in. The workbook itself does not change.',
                'Formula doctor: finds broken formulas and compares results before it mends them.',
              ],
            },
          ],
        },
        {
          id: 'handover',
          title: 'Handing over',
          blocks: [
            'Everything is in the workbook. Hand over where it is, this guide and what Checks still lists. Without the add-in sheets, values and print settings stay as they are, and DX functions show their last values.',
          ],
        },
      ],
    },
    heads: {
      title: 'Guide for heads (one page)',
      lead: 'For whoever reads one page before a meeting.',
      sections: [
        {
          id: 'page',
          title: 'Reading the page',
          blocks: [
            {
              list: [
                'As-of date: the day that is judged. Where the actual is more than a year older, the page says so.',
                'To go: what is left to the target. 達成 means the target is reached.',
                'Plan value: the point on the path from baseline to target on that day; the actual is held against it.',
                'Grade: ◆ achieved, ● on track, ▲ slightly behind, ■ behind, ― cannot be judged. Rule and issuer stand below.',
                'Likelihood (%): how probable the target is, from the spread of the actuals so far; only with four actuals or more.',
              ],
            },
          ],
        },
        {
          id: 'ask',
          title: 'What to ask',
          blocks: [
            {
              list: [
                '▲ and ■: why, and what will be done before the next round.',
                '―: what is missing (baseline, target, actual, owner) and when it will be decided.',
                '見込 (expected) and 速報 (preliminary): when they become final.',
                'A revised target: the difference to the original and the reason.',
              ],
            },
          ],
        },
      ],
    },
    admin: {
      title: 'Guide for IT',
      lead: 'Installing, closed networks, updating, rights, removal. Node is not needed.',
      sections: [
        {
          id: 'install',
          title: 'Installing',
          blocks: [
            {
              steps: [
                'Unpack the package, open `setup.html` in it and enter the server’s address. Unpack what it writes over the package.',
                'Put the folder on an https server. Settings for IIS, Apache and nginx are inside. It must be readable without logging in.',
                'Check that `functions.json` is answered with `Access-Control-Allow-Origin: *`; without it Excel on the web has no DX functions.',
                'Microsoft 365 admin centre > Settings > Integrated apps > Upload custom apps: `manifest.xml`. For a trial, a shared folder as trusted add-in catalogue.',
                'Run ⋯ > Self-test in each Excel that will be used (Windows, Mac, web) and keep the copied result.',
              ],
            },
            'On closed networks choose office.js from the same server in `setup.html`. Nothing outside is contacted then.',
          ],
        },
        {
          id: 'safety',
          title: 'Network, rights, what is kept',
          blocks: [
            {
              table: [
                ['what', 'how'],
                [
                  'Contacted',
                  'the server of the add-in and appsforoffice.microsoft.com (office.js), nothing else; nothing of a workbook is sent',
                ],
                ['Right', 'ReadWriteDocument (the open workbook)'],
                [
                  'Kept in the workbook',
                  'sheets, tables, names, notes of cells (the value before it was mended), settings (version of the sheets, records of requests)',
                ],
                ['Kept on the computer', 'choices such as the pane’s language and the author’s name'],
                ['What ships besides', '`NOTICES.txt` (notices), `sbom.cdx.json` (CycloneDX)'],
              ],
            },
          ],
        },
        {
          id: 'update',
          title: 'Updating',
          blocks: [
            'Do the same with the new package and update `manifest.xml` in the admin centre. Addresses of the functions carry a value computed from their content, so the update is seen at once. `version.json` and ⋯ show the version.',
            'Files in the folder `pane` are named after their content. Where the new ones are copied over and the old ones stay, a pane that is open goes on with the old version. Where the old ones are gone, a screen that had not been opened says that it could not be loaded: close the pane and open it again. The old files may be deleted from the next day on.',
          ],
        },
        {
          id: 'remove',
          title: 'Removing',
          blocks: [
            'Remove the add-in in the admin centre. Workbooks stay readable. Cells with DX functions show their last value and become `#NAME?` when they are recalculated, so make a Copy to share with values before.',
          ],
        },
        {
          id: 'trouble',
          title: 'When something does not work',
          blocks: [
            {
              table: [
                ['what is seen', 'what to look at'],
                ['`#NAME?` on the web only', 'the CORS header of functions.json'],
                ['a white pane', 'X-Frame-Options and frame-ancestors of the server'],
                [
                  'office.js could not be loaded',
                  'the connection to appsforoffice.microsoft.com; on closed networks choose the same server',
                ],
                ['all dates are four years off', 'the workbook’s setting “Use 1904 date system”'],
                ['old descriptions or arguments', 'has the manifest been updated; clear the Office cache'],
              ],
            },
          ],
        },
      ],
    },
    consolidate: CONSOLIDATE_GUIDE_EN,
    messages: GUIDE_MESSAGES_EN,
  },
};
