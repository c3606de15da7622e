import { GUARD_EXAMPLES } from '../../../src/functions/examples';
import { FUNCTIONS_EN } from '../../../src/i18n/functions/functions.en';
import { FORMULAS_EN } from '../../../src/i18n/functions/formulas.en';
import { FORMULAS_JA } from '../../../src/i18n/functions/formulas.ja';
import { NOTHING, oneRow, type Entry } from '../../../src/pane/formula/formula-entry';
import { GROUPS, QUESTIONS, spills, type FunctionId, type FormulaQuestion } from '../../../src/pane/formula/formula-questions';
import { readingOf } from '../../../src/pane/formula/formula-reading';
import { LONGEST_FORMULA } from '../../../src/pane/formula/formula-text';

import { cell, typed, offered, picked, HERE, asked, formula, A5, C5, A5_A9, C5_C9, PLAN } from './asked';

describe('the catalogue', () => {
  test('all functions are asked for, each with its arguments in their order, in words of both languages', () => {
    expect(QUESTIONS.map(({ id }) => id).sort()).toEqual(Object.keys(FUNCTIONS_EN).sort());
    for (const { id, asked: list, group } of QUESTIONS) {
      expect(list.map(({ name }) => name)).toEqual(Object.keys(FUNCTIONS_EN[id].parameters));
      expect(GROUPS).toContain(group);
      for (const t of [FORMULAS_JA, FORMULAS_EN]) {
        expect([t.questions[id], t.about[id]].every(text => text.length > 2)).toBe(true);
        for (const { name } of list) expect([t.fields, t.hints].every(texts => name in texts)).toBe(true);
      }
    }
    for (const t of [FORMULAS_JA, FORMULAS_EN]) expect(new Set(Object.values(t.questions)).size).toBe(QUESTIONS.length);
  });

  test('tables, scales and cells that count together are one for all rows', () => {
    const one = new Set(QUESTIONS.flatMap(({ asked: list }) => list.filter(argument => !spills(argument)).map(({ name }) => name)));
    expect([...one].sort()).toEqual(['actuals', 'plan', 'scale', 'values', 'weights']);
  });
});

