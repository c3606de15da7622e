import type { Cells } from '../../../src/domain/base/cell';
import { Fault } from '../../../src/domain/base/fault';
import { FORMULAS_EN } from '../../../src/i18n/functions/formulas.en';
import { FORMULAS_JA } from '../../../src/i18n/functions/formulas.ja';
import {
  answerOf,
  formatsOf,
  answerLabels,
  type AnswerLabels,
  type ResultCell,
  type ReadCells,
} from '../../../src/pane/formula/formula-answer';
import { givenOf, NOTHING, type Entry } from '../../../src/pane/formula/formula-entry';
import { keyOf } from '../../../src/pane/formula/formula-fields';
import { errorNotes, reasonOf, withoutHeaderFaults } from '../../../src/pane/formula/formula-notes';
import type { FunctionId, FormulaQuestion } from '../../../src/pane/formula/formula-questions';
import { printAnswer } from '../../../src/pane/formula/formula-result';
import { measuresOf, type ResultUnits, type NumberFormats, type ReadFormats } from '../../../src/pane/formula/formula-units';
import { WORDS_OF } from '../../../src/pane/words/words';

import { cell, typed, offered, picked, HERE, asked, givens, A5, C5, A5_A9, C5_C9, PLAN } from './asked';

describe('the answer', () => {
  const OSAKA: Cells = [
    ['KPI', '単位', '2030年', '2040年'],
    ['多重入力箇所', '箇所', '0 箇所', '0 箇所'],
    ['作業削減時間', '時間', '110万時間 軽減', '212万時間 軽減'],
    ['職員のやりがい向上', '%', '80%', '95.0%'],
  ];
  const REPORT: Cells = [['作業削減時間'], ['職員のやりがい向上'], ['無いKPI'], [''], ['作業削減時間']];
  const MEASURED: Cells = [[350000], [0.72], [1], [''], [{ code: '#DIV/0!' }]];
  /** Stands for the workbook: a block of cells by its reference. */
  const reading = (known: readonly (readonly [Entry, Cells])[]): ReadCells => {
    const cells = new Map(
      known.map(([entry, block]) => {
        const given = givenOf(entry, asked('KPIGAP').asked[2] as FormulaQuestion['asked'][number], HERE);
        return [given.kind === 'reference' ? keyOf(given.reference) : '', block];
      }),
    );
    return reference => cells.get(keyOf(reference));
  };
  const read = reading([
    [A5, [['作業削減時間']]],
    [C5, [[350000]]],
    [A5_A9, REPORT],
    [C5_C9, MEASURED],
    [PLAN, OSAKA],
  ]);
  const answer = (id: FunctionId, entries: readonly Entry[]): readonly (readonly ResultCell[])[] | null =>
    answerOf(asked(id), givens(id, entries), read);
  /** Nothing is formatted, and there is no KPI sheet. */
  const measures = (id: FunctionId, entries: readonly Entry[], of = read, formats: ReadFormats = () => undefined): ResultUnits =>
    measuresOf(asked(id), givens(id, entries), of, formats, null);
  const shown = (
    id: FunctionId,
    entries: readonly Entry[],
    language: 'ja' | 'en' = 'ja',
    of = read,
    formats: ReadFormats = () => undefined,
  ): readonly string[] => {
    const measure = measures(id, entries, of, formats);
    const answers = answerOf(asked(id), givens(id, entries), of) ?? [];
    return answers.map(([one], row) =>
      printAnswer(one ?? '', asked(id).answer, measure(row, 0), language === 'ja' ? FORMULAS_JA : FORMULAS_EN, WORDS_OF[language]),
    );
  };

  test('one cell', () => {
    expect(answer('KPIGAP', [A5, typed('2030'), C5, PLAN])).toEqual([[750000]]);
    expect(shown('KPIGAP', [A5, typed('2030'), C5, PLAN])).toEqual(['750,000時間']);
  });

  test('down the rows, the guard included: a blank stays blank, an error stands, a percentage is in points', () => {
    expect(shown('KPIGAP', [A5_A9, typed('2030'), C5_C9, PLAN])).toEqual([
      '750,000時間',
      '8ポイント',
      '#N/A 無いKPI：計画の表にありません。近いもの：多重入力箇所',
      '（空白）',
      '#DIV/0!',
    ]);
    expect(shown('TARGET', [A5_A9, typed('2035'), PLAN])[0]).toBe('#N/A 作業削減時間：目標2035がありません。ある目標：2030、2040');
    expect(shown('TARGET', [A5_A9, typed('2035'), PLAN], 'en')[0]).toMatch(/^#N\/A 作業削減時間: .*2035/);
  });

  test('ranges of different sizes: what lies outside the smaller is an error, as in the sheet, not a blank', () => {
    const C5_C7 = picked(cell('報告書', 4, 2, 3));
    const short = reading([
      [A5_A9, REPORT],
      [C5_C7, MEASURED.slice(0, 3)],
      [PLAN, OSAKA],
    ]);
    const answers = answerOf(asked('KPIGAP'), givens('KPIGAP', [A5_A9, typed('2030'), C5_C7, PLAN]), short) ?? [];
    expect(answers).toHaveLength(5);
    for (const line of answers.slice(3)) expect(line).toEqual([{ fault: new Fault('#N/A', { kind: 'sizes' }), kpi: '' }]);
    const across = picked(cell('報告書', 2, 4, 1, 2));
    const wide = answerOf(asked('NUMBER'), givens('NUMBER', [across]), reading([[across, [['3件', '']]]]));
    expect(wide).toEqual([[3, '']]);
    const crossed = answerOf(
      asked('KPIGAP'),
      givens('KPIGAP', [A5, picked(cell('報告書', 2, 4, 1, 3)), across, PLAN]),
      reading([
        [A5, [['作業削減時間']]],
        [picked(cell('報告書', 2, 4, 1, 3)), [[2030, 2040, 2040]]],
        [across, [[350000, '']]],
        [PLAN, OSAKA],
      ]),
    );
    expect(crossed).toEqual([[750000, '', { fault: new Fault('#N/A', { kind: 'sizes' }), kpi: '' }]]);
  });

  test('a blank actual is a grade, not a blank', () => {
    expect(answer('STATUS', [A5_A9, typed('2030'), C5_C9, typed('R8.9.30'), PLAN])?.[3]).toMatchObject([{ fault: { code: '#N/A' } }]);
    expect(answer('STATUS', [typed('作業削減時間'), typed('2030'), C5_C9, typed('R8.9.30'), PLAN])?.[3]).toEqual(['評価不可']);
  });

  test('the KPIs or texts beside the answers, where they lie in a column or a row', () => {
    const labels = (id: FunctionId, entries: readonly Entry[]): AnswerLabels =>
      answerLabels(asked(id), givens(id, entries), read, FORMULAS_JA);
    expect(labels('KPIGAP', [A5_A9, typed('2030'), C5_C9, PLAN])).toEqual({ rows: REPORT.map(([name]) => name), columns: [], kpis: true });
    expect(labels('NUMBER', [A5_A9])).toEqual({ rows: REPORT.map(([name]) => name), columns: [], kpis: false });
    // Cells that count together have one answer.
    expect(labels('COVERAGE', [C5_C9])).toEqual({ rows: [], columns: [], kpis: false });
  });

  test('where nothing else tells the answers apart: the rows and columns of the arguments', () => {
    const labels = (id: FunctionId, entries: readonly Entry[], t = FORMULAS_JA): AnswerLabels =>
      answerLabels(asked(id), givens(id, entries), read, t);
    const rows = ['5行目', '6行目', '7行目', '8行目', '9行目'];
    expect(labels('STATUS', [typed('作業削減時間'), typed('2030'), C5_C9, typed('R8.9.30'), PLAN])).toEqual({
      rows,
      columns: [],
      kpis: false,
    });
    expect(labels('FISCALYEAR', [C5_C9])).toEqual({ rows, columns: [], kpis: false });
    expect(labels('DELAY', [typed('R8.3.31'), C5_C9, typed('R8.9.30')])).toEqual({ rows, columns: [], kpis: false });
    expect(labels('FISCALYEAR', [picked(cell('報告書', 4, 25, 1, 2))], FORMULAS_EN)).toEqual({
      rows: [],
      columns: ['column Z', 'column AA'],
      kpis: false,
    });
    expect(labels('FISCALYEAR', [typed('DX_Actuals[時点]')])).toEqual({ rows: [], columns: [], kpis: false });
  });

  describe('what is said with it', () => {
    const WITH_BASELINE: Cells = [
      ['名称', '単位', '基準値', '基準年度', '目標2030'],
      ['作業削減時間', '時間', 0, 2023, 1100000],
      ['職員のやりがい向上', '%', 0.5, 2023, 0.8],
    ];
    const F21 = picked(cell('報告書', 20, 5));
    const NO_HEADERS = picked(cell('計画', 9, 0, 3, 2));
    const BROKEN = picked(cell('計画', 19, 0, 2, 3));
    const cells = reading([
      [
        BROKEN,
        [
          ['KPI', '2030年', '2040年'],
          ['作業削減時間', { code: '#REF!' }, { code: '#REF!' }],
        ],
      ],
      [A5, [['作業削減時間']]],
      [C5, [[350000]]],
      [A5_A9, REPORT],
      [C5_C9, MEASURED],
      [PLAN, WITH_BASELINE],
      [F21, [[{ code: '#N/A' }]]],
      [
        NO_HEADERS,
        [
          ['あ', 'い'],
          ['作業削減時間', 1],
          ['x', 2],
        ],
      ],
    ]);
    const why = (id: FunctionId, entries: readonly Entry[], language: 'ja' | 'en' = 'ja'): string => {
      const given = givens(id, entries);
      return reasonOf(asked(id), given, answerOf(asked(id), given, cells) ?? [], cells, '', WORDS_OF[language]);
    };
    const wrong = (id: FunctionId, entries: readonly Entry[]): readonly string[] => {
      const given = givens(id, entries);
      return errorNotes(asked(id), given, answerOf(asked(id), given, cells) ?? [], cells, FORMULAS_JA, WORDS_OF.ja);
    };

    test('why a grade is what it is, in the words of the overview', () => {
      expect(why('STATUS', [A5, typed('2030'), C5, typed('R8.9.30'), PLAN])).toBe(
        '2026/9/30の計画値39.3万時間に対し、実績は35万時間です。計画に対する進捗の割合は89%です。標準の評価基準：60%以上100%未満は「やや遅れ」。',
      );
      expect(why('STATUS', [A5, typed('2030'), typed('120万'), typed('R8.9.30'), PLAN])).toBe(
        '令和12年度末（2030年度）の目標110万時間に、実績120万時間で達しています。標準の評価基準：目標に達したものは「達成」。',
      );
      expect(why('STATUS', [A5, typed('2030'), C5, typed('R8.9.30'), PLAN], 'en')).toMatch(/350,000 時間\. .*89%/);
    });

    test('why it is in time or not, with the bound the tolerance makes', () => {
      const plain = '2026/9/30の計画値39.3万時間に対し、実績は35万時間です。';
      expect(why('ONTRACK', [A5, typed('2030'), C5, typed('R8.9.30'), PLAN])).toBe(plain);
      expect(why('ONTRACK', [A5, typed('2030'), C5, typed('R8.9.30'), PLAN, typed('0.1')])).toBe(
        `${plain}許容幅を含めた境目は35.4万時間です。`,
      );
      expect(why('ONTRACK', [A5, typed('2030'), C5, typed('2026'), PLAN])).toBe('令和8年度の計画値47.1万時間に対し、実績は35万時間です。');
    });

    test('nothing where there is nothing to explain', () => {
      expect(why('STATUS', [A5, typed('2030'), typed('―'), typed('R8.9.30'), PLAN])).toBe('');
      expect(why('STATUS', [A5, typed('2030'), F21, typed('R8.9.30'), PLAN])).toBe('');
      expect(why('STATUS', [A5_A9, typed('2030'), C5_C9, typed('R8.9.30'), PLAN])).toBe('');
      expect(why('KPIGAP', [A5, typed('2030'), C5, PLAN])).toBe('');
    });

    test('the cells an error comes from', () => {
      expect(wrong('KPIGAP', [A5, typed('2030'), F21, PLAN])).toEqual(['実績のセル（報告書!F21）がエラーです。']);
      expect(wrong('KPIGAP', [A5_A9, typed('2030'), C5_C9, PLAN])).toEqual(['実績のセル（報告書!C9）がエラーです。']);
      expect(wrong('COVERAGE', [F21])).toEqual(['値の範囲のセル（報告書!F21）がエラーです。']);
      expect(wrong('ROLLUP', [F21])).toEqual(['値の範囲のセル（報告書!F21）がエラーです。']);
      expect(wrong('TARGET', [A5, typed('2030'), BROKEN])).toEqual(['計画の表のセル（計画!B21など2個）がエラーです。']);
      expect(wrong('TARGET', [F21, typed('2030'), BROKEN])).toEqual(['KPIのセル（報告書!F21）がエラーです。']);
      expect(wrong('TARGET', [A5, typed('2035'), PLAN])).toEqual([]);
    });

    test('missing headers are told once under the field: the rows say the code alone', () => {
      const answers = (entries: readonly Entry[]): readonly (readonly ResultCell[])[] =>
        withoutHeaderFaults(answerOf(asked('TARGET'), givens('TARGET', entries), cells) ?? []);
      expect(answers([A5_A9, typed('2030'), NO_HEADERS])[1]).toMatchObject([{ fault: { code: '#VALUE!', reason: { kind: 'given' } } }]);
      expect(answers([A5, typed('2030'), NO_HEADERS])).toMatchObject([[{ fault: { code: '#VALUE!', reason: { kind: 'noColumn' } } }]]);
      expect(answers([A5_A9, typed('2030'), PLAN])[2]).toMatchObject([{ fault: { reason: { kind: 'unknownKpi' } } }]);
    });
  });

  test('what is not read yet has no answer', () => expect(answer('KPIGAP', [A5, typed('2030'), typed('Z1'), PLAN])).toBeNull());

  test.each<[FunctionId, readonly Entry[], string]>([
    ['NUMBER', [typed('894億9,608万2千円')], '89,496,082,000'],
    ['UNIT', [typed('110万時間 軽減')], '時間'],
    ['UNIT', [typed('110')], '（空白）'],
    ['DATE', [typed('R7年度末')], '2026/3/31（令和8年3月31日）'],
    ['DATE', [typed('R7年度'), offered('開始')], '2025/4/1（令和7年4月1日）'],
    ['FISCALYEAR', [typed('2026/3/31')], '2025（令和7年度）'],
    ['NUMBER', [typed('80%')], '80%'],
    ['NUMBER', [typed('89,496,082,001円')], '89,496,082,001'],
    ['WAREKI', [typed('2025')], '令和7年度'],
    ['WAREKI', [typed('2025/9/16'), offered('略')], 'R7.9.16'],
    ['DELAY', [typed('R8.3.31'), typed('R8.4.10'), typed('R8.9.30')], '10日'],
    ['MILESTONE', [typed('R8.4.1'), typed('R9.3.31'), NOTHING, NOTHING, NOTHING, typed('R8.9.30')], '着手遅れ'],
    ['PROGRESS', [typed('作業削減時間'), typed('2030'), typed('1'), PLAN], '#N/A 作業削減時間：基準値がありません'],
    ['COVERAGE', [C5_C9], '60%'],
  ])('%s %#', (id, entries, expected) => expect(shown(id, entries)).toEqual([expected]));

  test('the number format of the cells', () => {
    const formats = (id: FunctionId, entries: readonly Entry[]): ReturnType<typeof formatsOf> =>
      formatsOf(asked(id).answer, answer(id, entries) ?? [], measures(id, entries));
    expect(formats('KPIGAP', [A5, typed('2030'), C5, PLAN])).toEqual([['#,##0"時間"']]);
    expect(formats('KPIGAP', [typed('職員のやりがい向上'), typed('2030'), typed('0.72'), PLAN])).toEqual([['0.0%']]);
    // Hours and percentages one below the other; an unknown KPI and a blank; an error among the hours.
    expect(formats('KPIGAP', [A5_A9, typed('2030'), C5_C9, PLAN])).toEqual([['#,##0"時間"'], ['0.0%'], [null], [null], ['#,##0"時間"']]);
    expect(formats('KPIGAP', [typed('作業削減時間'), typed('2030'), typed('abc'), PLAN])).toBeNull();
    expect(formats('NUMBER', [typed('3.25')])).toBeNull();
    expect(formats('NUMBER', [typed('80%')])).toEqual([['0.0%']]);
    expect(formats('DATE', [typed('R7年度末')])).toEqual([['yyyy/m/d']]);
    expect(formats('COVERAGE', [C5_C9])).toEqual([['0.0%']]);
    expect(formats('WAREKI', [typed('2025')])).toBeNull();
  });

  describe('units where no column says them', () => {
    const PUBLISHED: Cells = [
      ['KPI', '2030年', '2040年'],
      ['多重入力箇所', '0 箇所', '0 箇所'],
      ['作業削減時間', '110万時間 軽減', '212万時間 軽減'],
      ['オンライン', '10.3% up', 0.2],
      ['満足度', 0.8, '95.0%'],
    ];
    const KEYS: Cells = [['多重入力箇所'], ['作業削減時間'], ['オンライン'], ['満足度'], ['']];
    const VALUES: Cells = [[1], [0.3], [''], ['―'], ['x']];
    const ACTUALS: Cells = [
      ['KPI', '年度', '値'],
      ['満足度', 2024, 0.7],
      ['作業削減時間', 2024, '約35万時間'],
    ];
    const actuals = picked(cell('実績', 0, 0, 3, 3));
    const of = reading([
      [A5_A9, KEYS],
      [C5_C9, VALUES],
      [PLAN, PUBLISHED],
      [actuals, ACTUALS],
    ]);
    /** All numbers of the workbook in this format. */
    const all =
      (format: string): ReadFormats =>
      () =>
        Array.from({ length: 9 }, () => Array.from({ length: 9 }, () => format)) as NumberFormats;
    test('the targets as published say them, also as cells with %', () => {
      expect(shown('TARGET', [A5_A9, typed('2030'), PLAN], 'ja', of).slice(0, 4)).toEqual(['0箇所', '1,100,000時間', '10.3%', '0.8']);
      expect(shown('TARGET', [A5_A9, typed('R22年度'), PLAN], 'ja', of, all('0.0%')).slice(0, 4)).toEqual([
        '0箇所',
        '2,120,000時間',
        '20%',
        '95%',
      ]);
      expect(shown('TARGET', [A5_A9, typed('2040'), PLAN], 'ja', of, all('#,##0"%"'))[2]).toBe('0.2');
      expect(shown('KPIGAP', [typed('オンライン'), typed('2030'), typed('4%'), PLAN], 'ja', of)).toEqual(['6.3ポイント']);
    });
    test('the actuals', () => {
      expect(shown('ACTUAL', [typed('満足度'), actuals], 'ja', of, all('0%'))).toEqual(['70%']);
      expect(shown('ACTUAL', [typed('作業削減時間'), actuals], 'ja', of)).toEqual(['350,000時間']);
    });
    test('a plan by calendar years answers with one', () => {
      const calendar = reading([
        [
          PLAN,
          [
            ['KPI', '時点', '2030年'],
            ['排出量', '年末', '5t'],
            ['満足度', '', '80%'],
          ],
        ],
      ]);
      const fiscal = (kpi: string): boolean => measures('REACHYEAR', [typed(kpi), typed('2030'), PLAN, actuals], calendar)(0, 0).fiscal;
      expect([fiscal('排出量'), fiscal('満足度'), fiscal('無いKPI')]).toEqual([false, true, true]);
    });
    test('numbers and means keep their %, and a unit only where all have it', () => {
      expect(shown('ROLLUP', [C5_C9], 'ja', of, all('0%'))).toEqual(['65%']);
      expect(shown('ROLLUP', [C5_C9], 'ja', of)).toEqual(['0.65']);
      expect(shown('ROLLUP', [C5_C9], 'ja', of, all('0.00"時間"'))).toEqual(['0.65時間']);
      const texts = picked(cell('報告書', 4, 5, 3));
      expect(shown('ROLLUP', [texts], 'ja', reading([[texts, [['30時間'], ['41時間'], ['未定']]]]))).toEqual(['35.5時間']);
      expect(shown('ROLLUP', [texts], 'ja', reading([[texts, [['30時間'], ['4件'], ['未定']]]]))).toEqual(['17']);
      expect(shown('NUMBER', [C5_C9], 'ja', of, all('0%'))[1]).toBe('30%');
      expect(shown('NUMBER', [texts], 'ja', reading([[texts, [['80%'], ['110万時間 軽減'], ['3割']]]]))).toEqual([
        '80%',
        '1,100,000',
        '0.3',
      ]);
    });
  });

  test('a computed number has the digits people read, and says where there are more', () => {
    const print = (value: number, kind: FormulaQuestion['answer'], unit = '', language: 'ja' | 'en' = 'ja', fiscal = true): string =>
      printAnswer(value, kind, { unit, fiscal }, language === 'ja' ? FORMULAS_JA : FORMULAS_EN, WORDS_OF[language]);
    expect(print(30.8477495107632, 'quantity', '箇所')).toBe('約30.85箇所');
    expect(print(393072 + 0.4070450098, 'quantity', '時間')).toBe('約393,072時間');
    expect(print(-393072 - 0.4070450098, 'difference', '時間')).toBe('約▲393,072時間');
    expect(print(393072 + 0.4070450098, 'quantity', '時間', 'en')).toBe('about 393,072 時間');
    expect(print(471.428571428571, 'quantity', '件')).toBe('約471.4件');
    expect(print(1 / 3000, 'quantity', '件')).toBe('約0.000333件');
    expect(print(0.1 + 0.2, 'quantity', '件')).toBe('0.3件');
    expect(print(2.125, 'number')).toBe('2.125');
    expect(print(1234567890123, 'number')).toBe('1,234,567,890,123');
    expect(print(1 / 3, 'share')).toBe('約33.33%');
    expect(print(0.9999999, 'share')).toBe('約100%');
    expect(print(0.6, 'share')).toBe('60%');
    expect(print(0.08 + 1e-5 / 3, 'difference', '%')).toBe('約8ポイント');
    expect(print(2 / 3, 'quantity', '%')).toBe('約66.67%');
    expect(print(0.12345, 'quantity', '%')).toBe('12.345%');
    expect([print(2032, 'year'), print(2032, 'year', '', 'ja', false), print(2032, 'year', '', 'en')]).toEqual([
      '2032（令和14年度）',
      '2032（令和14年）',
      'FY2032',
    ]);
  });
});
