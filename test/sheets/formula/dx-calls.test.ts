import { dxCalls, replaceSpans } from '../../../src/sheets/formula/dx-calls';
import { copiedFormula, relativeFormula } from '../../../src/sheets/formula/relative-formula';

const shown = (formula: string) => dxCalls(formula).map(({ name, args }) => [name, ...args.map(({ text }) => text)]);

describe('the DX calls of a formula', () => {
  test.each([
    ['=DX.KPIGAP(A2,2030,B2,DX_KPIs[#All])', [['KPIGAP', 'A2', '2030', 'B2', 'DX_KPIs[#All]']]],
    ['=IF(A2="","",dx.target( A2 , 2030, 計画!$A$1:$C$6 )/1000)', [['TARGET', 'A2', '2030', '計画!$A$1:$C$6']]],
    ['=_xldudf_DX_NUMBER(A1)+1', [['NUMBER', 'A1']]],
    [
      '=DX.STATUS(A2,2030,DX.ACTUAL(A2,DX_Actuals[#All],DX_AsOf),DX_AsOf,DX_KPIs[#All])',
      [
        ['STATUS', 'A2', '2030', 'DX.ACTUAL(A2,DX_Actuals[#All],DX_AsOf)', 'DX_AsOf', 'DX_KPIs[#All]'],
        ['ACTUAL', 'A2', 'DX_Actuals[#All]', 'DX_AsOf'],
      ],
    ],
    ['=DX.ROLLUP({1,2;3,4},)', [['ROLLUP', '{1,2;3,4}', '']]],
    ['=DX.UNIT("DX.DATE(1), 万時間")', [['UNIT', '"DX.DATE(1), 万時間"']]],
    ["='C:\\表\\[dx.xlam]x'!DX.TARGET(1,2,3)", [['TARGET', '1', '2', '3']]],
    ['=SUM(A1:A3)', []],
    ['DX.TARGET(1)', []],
    ['=DX.TARGET', []],
    ['=MYDX.TARGET(1)', []],
  ])('%s', (formula, calls) => {
    expect(shown(formula)).toEqual(calls);
  });

  test('what stands before the name is found with it', () => {
    const formula = "=1+'C:\\表\\[dx.xlam]x'!DX.TARGET(1)+[2]!DX.UNIT(A1)+book.xlam!DX.DATE(A1)";
    expect(dxCalls(formula).map(({ named }) => formula.slice(named.start, named.end))).toEqual([
      "'C:\\表\\[dx.xlam]x'!DX.TARGET",
      '[2]!DX.UNIT',
      'book.xlam!DX.DATE',
    ]);
    expect(
      replaceSpans(
        formula,
        dxCalls(formula).map(({ named, name }) => ({ ...named, by: `DX.${name}` })),
      ),
    ).toBe('=1+DX.TARGET(1)+DX.UNIT(A1)+DX.DATE(A1)');
  });
});

test('a copied formula moves what is relative and keeps what is not', () => {
  const formula = '=DX.TARGET(A2,B$1,計画!$A$1:$C$6)';
  expect(copiedFormula(formula, { row: 1, column: 1 }, { row: 3, column: 2 })).toBe('=DX.TARGET(B4,C$1,計画!$A$1:$C$6)');
  expect(relativeFormula(formula, 1, 1)).toBe(relativeFormula('=DX.TARGET(B4,C$1,計画!$A$1:$C$6)', 3, 2));
});
