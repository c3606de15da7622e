import { isFault } from '../../../../src/domain/base/fault';
import { describeCard, type CardWords } from '../../../../src/pane/overview/cards/card-words';
import { overviewOf } from '../../../../src/pane/overview/kpis/overview-model';
import { WORDS_OF } from '../../../../src/pane/words/words';
import { actual, AS_OF, cellsOf, ENTRIES, HOURS, PRIDE, PRODUCTIVITY, workbookState } from '../../workbook-state';

function said(language: 'ja' | 'en', kpi: typeof HOURS, value: number | null, wanted: number | null = null): CardWords {
  const state = workbookState({
    DX_KPIs: cellsOf('DX_KPIs', [kpi]),
    DX_Actuals: cellsOf('DX_Actuals', value === null ? [] : [actual(String(kpi['名称']), 2025, value)]),
  });
  const overview = overviewOf(state, wanted);
  if (isFault(overview)) throw new Error(JSON.stringify(overview));
  const [card] = overview.cards;
  if (card === undefined) throw new Error('no card');
  return describeCard(card, overview.horizon, AS_OF, WORDS_OF[language]);
}

test('the card reads as staff write', () => {
  const words = said('ja', HOURS, 300000);
  expect(words.grade).toBe('やや遅れ');
  expect(words.facts.map(({ term, value }) => `${term} ${value}`)).toEqual([
    '実績 30万時間（令和7年度末）',
    '令和12年度末（2030年度）まで あと80万時間（目標110万時間）',
    '令和22年度末（2040年度）まで あと182万時間（目標212万時間）',
    '間に合うか 令和12年度末（2030年度）の計画より遅れ',
  ]);
  expect(words.reasons.slice(0, 3)).toEqual([
    '令和7年度末（2026/3/31）の計画値31.4万時間に対し、実績は30万時間です（基準日は2026/9/30）。',
    '計画に対する進捗の割合は95%です。',
    '標準の評価基準：60%以上100%未満は「やや遅れ」。',
  ]);
  expect(words.picture).toBe(
    '作業削減時間の推移の図。基準は令和5年度 0時間。実績は令和7年度 30万時間。目標は令和12年度末（2030年度） 110万時間。目標は令和22年度末（2040年度） 212万時間。2026/3/31の計画値は31.4万時間。',
  );
});

test('the same in English', () => {
  const words = said('en', HOURS, 300000);
  expect(words.grade).toBe('Slightly behind');
  expect(words.facts.map(({ value }) => value)).toEqual([
    '300,000 時間 (end of FY2025)',
    '800,000 時間 to go (target 1,100,000 時間)',
    '1,820,000 時間 to go (target 2,120,000 時間)',
    'Behind the plan for the end of FY2030',
  ]);
  expect(words.reasons[0]).toBe(
    'The plan for the end of FY2025 (2026/3/31) is 314,000 時間; the actual is 300,000 時間 (as-of date: 2026/9/30).',
  );
});

test('a reached target says by how much, in its own direction', () => {
  expect(said('ja', HOURS, 1152000).facts[1]?.value).toBe('達成（目標110万時間より5.2万時間多い）');
  expect(said('ja', { ...ENTRIES, 目標2030: 50 }, 48).facts[1]?.value).toBe('達成（目標50箇所より2箇所少ない）');
  expect(said('ja', ENTRIES, 0).facts[1]?.value).toBe('達成（目標0箇所）');
});

test('a difference that rounding would hide is shown in full', () => {
  const expected = (1100000 * 2) / 7;
  expect(said('ja', HOURS, Math.round(expected) - 10).reasons[0]).toBe(
    '令和7年度末（2026/3/31）の計画値31万4,286時間に対し、実績は31万4,276時間です（基準日は2026/9/30）。',
  );
});

test('a value that is old, and one that is a hundred times too large, are said on the card', () => {
  const state = workbookState({
    DX_KPIs: cellsOf('DX_KPIs', [HOURS, { ...PRIDE, 基準値: 0.125, 目標2030: 80 }]),
    DX_Actuals: cellsOf('DX_Actuals', [actual('作業削減時間', 2024, 350000), actual('職員のやりがい向上', 2025, 31.2)]),
  });
  const overview = overviewOf(state);
  if (isFault(overview)) throw new Error(JSON.stringify(overview));
  const [old, percent] = overview.cards.map(card => describeCard(card, overview.horizon, AS_OF, WORDS_OF.ja).lacks[0]);
  expect(old?.text).toBe(
    '最新の実績は令和6年度末（2025/3/31）のもので、基準日（2026/9/30）より1年以上前です。評価も、そのときの計画値に対するものです。',
  );
  expect(percent).toMatchObject({
    text: '%の値が100倍になっているようです（実績 3,120%、目標2030 8,000%）。31.2%のことなら、%を付けて入力し直すか、「点検」の「直す」で直してください。',
    place: { sheet: '実績', address: 'D7' },
  });
});

