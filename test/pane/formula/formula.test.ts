import type { Cells } from '../../../src/domain/cell';
import { GUARD_EXAMPLES } from '../../../src/functions/examples';
import { FUNCTIONS_EN } from '../../../src/i18n/functions.en';
import { FORMULAS_EN } from '../../../src/i18n/formulas.en';
import { FORMULAS_JA } from '../../../src/i18n/formulas.ja';
import { answerOf, formatFor, labelsOf, unitOf, type AnswerLabels, type Answered, type ReadCells } from '../../../src/pane/formula/formula-answer';
import { givenOf, NOTHING, oneRow, type Entry, type Given, type Surroundings } from '../../../src/pane/formula/formula-entry';
import { keyOf } from '../../../src/pane/formula/formula-fields';
import { GROUPS, QUESTIONS, spills, type FunctionId, type Question } from '../../../src/pane/formula/formula-questions';
import { printAnswer } from '../../../src/pane/formula/formula-result';
import { formulaOf, LONGEST_FORMULA } from '../../../src/pane/formula/formula-text';
import { WORDS } from '../../../src/pane/words/words';
import type { Block } from '../../../src/sheets/reference';

const cell = (sheet: string, row: number, column: number, rows = 1, columns = 1): Block => ({ sheet, row, column, rows, columns });
const typed = (text: string): Entry => ({ kind: 'typed', text });
const offered = (text: string): Entry => ({ kind: 'offered', text });
const picked = (block: Block): Entry => ({ kind: 'picked', block });

/** The formula goes into E5 of 報告書. */
const HERE: Surroundings = {
  sheets: [{ name: '報告書' }, { name: '計画' }, { name: '昨年 度' }], tableNames: ['DX_KPIs', 'DX_Actuals'], names: ['DX_AsOf'], at: cell('報告書', 4, 4), keys: ['作業削減時間', 'K1'],
};
const asked = (id: FunctionId): Question => QUESTIONS.find(one => one.id === id) as Question;
const givens = (id: FunctionId, entries: readonly Entry[], here = HERE): readonly Given[] => asked(id).asked.map((one, index) => givenOf(entries[index] ?? NOTHING, one, here));
const formula = (id: FunctionId, entries: readonly Entry[], here = HERE): string | null => formulaOf(asked(id), givens(id, entries, here), here.at?.sheet ?? null);

const A5 = picked(cell('報告書', 4, 0));
const C5 = picked(cell('報告書', 4, 2));
const A5_A9 = picked(cell('報告書', 4, 0, 5));
const C5_C9 = picked(cell('報告書', 4, 2, 5));
const PLAN = picked(cell('計画', 0, 0, 6, 3));

