/** Texts that Excel would take for formulas, numbers, dates or errors, or that code might trip over, go through every way of writing as they are. */
import { setUp } from '../../../src/excel/sheets/set-up/set-up';
import { adopt, takeBackAdopted } from '../../../src/excel/sheets/set-up/adopt';
import { findSource } from '../../../src/excel/read/adopt-source';
import { readWorkbook } from '../../../src/excel/read/read';
import { asWritten } from '../../../src/excel/batch/cell-text';
import { addActual } from '../../../src/excel/edit/write';
import { revise } from '../../../src/excel/edit/revise';
import { findGantt, makeGantt } from '../../../src/excel/sheets/own/gantt';
import { findOriginal, makeOriginalSheet } from '../../../src/excel/sheets/own/original-sheet';
import { toMemory } from '../../../src/sheets/adopt/mapping/adopt-memory';
import { planGantt } from '../../../src/sheets/make/own/gantt';
import { planOriginalSheet } from '../../../src/sheets/make/own/original-sheet';
import { planSetUp } from '../../../src/sheets/make/set-up';
import type { TableName } from '../../../src/sheets/schema/table-name';
import { OSAKA } from '../../../src/sheets/templates/osaka';
import type { Book } from '../../host/book/book';
import type { Started } from '../../host/node';
import { adoption, propose } from '../../sheets/adopt/adopt-work';
import { addFunctions } from '../sheets/own/gantt-book';
import { differences, isContent, printed, whole } from '../../faults/whole';
import { AS_OF, close, open, sheetNamed } from '../workbook';

afterEach(close);

const FORMULAS = [
  ...["=cmd|'/C calc'!A0", '=1+1', '+1', '-1', '@SUM(1)', "'=1", '\t=1', '\n=1', '\r\n=1+1', ' =1', '--1', '-a', '- ', '=', '=@', '={1}'],
  ...['=A1:A', '=HYPERLINK("http://example.invalid","x")', '　=1', '＝1+1', '﹦1+1', '⁼1+1', '₌1', '﹢1', '＋1', '－1', '＠A1', '`=1'],
  ...['\u200b=1', '\ufeff=1', '\u00a0=1', '\u202eabc\u202c', 'DX.KPIGAP(1)'],
];
const VALUES = [
  ...['1/2', '2026-3', '1e3', '1E400', '0x10', '１／２', '三', '㋿8', 'Ⅳ', '½', '①', '10%', '%', '¥5', '€5', '1,000', '(5)', '5-', '00012'],
  ...[
    '１２：３０',
    '12:30',
    '1:2:3',
    '12時30分',
    'jan 5',
    'Sep-26',
    '5月',
    '令和8',
    'h1.1',
    '1 1/2',
    '1d2',
    '1 000',
    '１／２／３',
    '1٫5',
    '٣',
  ],
  ...['1.2.3', '2026.3.31', '3 km', 'TRUE', '#N/A', '#REF!', '#FIELD!', 'A1', 'R1C1'],
];
const WORDS = [
  ...['👩‍💻🏛️', '\ud800', 'x\udfffy', '<script>alert(1)</script>', '<img src=x onerror=alert(1)>', '&amp;', '$&', '$1', '\\', '\u0007b'],
  ...[
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    'null',
    'undefined',
    'NaN',
    '"',
    '""',
    "'",
    '[',
    ']',
    '#',
    '@',
    'a[#All]',
    "a'#",
  ],
  ...['x\r\ny', 'x\ry', ' x ', '　x　'],
];
const TEXTS: readonly string[] = [...FORMULAS, ...VALUES, ...WORDS];
/** 工程表 works each of its rows out from all others, so it gets some of each kind. */
const SOME = [...FORMULAS.slice(0, 12), ...VALUES.slice(-6), ...WORDS.slice(0, 12)];

async function openTables(...tables: readonly TableName[]): Promise<Started> {
  const started = await open();
  addFunctions(started.host.book);
  await setUp(planSetUp(await readWorkbook(), { tables, template: OSAKA, asOf: AS_OF }));
  await started.host.settled();
  return started;
}

const formulasIn = (book: Book, name: string): string[] =>
  [...sheetNamed(book, name).state.cells.entries()].flatMap(([, { formula }]) => (formula === undefined ? [] : [formula]));
/** Formulas that somebody's text has become. */
const evil = (formulas: readonly string[]): string[] => formulas.filter(formula => /cmd|HYPERLINK|^=1(?:\+1)?$|SUM\(1\)/.test(formula));

test('an actual: its name, source and comment', async () => {
  const { host } = await openTables('DX_KPIs', 'DX_Actuals');
  for (const text of TEXTS) {
    const { address } = await addActual({ kpi: text, year: 2025, value: 1, source: text, comment: text }, '時間');
    const row = Number(address.slice(1)) - 1;
    const sheet = sheetNamed(host.book, '実績');
    expect([0, 5, 8].map(column => [sheet.formula(row, column), sheet.value(row, column)])).toEqual(
      Array.from({ length: 3 }, () => [null, text]),
    );
  }
  const comments = (await readWorkbook()).tables.DX_Actuals?.rows.map(({ comment }) => comment) ?? [];
  expect(comments).toHaveLength(TEXTS.length);
  // An error that is typed is an error to whoever reads it, and what is nothing but signs says nothing.
  expect(TEXTS.filter((text, at) => comments[at] !== text)).toEqual(['- ', '#N/A', '#REF!', '#FIELD!', '[', ']']);
});

