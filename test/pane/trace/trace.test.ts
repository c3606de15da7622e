import type { SourceRead, TracedCell } from '../../../src/excel/read/trace-cells';
import { traceOf, type Trace } from '../../../src/pane/trace/trace-model';
import { describeCall, printTrace, type CallWords } from '../../../src/pane/trace/trace-words';
import { WORDS_OF } from '../../../src/pane/words/words';
import type { Language } from '../../../src/pane/words/language';
import { keyOfSource } from '../../../src/sheets/trace/source';
import type { WorkbookState } from '../../../src/sheets/read/state';
import { actual, cellsOf, ENTRIES, HOURS, PRIDE, workbookState } from '../workbook-state';

const ENTERED = {
  ...actual('作業削減時間', 2025, 350_000),
  区分: '速報',
  出典: '業務改革の報告',
  入力者: 'DX推進課',
  入力日: 46130,
  コメント: '一部は推計',
};
const STATE: WorkbookState = {
  ...workbookState({
    DX_KPIs: cellsOf('DX_KPIs', [{ ...HOURS, 出典: 'グランドデザイン 7章', 担当: '業務改革課' }, ENTRIES, PRIDE]),
    DX_Actuals: cellsOf('DX_Actuals', [
      actual('作業削減時間', 2022, 20_000),
      actual('作業削減時間', 2023, 80_000),
      actual('作業削減時間', 2024, 200_000),
      ENTERED,
      actual('多重入力箇所', 2025, 120),
    ]),
  }),
};
const OPEN: WorkbookState = { ...STATE, sheets: [...STATE.sheets, { id: '報告書', name: '報告書', visible: true, protected: false }] };

/** Cells of 報告書: values, or formulas with what they show. */
type Sheet = Readonly<Record<string, readonly [value: string | number, formula?: string]>>;

/** Reads what is wanted until nothing is, as the panel does. */
function traced(formula: string, sheet: Sheet = {}, offset = { row: 0, column: 0 }, state = OPEN): Trace {
  const known = new Map<string, SourceRead | null>();
  const cell: NonNullable<TracedCell['formula']> = {
    text: formula,
    home: { sheet: '報告書', row: 9, column: 9, table: null },
    ...offset,
    spillsFrom: null,
  };
  let found = traceOf(cell, state, known);
  for (let round = 0; round < 6 && found.wanted.length > 0; round++) {
    for (const source of found.wanted) {
      const key = keyOfSource(source);
      const place = /^報告書!([A-Z])(\d+)(?::[A-Z](\d+))?$/.exec(key);
      if (key === 'DX_AsOf')
        known.set(key, { cells: [[46295]], block: { sheet: 'KPI', row: 2, column: 1, rows: 1, columns: 1 }, formula: null, format: null });
      else if (place === null) {
        const own = /^実績!D(\d+)$/.exec(key);
        const row = Number(own?.[1]) - 1;
        known.set(
          key,
          own === null
            ? null
            : {
                cells: [[STATE.tables.DX_Actuals?.cells[row - 4]?.[3] ?? '']],
                block: { sheet: '実績', row, column: 3, rows: 1, columns: 1 },
                formula: null,
                format: null,
              },
        );
      } else {
        const [, letter = 'A', first = '1', last = first] = place;
        const rows = Array.from({ length: Number(last) - Number(first) + 1 }, (_, at) => sheet[`${letter}${Number(first) + at}`] ?? ['']);
        const block = { sheet: '報告書', row: Number(first) - 1, column: letter.charCodeAt(0) - 65, rows: rows.length, columns: 1 };
        known.set(key, {
          cells: rows.map(([value]) => [value]),
          block,
          formula: rows.length === 1 ? (rows[0]?.[1] ?? null) : null,
          format: 'General',
        });
      }
    }
    found = traceOf(cell, state, known);
  }
  return found;
}

function told(formula: string, sheet: Sheet = {}, offset = { row: 0, column: 0 }, language: Language = 'ja'): CallWords {
  const [call] = traced(formula, sheet, offset).calls;
  if (call === undefined) throw new Error('no call');
  return describeCall(call, '', WORDS_OF[language]);
}
const texts = (lines: readonly { readonly text: string; readonly place: { sheet: string; address: string } | null }[]) =>
  lines.map(({ text, place }) => (place === null ? text : `${text} → ${place.sheet}!${place.address}`));

