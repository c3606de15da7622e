import type { Guide } from './guides.ja';

/** What messages and findings mean and what to do, in English: the paragraphs that Details leads to. */
export const GUIDE_MESSAGES_EN: Guide = {
  title: 'What messages and findings mean',
  lead: 'The meaning of what the pane and the checks say, and how to put it right. Details beside a message opens its paragraph here.',
  sections: [
    {
      id: 'no-answer',
      title: 'Excel does not accept it, or does not answer',
      blocks: [
        {
          list: [
            'While you are typing in a cell (the cursor blinks) Excel accepts nothing from an add-in. Finish with Enter or Esc, then press again.',
            'A workbook that calculates for long answers late. Wait until “Calculating” has gone from the lower left, then press Retry.',
            'Where the connection was lost, see whether the workbook is still open. If it is not known what was written, the message names the sheets and cells to look at.',
          ],
        },
      ],
    },
    {
      id: 'protected',
      title: 'The sheet or the workbook is protected',
      blocks: [
        'Nothing is written to protected sheets and cells. Choose Review > Unprotect Sheet and press again; to add sheets, unprotect the workbook under Review as well. You can protect both again afterwards.',
        'Open a read-only workbook again so that it can be edited; on SharePoint ask about your permissions. Right-click a sheet tab and choose Unhide for a hidden sheet.',
      ],
    },
    {
      id: 'changed',
      title: 'Somebody has changed it meanwhile, or it is not found',
      blocks: [
        'When others edit the same workbook, nothing is written to cells that no longer hold what you were shown. Look at what is there now, then press again. If sheets or tables were renamed or deleted, reading again shows the workbook as it is.',
      ],
    },
    {
      id: 'in-the-way',
      title: 'Something else stands where it would be written',
      blocks: [
        'Entries or merged cells below or beside a table, or where the results of a formula would spill, are never overwritten. Move what is in the cell that the message names, or select an empty cell. Excel does not let a formula spill inside a table.',
        'No row can be added below a table that shows its total row (Table Design): hide it first. Where a sheet, table or name of the same name exists, rename that one.',
        'A table that goes on to the last row (1,048,576) or the last column (XFD) of its sheet has no room for more. Usually it has been dragged down and ends in blank rows: select and delete them.',
      ],
    },
    {
      id: 'formula-cell',
      title: 'Cells with formulas, and what is selected',
      blocks: [
        'A cell with a formula is never overwritten with a value: change what the formula reads. A formula cannot stand in the range it reads. Where a drawing or several ranges are selected, select one range of cells.',
      ],
    },
    {
      id: 'our-table',
      title: 'A table or column is missing, or another table has the name',
      blocks: [
        'The tables of DX Compass are known by their names (`DX_KPIs` and others) and their headers. Where another table has such a name, rename it under Table Design. Missing columns can be added at the right end with Add columns under Sheets.',
        'Where two KPIs have one name it is not known which row is meant, so nothing is written: give each its own name. Revisions of a target are entered with later dates further down.',
      ],
    },
    {
      id: 'version',
      title: 'The version or this Excel does not fit',
      blocks: [
        'A workbook made with a newer version of DX Compass can only be read. Update the add-in to write to it; the version stands under ⋯. Where your Excel is too old (it lacks ExcelApi 1.13) workbooks are read and shown, and nothing is written. What your Excel does not support needs Microsoft 365, Excel LTSC 2024 or later, or Excel for the web.',
      ],
    },
    {
      id: 'too-large',
      title: 'Too much data',
      blocks: [
        'This is more than Excel hands over at once. Move rows of years that are over, or long texts, to another workbook. Nothing has been changed.',
      ],
    },
    {
      id: 'not-loaded',
      title: 'A file of the add-in does not load',
      blocks: [
        'The files that a screen or an action needs are loaded from the add-in’s server before they are used. Where the network is down, press again once it is back. Where the add-in has been updated meanwhile, close the task pane and open it again: it goes on with the new version. The workbook has not been changed. If it goes on, tell your IT staff.',
      ],
    },
    {
      id: 'unknown',
      title: 'Errors of an unknown cause',
      blocks: [
        'Press again. If it goes on, give your IT staff the message and the result of the self-test under ⋯. It holds nothing of the workbook.',
      ],
    },
    {
      id: 'blank',
      title: 'Blank items and values that are not decided',
      blocks: [
        'Something that is needed is blank. Enter ― where it is known that it is not decided yet: that counts as open, not as a mistake. A KPI without a baseline cannot be graded.',
      ],
    },
    {
      id: 'value',
      title: 'Values of another form or out of range',
      blocks: [
        'Columns for numbers take numbers, columns for dates take dates. Text that can be read, such as 約110万時間, is turned into a number by Fix; what stood there stays in a note of the cell.',
        'Enter values of KPIs in `%` with the sign, such as `72%`: `72` means 7,200 %. The direction is 増加 where more is better and 減少 where less is better. An end does not come before its start.',
      ],
    },
    {
      id: 'choice',
      title: 'Not among the choices',
      blocks: [
        'Enter a value from the cell’s list, or a name that is on the sheet it refers to. Where a name is nearly right the similar one is shown, and Fix enters it.',
      ],
    },
    {
      id: 'twice',
      title: 'The same thing twice',
      blocks: [
        'Where numbers or names are the same it is not known which row counts: change one of them, or delete the row that is not needed. Of two actuals of one KPI and time the lower row counts; leave both if you want to keep the value before a correction.',
      ],
    },
    {
      id: 'header',
      title: 'Headers that are missing or double',
      blocks: [
        'Columns are known by their headers. Fix puts right a header that is nearly the one of the form. Where the column itself is missing, use Add columns under Sheets.',
      ],
    },
    {
      id: 'charter',
      title: 'Different from the charter or the plan',
      blocks: [
        'Members and meetings are compared with the articles of the charter. See which is right, the article quoted or the record, and put the members’ or meetings’ sheet right where it is old. Where the charter has been amended the finding may stay.',
      ],
    },
    {
      id: 'kpi-blank',
      title: 'KPIs without owner, baseline or actual',
      blocks: [
        'Requests go to the owner; baseline and actuals are what a grade is made of. Enter 担当, 基準年度 and 基準値 on the KPI sheet, and actuals with Add actual. A KPI with a frequency is asked for once its period is over.',
      ],
    },
    {
      id: 'tree',
      title: 'How KPIs support one another',
      blocks: [
        '上位 names the KPI that this one supports. KPIs that lead back to themselves cannot be summed up: change one of them. An outcome needs at least one output or activity that supports it.',
      ],
    },
    {
      id: 'late',
      title: 'Overdue or late',
      blocks: [
        'What was to be finished by the reference date and is not. If it is finished, enter its date or state; if the plan has changed, enter the new date and the reason.',
      ],
    },
    {
      id: 'meeting',
      title: 'Meetings and terms of office',
      blocks: [
        'For each body the days since its last meeting and whom it reports to are looked at. Record a meeting with Add beside the meetings under Sheets. Use the same name of the body as on the members’ sheet. Enter the successor of a member whose term is over.',
      ],
    },
    {
      id: 'revision',
      title: 'Revisions that do not fit',
      blocks: [
        'The target on the KPI sheet is not that of its last revision. If it was typed over, record the day and the reason with Revise target. The old target of a revision is the new one of the revision before.',
      ],
    },
    {
      id: 'record',
      title: 'The record of a request has changed',
      blocks: [
        'The values at the closing of a request stay on its record sheet. Where somebody changes them or deletes the sheet, that is said. Bring it back with Undo or the version history, and correct values on the sheet of actuals and in the next request.',
      ],
    },
    {
      id: 'scale',
      title: 'Rating rules that cannot be used',
      blocks: [
        'KPIs whose 評価方式 is 評価基準 are rated by the sheet 評価基準 (table `DX_Scale`). It can be made from a built-in rule under ⋯. Rules that could not be judged are judged once the sheets and columns they need are there.',
      ],
    },
    {
      id: 'argument',
      title: 'A function cannot read what it was given',
      blocks: [
        'Years and dates are given as 2030, 2026/9/30 or 令和7年度末, values as 35万時間, 12.5% or ▲5.2. A blank cell, a text without a value (such as 調整中), a day before 1900 and a period without an end cannot be read. Put the cell that the message names right, or choose the right one.',
        'Names of rating scales and paths are those of the lists. Ranges that are given together have the same number of rows and columns. Where a given cell is an error already, that error is the answer: mend the cell it comes from.',
      ],
    },
    {
      id: 'no-row',
      title: 'A column of the table or a KPI is not found',
      blocks: [
        'Give the plan as `DX_KPIs[#All]` and the actuals as `DX_Actuals[#All]`: ranges with their row of headers. Headers that were renamed get their names back.',
        'A KPI is given by its name or number as the plan has it; blanks and full or half width make no difference. Where the message names a similar one, check that. Of two rows with one name, rename one.',
      ],
    },
    {
      id: 'no-plan',
      title: 'A target, a baseline or an actual is missing',
      blocks: [
        'A grade needs a target, a direction, a baseline with its year (the value before the work began) and an actual. Enter them from the card. What is not decided may stay ―: until then the KPI cannot be graded.',
        'A forecast needs actuals of two years or more (three with some methods). Actuals after 基準日 are not used.',
      ],
    },
    {
      id: 'no-answer-value',
      title: 'There is no single answer',
      blocks: [
        'Where the target year lies before 基準日 there is no pace to ask for; where the trend does not reach the target there is no year; where baseline and target are the same there is no rate. Choose another target year, or check baseline and target.',
        'With a table of bounds, check that its bounds ascend or descend without gaps or overlaps. Under ⋯ they can be made anew.',
      ],
    },
    {
      id: 'doctor-name',
      title: '#NAME? or #BUSY! stays in a cell',
      blocks: [
        'It happens to formulas that were calculated before the add-in was there, or on another person’s computer. Repair enters the same formula again. The place of another add-in or workbook before the name is taken off; for a name that does not exist the nearest is shown.',
      ],
    },
    {
      id: 'doctor-copied',
      title: 'Copying or typing has changed a formula',
      blocks: [
        'Copied formulas have ranges that moved along or that leave out rows; a value may have been typed into a column of formulas. Compare the formula before and after, then repair one or all. Where something stands in the way of the answers, move it elsewhere.',
      ],
    },
    {
      id: 'doctor-day',
      title: 'A day or a unit does not fit',
      blocks: [
        'With TODAY() in the place of 基準日 the grade depends on the day on which the workbook is opened: refer to the cell of 基準日. Where 基準日 lies before the newest actual, move it on. Where the workbook counts days from 1904, change it under File > Options > Advanced, then check the dates.',
        'Where the actual and the target have different units, use one.',
      ],
    },
  ],
};
