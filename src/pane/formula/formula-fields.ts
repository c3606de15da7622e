/** The fields of a question: what is offered in each, what stands there at first, and what they come to as arguments. */
import type { Cells } from '../../domain/base/cell';
import type { ArgumentName } from '../../domain/base/fault';
import { isFault } from '../../domain/base/fault';
import { kpisOf, readPlan } from '../../domain/kpi/plan';
import { FORMULAS_JA, type FormulasText } from '../../i18n/functions/formulas.ja';
import { ORIGINAL_NAME } from '../../sheets/make/own/original-sheet';
import { AS_OF_NAME } from '../../sheets/make/as-of';
import { SCALE_RANGE } from '../../sheets/read/own-scale';
import { printReference, RELATIVE_REFERENCE, type Block, type Reference } from '../../sheets/read/reference';
import type { WorkbookState } from '../../sheets/read/state';
import { formatDate } from '../words/format';
import { glossed } from '../words/glossed';
import { scaleChoices, scaleText } from '../words/scale-words';
import { argumentCells, type ReadCells } from './formula-answer';
import { datingOf } from '../../sheets/formula/own-day';
import { givenOf, LATEST, NOTHING, type Entry, type EnteredArgument, type FieldSurroundings } from './formula-entry';
import type { AskedArgument, FormulaQuestion } from './formula-questions';

export interface Offered {
  readonly text: string;
  readonly label: string;
}

/** What was put into the fields, by argument: the next question finds the KPI, the year and the tables again. */
export type FieldEntries = Readonly<Partial<Record<ArgumentName, Entry>>>;

export interface FieldState {
  readonly asked: AskedArgument;
  readonly entry: Entry;
  readonly offered: readonly Offered[];
  readonly given: EnteredArgument;
}

export interface Fields {
  readonly fields: readonly FieldState[];
  readonly givens: readonly EnteredArgument[];
  readonly surroundings: FieldSurroundings;
}

/** A reference whatever its $ signs: what its cells are remembered by. */
export function keyOf(reference: Reference): string {
  return printReference(reference.kind === 'cells' ? { ...reference, from: RELATIVE_REFERENCE, to: RELATIVE_REFERENCE } : reference, null);
}

export const OUR_PLAN = 'DX_KPIs[#All]';
export const OUR_ACTUALS = 'DX_Actuals[#All]';

/** Is there a sheet with the original plan? */
function hasOriginal({ names }: WorkbookState): boolean {
  return names.some(name => name.toLowerCase() === ORIGINAL_NAME.toLowerCase());
}

/** Targets may be revised in this workbook, and there is no original plan to ask yet. */
export function lacksOriginal(state: WorkbookState): boolean {
  return state.tables.DX_KPIs !== null && state.tables.DX_Revisions !== null && !hasOriginal(state);
}

/** Names and years of a plan. */
function planOf(cells: Cells | null): {
  readonly names: readonly string[];
  readonly keys: readonly string[];
  readonly years: readonly number[];
} {
  const plan = cells && readPlan(cells);
  if (plan === null || isFault(plan)) return { names: [], keys: [], years: [] };
  const kpis = kpisOf(plan);
  const names = kpis.map(({ name }) => name).filter(name => name !== '');
  return {
    names: [...new Set(names)],
    keys: [...names, ...kpis.map(({ id }) => id).filter(id => id !== '')],
    years: [...new Set(kpis.flatMap(({ targets }) => targets.map(({ year }) => year)))].sort((one, other) => one - other),
  };
}

/** Does some KPI of the plan count amounts of a year (集計 累計)? Its level is told only with the plan. */
function addsUp(cells: Cells | null): boolean {
  const plan = cells && readPlan(cells);
  return plan !== null && !isFault(plan) && kpisOf(plan).some(({ counting }) => counting === '累計');
}