test('the reason of a revision', async () => {
  const { host } = await openTables('DX_KPIs', 'DX_Revisions');
  let target = 1_100_000;
  for (const [at, reason] of TEXTS.entries()) {
    const order = { kpi: '作業削減時間', year: 2030, from: target, before: target, after: target + 1, revisedOn: 43_831 + at, reason };
    const { row } = await revise({ ...order, unit: '時間', setUp: null });
    target++;
    const sheet = sheetNamed(host.book, '目標改定');
    expect([sheet.formula(Number(row.address.slice(1)) - 1, 5), sheet.value(Number(row.address.slice(1)) - 1, 5)]).toEqual([null, reason]);
  }
});

test('cells and headers of an adopted table, and all of it taken back', async () => {
  const { host } = await openTables('DX_KPIs', 'DX_Actuals');
  const sheet = host.book.addSheet('=HYPERLINK("http")');
  sheet.write({ row: 0, column: 0, rows: 1, columns: 4 }, [['KPI', '__proto__', '2030年', 'constructor']]);
  sheet.write(
    { row: 1, column: 0, rows: TEXTS.length, columns: 4 },
    TEXTS.map((text, at) => [`'${text}`, `'${text}`, `'${text}`, at]),
  );
  await host.settled();
  const before = whole(host.book);
  const state = await readWorkbook();
  const block = { sheet: sheet.name, row: 0, column: 0, rows: TEXTS.length + 1, columns: 4 };
  const { source } = await findSource({ kind: 'cells', block });
  const { read, proposal } = propose(source, state, 'DX_KPIs');
  const planned = adoption(state, read, proposal, proposal.matches);
  const memory = toMemory(proposal.table, read.columns, proposal.matches);
  const own = formulasIn(host.book, 'KPI');
  const { copied } = await adopt({ adoption: planned, source, state, memory });
  await host.settled();
  expect(formulasIn(host.book, 'KPI')).toEqual(own);
  expect(planned.rows.length).toBeGreaterThan(TEXTS.length * 0.8);
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  await takeBackAdopted(copied);
  await host.settled();
  // How the form was read is remembered.
  expect(differences(before, whole(host.book)).filter(isContent).map(printed)).toEqual([]);
});

test('names in every table: read, and written into 工程表 and 当初計画', async () => {
  const { host } = await openTables('DX_KPIs', 'DX_Schedules', 'DX_Revisions');
  const { book } = host;
  const put = (name: TableName, line: (text: string, at: number) => readonly (string | number | null)[]): void => {
    const table = book.table(name);
    if (table === null) throw new Error('no table');
    const { area, sheet } = table;
    const typed = (value: string | number | null | undefined): string | number | null =>
      typeof value === 'string' ? `'${value}` : (value ?? null);
    const rows = SOME.map((text, row) => Array.from({ length: area.columns }, (_, at) => typed(line(text, row)[at])));
    sheet.write({ row: area.row + 1, column: area.column, rows: rows.length, columns: area.columns }, rows);
    table.resize({ ...area, rows: rows.length + 1 });
  };
  put('DX_KPIs', (text, at) => [`${text}${at}`, text, text, '増加', 2023, 5, 10, 20, text, text, text, text, text]);
  put('DX_Schedules', (text, at) => [`${text}${at}`, text, text, text, text, text, 46_113, 46_295 + at, text]);
  put('DX_Revisions', text => [text, 2030, text, 10, 46_000, text]);
  book.table('DX_KPIs')?.addColumn('__proto__');
  book.table('DX_KPIs')?.addColumn("目標[#All]'2050");
  await host.settled();
  const state = await readWorkbook();
  expect([state.tables.DX_KPIs, state.tables.DX_Schedules, state.tables.DX_Revisions].map(table => table?.rows.length)).toEqual([
    SOME.length,
    SOME.length,
    SOME.length,
  ]);
  const gantt = planGantt(state, { years: null, today: AS_OF, existing: await findGantt() });
  const original = planOriginalSheet(state, await findOriginal());
  if (gantt === null || original === null) throw new Error('nothing to make');
  await makeGantt(gantt);
  await makeOriginalSheet(original);
  await host.settled();
  expect([gantt.sheet, original.sheet].flatMap(sheet => evil(formulasIn(book, sheet)))).toEqual([]);
});

test('what Excel would read otherwise gets an apostrophe, and nothing else does', () => {
  const changed = [
    'March 5',
    '5 March 2026',
    '２０２６年',
    '2026 年 3 月',
    '#NAME?',
    'Sept 5',
    'September 2026',
    '1E+5',
    '12:00 AM',
    '1-2-3',
    '2-MAR-26',
    '2/29',
    '午後5時',
    '午前 9:30',
    '#EXTERNAL!',
    '#PYTHON!',
    '#TIMEOUT!',
  ];
  expect(changed.filter(text => asWritten(text) === text)).toEqual([]);
  const same = ['正午', 'Sunday', 'ﾃﾞｰﾀ', '総務課', 'R8計画', '第3回', 'K-1', '3 km', '1,234.5e', 'Mayor', ''];
  expect(same.filter(text => asWritten(text) !== text)).toEqual([]);
});