describe('the catalogue', () => {
  test('all 20 functions are asked for, each with its arguments in their order, in words of both languages', () => {
    expect(QUESTIONS.map(({ id }) => id).sort()).toEqual(Object.keys(FUNCTIONS_EN).sort());
    for (const { id, asked: list, group } of QUESTIONS) {
      expect(list.map(({ name }) => name)).toEqual(Object.keys(FUNCTIONS_EN[id].parameters));
      expect(GROUPS).toContain(group);
      for (const t of [FORMULAS_JA, FORMULAS_EN]) {
        expect([t.questions[id], t.about[id]].every(text => text.length > 2)).toBe(true);
        for (const { name } of list) expect([t.fields, t.hints].every(texts => name in texts)).toBe(true);
      }
    }
    for (const t of [FORMULAS_JA, FORMULAS_EN]) expect(new Set(Object.values(t.questions)).size).toBe(20);
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
    ['our own tables', 'STATUS', [offered('作業削減時間'), offered('2030'), C5, offered('DX_AsOf'), offered('DX_KPIs[#All]'), offered('')], '=DX.STATUS("作業削減時間",2030,IF(C5="","―",C5),DX_AsOf,DX_KPIs[#All])'],
    ['a scale by name', 'STATUS', [A5, offered('2030'), typed('35万'), offered('DX_AsOf'), offered('DX_KPIs[#All]'), offered('長野県')], '=DX.STATUS(A5,2030,"35万",DX_AsOf,DX_KPIs[#All],"長野県")'],
    ['a scale of one’s own', 'STATUS', [A5, offered('2030'), typed('35万'), typed('R8.9.30'), offered('DX_KPIs[#All]'), picked(cell('報告書', 0, 7, 3, 2))], '=DX.STATUS(A5,2030,"35万","R8.9.30",DX_KPIs[#All],$H$1:$I$3)'],
    ['another sheet is named', 'KPIGAP', [picked(cell('昨年 度', 4, 0)), typed('2030'), picked(cell('昨年 度', 4, 2)), PLAN], "=IF('昨年 度'!C5=\"\",\"\",DX.KPIGAP('昨年 度'!A5,2030,'昨年 度'!C5,計画!$A$1:$C$6))"],
    ['the year above the column, the 基準日 elsewhere', 'ONTRACK', [A5, picked(cell('報告書', 2, 4)), C5, picked(cell('報告書', 0, 1)), PLAN], '=IF(C5="","",DX.ONTRACK(A5,E$3,C5,$B$1,計画!$A$1:$C$6))'],
    ['both in the row', 'ONTRACK', [A5, picked(cell('報告書', 4, 1)), C5, picked(cell('報告書', 4, 3)), PLAN, typed('10%')], '=IF(C5="","",DX.ONTRACK(A5,B5,C5,D5,計画!$A$1:$C$6,0.1))'],
    ['the year in another row and column', 'TARGET', [A5, picked(cell('報告書', 0, 0)), PLAN], '=DX.TARGET(A5,$A$1,計画!$A$1:$C$6)'],
    ['typed signs stay', 'KPIGAP', [typed('$A5'), typed('E$3'), typed('計画!C$5'), typed('計画!A1:C6')], '=IF(計画!C$5="","",DX.KPIGAP($A5,E$3,計画!C$5,計画!A1:C6))'],
    ['quotes are doubled', 'KPIGAP', [typed('「"省力"」の時間'), typed('2030'), typed('1'), PLAN], '=DX.KPIGAP("「""省力""」の時間",2030,1,計画!$A$1:$C$6)'],
    ['K1 is a KPI’s number', 'TARGET', [typed('k1'), typed('2030'), PLAN], '=DX.TARGET("k1",2030,計画!$A$1:$C$6)'],
    ['K2 is none, so it is a cell', 'TARGET', [typed('K2'), typed('2030'), PLAN], '=DX.TARGET(K2,2030,計画!$A$1:$C$6)'],
    ['=K1 is the cell', 'TARGET', [typed('=K1'), typed('2030'), PLAN], '=DX.TARGET(K1,2030,計画!$A$1:$C$6)'],
    ['R12 is 令和12年', 'TARGET', [A5, typed('R12'), PLAN], '=DX.TARGET(A5,"R12",計画!$A$1:$C$6)'],
    ['=R12 is the cell', 'TARGET', [A5, typed('=R12'), PLAN], '=DX.TARGET(A5,R12,計画!$A$1:$C$6)'],
    ['numbers as staff type them', 'KPIGAP', [A5, typed('２０３０'), typed('350,000'), PLAN], '=DX.KPIGAP(A5,2030,350000,計画!$A$1:$C$6)'],
    ['▲ is minus', 'KPIGAP', [A5, typed('2030'), typed('▲5.2%'), PLAN], '=DX.KPIGAP(A5,2030,-0.052,計画!$A$1:$C$6)'],
    ['richer text is read by the function', 'KPIGAP', [A5, typed('令和12年度'), typed('約35万時間'), PLAN], '=DX.KPIGAP(A5,"令和12年度","約35万時間",計画!$A$1:$C$6)'],
    ['left out at the end', 'FORECAST', [A5, offered('2030'), offered('DX_KPIs[#All]'), offered('DX_Actuals[#All]'), offered('')], '=DX.FORECAST(A5,2030,DX_KPIs[#All],DX_Actuals[#All])'],
    ['left out in the middle', 'MILESTONE', [typed('R7.4.1'), typed('R8.3.31'), NOTHING, NOTHING, NOTHING, offered('DX_AsOf')], '=DX.MILESTONE("R7.4.1","R8.3.31","","","",DX_AsOf)'],
    ['work items', 'MILESTONE', [picked(cell('報告書', 4, 0)), picked(cell('報告書', 4, 1)), C5, picked(cell('報告書', 4, 3)), typed('30%'), offered('DX_AsOf')], '=IF(B5="","",DX.MILESTONE(A5,B5,C5,D5,0.3,DX_AsOf))'],
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
    ['one cell is no plan', 'TARGET', [A5, typed('2030'), typed('計画!A1')], null],
    ['three columns are no scale', 'STATUS', [A5, typed('2030'), C5, offered('DX_AsOf'), PLAN, picked(cell('報告書', 0, 7, 3, 3))], null],
    ['an equals sign promises a cell', 'NUMBER', [typed('=約30')], null],
  ])('%s', (_name, id, entries, expected) => expect(formula(id, entries)).toBe(expected));

  test('where the formula will stand is not known yet: every cell with its sheet', () => {
    expect(formula('NUMBER', [A5], { ...HERE, at: null })).toBe('=IF(報告書!A5="","",DX.NUMBER(報告書!A5))');
  });

  test('a text longer than Excel takes is joined, and no character is torn apart', () => {
    const text = `${'あ'.repeat(254)}𠮷${'い'.repeat(300)}`;
    const parts = formula('UNIT', [typed(text)])?.match(/"[^"]*"/g)?.map(part => part.slice(1, -1)) ?? [];
    expect(parts.join('')).toBe(text);
    expect(parts.map(part => part.length)).toEqual([254, 255, 47]);
    expect(LONGEST_FORMULA).toBe(8192);
  });
});