describe('the formula', () => {
  test('the guards against blanks in the help are those that are written', () => {
    const [blank, mark] = GUARD_EXAMPLES.map(one => one.formula);
    const actual = picked(cell('報告書', 1, 5, 3));
    expect(formula('KPIGAP', [picked(cell('報告書', 1, 4, 3)), typed('2030'), actual, picked(cell('報告書', 0, 0, 6, 3))])).toBe(blank);
    expect(formula('COVERAGE', [actual])).toBe(mark);
  });

  test.each<[string, FunctionId, readonly Entry[], string | null]>([
    ['the one of the report', 'KPIGAP', [A5, typed('2030'), C5, PLAN], '=IF(C5="","",DX.KPIGAP(A5,2030,C5,計画!$A$1:$C$6))'],
    ['down the rows', 'KPIGAP', [A5_A9, typed('2030'), C5_C9, PLAN], '=IF(C5:C9="","",DX.KPIGAP(A5:A9,2030,C5:C9,計画!$A$1:$C$6))'],
    [
      'our own tables',
      'STATUS',
      [offered('作業削減時間'), offered('2030'), C5, offered('DX_AsOf'), offered('DX_KPIs[#All]'), offered('')],
      '=DX.STATUS("作業削減時間",2030,IF(C5="","―",C5),DX_AsOf,DX_KPIs[#All])',
    ],
    [
      'a scale by name',
      'STATUS',
      [A5, offered('2030'), typed('35万'), offered('DX_AsOf'), offered('DX_KPIs[#All]'), offered('長野県')],
      '=DX.STATUS(A5,2030,"35万",DX_AsOf,DX_KPIs[#All],"長野県")',
    ],
    [
      'a scale of one’s own',
      'STATUS',
      [A5, offered('2030'), typed('35万'), typed('R8.9.30'), offered('DX_KPIs[#All]'), picked(cell('報告書', 0, 7, 3, 2))],
      '=DX.STATUS(A5,2030,"35万","R8.9.30",DX_KPIs[#All],$H$1:$I$3)',
    ],
    [
      'another sheet is named',
      'KPIGAP',
      [picked(cell('昨年 度', 4, 0)), typed('2030'), picked(cell('昨年 度', 4, 2)), PLAN],
      "=IF('昨年 度'!C5=\"\",\"\",DX.KPIGAP('昨年 度'!A5,2030,'昨年 度'!C5,計画!$A$1:$C$6))",
    ],
    [
      'the year above the column, the 基準日 elsewhere',
      'ONTRACK',
      [A5, picked(cell('報告書', 2, 4)), C5, picked(cell('報告書', 0, 1)), PLAN],
      '=IF(C5="","",DX.ONTRACK(A5,E$3,C5,$B$1,計画!$A$1:$C$6))',
    ],
    [
      'both in the row',
      'ONTRACK',
      [A5, picked(cell('報告書', 4, 1)), C5, picked(cell('報告書', 4, 3)), PLAN, typed('10%')],
      '=IF(C5="","",DX.ONTRACK(A5,B5,C5,D5,計画!$A$1:$C$6,0.1))',
    ],
    ['the year in another row and column', 'TARGET', [A5, picked(cell('報告書', 0, 0)), PLAN], '=DX.TARGET(A5,$A$1,計画!$A$1:$C$6)'],
    [
      'typed signs stay',
      'KPIGAP',
      [typed('$A5'), typed('E$3'), typed('計画!C$5'), typed('計画!A$1:C$6')],
      '=IF(計画!C$5="","",DX.KPIGAP($A5,E$3,計画!C$5,計画!A$1:C$6))',
    ],
    [
      'a plan typed without signs stays, as a picked one does',
      'TARGET',
      [typed('A5'), typed('2030'), typed('計画!A1:C6')],
      '=DX.TARGET(A5,2030,計画!$A$1:$C$6)',
    ],
    ['so do cells that count together', 'COVERAGE', [typed('C5:C9')], '=DX.COVERAGE(IF($C$5:$C$9="","―",$C$5:$C$9))'],
    [
      'the name of a table is the table with its headers',
      'TARGET',
      [A5, typed('2030'), typed('見本計画')],
      '=DX.TARGET(A5,2030,見本計画[#All])',
    ],
    ['and so for actuals', 'ACTUAL', [A5, typed('dx_actuals')], '=DX.ACTUAL(A5,DX_Actuals[#All])'],
    [
      'the body of a table is its cells where no headers are asked for',
      'COVERAGE',
      [typed('見本計画')],
      '=DX.COVERAGE(IF(見本計画="","―",見本計画))',
    ],
    [
      'quotes are doubled',
      'KPIGAP',
      [typed('「"省力"」の時間'), typed('2030'), typed('1'), PLAN],
      '=DX.KPIGAP("「""省力""」の時間",2030,1,計画!$A$1:$C$6)',
    ],
    ['K1 is a KPI’s number', 'TARGET', [typed('k1'), typed('2030'), PLAN], '=DX.TARGET("k1",2030,計画!$A$1:$C$6)'],
    ['K2 is none, so it is a cell', 'TARGET', [typed('K2'), typed('2030'), PLAN], '=DX.TARGET(K2,2030,計画!$A$1:$C$6)'],
    ['=K1 is the cell', 'TARGET', [typed('=K1'), typed('2030'), PLAN], '=DX.TARGET(K1,2030,計画!$A$1:$C$6)'],
    ['R12 is 令和12年', 'TARGET', [A5, typed('R12'), PLAN], '=DX.TARGET(A5,"R12",計画!$A$1:$C$6)'],
    ['=R12 is the cell', 'TARGET', [A5, typed('=R12'), PLAN], '=DX.TARGET(A5,R12,計画!$A$1:$C$6)'],
    ['numbers as staff type them', 'KPIGAP', [A5, typed('２０３０'), typed('350,000'), PLAN], '=DX.KPIGAP(A5,2030,350000,計画!$A$1:$C$6)'],
    ['▲ is minus', 'KPIGAP', [A5, typed('2030'), typed('▲5.2%'), PLAN], '=DX.KPIGAP(A5,2030,-0.052,計画!$A$1:$C$6)'],
    [
      'richer text is read by the function',
      'KPIGAP',
      [A5, typed('令和12年度'), typed('約35万時間'), PLAN],
      '=DX.KPIGAP(A5,"令和12年度","約35万時間",計画!$A$1:$C$6)',
    ],
    [
      'left out at the end',
      'FORECAST',
      [A5, offered('2030'), offered('DX_KPIs[#All]'), offered('DX_Actuals[#All]'), offered('')],
      '=DX.FORECAST(A5,2030,DX_KPIs[#All],DX_Actuals[#All])',
    ],
    [
      'left out in the middle',
      'MILESTONE',
      [typed('R7.4.1'), typed('R8.3.31'), NOTHING, NOTHING, NOTHING, offered('DX_AsOf')],
      '=DX.MILESTONE("R7.4.1","R8.3.31","","","",DX_AsOf)',
    ],
    [
      'work items',
      'MILESTONE',
      [picked(cell('報告書', 4, 0)), picked(cell('報告書', 4, 1)), C5, picked(cell('報告書', 4, 3)), typed('30%'), offered('DX_AsOf')],
      '=IF(B5="","",DX.MILESTONE(A5,B5,C5,D5,0.3,DX_AsOf))',
    ],
    ['text', 'NUMBER', [A5], '=IF(A5="","",DX.NUMBER(A5))'],
    ['text typed', 'NUMBER', [typed('H30')], '=DX.NUMBER("H30")'],
    ['a word', 'DATE', [A5, offered('開始')], '=IF(A5="","",DX.DATE(A5,"開始"))'],
    ['short', 'WAREKI', [typed('2025'), offered('略')], '=DX.WAREKI(2025,"略")'],
    ['blanks among the values', 'ROLLUP', [C5_C9, picked(cell('報告書', 4, 3, 5))], '=DX.ROLLUP(IF($C$5:$C$9="","―",$C$5:$C$9),$D$5:$D$9)'],
    ['a column of a table', 'COVERAGE', [typed('DX_Actuals[値]')], '=DX.COVERAGE(IF(DX_Actuals[値]="","―",DX_Actuals[値]))'],
    ['nothing given', 'KPIGAP', [], null],
    ['no KPI chosen', 'TARGET', [offered(''), offered('2030'), PLAN], null],
    ['a sheet that is not there', 'NUMBER', [typed('来年!A1')], null],
    ['a text is no table', 'TARGET', [A5, typed('2030'), typed('計画')], null],
    [
      'a whole table that was pointed at is named',
      'TARGET',
      [A5, typed('2030'), { kind: 'picked', block: cell('見本の計画', 2, 0, 6, 7), table: '見本計画' }],
      '=DX.TARGET(A5,2030,見本計画[#All])',
    ],
    [
      'a table that has another name by now',
      'TARGET',
      [A5, typed('2030'), { kind: 'picked', block: cell('計画', 2, 0, 6, 7), table: '昨年の計画' }],
      '=DX.TARGET(A5,2030,計画!$A$3:$G$8)',
    ],
    ['one column of a table is no plan', 'TARGET', [A5, typed('2030'), typed('見本計画[名称]')], null],
    ['one cell is no plan', 'TARGET', [A5, typed('2030'), typed('計画!A1')], null],
    ['three columns are no scale', 'STATUS', [A5, typed('2030'), C5, offered('DX_AsOf'), PLAN, picked(cell('報告書', 0, 7, 3, 3))], null],
    ['an equals sign promises a cell', 'NUMBER', [typed('=約30')], null],
  ])('%s', (_name, id, entries, expected) => expect(formula(id, entries)).toBe(expected));

  test('where the formula will stand is not known yet: every cell with its sheet', () => {
    expect(formula('NUMBER', [A5], { ...HERE, at: null })).toBe('=IF(報告書!A5="","",DX.NUMBER(報告書!A5))');
  });

  test('an address typed on one sheet stays there, wherever the formula goes', () => {
    const there: Entry = { kind: 'typed', text: 'D10', home: '報告書' };
    expect(formula('NUMBER', [there])).toBe('=IF(D10="","",DX.NUMBER(D10))');
    expect(formula('NUMBER', [there], { ...HERE, at: cell('計画', 4, 4) })).toBe('=IF(報告書!D10="","",DX.NUMBER(報告書!D10))');
    expect(formula('NUMBER', [{ ...there, text: '計画!D10' }])).toBe('=IF(計画!D10="","",DX.NUMBER(計画!D10))');
  });

  test('a text longer than Excel takes is joined, and no character is torn apart', () => {
    const text = `${'あ'.repeat(254)}𠮷${'い'.repeat(300)}`;
    const parts =
      formula('UNIT', [typed(text)])
        ?.match(/"[^"]*"/g)
        ?.map(part => part.slice(1, -1)) ?? [];
    expect(parts.join('')).toBe(text);
    expect(parts.map(part => part.length)).toEqual([254, 255, 47]);
    expect(LONGEST_FORMULA).toBe(8192);
  });
});

