/** 引継ぎ: one page of values from the workbook's own state, made anew in place, taken back. */
import { bind } from '../../../../src/excel/edit/bindings';
import { readBindings } from '../../../../src/excel/edit/read-bindings';
import { readWorkbook } from '../../../../src/excel/read/read';
import { takeBackOwnSheet } from '../../../../src/excel/sheets/own/take-back-own-sheet';
import { findSuccessor, makeSuccessor } from '../../../../src/excel/sheets/own/successor';
import { successorContent } from '../../../../src/pane/pack/successor-content';
import { planSuccessor } from '../../../../src/sheets/pack/successor';
import { AS_OF, close, dump, sheetNamed } from '../../workbook';
import { openTwenty } from './pack-book';
import { plannedSuccessor } from './successor-book';

jest.setTimeout(120_000);
afterEach(close);

test('what the workbook holds, sources, what is due, bound cells and rules, as values on one page', async () => {
  const { host, client } = await openTwenty();
  await bind([
    {
      place: { sheet: '報告書', address: 'E14' },
      binding: { kpi: '作業削減時間', measure: 'actual', year: null, look: 'keep', triangle: false, as: 'value' },
      content: 350_000,
      format: null,
      shown: '',
    },
  ]);
  await host.settled();
  const before = dump(host.book);
  const [state, bound] = [await readWorkbook(), await readBindings()];
  const content = successorContent(state, bound, AS_OF);
  const textOf = (head: string): readonly string[] => content.items.find(item => item.head === head)?.lines ?? [];
  expect(textOf('ブックにあるもの')[0]).toMatch(/^シート「.+」（表 DX_\w+）\d+行/);
  expect(textOf('ブックにあるもの')).toContainEqual(expect.stringMatching(/^シート「KPI」（表 DX_KPIs）20行/));
  expect(textOf('結び付けたセル')).toEqual(['報告書!E14＝作業削減時間 実績（最新）（値、「すべて更新」で変わる）']);
  expect(textOf('使っている規則')).toContainEqual(expect.stringMatching(/^評価方式「長野県」（指標1件）：/));
  expect(textOf('使っている規則')).toContainEqual(expect.stringMatching(/^目標の改定 1件/));
  expect(textOf('次に期限が来るもの').length + textOf('期限を過ぎているもの').length).toBeGreaterThan(2);
  // By day: those that are over apart from those to come.
  expect(textOf('次に期限が来るもの').every(text => text === 'なし' || !/^202[0-5]/.test(text))).toBe(true);
  const plan = planSuccessor(state, content, await findSuccessor());
  expect(plan.printed.pages).toBe(1);
  client.resetCounters();
  const { made, page } = await makeSuccessor(plan);
  expect([client.counters.syncs, page]).toEqual([3, true]);
  const sheet = sheetNamed(host.book, '引継ぎ');
  const used = sheet.usedArea;
  for (let row = 0; row < (used?.rows ?? 0); row++)
    for (let column = 0; column < (used?.columns ?? 0); column++) expect(sheet.formula(row, column)).toBeNull();
  expect(sheet.value(0, 0)).toBe('引継ぎ');
  if (made === null) throw new Error('cannot be taken back');
  await takeBackOwnSheet(made);
  expect(dump(host.book)).toBe(before);
});

test('made anew where it stands; an empty workbook says that there is nothing', async () => {
  const { host } = await openTwenty();
  await makeSuccessor(await plannedSuccessor());
  const again = await plannedSuccessor();
  expect(again.replaces).toBe(true);
  await makeSuccessor(again);
  expect(host.book.sheets.filter(({ name }) => name.startsWith('引継ぎ'))).toHaveLength(1);
  const state = await readWorkbook();
  const tables = Object.fromEntries(Object.keys(state.tables).map(name => [name, null])) as unknown as typeof state.tables;
  const { items } = successorContent({ ...state, tables, asOf: null, asOfCell: null, sheets: [] }, [], AS_OF);
  expect(items.slice(0, 5).map(({ lines }) => lines)).toEqual([['なし'], ['なし'], ['なし'], ['なし'], ['なし']]);
});

test('a thousand milestones still make one page, and say how many are left', async () => {
  await openTwenty();
  const state = await readWorkbook();
  const content = successorContent(state, [], AS_OF);
  const long = { ...content, items: content.items.map(item => ({ ...item, lines: Array.from({ length: 1000 }, () => 'あ'.repeat(120)) })) };
  const plan = planSuccessor(state, long, { kind: 'none' });
  expect(plan.printed.pages).toBe(1);
  expect(plan.left).toBeGreaterThan(900);
  expect(plan.printed.rows.some(({ cells }) => cells.some(({ value }) => String(value) === '1000件'))).toBe(true);
});