describe('one row instead of many', () => {
  const kpi = asked('KPIGAP').asked[0] as Question['asked'][number];
  const plan = asked('KPIGAP').asked[3] as Question['asked'][number];
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

describe('the answer', () => {
  const OSAKA: Cells = [['KPI', '単位', '2030年', '2040年'], ['多重入力箇所', '箇所', '0 箇所', '0 箇所'], ['作業削減時間', '時間', '110万時間 軽減', '212万時間 軽減'], ['職員のやりがい向上', '%', '80%', '95.0%']];
  const REPORT: Cells = [['作業削減時間'], ['職員のやりがい向上'], ['無いKPI'], [''], ['作業削減時間']];
  const MEASURED: Cells = [[350000], [0.72], [1], [''], [{ code: '#DIV/0!' }]];
  /** Stands for the workbook: a block of cells by its reference. */
  const reading = (known: readonly (readonly [Entry, Cells])[]): ReadCells => {
    const cells = new Map(known.map(([entry, block]) => {
      const given = givenOf(entry, asked('KPIGAP').asked[2] as Question['asked'][number], HERE);
      return [given.kind === 'reference' ? keyOf(given.reference) : '', block];
    }));
    return reference => cells.get(keyOf(reference));
  };
  const read = reading([[A5, [['作業削減時間']]], [C5, [[350000]]], [A5_A9, REPORT], [C5_C9, MEASURED], [PLAN, OSAKA]]);
  const answer = (id: FunctionId, entries: readonly Entry[]): readonly (readonly Answered[])[] | null => answerOf(asked(id), givens(id, entries), read);
  const shown = (id: FunctionId, entries: readonly Entry[], language: 'ja' | 'en' = 'ja'): readonly string[] => {
    const unit = unitOf(asked(id), givens(id, entries), read, null);
    return (answer(id, entries) ?? []).map(([one], row) => printAnswer(one ?? '', asked(id).answer, unit(row, 0), language === 'ja' ? FORMULAS_JA : FORMULAS_EN, WORDS[language]));
  };

  test('one cell', () => {
    expect(answer('KPIGAP', [A5, typed('2030'), C5, PLAN])).toEqual([[750000]]);
    expect(shown('KPIGAP', [A5, typed('2030'), C5, PLAN])).toEqual(['750,000時間']);
  });

  test('down the rows, the guard included: a blank stays blank, an error stands, a percentage is in points', () => {
    expect(shown('KPIGAP', [A5_A9, typed('2030'), C5_C9, PLAN])).toEqual(['750,000時間', '8ポイント', '#N/A 無いKPI: 計画の表にありません。近いもの: 多重入力箇所', '（空白）', '#DIV/0!']);
    expect(shown('TARGET', [A5_A9, typed('2035'), PLAN])[0]).toBe('#N/A 作業削減時間: 2035年の目標がありません。ある年: 2030、2040');
    expect(shown('TARGET', [A5_A9, typed('2035'), PLAN], 'en')[0]).toMatch(/^#N\/A 作業削減時間: .*2035/);
  });

  test('a blank actual is a grade, not a blank', () => {
    expect(answer('STATUS', [A5_A9, typed('2030'), C5_C9, typed('R8.9.30'), PLAN])?.[3]).toMatchObject([{ fault: { code: '#N/A' } }]);
    expect(answer('STATUS', [typed('作業削減時間'), typed('2030'), C5_C9, typed('R8.9.30'), PLAN])?.[3]).toEqual(['評価不可']);
  });

  test('the KPIs or texts beside the answers, where they lie in a column or a row', () => {
    const labels = (id: FunctionId, entries: readonly Entry[]): AnswerLabels => labelsOf(asked(id), givens(id, entries), read);
    expect(labels('KPIGAP', [A5_A9, typed('2030'), C5_C9, PLAN])).toEqual({ rows: REPORT.map(([name]) => name), columns: [] });
    expect(labels('NUMBER', [A5_A9])).toEqual({ rows: REPORT.map(([name]) => name), columns: [] });
    // One KPI with many actuals, and cells that count together: nothing to tell the rows by.
    expect(labels('STATUS', [typed('作業削減時間'), typed('2030'), C5_C9, typed('R8.9.30'), PLAN])).toEqual({ rows: [], columns: [] });
    expect(labels('COVERAGE', [C5_C9])).toEqual({ rows: [], columns: [] });
  });

  test('what is not read yet has no answer', () => expect(answer('KPIGAP', [A5, typed('2030'), typed('Z1'), PLAN])).toBeNull());

  test.each<[FunctionId, readonly Entry[], string]>([
    ['NUMBER', [typed('894億9,608万2千円')], '89,496,082,000'],
    ['UNIT', [typed('110万時間 軽減')], '時間'],
    ['UNIT', [typed('110')], '（空白）'],
    ['DATE', [typed('R7年度末')], '2026/3/31（令和8年3月31日）'],
    ['DATE', [typed('R7年度'), offered('開始')], '2025/4/1（令和7年4月1日）'],
    ['FISCALYEAR', [typed('2026/3/31')], '2025'],
    ['WAREKI', [typed('2025')], '令和7年度'],
    ['WAREKI', [typed('2025/9/16'), offered('略')], 'R7.9.16'],
    ['DELAY', [typed('R8.3.31'), typed('R8.4.10'), typed('R8.9.30')], '10日'],
    ['MILESTONE', [typed('R8.4.1'), typed('R9.3.31'), NOTHING, NOTHING, NOTHING, typed('R8.9.30')], '着手遅れ'],
    ['PROGRESS', [typed('作業削減時間'), typed('2030'), typed('1'), PLAN], '#N/A 作業削減時間: 基準値がありません'],
    ['COVERAGE', [C5_C9], '60%'],
  ])('%s %#', (id, entries, expected) => expect(shown(id, entries)).toEqual([expected]));

  test('the number format of the cells', () => {
    const format = (id: FunctionId, entries: readonly Entry[]): string | null => formatFor(asked(id).answer, answer(id, entries) ?? [], unitOf(asked(id), givens(id, entries), read, null));
    expect(format('KPIGAP', [A5, typed('2030'), C5, PLAN])).toBe('#,##0');
    expect(format('KPIGAP', [typed('職員のやりがい向上'), typed('2030'), typed('0.72'), PLAN])).toBe('0.0%');
    // Hours and percentages one below the other: no one format is right for both.
    expect(format('KPIGAP', [A5_A9, typed('2030'), C5_C9, PLAN])).toBeNull();
    expect(format('KPIGAP', [typed('作業削減時間'), typed('2030'), typed('abc'), PLAN])).toBeNull();
    expect(format('NUMBER', [typed('3.25')])).toBeNull();
    expect(format('DATE', [typed('R7年度末')])).toBe('yyyy/m/d');
    expect(format('COVERAGE', [C5_C9])).toBe('0.0%');
    expect(format('WAREKI', [typed('2025')])).toBeNull();
  });
});