describe('one row instead of many', () => {
  const kpi = asked('KPIGAP').asked[0] as FormulaQuestion['asked'][number];
  const plan = asked('KPIGAP').asked[3] as FormulaQuestion['asked'][number];
  test('the cell in the formula’s row; what does not spread stays', () => {
    expect(oneRow(A5_A9, kpi, { ...HERE, at: cell('報告書', 6, 4) })).toEqual(picked(cell('報告書', 6, 0)));
    expect(oneRow(typed('報告書!A5:A9'), kpi, { ...HERE, at: cell('報告書', 8, 4) })).toEqual(picked(cell('報告書', 8, 0)));
    for (const entry of [A5, typed('2030'), offered('DX_AsOf')]) expect(oneRow(entry, kpi, HERE)).toBe(entry);
    expect(oneRow(PLAN, plan, HERE)).toBe(PLAN);
  });
  test('no cell in that row', () => {
    expect(oneRow(A5_A9, kpi, { ...HERE, at: cell('報告書', 9, 4) })).toBeNull();
    expect(oneRow(A5_A9, kpi, { ...HERE, at: cell('計画', 5, 4) })).toBeNull();
    expect(oneRow(picked(cell('報告書', 4, 0, 5, 2)), kpi, HERE)).toBeNull();
    expect(oneRow(typed('DX_KPIs[名称]'), kpi, HERE)).toBeNull();
  });
});

