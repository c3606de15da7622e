import { findInspection, makeInspectionSheet } from '../../../../src/excel/sheets/own/inspection-sheet';
import { readWorkbook } from '../../../../src/excel/read/read';
import { planInspectionSheet, type InspectionLine, type InspectionSheetPlan } from '../../../../src/sheets/make/own/inspection-sheet';
import { AS_OF, close, dump, failing, FAULTS, openOsaka, sheetNamed, comesThrough } from '../../workbook';

afterEach(close);

const LINES: readonly InspectionLine[] = [
  {
    sheet: 'KPI',
    cells: 'M7',
    content: 'KPI「作業削減時間」の担当が空です。',
    basis: '担当があると、だれに確かめるかが分かります。',
    division: '',
    category: '未記入',
  },
  { sheet: '構成員', cells: 'B6、B9', content: '=1+1', basis: '+81', division: '@総務', category: '-' },
  { sheet: '情報システム', cells: '', content: '2026/3/31', basis: '第3条第2項「リーダーは」', division: '10%', category: '要修正' },
];
const plan = async (lines = LINES): Promise<InspectionSheetPlan> =>
  planInspectionSheet(await readWorkbook(), await findInspection(), lines, `2表 5行を確認し、指摘は${lines.length}件です。`, AS_OF);

