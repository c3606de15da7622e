/** What the pane says about sheets, in English, and the columns' help. Headers stay as they are in the workbook. */
import type { Touched } from '../../excel/batch/failure';
import type { TableName } from '../../sheets/schema/table-name';
import type { ColumnsOfTable } from '../../sheets/schema/declarations/tables';
import type { SheetsText } from './sheets.ja';

function touchedEn({ sheets, cells }: Touched): string {
  const parts = [
    ...(sheets.length > 0 ? [`the sheets “${sheets.join('”, “')}”`] : []),
    ...(cells.length > 0 ? [`the cells ${cells.join(', ')}`] : []),
  ];
  return parts.length > 0 ? parts.join(' and ') : 'the sheets';
}

const s = (count: number): string => (count === 1 ? '' : 's');

export const SHEETS_EN: SheetsText = {
  expected: {
    text: 'text',
    uniqueText: 'text that no other row has',
    id: 'a number that no other row has',
    number: 'a number',
    count: 'a whole number, 0 or more',
    yen: 'a whole number of yen',
    ratio: 'a value from 0% to 100%',
    year: 'a year of four digits',
    date: 'a date',
    choice: 'one of the choices',
    yesNo: '○ or nothing',
    ref: 'a name from the list',
    refs: 'names from the list, separated by commas',
    perYear: 'a number',
  },
  issues: {
    missing: ({ column, got }, show) =>
      typeof got === 'string' && got.trim() !== ''
        ? `“${column}” is “${show.cell(got)}”. ${/集計/.test(got) ? 'Enter the number once it has been counted.' : 'Enter it once it is there.'}`
        : `“${column}” is empty. It is required.`,
    wrongType: ({ column, got, expected }, show) => `“${column}” should be ${SHEETS_EN.expected[expected]} (now “${show.cell(got)}”).`,
    notInChoices: ({ column, got, expected }, show) =>
      `“${show.cell(got)}” in “${column}” is not one of the choices (${expected.join(', ')}).`,
    unknownReference: ({ column, got, expected }, show) =>
      `“${show.cell(got)}” in “${column}” is not on the sheet ${show.sheet(expected.table)}. ${expected.nearest === null ? `Add it to “${expected.header}” there.` : `Did you mean “${expected.nearest}”?`}`,
    duplicateKey: ({ column, got, expected }, show) =>
      `“${show.cell(got)}” in “${column}” is already in ${show.row(expected.firstRow) ?? `row ${expected.firstRow + 1} of the table`}.`,
    outOfRange: ({ column, got, expected: { min, max } }, show) => {
      const range =
        min !== null && max !== null
          ? `${show.number(min)} to ${show.number(max)}`
          : min !== null
            ? `${show.number(min)} or more`
            : max !== null
              ? `${show.number(max)} or less`
              : 'a possible date';
      return `“${show.cell(got)}” in “${column}” is out of range (${range}).`;
    },
    endBeforeStart: ({ column, got, expected }, show) =>
      `“${column}” (${typeof got === 'number' ? show.date(got) : show.cell(got)}) is before “${expected.startHeader}” (${show.date(expected.start)}).`,
    noDirection: ({ column, expected }) => `“${column}” is empty and cannot be told from the targets. Choose ${expected.join(' or ')}.`,
    unitMismatch: ({ column, got, expected }, show) =>
      `The unit of “${expected.kpi}” is %, but “${column}” is ${show.cell(got)}. If ${show.cell(got)}% is meant, enter it with the % sign.`,
    duplicateActual: ({ expected }, show) =>
      `There is a value for the same KPI and time in ${show.row(expected.lastRow) ?? `row ${expected.lastRow + 1} of the table`}, too. The lower row counts. If it is a correction, say why in コメント of the lower row.`,
    blankTarget: ({ column }) => `“${column}” is empty. Enter the target, or ― if it is not decided yet.`,
    blankBaseline: ({ column }) => `“${column}” is empty. Enter the value, or ― if it is not decided yet.`,
    undecided: ({ column, expected }) =>
      `“${column}” is not decided (―). ${expected === 'baseline' ? 'Once it is entered, the planned path and the rating appear.' : expected === 'finish' ? 'Whether it is late is not judged. Enter it once it is decided.' : 'Enter it once it is decided.'}`,
    missingHeader: ({ column, expected }) =>
      `There is no column “${column}”. ${expected.nearest === null ? `${expected.required ? 'It is required. ' : ''}Add a column to the table and name it “${column}”.` : `Change the header “${expected.nearest}” to “${column}”.`}`,
    duplicateHeader: ({ column, expected }) =>
      `There are two columns “${column}”. Column ${expected.firstColumn + 1} from the left is read. Rename the other one.`,
  },
  fix: (from, to) => `“${from}” → ${to}`,
  failures: {
    cellEditMode: () => ({
      what: 'Excel refused because a cell is being edited.',
      todo: 'Finish editing the cell (Enter or Esc), then try again.',
    }),
    protectedSheet: ({ sheet }) => ({
      what: `The sheet “${sheet}” is protected.`,
      todo: 'Choose Review > Unprotect Sheet, then try again.',
    }),
    structureProtected: () => ({
      what: 'The structure of the workbook is protected, so no sheet can be added, deleted, shown or hidden.',
      todo: 'Choose Review > Protect Workbook to lift the protection, then try again.',
    }),
    hiddenSheet: ({ sheet }) => ({ what: `The sheet “${sheet}” is hidden.`, todo: 'Right-click a sheet tab and choose Unhide.' }),
    notFound: ({ what }) => ({
      what: what === '' ? 'A sheet or table could not be found.' : `“${what}” could not be found.`,
      todo: 'It may have been renamed or deleted. Read the workbook again.',
    }),
    tooLarge: () => ({
      what: 'There is too much data for Excel to handle at once.',
      todo: 'Move older rows or long texts to another workbook.',
    }),
    connectionLost: () => ({
      what: 'The connection to Excel was lost.',
      todo: 'Check that the workbook is open and the network is up, then try again.',
    }),
    timeout: ({ seconds }) => ({
      what: `Excel has not answered for ${seconds} seconds. It may still be recalculating.`,
      todo: 'Wait until the calculation has finished, then read the workbook again.',
    }),
    readOnly: () => ({
      what: 'This workbook cannot be edited (read-only, or no permission).',
      todo: 'Open it for editing, or ask its administrator.',
    }),
    unsupported: ({ what }) => ({
      what: `This version of Excel does not support the action${what === '' ? '' : ` (${what})`}.`,
      todo: 'Open the workbook in Microsoft 365, Excel LTSC 2024 or later, or Excel for the web.',
    }),
    excelTooOld: ({ needs }) => ({
      what: `This version of Excel is too old for DX Compass to write with (needed: ${needs} or later).`,
      todo: 'Open the workbook in Microsoft 365, Excel LTSC 2024 or later, or Excel for the web. Reading and showing still work as far as this version can.',
    }),
    tableNotOurs: ({ table, sheet, headers }) => ({
      what: `On the sheet “${sheet}” there is another table of the same name (${table}; headers: ${headers.slice(0, 4).join(', ')}${headers.length > 4 ? ' …' : ''}).`,
      todo: 'Rename that table under Table Design > Table Name, or give it the headers of the form.',
    }),
    nameTaken: ({ name }) => ({
      what: name === '' ? 'Something of this name exists already.' : `The name “${name}” is already in use.`,
      todo: 'Rename or delete it under Formulas > Name Manager or on the sheet tab.',
    }),
    rowsInTheWay: ({ sheet, address }) => ({
      what: `On the sheet “${sheet}” there is other content just below the table (${address}).`,
      todo: 'Move what is below the table to make room.',
    }),
    columnsInTheWay: ({ sheet, address }) => ({
      what: `On the sheet “${sheet}” there is other content just right of the table (${address}).`,
      todo: 'Move what is right of the table to make room.',
    }),
    mergedBesideTable: ({ sheet, address }) => ({
      what: `On the sheet “${sheet}” there are merged cells right beside the table (${address}).`,
      todo: 'Unmerge them, then try again: a table cannot have merged cells.',
    }),
    sheetFull: ({ sheet, axis }) =>
      axis === 'row'
        ? {
            what: `No row can be added on the sheet “${sheet}”: it would go beyond the last one (row 1,048,576).`,
            todo: 'Delete the blank rows at the bottom of the table, then try again. If there are none, move old rows to another workbook.',
          }
        : {
            what: `No column can be added on the sheet “${sheet}”: it would go beyond the last one (column XFD).`,
            todo: 'Delete columns that are not used, left or right of the table, then try again.',
          },
    totalsRow: ({ sheet }) => ({
      what: `The table on the sheet “${sheet}” shows a totals row, so no row can be added below.`,
      todo: 'Clear Table Design > Total Row, then try again.',
    }),
    missingColumn: ({ sheet, header }) => ({
      what: `The table on the sheet “${sheet}” has no column “${header}”.`,
      todo: `Add a column to the table and name it “${header}”.`,
    }),
    changedMeanwhile: ({ what }) => ({
      what: `“${what}” has changed in the meantime, perhaps by another person.`,
      todo: 'Look at what is there now, then try again.',
    }),
    cellHasFormula: ({ sheet, address }) => ({
      what: `Cell ${address} on the sheet “${sheet}” holds a formula.`,
      todo: 'It was left alone so as not to break the formula. Correct the formula instead.',
    }),
    selectionNotCells: () => ({
      what: 'What is selected is not one range of cells.',
      todo: 'Select one cell or one range, then press again.',
    }),
    cellsInTheWay: ({ sheet, address, holds }) => ({
      what: `${sheet}!${address} holds “${holds}”.`,
      todo: 'Select an empty cell, then press again.',
    }),
    spillIntoTable: ({ table }) => ({
      what: `The result spreads over several cells, and the table “${table}” is in the way. Excel lets no formula spread inside a table.`,
      todo: 'Select an empty cell outside the table, or make it a formula for one row.',
    }),
    lineNeeded: ({ sheet, address }) => ({
      what: `${sheet === '' ? `The name “${address}”` : `${sheet}!${address}`} needs a blank row or column that would be deleted: the edge of a formula’s range, a note, a merge or a table.`,
      todo: 'Look at the range of the formula, the note or the merge, and delete the row or column then.',
    }),
    mergedInTheWay: ({ sheet, address }) => ({
      what: `Where the result would spread (${sheet}!${address}) there are merged cells.`,
      todo: 'Select a cell without merged cells around it, then press again.',
    }),
    spillOffSheet: ({ sheet, address }) => ({
      what: `From ${sheet}!${address} the result would go beyond the edge of the sheet.`,
      todo: 'Select a cell further up or to the left, then press again.',
    }),
    readsItself: ({ sheet, address, source }) => ({
      what: `${sheet}!${address} is inside the cells the formula reads (${source}): it would read itself.`,
      todo: 'Select an empty cell outside that range, then press again.',
    }),
    notLoaded: () => ({
      what: 'A file of the add-in that this needs could not be loaded.',
      todo: 'Check the network connection and try again. If the add-in has been updated meanwhile, close the task pane and open it again.',
    }),
    schemaNewer: ({ version, known }) => ({
      what: `This workbook was made with a newer version of DX Compass (sheets version ${version}, this add-in ${known}).`,
      todo: 'It can be read but will not be written to. Update the add-in, then try again.',
    }),
    severalKpis: ({ kpi }) => ({
      what: `The KPI sheet has two or more rows named “${kpi}”.`,
      todo: 'Give each row a name of its own, then try again.',
    }),
    revisionThere: ({ kpi, year, sheet, address }) => ({
      what: `A revision of the ${year} target of “${kpi}” of the same or a later date is at ${sheet}!${address}.`,
      todo: 'Choose a later date, or correct that row.',
    }),
    noNote: ({ sheet, address, isProtected }) => ({
      what: isProtected
        ? `The sheet “${sheet}” is protected, so the original of ${address} cannot be kept in a note.`
        : `The original of ${sheet}!${address} cannot be kept in a note: the cell has another note, or this Excel takes none.`,
      todo: 'Choose “Fix without keeping it” if the original need not be kept.',
    }),
    unknown: ({ code, message }) => ({
      what: `Excel reported an error (${[code, message].filter(text => text !== '').join(': ')}).`,
      todo: 'Try again. If it persists, pass this sentence on to your administrator.',
    }),
  },
  outcomes: {
    nothing: () => 'Nothing was changed.',
    takenBack: () => 'What had been written was taken back.',
    left: touched => `What had been written could not be taken back. Check ${touchedEn(touched)} and delete what is not needed.`,
    unknown: touched => `Excel did not answer, so it is not known whether anything was written. Please check ${touchedEn(touched)}.`,
  },
  plan: {
    create: (sheet, columns, rows) =>
      `The sheet “${sheet}” will be made (${columns} column${s(columns)}, ${rows > 0 ? `${rows} row${s(rows)}` : 'no rows'}).`,
    renamed: (wanted, sheet) => `There is a sheet “${wanted}”, so it will be named “${sheet}”.`,
    append: (sheet, rows) => `${rows} row${s(rows)} will be added below the table on the sheet “${sheet}”.`,
    columns: headers => `Columns will be added at the table’s right end: ${headers.join(', ')}`,
    present: rows => (rows === 1 ? 'One row is there already.' : `${rows} rows are there already.`),
    keep: sheet => `The sheet “${sheet}” stays as it is.`,
    asOf: (sheet, date) => `A cell for the as-of date (${date}) will be made on the sheet “${sheet}”.`,
    nothing: 'There is nothing to add. Everything is there.',
  },
};

