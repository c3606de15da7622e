/** A trace in words: everything the panel shows and the text that is copied, in one language. */
import { numberIn, scaleIn, timeIn } from '../../domain/call/arguments';
import { isCellError, type Cell } from '../../domain/base/cell';
import { isFault } from '../../domain/base/fault';
import { expected } from '../../domain/kpi/expected';
import { waypoints } from '../../domain/kpi/path';
import type { Kpi } from '../../domain/kpi/plan';
import { target } from '../../domain/kpi/target';
import { readNumber } from '../../domain/text/number';
import { isYearLabel } from '../../domain/base/year-label';
import { labelOf, positionOf, readTime, type Time } from '../../domain/text/dates/time';
import { FORMULAS_EN } from '../../i18n/functions/formulas.en';
import { FORMULAS_JA, type FormulasText } from '../../i18n/functions/formulas.ja';
import { TRACE_EN } from '../../i18n/functions/trace.en';
import { TRACE_JA, type TraceText } from '../../i18n/functions/trace.ja';
import { type CellPlace, placeText } from '../../sheets/read/state';
import { isFailed } from '../formula/formula-answer';
import { only, reasonsFor, timeWords } from '../formula/formula-reasons';
import { printAnswer } from '../formula/formula-result';
import { dateWords } from '../formula/formula-reading';
import {
  formatCell,
  formatDate,
  formatDifference,
  formatExact,
  formatHorizon,
  formatQuantity,
  formatShare,
  formatYear,
} from '../words/format';
import { ownScaleWords, scaleWords } from '../words/scale-words';
import { formatPlanned } from '../words/verdict-words';
import type { Words } from '../words/words';
import { isNothing, type TracedCall, type TracedInput } from './trace-model';
import { type TracedCellPlace } from './trace-places';
import type { TraceEvidence } from './trace-evidence';

export interface TraceLine {
  readonly text: string;
  readonly place: CellPlace | null;
  /** Names the button that goes there. */
  readonly label: string;
}

export interface InputLine {
  readonly label: string;
  readonly text: string;
  readonly cells: readonly TracedCellPlace[];
}

/** One call of a function in words. */
export interface CallWords {
  readonly heading: string;
  readonly answer: string;
  readonly reasons: readonly string[];
  readonly inputs: readonly InputLine[];
  readonly plan: readonly TraceLine[];
  readonly actual: readonly TraceLine[];
  readonly rule: readonly string[];
}

export function traceText({ language }: Words): TraceText {
  return language === 'ja' ? TRACE_JA : TRACE_EN;
}

const formulasText = ({ language }: Words): FormulasText => (language === 'ja' ? FORMULAS_JA : FORMULAS_EN);

