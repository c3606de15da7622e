import type { Guide } from './guides.ja';

export const CONSOLIDATE_GUIDE_EN: Guide = {
  title: 'Guide to consolidating a whole city',
  lead: 'For whoever gathers the workbooks of all divisions from SharePoint or a file share and makes one of them with Excel’s Power Query or Power BI (IT, secretariat). No add-in is needed. Nothing is written to the workbooks.',
  sections: [
    {
      id: 'files',
      title: 'The files',
      blocks: [
        'They are in the folder `consolidate` of the server that the add-in is on.',
        {
          files: [
            ['consolidate/DX集約.xlsx', 'DX集約.xlsx: a workbook in which you fill in the settings and press Refresh All'],
            ['consolidate/power-bi.zip', 'power-bi.zip: a Power BI project (PBIP). Unpack it and open DX_Compass.pbip'],
          ],
        },
        'The same queries as text are in `consolidate/m`, for Excel and for Power BI. Their columns and types are made from the declarations of the add-in’s tables: when the add-in is updated, take these files anew.',
      ],
    },
    {
      id: 'place',
      title: 'Choosing the place',
      blocks: [
        {
          list: [
            'In SharePoint make one site for DX workbooks alone, with a folder for each division (Power Query lists every file of the site, so a site with many others is slow).',
            'On a file share make one folder such as `\\\\server\\share\\DX` with a folder for each division below it.',
            'The department is the name of the folder right below the one you name. Without such folders it is the name of the file.',
            'Files end in .xlsx or .xlsm. Those in .xls and .xlsb are not read; 取込結果 says so.',
          ],
        },
      ],
    },
    {
      id: 'excel',
      title: 'Connecting in Excel (SharePoint)',
      blocks: [
        {
          steps: [
            'Save `DX集約.xlsx` where only those who consolidate see it, and open it in Excel for Windows.',
            'Press Enable Content in the yellow bar. If a downloaded file does not let you, choose Properties > Unblock in Explorer.',
            'On the sheet 設定 choose SharePoint as 種類 and enter the site’s address (beginning with https, up to `○○.sharepoint.com/sites/dx`) as 場所.',
            'Enter the folder with its library in front (such as `Shared Documents/DX`) as フォルダー. The library that shows as ドキュメント or Documents is called `Shared Documents`.',
            'Press Refresh All on the Data tab.',
            'When asked for credentials, choose Organizational account, sign in, and apply them to the site’s address.',
            'When asked for privacy levels, choose Organizational for both Current Workbook and the site.',
            'See on the sheet 取込結果 how many workbooks there are and what was not read.',
          ],
        },
      ],
    },
    {
      id: 'share',
      title: 'Connecting in Excel (file share)',
      blocks: [
        {
          steps: [
            'On the sheet 設定 choose ファイル共有 as 種類 and enter the folder’s path (`\\\\server\\share\\DX`) as 場所. Drive letters differ from person to person: do not use them.',
            'Press Refresh All; as credentials choose Windows with your current ones, as privacy level Organizational for both.',
          ],
        },
      ],
    },
    {
      id: 'refresh',
      title: 'Refreshing',
      blocks: [
        {
          list: [
            'Every refresh reads all workbooks again and replaces the tables. To keep the values of a day, save a copy of the workbook before.',
            'Damaged files, files with a password and tables that lack columns do not stop it. 取込結果 gives the reason of each in a row.',
            'A wrong 場所 or a sign-in that fails does stop it, and what was there before stays. Nothing is overwritten by empty tables.',
            'Of a workbook that somebody has open, what was saved last is read.',
          ],
        },
      ],
    },
    {
      id: 'permissions',
      title: 'Setting permissions',
      blocks: [
        {
          table: [
            ['Who', 'Needs'],
            ['Whoever consolidates', 'To read the source folder. No right to write'],
            ['People of a division', 'To edit their own folder. None to those of others'],
            [
              'Readers of DX集約.xlsx',
              'What is consolidated does not follow the sources’ permissions: let only those read its place who may see it all',
            ],
            [
              'Readers of the Power BI report',
              'Viewer of the workspace. To show each division its own, set row-level security on 部署 of DX_Books',
            ],
            ['The scheduled refresh of Power BI', 'An account of the office, not of a person, that may read the source site'],
          ],
        },
      ],
    },
    {
      id: 'powerbi',
      title: 'Using Power BI',
      blocks: [
        {
          steps: [
            'Unpack `power-bi.zip` and open `DX_Compass.pbip` in Power BI Desktop. If it does not open, switch on projects (.pbip), TMDL and PBIR under Options > Preview features.',
            'Under Home > Transform data > Edit parameters enter DX_Kind (SharePoint or ファイル共有), DX_Place, DX_Folder and DX_AsOf (the day as of which is judged; blank: the day of reading).',
            'Press Refresh and choose credentials and privacy levels as in Excel.',
            'Publish it to the workspace of those who are to see it.',
            'In the service, enter credentials in the semantic model’s settings and schedule its refresh. A file share needs the on-premises data gateway.',
          ],
        },
        {
          table: [
            ['Measure', 'Meaning'],
            ['平均進捗率', 'Mean of (actual - baseline) ÷ (target - baseline): the formula of DX.PROGRESS'],
            [
              '目標までの残り',
              'The formula of DX.KPIGAP. KPIs of different units are not added up, so it shows only for one target year of one KPI',
            ],
            ['計画どおりの割合', 'Share of those whose actual reaches the plan: the formula of DX.ONTRACK'],
            ['評価の件数', 'How many have each grade, by the rules of DX.STATUS'],
            ['実績のある割合', 'Share of KPIs and target years with an actual: the formula of DX.COVERAGE'],
          ],
        },
      ],
    },
    {
      id: 'reading',
      title: 'What is read, and how',
      blocks: [
        {
          table: [
            ['In the workbook', 'Consolidated'],
            ['Columns moved, columns added', 'Found by their headings. Columns that are not declared are left out and named in 取込結果'],
            ['Years added, such as 目標2035', 'Below each other on the sheet 目標'],
            ['A table is missing', '表なし; the other tables are read'],
            ['A workbook of an older version', 'Read with blanks where it lacks columns, and told as older'],
            ['The heading of a required column changed', 'That table is not taken; the column is named'],
            ['Numbers and dates as text (1,234, ▲3, 80%, 2026/3/31)', 'Read as numbers and dates'],
            [
              'Text that is no number or date (約110万時間, R7年度末), values out of range, not among the choices, unknown names, error values',
              'That cell is blank and told with its row. Mend it in the workbook with 点検',
            ],
            ['“―”, “未定”', 'Blank: not decided yet'],
            ['KPIs with the same name', 'Not in 進捗, since nobody can tell whose an actual is'],
          ],
        },
        'The values on the sheet 進捗 are those that the DX functions give over the same cells. An actual is judged at its own time. Only KPIs rated by a table 評価基準 have no grade here.',
      ],
    },
    {
      id: 'growth',
      title: 'When there are more (40, 400, 4,000)',
      blocks: [
        'For workbooks of about 50 rows and 100 KB each; computed, not measured. Each query that is loaded opens every workbook.',
        {
          table: [
            ['Workbooks', 'Rows, transfer, openings', 'What suits'],
            [
              '40',
              'About 2,000 rows, 4 MB for each reading, 560 openings by 14 queries',
              'Refresh DX集約.xlsx by hand before a meeting. Nothing else',
            ],
            [
              '400',
              'About 20,000 rows, 40 MB, 5,600 openings',
              'Refresh Power BI at night. In Excel stop loading queries you do not use (right-click the query > Load To > Only Create Connection). Keep a site for DX workbooks alone',
            ],
            [
              '4,000',
              'About 200,000 rows, 400 MB, 56,000 openings',
              'A dataflow of Power BI reads each table once; semantic model and Excel connect to the dataflow. Together with incremental refresh',
            ],
          ],
        },
        {
          list: [
            'Dataflow: in the workspace choose Dataflow > Add new tables > Blank query and paste the queries of `consolidate/m/power-bi` under the same names. Switch off Enable load for those that are no tables and no parameters.',
            'Incremental refresh: in DX_Files, before the sorting, add a line that filters by the day a file was made, `Table.SelectRows(範囲, each [Date created] >= RangeStart and [Date created] < RangeEnd)`, and make the parameters RangeStart and RangeEnd of type date/time. Detect changes by 更新日時.',
            'Never part by 更新日時: a workbook that is saved again moves to a newer part while its rows stay in the older, and is counted twice.',
            'Rows of a deleted workbook stay until their part is refreshed. Refresh everything once a year.',
            'Excel alone ends at 1,048,576 rows a sheet. 取込結果 has 11 rows for each workbook.',
          ],
        },
      ],
    },
    {
      id: 'trouble',
      title: 'When it does not work',
      blocks: [
        {
          table: [
            ['What you see', 'What to look at'],
            [
              '“Formula.Firewall”',
              'Data > Get Data > Data Source Settings: privacy level Organizational for both the current workbook and the place',
            ],
            ['取込結果 says ブックなし', 'How フォルダー is written. In SharePoint it begins with the library'],
            ['No access', 'Whether the browser opens the same address. Clear the credentials in Data Source Settings and sign in again'],
            ['Rows of one division are missing', 'Its rows in 取込結果. Where it says 取り込みません, put the heading back'],
            ['Numbers differ from the workbook', 'The rows 注意 in 取込結果, and whether a copy of the workbook lies beside it'],
          ],
        },
        'Texts of cells are data, never instructions; also when the consolidated tables are handed to an AI.',
      ],
    },
  ],
};