/** The help of every column, in English; in Japanese it stands in the declarations. A new column does not compile without it. */
export const COLUMN_HELP_EN: { readonly [N in TableName]: { readonly [K in keyof ColumnsOfTable<N>]: string } } = {
  DX_Members: {
    body: 'Name of the body: headquarters, project team, working group.',
    role: 'Role in the body.',
    post: 'Post as the charter words it.',
    person: 'Who holds the post now; may stay empty.',
    division: 'Division.',
    appointment: 'How the member is chosen.',
    basis: 'Article of the charter.',
    since: 'Date of taking office.',
    until: 'End of the term.',
    remarks: 'Anything else.',
  },
  DX_Systems: {
    id: 'Number of the system; no two alike.',
    name: 'Name of the system; no two alike.',
    division: 'Division in charge.',
    category: 'Category of the business.',
    duplicateEntries: 'Number of places where the same information is entered again.',
    connections: 'Systems it exchanges data with, separated by commas.',
    standardised: '○ if it is to be standardised.',
    status: 'Present stage.',
    migrationDue: 'Date by which migration is to be finished.',
    annualCost: 'Cost a year in yen.',
    owner: 'Section or post in charge.',
    remarks: 'Anything else.',
  },
  DX_KPIs: {
    id: 'Number of the KPI; no two alike.',
    name: 'Name of the KPI; actuals and formulas refer to it, so no two alike.',
    unit: 'Unit of the values.',
    direction: '増加 when more is better, 減少 when less is better.',
    baselineYear: 'Fiscal year of the baseline, four digits; ― if not decided.',
    baseline: 'Value before the work began, as a number; ― if not decided.',
    targets: 'Target of that year, as a number; ― if not decided.',
    timing: 'When in the target year the value counts; empty is 年度末 (31 March).',
    path: 'How the planned path is drawn; empty is 折れ線.',
    scale: 'Rating rule; empty is 標準.',
    weight: 'Weight in averages, 0 or more; empty counts as 1.',
    aggregation: '時点 for a value at a point in time, 累計 for one that adds up over the fiscal year; empty is 時点.',
    parent: 'The KPI above that this one supports.',
    stage: 'Input (インプット), activity (活動), output (アウトプット) or outcome (アウトカム).',
    frequency: 'How often the actual is reported: 年 (year), 半年 (half-year), 四半期 (quarter), 月 (month); empty is 年.',
    owner: 'Division that reports the value.',
    source: 'Document that sets the target, with its section or page.',
    remarks: 'Anything else.',
  },
  DX_Actuals: {
    kpi: 'A name from the KPI sheet.',
    year: 'Fiscal year of the value, four digits.',
    date: 'Date of a value within the year; empty is the end of the year.',
    value: 'The actual as a number, in the unit of the KPI.',
    status: '実績 final, 見込 expected, 速報 provisional.',
    source: 'Where the value comes from.',
    author: 'Division of the person who entered it.',
    enteredOn: 'Date of entry.',
    comment: 'Background and caveats.',
  },
  DX_Schedules: {
    id: 'Number of the row; no two alike.',
    initiative: 'Name of the initiative.',
    milestone: 'What is to be achieved.',
    owner: 'Division in charge.',
    system: 'System concerned.',
    kpi: 'KPI concerned.',
    plannedStart: 'Planned start.',
    plannedFinish: 'Planned finish.',
    actualStart: 'Actual start.',
    actualFinish: 'Actual finish.',
    progress: 'Progress from 0% to 100%.',
    remarks: 'Anything else.',
  },
  DX_Meetings: {
    body: 'Name of the body.',
    number: 'Number of the meeting.',
    date: 'Date of the meeting.',
    convener: 'Post of the person who convened it.',
    agenda: 'Agenda.',
    decisions: 'What was decided.',
    decidedBy: 'How it was decided.',
    reportedTo: 'To whom it was reported.',
    reportedOn: 'Date of the report.',
    documents: 'Documents, or where they are kept.',
  },
  DX_Issues: {
    id: 'Number of the issue; no two alike.',
    issue: 'What has to be solved.',
    category: 'Category.',
    division: 'Division in charge.',
    system: 'System concerned.',
    kpi: 'KPI concerned.',
    due: 'Date by which it is to be solved.',
    status: 'Present state.',
    response: 'How it will be dealt with.',
  },
  DX_Requests: {
    round: 'Name of the round of requests.',
    to: 'Division that is asked.',
    askedOn: 'Date of the request.',
    due: 'Date by which to answer.',
    status: 'Present state.',
    answeredOn: 'Date of the answer.',
    answeredBy: 'Division or post of the person who answered.',
    asked: 'Number of values asked for.',
    answered: 'Number of values answered.',
    remarks: 'Anything else.',
  },
  DX_Context: {
    item: 'Name of the matter.',
    category: 'Category.',
    year: 'Year of the value, four digits; empty where there is none.',
    value: 'The value as a number.',
    unit: 'Unit of the value.',
    text: 'What the document says.',
    source: 'Document, with its section or page.',
  },
  DX_Steps: {
    system: 'System concerned.',
    business: 'Business to be standardised.',
    number: 'Place of the step in the order.',
    step: 'What is done.',
    status: 'Present state.',
    due: 'Planned date of completion.',
    finishedOn: 'Date of completion.',
    remarks: 'Anything else.',
  },
  DX_Revisions: {
    kpi: 'KPI whose target was revised.',
    year: 'Year of the target, four digits.',
    before: 'Target before the revision.',
    after: 'Target after the revision.',
    revisedOn: 'Date of the revision.',
    reason: 'Why it was revised.',
  },
};