const KPI = '"作業削減時間"';
const LATEST = `DX.ACTUAL(${KPI},DX_Actuals[#All],DX_AsOf)`;
const DAY = `DX.ACTUALDATE(${KPI},DX_Actuals[#All],DX_AsOf)`;

describe('a grade on the latest actual', () => {
  const grade = told(`=DX.STATUS(${KPI},2030,${LATEST},${DAY},DX_KPIs[#All])`);

  test('the sentence judges at the actual’s own time', () => {
    expect(grade.answer).toBe('順調');
    expect(grade.reasons.join('')).toContain('2026/3/31の計画値31.4万時間に対し、実績は35万時間です。');
  });

  test('the sentence names 基準日 too, and says when the actual is older than a year before it', () => {
    const [call] = traced(`=DX.STATUS(${KPI},2030,${LATEST},${DAY},DX_KPIs[#All])`).calls;
    if (call === undefined) throw new Error('no call');
    const reasons = (asOf: number): string => describeCall(call, '', WORDS_OF.ja, asOf).reasons.join('');
    expect(reasons(46295)).toContain('2026/3/31の計画値31.4万時間に対し、実績は35万時間です（基準日は2026/9/30）。');
    expect(reasons(46295)).not.toContain('1年以上前');
    expect(reasons(46295 + 365)).toContain('最新の実績は2026/3/31のもので、基準日（2027/9/30）より1年以上前です。');
    // A day that was typed is the day asked about, whatever the workbook's is.
    const [typed] = traced(`=DX.STATUS(${KPI},2030,350000,46112,DX_KPIs[#All])`).calls;
    expect(describeCall(typed!, '', WORDS_OF.ja, 46295).reasons.join('')).not.toContain('基準日は');
    const [track] = traced(`=DX.ONTRACK(${KPI},2030,${LATEST},${DAY},DX_KPIs[#All])`).calls;
    expect(describeCall(track!, '', WORDS_OF.ja, 46295 + 365).reasons.join('')).toMatch(/（基準日は2027\/9\/30）。.*1年以上前です/);
  });

  test('the row of the plan with its path, and where it is', () => {
    expect(texts(grade.plan)).toEqual([
      '作業削減時間（K2） 向き 増加、単位 時間 → KPI!A6:S6',
      '経路（折れ線）：基準 令和5年度 0時間 → 令和12年度末（2030年度） 110万時間',
      '出典：グランドデザイン 7章',
      '担当：業務改革課',
    ]);
  });

  test('who entered the actual, when, and where', () => {
    expect(texts(grade.actual)).toEqual([
      '350,000時間（令和7年度末） 速報 → 実績!A9:I9',
      '出典：業務改革の報告',
      '入力者 DX推進課、入力日 2026/4/18',
      'コメント：一部は推計',
    ]);
  });

  test('the rule with its issuer, the arguments with their cells', () => {
    expect(grade.rule[0]).toBe('評価方式：標準');
    expect(grade.rule.join('')).toContain('DX羅針盤');
    expect(grade.inputs.map(({ label, text }) => `${label} ${text}`)).toEqual([
      'KPI 作業削減時間',
      '目標年 令和12年度末（2030年度）',
      '実績 350,000時間',
      '基準日 2026/3/31 令和8年3月31日',
      '計画の表 DX_KPIs[#All]',
      '評価方式 指定なし（標準）',
    ]);
    expect(grade.inputs[4]?.cells.map(({ place }) => place)).toEqual([{ sheet: 'KPI', address: 'A5:S8' }]);
    expect(grade.inputs[3]?.cells.map(({ place }) => place)).toContainEqual({ sheet: 'KPI', address: 'B3' });
  });
});