test('what is missing is said with its cell, and no reason is made up', () => {
  const words = said('ja', PRODUCTIVITY, null);
  expect(words).toMatchObject({ grade: '評価不可', reasons: [] });
  expect(words.facts.map(({ value }) => value)).toEqual(['まだありません', '目標10.3%', '目標20%']);
  expect(words.lacks.map(({ label }) => label)).toEqual(['入力する：生産性向上率の基準値', '入力する：生産性向上率の値']);
});

describe('the years to come', () => {
  const series = (kpi: typeof HOURS, values: readonly number[], language: 'ja' | 'en' = 'ja', end = 2026): CardWords => {
    const state = workbookState({
      DX_KPIs: cellsOf('DX_KPIs', [kpi]),
      DX_Actuals: cellsOf(
        'DX_Actuals',
        values.map((value, i) => actual(String(kpi['名称']), end - values.length + i, value)),
      ),
    });
    const overview = overviewOf(state, 2030);
    if (isFault(overview)) throw new Error(JSON.stringify(overview));
    return describeCard(overview.cards[0] as (typeof overview.cards)[number], overview.horizon, AS_OF, WORDS_OF[language]);
  };
  const foreseen = (words: CardWords): readonly string[] =>
    words.facts.filter(({ term }) => /見込み|確率|Forecast|range|Probability/.test(term)).map(({ term, value }) => `${term} ${value}`);

  test('four actuals tell what it will come to, how sure that is, and the probability', () => {
    expect(foreseen(series(HOURS, [0, 40000, 150000, 350000]))).toEqual([
      '令和12年度末（2030年度）の見込み 70.7万時間（減衰傾向）',
      '見込みの80%の幅 ▲4.53万時間から146万時間',
      '目標に達する確率 21%',
    ]);
    expect(series(HOURS, [0, 40000, 150000, 350000]).picture).toContain('見込みは令和12年度末（2030年度） 70.7万時間、80%の幅は');
    expect(foreseen(series(HOURS, [0, 40000, 150000, 350000], 'en'))).toContain('Probability of the target 21%');
  });

  test('fewer tell nothing of it; a year that is past needs none', () => {
    expect(foreseen(series(HOURS, [40000, 150000, 350000]))).toEqual([]);
    expect(foreseen(series(HOURS, [0, 40000, 150000, 350000], 'ja', 2031))).toEqual([]);
  });

  test('almost certain does not read as certain', () => {
    expect(foreseen(series({ ...HOURS, 目標2030: 9 }, [1000, 1001, 1002, 1003]))).toContain('目標に達する確率 99%以上');
    expect(foreseen(series({ ...HOURS, 目標2030: 9e9 }, [1000, 1001, 1002, 1003]))).toContain('目標に達する確率 1%未満');
  });
});

test('a scale that divides by 0 hides nothing else', () => {
  const words = said('ja', { ...HOURS, 評価方式: '国連' }, 300000);
  expect(words.grade).toBe('評価不可');
  expect(words.facts.map(({ value }) => value)).toContain('令和12年度末（2030年度）の計画より遅れ');
  expect(words.reasons[0]).toMatch(/^令和7年度末（2026\/3\/31）の計画値31.4万時間に対し、実績は30万時間です/);
  expect(words.lacks.map(({ text }) => text).join()).toMatch(/国連の評価は、0で割る計算になるため出せません/);
});

test('a growth rate from 0 is no share to be read', () => {
  const words = said('ja', { ...HOURS, 評価方式: 'カナダ統計局' }, 300000);
  expect(words.reasons.join('')).toContain('0.001とみなして');
  expect(words.reasons.join('')).not.toMatch(/割合は[\d,]+%/);
});

test('a best grade that is withheld is explained', () => {
  expect(said('ja', { ...ENTRIES, 目標2030: 50, 評価方式: '多摩市' }, 120).reasons.join('')).toContain('いちばん良い評価にはなりません');
});
