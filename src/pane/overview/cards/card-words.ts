import { formatDate, formatDifference, formatHorizon, formatQuantity, formatYear, rounded } from '../../words/format';
import type { CellPlace } from '../../../sheets/read/state';
import { HEADERS_OF_LACKS, type Lack } from '../kpis/lacks';
import type { Card, Gap, PlanStanding } from '../kpis/card';
import { formatPlanned, gradeWord, verdictWords } from '../../words/verdict-words';
import { chanceWords, forecastText } from '../../words/forecast-words';
import { ownScaleWords, scaleText, scaleWords } from '../../words/scale-words';
import type { Words } from '../../words/words';

/** A card in words: everything on it that is read, in one language. */
export interface CardWords {
  readonly grade: string;
  readonly facts: readonly { readonly term: string; readonly value: string; readonly asked: boolean }[];
  readonly reasons: readonly string[];
  readonly lacks: readonly { readonly text: string; readonly label: string; readonly place: CellPlace | null }[];
  /** The picture's text alternative. */
  readonly picture: string;
  /** null: no target has been revised. */
  readonly original: OriginalWords | null;
}

/** Current and original target side by side, and how one came of the other. */
export interface OriginalWords {
  readonly rows: readonly { readonly term: string; readonly current: string; readonly original: string }[];
  readonly grades: { readonly current: string; readonly original: string };
  readonly revisions: readonly { readonly when: string; readonly change: string; readonly reason: string }[];
}

/**
 * @param horizon year label of the target asked about
 * @param asOf date serial
 */
export function describeCard(card: Card, horizon: number | null, asOf: number | null, words: Words): CardWords {
  return {
    grade: gradeWord(card.grade, words),
    facts: factsOf(card, horizon, words),
    reasons: reasonsOf(card, asOf, words),
    lacks: [
      ...faultOf(card, words),
      ...notSharesOf(card, words),
      ...oldOf(card, asOf, words),
      ...card.lacks.map(lack => lackOf(card, lack, words)),
    ],
    picture: pictureWords(card, asOf, words),
    original: originalOf(card, words),
  };
}

function quantityOf({ kpi }: Card, words: Words): (value: number) => string {
  return value => formatQuantity(value, kpi.unit, words.language);
}

function yearOf({ kpi }: Card, words: Words): (label: number) => string {
  return label => formatYear(label, kpi.timing === '年度末', words.language);
}

/** A target year of the card's KPI in words. */
function horizonOf({ kpi }: Pick<Card, 'kpi'>, words: Words): (year: number) => string {
  return year => formatHorizon(year, kpi.timing === '年度末', words);
}

function factsOf(card: Card, horizon: number | null, words: Words): CardWords['facts'] {
  const { t } = words;
  const { latest, latestDay } = card;
  const when = latestDay !== null ? t.onDay(formatDate(latestDay)) : latest === null ? '' : t.yearEnd(yearOf(card, words)(latest.label));
  const facts = [
    { term: t.latest, value: latest === null ? t.latestNone : t.latestAt(quantityOf(card, words)(latest.value), when), asked: false },
  ];
  for (const one of card.gaps)
    facts.push({
      term: t.gapTo(horizonOf(card, words)(one.year)),
      value: gapWords(one, card, words),
      asked: one.year === horizon,
    });
  if (horizon !== null && latest !== null) {
    const { track } = card;
    facts.push({
      term: t.onTrack,
      value: track === null ? t.onTrackUnknown : (track.onTrack ? t.onTrackYes : t.onTrackNo)(horizonOf(card, words)(horizon)),
      asked: false,
    });
  }
  const foreseen = foreseenIn(card, words);
  if (foreseen !== null && card.future !== null) {
    const text = forecastText(words.language);
    facts.push(
      { term: text.term(foreseen.when), value: text.value(foreseen.point), asked: false },
      { term: text.range, value: text.ends(foreseen.low, foreseen.high), asked: false },
    );
    const { chance } = card.future;
    if (chance !== null) facts.push({ term: text.chance, value: chanceWords(chance, words.language), asked: false });
  }
  return facts;
}