describe('where an actual was entered', () => {
  const by = (c5: Sheet[string], more: Sheet = {}) => told(`=DX.KPIGAP(${KPI},2030,C5,DX_KPIs[#All])`, { C5: c5, ...more });

  test('through a cell with DX.ACTUAL, also through a plain reference; that cell can be traced in turn', () => {
    const direct = by([350_000, `=${LATEST}`]);
    expect(direct.actual[0]?.place).toEqual({ sheet: '実績', address: 'A9:I9' });
    expect(direct.inputs[2]?.cells).toEqual([{ text: 'C5', place: { sheet: '報告書', address: 'C5' }, traceable: true }]);
    expect(by([350_000, '=D5'], { D5: [350_000, `=${LATEST}`] }).actual[0]?.place).toEqual({ sheet: '実績', address: 'A9:I9' });
    expect(by([350_000, '=実績!D9']).actual[0]?.place).toEqual({ sheet: '実績', address: 'A9:I9' });
  });

  test('a typed number: the row with the same value, said to be no more than that', () => {
    expect(texts(by([350_000]).actual)).toContain('実績シートにある、同じKPI・同じ値の行です（数式が直接読んでいる行ではありません）。');
    expect(texts(by([350_001]).actual)).toEqual(['この実績が実績シートのどの行のものかは、数式からはわかりません。']);
  });

  test('formulas that go round in a circle end', () => {
    expect(by([1, '=D5'], { D5: [1, '=C5'] }).actual).toHaveLength(1);
  });
});

test.each<[string, string, string]>([
  [`=DX.KPIGAP(${KPI},2030,C5,DX_KPIs[#All])`, '750,000時間', '目標110万時間から実績35万時間を引いた75万時間です。'],
  ['=DX.KPIGAP("多重入力箇所",2030,120,DX_KPIs[#All])', '120箇所', '実績120箇所から目標0箇所を引いた120箇所です。'],
  [`=DX.PROGRESS(${KPI},2030,C5,DX_KPIs[#All])`, '約31.82%', '基準値0時間から目標110万時間までのうち、実績35万時間は32%のところです。'],
  [`=DX.REQUIREDPACE(${KPI},2030,C5,DX_AsOf,DX_KPIs[#All])`, '約166,717時間', '残りの4.5年で割ると、1年あたり16.7万時間です。'],
  [`=DX.TARGET(${KPI},2040,DX_KPIs[#All])`, '2,120,000時間', '令和22年度末（2040年度）の目標は212万時間です。'],
  [`=${LATEST}`, '350,000時間', '実績の表にある、令和7年度末の値35万時間です。'],
  [
    `=DX.OUTLOOK(${KPI},2030,DX_KPIs[#All],DX_Actuals[#All])`,
    '曇り',
    '令和4年度から令和7年度までの実績の変化は、平均で1年あたり+11万時間です。',
  ],
  [`=DX.FORECAST(${KPI},2030,DX_KPIs[#All],DX_Actuals[#All],"平均変化")`, '900,000時間', '目標110万時間まで、あと20万時間です。'],
  [
    `=DX.REACHYEAR(${KPI},2030,DX_KPIs[#All],DX_Actuals[#All],"平均変化")`,
    '2032（令和14年度）',
    '推計は令和13年度に101万時間、令和14年度に112万時間で、目標110万時間に初めて達するのは令和14年度です。',
  ],
  [`=DX.LIKELIHOOD(${KPI},2030,DX_KPIs[#All],DX_Actuals[#All])`, '', 'この幅の開き方から求めた、目標に達する確率は'],
  ['=DX.MILESTONE("R8.4.1","R9.3.31",,,0.3,DX_AsOf)', '遅れ', '基準日2026/9/30までに予定の期間の50%が過ぎ、進捗率は30%です。'],
  [
    '=DX.MILESTONE("R7.4.1","R8.3.31",,,,DX_AsOf)',
    '期限超過',
    '終了予定2026/3/31を183日過ぎていて、終了実績がありません（基準日は2026/9/30）。',
  ],
  ['=DX.DELAY("R8.3.31","R8.4.10",DX_AsOf)', '10日', '終了実績2026/4/10から終了予定2026/3/31を引いた日数です（マイナスは予定より早い）。'],
  ['=DX.COVERAGE(C5:C7)', '約33.33%', '範囲の3個のセルのうち、数値が入っているのは1個です。'],
])('%s', (formula, answer, sentence) => {
  const call = told(formula, { C5: [350_000] });
  expect(call.answer).toContain(answer);
  expect(call.reasons.join('')).toContain(sentence);
  const english = told(formula, { C5: [350_000] }, undefined, 'en');
  expect(english.reasons).toHaveLength(call.reasons.length);
  expect(english.reasons.join('')).not.toMatch(/です|ます/);
});