function offeredFor(asked: AskedArgument, state: WorkbookState, plan: ReturnType<typeof planOf>, t: FormulasText): readonly Offered[] {
  const { name, words, recommended } = asked;
  if (name === 'kpi') return plan.names.map(text => ({ text, label: text }));
  if (name === 'year') return plan.years.map(year => ({ text: String(year), label: String(year) }));
  if (name === 'plan') {
    const original = hasOriginal(state);
    const current = { text: OUR_PLAN, label: original ? t.currentPlan(OUR_PLAN) : t.ourPlan(OUR_PLAN) };
    return [
      ...(state.tables.DX_KPIs === null ? [] : [current]),
      ...(original ? [{ text: ORIGINAL_NAME, label: t.originalPlan(ORIGINAL_NAME) }] : []),
    ];
  }
  if (name === 'actuals') return state.tables.DX_Actuals === null ? [] : [{ text: OUR_ACTUALS, label: t.ourActuals(OUR_ACTUALS) }];
  if (name === 'actual') return state.tables.DX_Actuals === null ? [] : [{ text: LATEST, label: t.latestActual }];
  if (name === 'asOf')
    return state.asOfCell === null
      ? []
      : [{ text: AS_OF_NAME, label: t.ourAsOf(AS_OF_NAME, state.asOf === null ? '' : formatDate(state.asOf)) }];
  // The first word is what holds where nothing is given: it is offered as leaving the argument out.
  if (name === 'style')
    return [
      { text: '', label: t.wordFull },
      { text: '略', label: t.wordShort },
    ];
  const language = t === FORMULAS_JA ? 'ja' : 'en';
  if (name === 'scale') {
    return [
      ...scaleChoices(words, state.scale, language).map(({ name: text, label }, index) =>
        index === 0 ? { text: '', label: t.leftOutIs(label) } : { text, label },
      ),
      ...(state.scale === null ? [] : [{ text: SCALE_RANGE, label: scaleText(language).own(state.scale.sheet) }]),
    ];
  }
  if (name === 'bound') return words.map(text => ({ text, label: text === '' ? t.wordValue : glossed(text, language) }));
  const labelOf = (word: string): string => (word === recommended ? t.recommended(glossed(word, language)) : glossed(word, language));
  return words.map((word, index) =>
    index === 0 ? { text: '', label: t.leftOutIs(glossed(word, language)) } : { text: word, label: labelOf(word) },
  );
}

/** What stands in a field that nobody has touched. */
function untouched({ optional, name, recommended }: AskedArgument, offered: readonly Offered[]): Entry {
  const [first] = offered;
  if (first === undefined) return NOTHING;
  if (recommended !== undefined) return { kind: 'offered', text: recommended };
  return { kind: 'offered', text: optional || name === 'kpi' ? '' : first.text };
}

/**
 * The fields of a question as they stand.
 * @param at where the formula will stand
 * @param read the cells that have been read so far
 */
export function fieldsOf(
  question: FormulaQuestion,
  entries: FieldEntries,
  state: WorkbookState,
  at: Block | null,
  read: ReadCells,
  t: FormulasText,
): Fields {
  const book = { sheets: state.sheets, tableNames: state.tableNames, names: state.names, at };
  const ours = state.tables.DX_KPIs?.cells ?? null;
  const planAsked = question.asked.find(({ name }) => name === 'plan');
  const isLatest = (entry: Entry | undefined): boolean => entry === undefined || (entry.kind === 'offered' && entry.text === LATEST);
  const ownTime = (question.id === 'STATUS' || question.id === 'ONTRACK') && state.tables.DX_Actuals !== null && isLatest(entries.actual);
  const latestOf = (asked: AskedArgument, plan: ReturnType<typeof planOf>): EnteredArgument => {
    const kpiAsked = question.asked.find(({ name }) => name === 'kpi');
    const kpi: EnteredArgument = kpiAsked === undefined ? { kind: 'missing' } : field(kpiAsked, plan).given;
    const isValue = asked.name === 'actual';
    const keys =
      argumentCells(kpi, read)
        ?.flat()
        .flatMap(cell => (typeof cell === 'string' && cell !== '' ? [cell] : [])) ?? [];
    const datings = new Set(keys.map(key => datingOf(key, state)));
    // One formula dates all of its KPIs alike.
    const [dating = 'fiscal'] = datings.size === 1 ? datings : [];
    return {
      kind: 'latest',
      of: isValue ? 'value' : 'date',
      kpi,
      actuals: { kind: 'table', table: 'DX_Actuals', part: '#All' },
      asOf: state.asOfCell === null ? null : { kind: 'name', name: AS_OF_NAME },
      dating,
      plan: isValue && (addsUp(ours) || dating !== 'fiscal') ? { kind: 'table', table: 'DX_KPIs', part: '#All' } : null,
      without: question.id === 'STATUS' ? (isValue ? 'mark' : 'asOf') : null,
    };
  };
  const field = (asked: AskedArgument, plan: ReturnType<typeof planOf>): FieldState => {
    const offered = [
      // A grade on the latest actual is one of that actual's own time.
      ...(asked.name === 'asOf' && ownTime ? [{ text: LATEST, label: t.latestActualDate }] : []),
      ...offeredFor(asked, state, plan, t),
    ];
    const entry = entries[asked.name] ?? untouched(asked, offered);
    const given =
      entry.kind === 'offered' && entry.text === LATEST ? latestOf(asked, plan) : givenOf(entry, asked, { ...book, keys: plan.keys });
    return { asked, entry, offered, given };
  };
  const nothing = planOf(null);
  // The plan first: the names and years that are offered are those of the plan that was chosen.
  const chosen = planAsked && field(planAsked, nothing).given;
  const plan = planOf(chosen === undefined || chosen.kind === 'absent' ? ours : (argumentCells(chosen, read) ?? null));
  const fields = question.asked.map(asked => field(asked, plan));
  return { fields, givens: fields.map(({ given }) => given), surroundings: { ...book, keys: plan.keys } };
}
