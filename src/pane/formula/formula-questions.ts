/** What can be asked in the 関数 tab: one entry per function of the catalogue (contract, section 5), in the order staff ask; the help pages take this order and these groups. */
import { EDGES } from '../../domain/text/dates/date-answer';
import type { ArgumentName } from '../../domain/base/fault';
import { BOUNDS, METHODS } from '../../domain/kpi/forecast';
import { SCALE_NAMES } from '../../domain/rating/scales';

export type FunctionId =
  | 'KPIGAP'
  | 'ONTRACK'
  | 'STATUS'
  | 'PROGRESS'
  | 'TARGET'
  | 'EXPECTED'
  | 'REQUIREDPACE'
  | 'REACHYEAR'
  | 'FORECAST'
  | 'LIKELIHOOD'
  | 'OUTLOOK'
  | 'ACTUAL'
  | 'ACTUALDATE'
  | 'NUMBER'
  | 'UNIT'
  | 'DATE'
  | 'FISCALYEAR'
  | 'WAREKI'
  | 'MILESTONE'
  | 'DELAY'
  | 'ROLLUP'
  | 'COVERAGE';

export interface AskedArgument {
  readonly name: ArgumentName;
  readonly optional: boolean;
  /**
   * How it is read: the name of a KPI; a time or a number (text is read too); any text; a word of a list; a table with headers;
   * cells that count together; a scale is a word or a table.
   */
  readonly reads: 'key' | 'time' | 'number' | 'text' | 'word' | 'table' | 'cells' | 'scale';
  /** Offered; the first is what holds where it is left out. */
  readonly words: readonly string[];
  /** The word that stands there at first, and is offered first: what we advise is not always what holds where nothing is given. */
  readonly recommended?: string;
  /**
   * A blank cell may reach a function as 0. 'blank': the answer stays blank then (or would be an error that says nothing new).
   * 'mark': a blank is an answer of its own, so the function gets ―, which no Excel makes a 0 of.
   */
  readonly guard: 'blank' | 'mark' | null;
}

/** What kind of thing the answer is: how it is written out, and the number format of its cell. */
export type AnswerKind = 'quantity' | 'difference' | 'share' | 'number' | 'days' | 'date' | 'year' | 'text' | 'truth';

export interface FormulaQuestion {
  readonly id: FunctionId;
  readonly group: 'plan' | 'future' | 'text' | 'work' | 'total';
  readonly answer: AnswerKind;
  readonly asked: readonly AskedArgument[];
}

const ask = (name: ArgumentName, reads: AskedArgument['reads'], more: Partial<AskedArgument> = {}): AskedArgument => ({
  name,
  reads,
  optional: false,
  words: [],
  guard: null,
  ...more,
});
const KPI = ask('kpi', 'key');
const YEAR = ask('year', 'time');
const ACTUAL = ask('actual', 'number', { guard: 'blank' });
const AS_OF = ask('asOf', 'time');
const PLAN = ask('plan', 'table');
const ACTUALS = ask('actuals', 'table');
const METHOD = ask('method', 'word', { optional: true, words: METHODS });
/** An argument in the middle that may be blank: a blank text stands in its place. */
const maybe = (asked: AskedArgument): AskedArgument => ({ ...asked, optional: true });
const day = (name: ArgumentName, guard: AskedArgument['guard'] = null): AskedArgument => ask(name, 'time', { guard });

/** Arguments in the order of the function. */
export const QUESTIONS: readonly FormulaQuestion[] = [
  { id: 'KPIGAP', group: 'plan', answer: 'difference', asked: [KPI, YEAR, ACTUAL, PLAN] },
  {
    id: 'ONTRACK',
    group: 'plan',
    answer: 'truth',
    asked: [KPI, YEAR, ACTUAL, AS_OF, PLAN, ask('tolerance', 'number', { optional: true })],
  },
  {
    id: 'STATUS',
    group: 'plan',
    answer: 'text',
    asked: [KPI, YEAR, { ...ACTUAL, guard: 'mark' }, AS_OF, PLAN, ask('scale', 'scale', { optional: true, words: SCALE_NAMES })],
  },
  { id: 'PROGRESS', group: 'plan', answer: 'share', asked: [KPI, YEAR, ACTUAL, PLAN] },
  { id: 'TARGET', group: 'plan', answer: 'quantity', asked: [KPI, YEAR, PLAN] },
  { id: 'EXPECTED', group: 'plan', answer: 'quantity', asked: [KPI, YEAR, AS_OF, PLAN] },
  { id: 'ACTUAL', group: 'plan', answer: 'quantity', asked: [KPI, ACTUALS, { ...AS_OF, optional: true }, { ...PLAN, optional: true }] },
  { id: 'ACTUALDATE', group: 'plan', answer: 'date', asked: [KPI, ACTUALS, { ...AS_OF, optional: true }] },
  { id: 'REQUIREDPACE', group: 'future', answer: 'difference', asked: [KPI, YEAR, ACTUAL, AS_OF, PLAN] },
  { id: 'REACHYEAR', group: 'future', answer: 'year', asked: [KPI, YEAR, PLAN, ACTUALS, METHOD] },
  {
    id: 'FORECAST',
    group: 'future',
    answer: 'quantity',
    asked: [KPI, YEAR, PLAN, ACTUALS, { ...METHOD, recommended: '減衰傾向' }, ask('bound', 'word', { optional: true, words: BOUNDS })],
  },
  { id: 'LIKELIHOOD', group: 'future', answer: 'share', asked: [KPI, YEAR, PLAN, ACTUALS] },
  { id: 'OUTLOOK', group: 'future', answer: 'text', asked: [KPI, YEAR, PLAN, ACTUALS] },
  { id: 'NUMBER', group: 'text', answer: 'number', asked: [ask('text', 'text', { guard: 'blank' })] },
  { id: 'UNIT', group: 'text', answer: 'text', asked: [ask('text', 'text')] },
  {
    id: 'DATE',
    group: 'text',
    answer: 'date',
    asked: [ask('text', 'text', { guard: 'blank' }), ask('edge', 'word', { optional: true, words: EDGES })],
  },
  { id: 'FISCALYEAR', group: 'text', answer: 'year', asked: [day('date', 'blank')] },
  {
    id: 'WAREKI',
    group: 'text',
    answer: 'text',
    asked: [day('date', 'blank'), ask('style', 'word', { optional: true, words: ['', '略'] })],
  },
  {
    id: 'MILESTONE',
    group: 'work',
    answer: 'text',
    asked: [
      day('plannedStart'),
      day('plannedFinish', 'blank'),
      maybe(day('actualStart')),
      maybe(day('actualFinish')),
      maybe(ask('progress', 'number')),
      AS_OF,
    ],
  },
  { id: 'DELAY', group: 'work', answer: 'days', asked: [day('plannedFinish', 'blank'), maybe(day('actualFinish')), AS_OF] },
  // A blank that counts as 0 would change the mean and the share.
  {
    id: 'ROLLUP',
    group: 'total',
    answer: 'number',
    asked: [ask('values', 'cells', { guard: 'mark' }), ask('weights', 'cells', { optional: true })],
  },
  { id: 'COVERAGE', group: 'total', answer: 'share', asked: [ask('values', 'cells', { guard: 'mark' })] },
];

export const GROUPS: readonly FormulaQuestion['group'][] = ['plan', 'future', 'text', 'work', 'total'];

/** Each row of such an argument has an answer of its own; the others are one for all. */
export function spills({ reads }: AskedArgument): boolean {
  return reads !== 'table' && reads !== 'cells' && reads !== 'scale';
}
