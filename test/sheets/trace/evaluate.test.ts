import type { Cell, Cells } from '../../../src/domain/base/cell';
import { parseFormula } from '../../../src/sheets/formula/parse-formula';
import { evaluate, explainedIn, type SourceCells, type EvaluationSurroundings, type WorkedCells } from '../../../src/sheets/trace/evaluate';
import { keyOfSource, sourceOf, type Home, type TraceSource } from '../../../src/sheets/trace/source';

const HOME: Home = { sheet: '報告書', row: 4, column: 7, table: '表1' };
const PLAN: Cells = [
  ['名称', '向き', '基準年度', '基準値', '目標2030'],
  ['作業削減時間', '増加', 2023, 0, 1_100_000],
];
const SHEET: Readonly<Record<string, Cell>> = { A5: '作業削減時間', C5: 350_000, C6: '', D5: 2, A6: 'ない' };
const book = { sheets: [{ name: '報告書' }, { name: '昨年 度' }], tableNames: ['DX_KPIs', '表1'], names: ['DX_AsOf'] };

/** What stands in the workbook; 計画 has not been read. */
function read(source: TraceSource): SourceCells | null | undefined {
  const key = keyOfSource(source);
  if (key === 'DX_KPIs[#All]') return { cells: PLAN, block: null };
  if (key === 'DX_AsOf') return { cells: [[46295]], block: null };
  if (key === '表1[@値] 4') return { cells: [[7]], block: null };
  if (key === '報告書!B1:B9') {
    const block = { sheet: '報告書', row: 0, column: 1, rows: 9, columns: 1 };
    return { cells: Array.from({ length: 9 }, (_, row) => [row + 1]), block };
  }
  if (key === '報告書!C5:C7') return { cells: [[350_000], [''], [1_200_000]], block: null };
  if (source.kind !== 'cells') return null;
  if (source.block.sheet !== '報告書') return undefined;
  const address = key.slice('報告書!'.length);
  return address in SHEET ? { cells: [[SHEET[address]]], block: source.block } : undefined;
}

const around: EvaluationSurroundings = { home: HOME, book, read };
function worked(formula: string): WorkedCells {
  const expression = parseFormula(formula);
  if (expression === null) throw new Error(`not read: ${formula}`);
  return evaluate(expression, around);
}

test.each<[string, WorkedCells]>([
  ['=DX.KPIGAP(A5,2030,C5,DX_KPIs[#All])', [[750_000]]],
  ['=_xldudf_DX_KPIGAP(A5,2030,C5,DX_KPIs[#All])', [[750_000]]],
  ["='C:\\add ins\\[old.xlam]x'!DX.KPIGAP(A5,2030,C5,DX_KPIs[#All])", [[750_000]]],
  ['=IF(C5="","",DX.KPIGAP(A5,2030,C5,DX_KPIs[#All]))', [[750_000]]],
  ['=IF(C6="","",DX.KPIGAP(A5,2030,C6,DX_KPIs[#All]))', [['']]],
  ['=IF(C5:C7="","",DX.KPIGAP(A5,2030,C5:C7,DX_KPIs[#All]))', [[750_000], [''], [-100_000]]],
  ['=ROUND(DX.TARGET(A5,2030,DX_KPIs[#All])/10000,1)', [[110]]],
  ['=IFNA(DX.TARGET(A6,2030,DX_KPIs[#All]),"―")', [['―']]],
  ['=DX.STATUS(A5,2030,,DX_AsOf,DX_KPIs[#All])', [['評価不可']]],
  ['=-D5^2+10%', [[4.1]]],
  ['="a"&D5&TRUE', [['a2TRUE']]],
  ['=D5>1', [[true]]],
  ['=D5/0', [[{ code: '#DIV/0!' }]]],
  ['=[@値]*2', [[14]]],
  ['=表1[[#This Row],[値]]', [[7]]],
  ['=@B1:B9', [[5]]],
  [
    '={1,2;3,4}*2',
    [
      [
        [2, 4],
        [6, 8],
      ],
    ].flat(),
  ],
  ['=DATE(2026,9,30)', [[46295]]],
  // What is not read yet, and what only Excel knows.
  ["='昨年 度'!A1+1", 'unread'],
  ['=VLOOKUP(A5,B1:B9,1)', 'unknown'],
  ['=DX.KPIGAP(A5,2030,TODAY(),DX_KPIs[#All])', 'unknown'],
  ['=[1]計画!A1', 'unknown'],
])('%s', (formula, expected) => expect(worked(formula)).toEqual(expected));

test('an error of a DX function remembers why', () => {
  const cells = worked('=DX.TARGET("作業削減時聞",2030,DX_KPIs[#All])') as Cells;
  expect(explainedIn(cells[0]?.[0])).toMatchObject({ code: '#N/A', kpi: '作業削減時聞', fault: { reason: { kind: 'unknownKpi' } } });
});

test.each([
  ['A:C', { kind: 'whole', sheet: '報告書', address: 'A:C' }],
  ["'昨年 度'!$3:$5", { kind: 'whole', sheet: '昨年 度', address: '3:5' }],
  ['[@[年 度]]', { kind: 'rowOfTable', table: '表1', column: '年 度', row: 4 }],
  ['無いシート!A1', null],
  ['無い名前', null],
])('%s', (text, expected) => expect(sourceOf(text, HOME, book)).toEqual(expected));

test.each(['=SUM(', 'text', '=1 2 3'])('%s is no formula that can be taken apart', text => expect(parseFormula(text)).toBeNull());