/** The forecast for the year asked about, as it is written. */
function foreseenIn(
  card: Card,
  words: Words,
): { readonly when: string; readonly point: string; readonly low: string; readonly high: string } | null {
  const last = card.future?.fan[card.future.fan.length - 1];
  if (card.future === null || last === undefined) return null;
  const written = (value: number): string => quantityOf(card, words)(rounded(value));
  return { when: horizonOf(card, words)(card.future.year), point: written(last.point), low: written(last.low), high: written(last.high) };
}

function originalOf(card: Card, words: Words): OriginalWords | null {
  if (card.original === null) return null;
  const { t } = words;
  const { current, original, revisions } = card.original;
  const quantity = quantityOf(card, words);
  const target = ({ target: value }: PlanStanding): string => (value === null ? t.targetUndecided : quantity(value));
  // 「あと」 stands at the head of the row, so that the numbers stand under each other.
  const left = ({ gap }: PlanStanding): string => {
    if (gap === null || gap.undecided || gap.left === null) return t.gapUnknown;
    return gap.left > 0 ? formatDifference(gap.left, card.kpi.unit, words.language) : t.gapReached;
  };
  return {
    rows: [
      { term: t.originalTarget, current: target(current), original: target(original) },
      { term: t.originalLeft, current: left(current), original: left(original) },
    ],
    grades: { current: gradeWord(current.grade, words), original: gradeWord(original.grade, words) },
    revisions: revisions.map(({ year, before, after, revisedOn, reason }) => ({
      when: revisedOn === null ? t.revisionUndated : formatDate(revisedOn),
      change: t.revisionChange(
        horizonOf(card, words)(year),
        before === null ? t.revisionNone : quantity(before),
        after === null ? t.revisionNone : quantity(after),
      ),
      reason: reason ?? '',
    })),
  };
}

/** あと80万時間（目標110万時間） */
function gapWords({ left, undecided, year }: Gap, card: Card, words: Words): string {
  const { t, language } = words;
  const { unit, direction, targets } = card.kpi;
  const target = targets.find(one => one.year === year)?.value;
  if (undecided || target === undefined) return undecided ? t.targetUndecided : t.gapUnknown;
  const goal = quantityOf(card, words)(target);
  if (left === null) return t.gapTarget(goal);
  if (left > 0) return t.gapOfTarget(t.gapLeft(formatDifference(left, unit, language)), goal);
  return left === 0
    ? t.gapOfTarget(t.gapReached, goal)
    : t.gapReachedBy(formatDifference(-left, unit, language), direction !== '減少', goal);
}

function reasonsOf(card: Card, asOf: number | null, words: Words): readonly string[] {
  const { explanation, kpi } = card;
  if (asOf === null) return [];
  const { t } = words;
  const quantity = quantityOf(card, words);
  // Where the scale cannot rate, the plan of the day still can be told.
  if (explanation === null && card.track !== null && card.latest !== null) {
    const planned = formatPlanned(card.track.expected, card.latest.value, kpi.unit, words);
    return [t.reasonPlan(judgedWhen(card, asOf, words), planned, quantity(card.latest.value), null)];
  }
  if (explanation === null || explanation.actual === null) return [];
  const { scale, expected, baseline, baselineYear, target, year } = explanation;
  const other = card.judgedOn !== null && card.judgedOn !== asOf ? formatDate(asOf) : null;
  const sentences = [...verdictWords(explanation, kpi, judgedWhen(card, asOf, words), words, other)];
  const { onAsOf } = card;
  if (onAsOf !== null && onAsOf.expected !== null && onAsOf.verdict.grade !== explanation.verdict.grade) {
    const planned = formatPlanned(onAsOf.expected, onAsOf.actual, kpi.unit, words);
    sentences.push(t.reasonOnAsOf(formatDate(asOf), planned, gradeWord(String(onAsOf.verdict.grade), words)));
  }
  if (expected !== null && baseline !== null && baselineYear !== null)
    sentences.push(t.reasonPath(yearOf(card, words)(baselineYear), quantity(baseline), horizonOf(card, words)(year), quantity(target)));
  const told = card.ownScale === null ? scaleWords(scale.name, words.language) : ownScaleWords(card.ownScale, words.language);
  if (told !== null) sentences.push(t.rule(told.rule), told.issuer);
  return sentences;
}

