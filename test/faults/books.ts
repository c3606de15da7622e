/** Workbooks as municipalities have them when an action begins: the staff's own things stand beside ours and must stay. */
import { readWorkbook } from '../../src/excel/read/read';
import { setUp } from '../../src/excel/sheets/set-up/set-up';
import { planSetUp } from '../../src/sheets/make/set-up';
import type { TableName } from '../../src/sheets/schema/table-name';
import { OSAKA } from '../../src/sheets/templates/osaka';
import type { Book } from '../host/book/book';
import { emptyChart, emptySeries } from '../host/book/chart';
import type { Started } from '../host/node';
import { AS_OF, open, sheetNamed } from '../excel/workbook';

/** What staff put beside our tables: texts, formulas, notes, fills, widths, a table and a name of their own. */
function personalise(book: Book): void {
  const report = sheetNamed(book, '報告書');
  report.write({ row: 5, column: 0, rows: 2, columns: 3 }, [
    ['※ 手入力', '=B2*2', book.table('DX_Actuals') ? '=IFERROR(SUM(DX_Actuals[値]),0)' : '=1+1'],
    ['電話', "'03-1234", 'メモ'],
  ]);
  report.setNote(5, 0, '担当のメモ');
  report.setStyle({ row: 8, column: 0, rows: 2, columns: 3 }, { fill: { pattern: 'solid', color: { rgb: '#FFFF00' } } });
  const own = book.addSheet('庁内名簿');
  own.write({ row: 0, column: 0, rows: 3, columns: 3 }, [
    ['氏名', '課', '内線'],
    ['甲', '総務', 123],
    ['乙', '財政', 456],
  ]);
  book.addTable(own, { row: 0, column: 0, rows: 3, columns: 3 }, true, 'T_名簿');
  own.merge({ row: 6, column: 0, rows: 2, columns: 2 });
  own.setColumnWidth(5, 1, 44);
  book.names.add('担当一覧', "='庁内名簿'!$A$2:$A$3");
  for (const { sheet, area, name } of book.tables().filter(table => table.name.startsWith('DX_'))) {
    const right = area.column + area.columns;
    // Two columns away: what touches a table becomes a part of it.
    sheet.write({ row: 0, column: right + 2, rows: 2, columns: 1 }, [[`${name}の覚え`], ['=COUNTA(A:A)']]);
    sheet.setColumnWidth(right, 1, 77);
    sheet.setStyle({ row: area.row, column: right, rows: 12, columns: 1 }, { fill: { pattern: 'solid', color: { rgb: '#CCFFCC' } } });
    sheet.setStyle({ row: area.row + area.rows, column: 0, rows: 4, columns: 3 }, { font: { italic: true } });
    sheet.setNote(area.row, 0, '見出しの覚え');
  }
  // A chart of their own that reads a sheet of ours, and one on a sheet of ours.
  for (const { sheet, area, name } of book.tables().filter(table => table.name === 'DX_KPIs')) {
    const source = { sheet: sheet.id, area: { row: area.row + 1, column: area.column + 5, rows: 3, columns: 1 } };
    for (const [on, title] of [
      [report, '係のグラフ'],
      [sheet, `${name}のグラフ`],
    ] as const) {
      const chart = emptyChart(`staff ${title}`, title, 'ColumnClustered');
      const series = [{ ...emptySeries(`series ${title}`, chart.type, '値'), values: source }];
      on.charts = [...on.charts, { ...chart, series, title: { ...chart.title, text: title }, left: 400, top: 200 }];
    }
  }
}

/** A workbook without any of our sheets. */
export async function openEmpty(): Promise<Started> {
  const started = await open();
  personalise(started.host.book);
  await started.host.settled();
  return started;
}

/** A workbook with the KPIs of a published plan, and these tables. */
export async function openWith(...tables: readonly TableName[]): Promise<Started> {
  const started = await open();
  await setUp(planSetUp(await readWorkbook(), { tables, template: OSAKA, asOf: AS_OF }));
  await started.host.settled();
  personalise(started.host.book);
  await started.host.settled();
  return started;
}

export const openLedger = (): Promise<Started> => openWith('DX_KPIs', 'DX_Actuals', 'DX_Revisions');

/** Two milestones in DX_Schedules, typed by hand. */
export function typeSchedules(book: Book): void {
  const table = book.table('DX_Schedules');
  if (table === null) throw new Error('the workbook has no schedules');
  const wide = (line: readonly (string | number)[]): (string | number | null)[] =>
    Array.from({ length: table.area.columns }, (_, at) => line[at] ?? null);
  table.sheet.write({ row: table.area.row + 1, column: 0, rows: 2, columns: table.area.columns }, [
    wide(['A-1', '標準化', '計画', '係', '', '', 46113, 46295]),
    wide(['A-2', '標準化', '移行', '係', '', '', 46296, 46843]),
  ]);
  table.resize({ ...table.area, rows: 3 });
}

const PUBLISHED = [
  ['KPI', '2030年', '2040年'],
  ['多重入力箇所', '0 箇所', '0 箇所'],
  ['作業削減時間', '110万時間 軽減', '212万時間 軽減'],
  ['窓口の待ち時間', '', '10分'],
  ['オンライン申請率', '80%', '95%'],
];
/** Where `putPublished` puts a table to be adopted. */
export const PUBLISHED_BLOCK = { sheet: '公表資料', row: 2, column: 1, rows: PUBLISHED.length, columns: 3 } as const;

/** A sheet with a published table of targets, to be adopted. */
export function putPublished(book: Book): void {
  const { sheet: name, ...area } = PUBLISHED_BLOCK;
  book.addSheet(name).write(area, PUBLISHED);
}