test('a sheet of values in three syncs; nothing else changes', async () => {
  const { host, client } = await openOsaka();
  const before = JSON.parse(dump(host.book));
  const planned = await plan();
  expect(dump(host.book)).toBe(JSON.stringify(before, null, 1));
  client.resetCounters();
  expect(await makeInspectionSheet(planned)).toMatchObject({ sheet: '点検結果', address: 'A1' });
  expect(client.counters.syncs).toBeLessThanOrEqual(3);
  await host.settled();
  expect(host.warnings).toEqual([]);
  expect(JSON.parse(dump(host.book, ['点検結果'])).sheets).toEqual(before.sheets);
  const sheet = sheetNamed(host.book, '点検結果');
  expect(sheet.texts({ row: 0, column: 0, rows: 8, columns: 9 })).toEqual([
    ['点検結果', ...Array<string>(8).fill('')],
    ['2表 5行を確認し、指摘は3件です。', ...Array<string>(8).fill('')],
    ['基準日', '2026/9/30', ...Array<string>(7).fill('')],
    Array<string>(9).fill(''),
    ['番号', 'シート', 'セル', '区分', '内容', '根拠・対応方法', '所管', '対応状況', '対応日'],
    ['1', 'KPI', 'M7', '未記入', 'KPI「作業削減時間」の担当が空です。', '担当があると、だれに確かめるかが分かります。', '', '未対応', ''],
    ['2', '構成員', 'B6、B9', '-', '=1+1', '+81', '@総務', '未対応', ''],
    ['3', '情報システム', '', '要修正', '2026/3/31', '第3条第2項「リーダーは」', '10%', '未対応', ''],
  ]);
  // Values only: no cell has a formula, and what looks like one or like a date is text.
  const area = { row: 0, column: 0, rows: 8, columns: 9 };
  expect(sheet.formulas(area)).toEqual(sheet.values(area));
  expect([sheet.value(6, 4), sheet.value(7, 4), sheet.value(7, 6)]).toEqual(['=1+1', '2026/3/31', '10%']);
  expect(sheet.pageLayout).toMatchObject({
    orientation: 'landscape',
    paperSize: 9,
    fit: { wide: 1, tall: 0 },
    titleRows: { row: 4, rows: 1 },
  });
  expect(sheet.frozen).toMatchObject({ rows: 5 });
  expect(host.book.names.get('DX_Inspection')?.formula).toMatch(/点検結果'?!\$A\$1$/);
});

test('made anew: ours gives way in its place, others stay', async () => {
  const { host, client } = await openOsaka();
  await makeInspectionSheet(await plan());
  const first = sheetNamed(host.book, '点検結果');
  const at = first.index;
  host.book.addSheet('あとのシート');
  first.write({ row: 5, column: 7, rows: 1, columns: 1 }, [['対応済み']]);
  const planned = await plan(LINES.slice(0, 1));
  expect(planned).toMatchObject({ sheet: '点検結果', replaces: { note: '2表 5行を確認し、指摘は3件です。' } });
  client.resetCounters();
  await makeInspectionSheet(planned);
  expect(client.counters.syncs).toBeLessThanOrEqual(3);
  const sheets = host.book.sheets.map(({ name }) => name);
  expect(sheets.filter(name => name.startsWith('点検結果'))).toEqual(['点検結果']);
  expect(sheetNamed(host.book, '点検結果').index).toBe(at);
  expect(sheetNamed(host.book, '点検結果').value(6, 0)).toBeNull();
  expect(sheetNamed(host.book, '点検結果').value(5, 9)).toBeNull();
  expect((await findInspection()).existing).toEqual({ kind: 'sheet', sheet: '点検結果' });
});

test('made anew: what people entered goes with the remark, wherever it stands now', async () => {
  const { host } = await openOsaka();
  const late = (days: number, cells: string): InspectionLine => ({
    sheet: 'スケジュール',
    cells,
    content: `「移行」は、終了予定（2026/3/31）を${days}日過ぎています。`,
    basis: '',
    division: '',
    category: '遅れ',
  });
  const twice: InspectionLine = {
    sheet: '構成員',
    cells: 'B6',
    content: '「PT」の会議の記録がありません。',
    basis: '',
    division: '',
    category: '注意',
  };
  await makeInspectionSheet(await plan([...LINES, late(183, 'H9'), twice, { ...twice, cells: 'B7' }]));
  const first = sheetNamed(host.book, '点検結果');
  // 対応状況 and 対応日 of all but the first; a date as Excel keeps it, one as somebody typed it.
  first.write({ row: 6, column: 7, rows: 5, columns: 2 }, [
    ['対応中', ''],
    ['対応済', 46300],
    ['対応中', '10月末まで'],
    ['対応不要', ''],
    ['対応済', 46301],
  ]);
  const planned = await plan([late(190, 'H10'), LINES[1] as InspectionLine, { ...twice, cells: 'B8' }, { ...twice, cells: 'B7' }]);
  expect([planned.kept, planned.gone]).toEqual([3, 2]);
  await makeInspectionSheet(planned);
  expect(sheetNamed(host.book, '点検結果').values({ row: 5, column: 7, rows: 4, columns: 2 })).toEqual([
    ['対応中', '10月末まで'],
    ['対応中', null],
    // Said twice in the same words: which of them this is nobody knows.
    ['未対応', null],
    ['対応済', 46301],
  ]);
});

test('made anew: an answer entered between showing and writing is not lost', async () => {
  const { host } = await openOsaka();
  await makeInspectionSheet(await plan());
  const planned = await plan();
  sheetNamed(host.book, '点検結果').write({ row: 5, column: 7, rows: 1, columns: 1 }, [['対応済']]);
  expect(await failing(() => makeInspectionSheet(planned))).toMatchObject({ failure: { kind: 'changedMeanwhile' } });
  expect(sheetNamed(host.book, '点検結果').value(5, 7)).toBe('対応済');
});

test('a sheet of somebody else’s, and one of ours that was renamed, stay', async () => {
  const { host } = await openOsaka();
  host.book.addSheet('点検結果').write({ row: 0, column: 0, rows: 1, columns: 1 }, [['会議の点検結果']]);
  const planned = await plan();
  expect(planned).toMatchObject({ sheet: '点検結果 (2)', taken: '点検結果' });
  await makeInspectionSheet(planned);
  expect(sheetNamed(host.book, '点検結果').value(0, 0)).toBe('会議の点検結果');
  host.book.renameSheet(sheetNamed(host.book, '点検結果 (2)'), '点検結果 9月');
  await makeInspectionSheet(await plan());
  expect(host.book.sheets.map(({ name }) => name).filter(name => name.startsWith('点検'))).toEqual([
    '点検結果',
    '点検結果 9月',
    '点検結果 (2)',
  ]);
});

test('our sheet was deleted: a new one', async () => {
  const { host } = await openOsaka();
  await makeInspectionSheet(await plan());
  host.book.removeSheet(sheetNamed(host.book, '点検結果'));
  expect((await findInspection()).existing.kind).toBe('lost');
  await makeInspectionSheet(await plan());
  expect((await findInspection()).existing).toEqual({ kind: 'sheet', sheet: '点検結果' });
});

test('nothing found is written, too', async () => {
  const { host } = await openOsaka();
  await makeInspectionSheet(await plan([]));
  expect(sheetNamed(host.book, '点検結果').texts({ row: 4, column: 0, rows: 2, columns: 2 })).toEqual([
    ['番号', 'シート'],
    ['', ''],
  ]);
});

test('someone takes the name between showing and writing', async () => {
  const { host } = await openOsaka();
  const planned = await plan();
  host.book.addSheet('点検結果');
  const before = dump(host.book);
  expect(await failing(() => makeInspectionSheet(planned))).toMatchObject({
    failure: { kind: 'changedMeanwhile', what: '点検結果' },
    outcome: { changed: 'nothing' },
  });
  expect(dump(host.book)).toBe(before);
});

describe.each(['new', 'anew'])('a fault at each sync leaves all or nothing: %s', how => {
  test.each(FAULTS.flatMap(fault => [1, 2].map(n => [fault, n] as const)))('%s at sync %i', async (fault, n) => {
    const { host, client } = await openOsaka();
    if (how === 'anew') await makeInspectionSheet(await plan());
    await host.settled();
    const before = dump(host.book);
    const planned = await plan(LINES.slice(0, 1));
    client.faults.at(n, fault);
    if (comesThrough(fault, n)) {
      await makeInspectionSheet(planned);
      expect(sheetNamed(host.book, '点検結果').value(6, 0)).toBeNull();
      return;
    }
    expect(['nothing', 'takenBack']).toContain((await failing(() => makeInspectionSheet(planned))).outcome.changed);
    expect(dump(host.book)).toBe(before);
  });
});
