/** 会議資料 and 進捗報告 as sheets: values only, in three syncs however many KPIs, made anew in place, taken back. */
import { makePack } from '../../../../src/excel/sheets/own/pack';
import { readWorkbook } from '../../../../src/excel/read/read';
import { takeBackOwnSheet } from '../../../../src/excel/sheets/own/take-back-own-sheet';
import { planPack } from '../../../../src/sheets/pack/pack';
import { close, dump, sheetNamed } from '../../workbook';
import { openTwenty, planned } from './pack-book';

jest.setTimeout(120_000);
afterEach(close);

test.each(['pack', 'report'] as const)('%s of twenty KPIs: three syncs, no formulas, greys only', async form => {
  const { host, client } = await openTwenty();
  const { plan, content } = await planned(form);
  expect(content.kpis).toHaveLength(20);
  client.resetCounters();
  const made = await makePack(plan);
  expect(client.counters.syncs).toBe(3);
  expect(made.page).toBe(true);
  const sheet = sheetNamed(host.book, plan.sheet);
  const used = sheet.usedArea;
  if (used === null) throw new Error('an empty sheet');
  const colours = new Set<string>();
  for (let row = 0; row < used.rows; row++)
    for (let column = 0; column < used.columns; column++) {
      expect(sheet.formula(row, column)).toBeNull();
      const { font, fill } = sheet.style(row, column);
      for (const colour of [font?.color, fill?.color]) if (colour !== undefined) colours.add(colour.rgb);
    }
  expect([...colours].filter(colour => !/^#([0-9A-F]{2})\1\1$/i.test(colour))).toEqual([]);
  expect(plan.printed.pages).toBe(sheet.pageLayout.breaks.length + 1);
});

test('what has changed since the last meeting: actuals that were entered, targets that were revised, grades', async () => {
  await openTwenty();
  const { content } = await planned('pack');
  expect(content.changes).toContain('実績　作業削減時間：20万時間 → 35万時間（2026/3/31）');
  expect(content.changes.some(text => text.startsWith('目標改定　作業削減時間（令和12年度末（2030年度））：110万時間 → 120万時間'))).toBe(
    true,
  );
  expect(content.decisions[0]).toBe('=目標の改定について');
  const { content: later } = await planned('pack', { since: 46270 });
  expect(later.changes).toEqual([]);
});

test('states are told apart by shape and word, not by colour', async () => {
  await openTwenty();
  const { content } = await planned('pack');
  const shapes = new Map<string, string>();
  for (const { shape, rank } of content.kpis) shapes.set(String(rank), shape);
  expect(new Set(shapes.values()).size).toBe(shapes.size);
  expect(shapes.size).toBeGreaterThan(3);
});

test('made anew in place, and taken back', async () => {
  const { host } = await openTwenty();
  const before = dump(host.book);
  const { made } = await makePack((await planned('report')).plan);
  if (made === null) throw new Error('cannot be taken back');
  const { plan } = await planned('report');
  expect(plan.replaces).toBe(true);
  await takeBackOwnSheet(made);
  expect(dump(host.book)).toBe(before);
  await makePack((await planned('report')).plan);
  await makePack((await planned('report')).plan);
  expect(host.book.sheets.filter(({ name }) => name.startsWith('進捗報告'))).toHaveLength(1);
});

test('the one page of 進捗報告: twenty KPIs of a line each; of more, those that are late come first', async () => {
  await openTwenty();
  const { content } = await planned('report');
  const state = await readWorkbook();
  const oneLine = {
    ...content,
    kpis: content.kpis.map(kpi => ({ ...kpi, name: kpi.name.slice(0, 14), unit: '件', grade: kpi.grade.slice(0, 4) })),
  };
  const small = oneLine.kpis.filter(({ baseline }) => (baseline?.value ?? 0) < 1e9);
  const twenty = { ...oneLine, kpis: [...small, ...small].slice(0, 20) };
  const whole = planPack(state, 'report', twenty, { kind: 'none' });
  expect([whole.printed.pages, whole.left]).toEqual([1, 0]);
  const cut = planPack(state, 'report', { ...twenty, kpis: [...twenty.kpis, ...twenty.kpis] }, { kind: 'none' });
  expect(cut.printed.pages).toBe(1);
  expect(cut.left).toBeGreaterThan(10);
  const shown = cut.printed.rows.flatMap(({ cells }) => cells.filter(({ column, across }) => column === 10 && across === 1));
  expect(String(shown[1]?.value)).toMatch(/^■/);
});

test('against the record of a closed round: what it holds counts, whatever 入力日 says', async () => {
  await openTwenty();
  const line = {
    kind: 'KPI',
    unit: '',
    when: '',
    plan: null,
    target: null,
    gap: null,
    likelihood: null,
    comment: '',
    year: '令和12年度末',
  } as const;
  const record = [
    { ...line, item: '作業削減時間', actual: 300_000, grade: '評価不可' },
    { ...line, item: 'オンライン申請の指標2', actual: 0.2634, grade: '順調' },
  ];
  const { content } = await planned('pack', { record });
  expect(content.changes).toContain('実績　作業削減時間：30万時間 → 35万時間（2026/3/31）');
  expect(content.changes.filter(text => text.includes('オンライン申請の指標2'))).toEqual([
    '評価　オンライン申請の指標2：順調 → ▲おおむね順調',
  ]);
});