describe('how a text is read is said before it stands in a cell', () => {
  const named = (id: FunctionId, name: string) => asked(id).asked.find(one => one.name === name) as FormulaQuestion['asked'][number];
  test.each([
    ['KPIGAP', 'actual', '約35万時間', '350,000時間'],
    ['KPIGAP', 'actual', '72%', '72%'],
    ['KPIGAP', 'actual', '未定', ''],
    ['KPIGAP', 'actual', 'なし', ''],
    ['KPIGAP', 'year', '令和12年度', '令和12年度'],
    ['STATUS', 'asOf', 'R8.9.30', '2026/9/30 令和8年9月30日'],
    ['STATUS', 'asOf', 'R8年度', '令和8年度'],
    ['STATUS', 'asOf', 'いつか', ''],
    ['MILESTONE', 'plannedStart', '令和7年4～6月', '2025/4/1 令和7年4月1日'],
    ['MILESTONE', 'plannedFinish', '令和7年4～6月', '2025/6/30 令和7年6月30日'],
    ['KPIGAP', 'kpi', '35万時間', ''],
    ['NUMBER', 'text', '35万時間', ''],
  ] as const)('%s %s 「%s」: %s', (id, name, text, expected) => {
    expect(readingOf(text, named(id, name), 'ja')).toBe(expected);
  });
  test('in English', () => {
    expect(readingOf('R8.9.30', named('STATUS', 'asOf'), 'en')).toBe('2026/9/30');
    expect(readingOf('令和12年度', named('KPIGAP', 'year'), 'en')).toBe('FY2030');
  });
});