/** The day a grade is about: 令和7年度末（2026/3/31）, or the day of the actual, or 基準日 without one. */
function judgedWhen(card: Card, asOf: number, words: Words): string {
  const { judgedOn, latest, latestDay } = card;
  if (judgedOn === null || judgedOn === asOf || latest === null) return formatDate(asOf);
  if (latestDay !== null) return formatDate(latestDay);
  return words.t.yearEndOn(words.t.yearEnd(yearOf(card, words)(latest.label)), formatDate(judgedOn));
}

/** Nobody should take a value of last year for one of today. */
function oldOf(card: Card, asOf: number | null, words: Words): CardWords['lacks'] {
  if (!card.isOld || asOf === null) return [];
  return [{ text: words.t.actualOld(judgedWhen(card, asOf, words), formatDate(asOf)), label: '', place: null }];
}

/** 31.2 in a unit of %: said on the card, because everything on it is a hundred times too large. */
function notSharesOf(card: Card, { t, language }: Words): CardWords['lacks'] {
  const [first] = card.notShares;
  if (first === undefined) return [];
  const names = { actual: t.latest, baseline: HEADERS_OF_LACKS.baseline, target: HEADERS_OF_LACKS.target };
  const told = card.notShares.map(({ of, year, value }) => `${names[of]}${year ?? ''} ${formatQuantity(value, card.kpi.unit, language)}`);
  return [
    {
      text: t.cardNotShare(told.join(t.listSeparator), formatQuantity(first.value / 100, card.kpi.unit, language)),
      label: t.lackFillOf(card.kpi.name, `${names[first.of]}${first.year ?? ''}`),
      place: first.place,
    },
  ];
}

function lackOf(card: Card, lack: Lack, words: Words): CardWords['lacks'][number] {
  const { t } = words;
  const sentences: Readonly<Record<Lack['kind'], string>> = {
    baseline: t.lackBaseline,
    baselineYear: t.lackBaselineYear,
    target: t.lackTarget(horizonOf(card, words)(lack.year ?? 0), lack.year ?? 0),
    targets: t.lackTargets,
    actual: t.lackActual,
    actualsSheet: t.lackActualsSheet,
    direction: t.lackDirection,
    scale: scaleText(words.language).missing,
  };
  return {
    text: sentences[lack.kind],
    label: t.lackFillOf(card.kpi.name, HEADERS_OF_LACKS[lack.kind] + (lack.year ?? '')),
    place: lack.place,
  };
}

function faultOf(card: Card, { t, fault, language }: Words): CardWords['lacks'] {
  if (card.fault === null) return [];
  const told =
    card.fault.reason.kind === 'zeroDivision' && card.scale !== ''
      ? forecastText(language).dividesByZero(card.scale)
      : t.cardFault(fault(card.fault.reason));
  return [{ text: told, label: t.seeInSheetOf(card.kpi.name), place: card.place }];
}

function pictureWords(card: Card, asOf: number | null, words: Words): string {
  const { t } = words;
  const { kpi, actuals, explanation } = card;
  const quantity = quantityOf(card, words);
  const year = yearOf(card, words);
  const first = actuals[0];
  const last = actuals[actuals.length - 1];
  const parts = [t.picture(kpi.name)];
  if (kpi.baseline !== null && kpi.baselineYear !== null) parts.push(t.pictureBaseline(year(kpi.baselineYear), quantity(kpi.baseline)));
  if (first === undefined || last === undefined) parts.push(t.pictureNoActual);
  else if (first === last) parts.push(t.pictureActual(year(first.label), quantity(first.value)));
  else parts.push(t.pictureActuals(year(first.label), quantity(first.value), year(last.label), quantity(last.value), actuals.length));
  for (const target of kpi.targets) parts.push(t.pictureTarget(horizonOf(card, words)(target.year), quantity(target.value)));
  if (explanation !== null && explanation.expected !== null && asOf !== null) {
    parts.push(
      t.picturePlanned(formatDate(card.judgedOn ?? asOf), formatPlanned(explanation.expected, explanation.actual, kpi.unit, words)),
    );
  }
  const foreseen = foreseenIn(card, words);
  if (foreseen !== null) parts.push(forecastText(words.language).picture(foreseen.when, foreseen.point, foreseen.low, foreseen.high));
  return parts.join(words.language === 'en' ? ' ' : '');
}