test('of a formula that spills the answer of the cell that was asked about', () => {
  const sheet: Sheet = { A5: ['作業削減時間'], A6: ['多重入力箇所'], C5: [350_000], C6: [120] };
  const second = told('=IF(C5:C6="","",DX.KPIGAP(A5:A6,2030,C5:C6,DX_KPIs[#All]))', sheet, { row: 1, column: 0 });
  expect([second.answer, second.plan[0]?.text]).toEqual(['120箇所', '多重入力箇所（K1） 向き 減少、単位 箇所']);
  expect(second.inputs[2]?.cells[0]?.place).toEqual({ sheet: '報告書', address: 'C6' });
});

test('an error says what is wrong and claims no reason; what only Excel can work out is said to be so', () => {
  expect(told('=DX.TARGET("作業削減時聞",2030,DX_KPIs[#All])')).toMatchObject({
    reasons: [],
    answer: expect.stringContaining('#N/A') as string,
  });
  const looked = told(`=DX.KPIGAP(${KPI},2030,VLOOKUP(1,C5:C7,1),DX_KPIs[#All])`);
  expect(looked.answer).toBe('');
  expect(looked.inputs[2]?.text).toBe('VLOOKUP(1,C5:C7,1)（Excelの式のため、ここでは値を求められません）');
  expect(traced('=1+').unreadable).toBe(true);
  expect(traced('=SUM(C5:C7)').calls).toEqual([]);
});

test('two calls in one formula are told one after the other', () => {
  const { calls, value } = traced(`=DX.TARGET(${KPI},2040,DX_KPIs[#All])-DX.TARGET(${KPI},2030,DX_KPIs[#All])`);
  expect([calls.length, value]).toEqual([2, 1_020_000]);
});

test.each(['REACHYEAR', 'LIKELIHOOD', 'FORECAST', 'OUTLOOK'])('DX.%s: its rule, who has set it, and where it stands', id => {
  const { rule } = told(`=DX.${id}(${KPI},2030,DX_KPIs[#All],DX_Actuals[#All])`);
  expect(rule).toHaveLength(3);
  expect(rule[1]).toMatch(/^定めたところ：./);
  expect(rule[2]).toBe(`決まりの箇所：アドインのヘルプ「DX.${id}」`);
});

test('a scale of the report’s own, and a city’s with its issuer', () => {
  const rule = (scale: string) => told(`=DX.STATUS(${KPI},2030,350000,DX_AsOf,DX_KPIs[#All],${scale})`).rule.join(' ');
  expect(rule('{"進捗","評価";0.8,"良";0,"否"}')).toBe(
    '評価方式：この報告書の表（下限と評価） 進捗（計画に対する割合）が80%以上は「良」、0%以上は「否」、どの下限にも達しないものは評価できません（#N/A）。',
  );
  expect(rule('"長野県"')).toMatch(/定めた機関：長野県 決まりの箇所：アドインのヘルプ「DX\.STATUS」の評価方式「長野県」$/);
});

test('the text to copy holds all of it, in one piece', () => {
  const formula = `=DX.STATUS(${KPI},2030,${LATEST},${DAY},DX_KPIs[#All])`;
  const text = (language: Language): string =>
    printTrace(
      { place: { sheet: '報告書', address: 'H5' }, shown: '順調', formula, asOf: 46295, notes: [] },
      traced(formula).calls.map(call => describeCall(call, '', WORDS_OF[language])),
      WORDS_OF[language],
    );
  const lines = text('ja').split('\n');
  expect(lines.slice(0, 2)).toEqual(['【数字の根拠】報告書!H5', 'セルの表示：順調']);
  expect(lines).toContain('・入力者 DX推進課、入力日 2026/4/18');
  expect(lines).toContain('・350,000時間（令和7年度末） 速報 [実績!A9:I9]');
  expect(lines.at(-1)).toBe('ブックの基準日：2026/9/30 令和8年9月30日');
  expect(text('en')).toContain('entered by DX推進課 on 2026/4/18');
});