/** Is the day of judgement that of the latest actual? */
const isOwnDay = ({ inputs }: TracedCall): boolean =>
  inputs.some(({ asked, text }) => asked.name === 'asOf' && text !== null && /DX[._]ACTUALDATE\(/i.test(text));

/**
 * @param unitOf what the cell's number format says its number is counted in
 * @param asOf 基準日 of the workbook
 */
export function describeCall(call: TracedCall, unitOf: string, words: Words, asOf: number | null = null): CallWords {
  const f = formulasText(words);
  const known = call.kpi ?? call.ourKpi;
  const unit = known?.unit || unitOf;
  const fiscal = known?.timing !== '年末';
  const { question, answer } = call;
  const isError = answer !== null && isFailed(answer);
  return {
    heading: `${f.questions[question.id]} DX.${question.id}`,
    answer: answer === null ? '' : printAnswer(answer, question.answer, { unit, fiscal }, f, words),
    // The answer tells what is wrong.
    reasons:
      isError || isNothing(answer)
        ? []
        : [...plainReasons(call, unit, words), ...reasonsFor(question.id, call.at, unit, words, isOwnDay(call) ? asOf : null)],
    inputs: call.inputs.map(input => inputLine(input, call, unit, words)),
    plan: planLines(call, unit, words),
    actual: actualLines(call, unit, words),
    rule: ruleLines(call, words),
  };
}

function inputLine({ asked, text, value, known, cells }: TracedInput, call: TracedCall, unit: string, words: Words): InputLine {
  const [t, f] = [traceText(words), formulasText(words)];
  const label = f.fields[asked.name];
  const [standard = ''] = asked.words;
  const written = (): string => {
    if (text === null) return asked.optional && standard !== '' ? t.leftOutIs(standard) : t.leftOut;
    if (!known) return t.byFormula(text);
    if (asked.reads === 'table' || asked.reads === 'cells') return text;
    if (asked.reads === 'scale' && typeof value !== 'string') return text;
    return valueWords(value, asked.reads, asked.name, call.kpi, unit, words);
  };
  return { label, text: written(), cells };
}

function valueWords(value: Cell, reads: string, name: string, kpi: Kpi | null, unit: string, words: Words): string {
  const { language } = words;
  if (isCellError(value)) return value.code;
  if (value === '' || value === null || value === undefined) return formulasText(words).resultBlank;
  if (reads === 'time' && typeof value === 'number')
    return isYearLabel(value)
      ? name === 'year' && kpi !== null
        ? formatHorizon(value, kpi.timing === '年度末', words)
        : formatYear(value, kpi?.timing !== '年末', language)
      : dateWords(value, language);
  if (typeof value === 'number' && name === 'tolerance') return formatExact(value, '%', language);
  if (typeof value === 'number' && name === 'progress') return formatExact(value, '%', language);
  return typeof value === 'number' && reads === 'number' ? formatExact(value, unit, language) : formatCell(value, language);
}

/** Functions whose answer is a plain sum: how it was worked out. */
function plainReasons(call: TracedCall, unit: string, words: Words): readonly string[] {
  const { question, kpi, year, at, answer, evidence } = call;
  const t = traceText(words);
  const quantity = (value: number): string => formatQuantity(value, unit, words.language);
  const difference = (value: number): string => formatDifference(value, unit, words.language);
  if (question.id === 'ACTUAL' && evidence !== null && typeof answer === 'number')
    return [(kpi?.counting === '累計' ? t.latestSum : t.latest)(quantity(answer), entryTime(evidence, kpi, words))];
  if (question.id === 'ACTUALDATE' && evidence !== null) return [t.latestDay(entryTime(evidence, kpi, words))];
  if (question.id === 'ROLLUP' || question.id === 'COVERAGE') {
    const cells = (at('values') ?? []).flat();
    return [t.counted(cells.length, cells.filter(cell => !isCellError(cell) && readNumber(cell) !== null).length)];
  }
  const text = at(question.id === 'FISCALYEAR' || question.id === 'WAREKI' ? 'date' : 'text')?.[0]?.[0];
  if (question.group === 'text')
    return typeof text === 'string' && answer !== null && !isFailed(answer)
      ? [t.readAs(text, printAnswer(answer, question.answer, { unit: '', fiscal: true }, formulasText(words), words))]
      : [];
  if (kpi === null || year === null) return [];
  const goal = target(kpi, year);
  if (isFault(goal)) return [];
  if (question.id === 'TARGET') return [t.target(formatHorizon(labelOf(year, kpi.timing), kpi.timing === '年度末', words), quantity(goal))];
  const asOf = at('asOf') === null ? null : only(timeIn(at('asOf'), 'asOf'));
  if (question.id === 'EXPECTED' && asOf !== null && !isFault(asOf)) {
    const value = expected(kpi, year, asOf);
    return isFault(value) ? [] : [t.expected(timeWords(asOf, kpi, words), formatPlanned(value, null, unit, words))];
  }
  const actual = at('actual') === null ? null : only(numberIn(at('actual'), 'actual'));
  if (actual === null || isFault(actual) || typeof answer !== 'number') return [];
  if (question.id === 'KPIGAP')
    return [
      answer > 0
        ? t.gap(quantity(goal), quantity(actual), difference(answer), goal > actual)
        : t.gapReached(quantity(goal), quantity(actual)),
    ];
  if (question.id === 'PROGRESS' && kpi.baseline !== null)
    return [t.progress(quantity(kpi.baseline), quantity(goal), quantity(actual), formatShare(answer))];
  if (question.id === 'REQUIREDPACE' && asOf !== null && !isFault(asOf)) {
    const years = labelOf(year, kpi.timing) + 1 - positionOf(asOf, kpi.timing);
    return [
      answer === 0
        ? t.paceReached(quantity(goal), quantity(actual))
        : t.pace(quantity(goal), quantity(actual), String(Number(years.toFixed(2))), difference(Number(answer.toPrecision(3)))),
    ];
  }
  return [];
}

function planLines({ kpi, year, planRow }: TracedCall, unit: string, words: Words): readonly TraceLine[] {
  if (kpi === null || planRow === null) return [];
  const t = traceText(words);
  const facts = t.planFacts(kpi.direction ?? '', unit);
  const name = t.planName(kpi.name, kpi.id);
  const lines: string[] = [facts === '' ? name : `${name} ${facts}`];
  const path = year === null ? '' : pathWords(kpi, year, unit, words);
  if (path !== '') lines.push(path);
  if (kpi.counting === '累計') lines.push(t.summed);
  if (planRow.source !== '') lines.push(t.source(planRow.source));
  if (planRow.owner !== '') lines.push(t.owner(planRow.owner));
  return lines.map((text, index) => ({ text, place: index === 0 ? planRow.place : null, label: t.plan }));
}

function pathWords(kpi: Kpi, year: Time, unit: string, words: Words): string {
  const points = waypoints(kpi, year);
  if (isFault(points)) return '';
  const t = traceText(words);
  const told = points.map(({ position, value }) => {
    const label = position - 1;
    const when =
      label === kpi.baselineYear
        ? t.baselineAt(formatYear(label, kpi.timing === '年度末', words.language))
        : formatHorizon(label, kpi.timing === '年度末', words);
    return t.pathPoint(when, formatQuantity(value, unit, words.language));
  });
  return t.path(kpi.path, told.join(t.pathArrow));
}

/** When a value was measured. */
function entryTime({ day, year }: TraceEvidence, kpi: Kpi | null, words: Words): string {
  const time = [day, year].map(cell => (isCellError(cell) ? null : readTime(cell, 'date'))).find(one => one !== null && !isFault(one));
  if (time === undefined || time === null || isFault(time)) return words.t.latestNone;
  const timing = kpi?.timing ?? '年度末';
  return isYearLabel(time) ? words.t.yearEnd(formatYear(time, timing === '年度末', words.language)) : words.t.onDay(formatDate(time));
}

function actualLines({ evidence, kpi, question }: TracedCall, unit: string, words: Words): readonly TraceLine[] {
  const t = traceText(words);
  const none = (text: string): TraceLine => ({ text, place: null, label: t.actual });
  if (evidence === null) return question.asked.some(({ name }) => name === 'actual') ? [none(t.noEntry)] : [];
  const { value, status, source, author, enteredOn, comment, place, how } = evidence;
  const number = isCellError(value) ? null : readNumber(value);
  const written = number === null ? formatCell(value, words.language) : formatExact(number, unit, words.language);
  const on = typeof enteredOn === 'number' ? formatDate(enteredOn) : formatCell(enteredOn, words.language);
  return [
    { text: t.entry(written, entryTime(evidence, kpi, words), status), place, label: t.actual },
    ...(how === 'same' ? [none(t.actualSame)] : []),
    ...(source === '' ? [] : [none(t.source(source))]),
    none(author === '' && on === '' ? t.enteredUnknown : t.enteredBy(author, on)),
    ...(comment === '' ? [] : [none(t.comment(comment))]),
  ];
}

/** The rule that was applied, who issued it, and what the function is asked for. */
function ruleLines(call: TracedCall, words: Words): readonly string[] {
  const [t, f] = [traceText(words), formulasText(words)];
  const { question, at } = call;
  const about = f.about[question.id];
  const article = t.article(question.id, '');
  if (question.id !== 'STATUS') return [about, t.issuer(question.id === 'OUTLOOK' ? t.outlookIssuer : t.ownRule), article];
  const scale = only(scaleIn(at('scale')));
  if (isFault(scale)) return [about];
  if (scale.name === '') {
    const own = ownScaleWords({ cells: at('scale') ?? [], sheet: '' }, words.language);
    return own === null ? [t.scaleOwn] : [t.scaleOwn, own.rule];
  }
  const told = scaleWords(scale.name, words.language);
  return told === null ? [t.scale(scale.name)] : [t.scale(scale.name), told.rule, told.issuer, t.article(question.id, scale.name)];
}

export interface TraceSummary {
  readonly place: CellPlace;
  readonly shown: string;
  readonly formula: string;
  readonly asOf: number | null;
  readonly notes: readonly string[];
}

/** The whole as plain text, for an answer in the assembly or a mail. */
export function printTrace({ place, shown, formula, asOf, notes }: TraceSummary, calls: readonly CallWords[], words: Words): string {
  const t = traceText(words);
  const lines: string[] = [t.textHeading(placeText(place)), t.shown(shown), ...notes];
  const list = (heading: string, items: readonly string[]): void => {
    if (items.length > 0) lines.push(heading, ...items.map(item => t.bullet + item));
  };
  const withPlace = ({ text, place: at }: TraceLine): string => (at === null ? text : `${text} [${placeText(at)}]`);
  for (const call of calls) {
    lines.push('', t.input(call.heading, call.answer));
    list(t.why, call.reasons);
    list(t.plan, call.plan.map(withPlace));
    list(t.actual, call.actual.map(withPlace));
    list(t.rule, call.rule);
    list(
      t.inputs,
      call.inputs.map(({ label, text, cells }) => t.input(label, text) + cells.map(cell => ` [${placeText(cell.place)}]`).join('')),
    );
  }
  lines.push('', t.input(t.formula, formula));
  if (asOf !== null) lines.push(t.asOf(dateWords(asOf, words.language)));
  return lines.join('\n');
}

/** An answer of the whole formula, for saying that it is another one than the cell's. */
export function cellWords(cell: Cell, words: Words): string {
  return formatCell(cell, words.language);
}
