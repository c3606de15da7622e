/** A round (照会) as the workbook remembers it: what was asked of whom, what the sheets held then, and what has been taken in since. */
import { KINDS_OF_QUESTION, type Question, type QuestionKind } from './question';

/** What an addressee has answered to one question, as it was written into the sheets; null: that cell was left blank. */
export interface AnswerEntries {
  readonly answer: number | string | null;
  readonly status: string | null;
  /** Date serials. */
  readonly start: number | null;
  readonly finish: number | null;
  readonly comment: string | null;
}

export type EntryKey = keyof AnswerEntries;
export const ENTRY_KEYS = ['answer', 'status', 'start', 'finish', 'comment'] as const satisfies readonly EntryKey[];
export const NO_ENTRIES: AnswerEntries = { answer: null, status: null, start: null, finish: null, comment: null };

/** What closing has left: where the record is and what it held, to tell whether somebody has changed it. */
export interface Closing {
  /** A date serial. */
  readonly on: number;
  /** A fingerprint of each line of the record, from its first row. */
  readonly prints: readonly string[];
}

export interface Round {
  /** Six letters and digits: on every form and in front of every number of a question. */
  readonly code: string;
  /** 回: 「令和8年度 10月中間」 */
  readonly name: string;
  /** Date serials. */
  readonly asOf: number;
  readonly askedOn: number;
  readonly due: number;
  /** When it was started, in milliseconds: of rounds asked on one day the later one. Missing: by an earlier version. */
  readonly startedAt?: number;
  readonly kinds: readonly QuestionKind[];
  /** The request's own words, as they stand on the forms. */
  readonly request: string;
  readonly questions: readonly Question[];
  /** By the number of the question. */
  readonly answered: Readonly<Record<string, AnswerEntries>>;
  readonly closed: Closing | null;
}

const PREFIX = 'DX.Round.';
/** Letters and digits that nobody takes for one another. */
const LETTERS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const CODE_LENGTH = 6;
const VERSION = 1;

/** The workbook's setting that holds a round. */
export const roundKey = (code: string): string => `${PREFIX}${code}`;

/** A code that no round of the workbook has. @param random 0 to 1 */
export function newCode(taken: readonly string[], random: () => number = Math.random): string {
  for (;;) {
    const code = Array.from({ length: CODE_LENGTH }, () => LETTERS[Math.floor(random() * LETTERS.length)]).join('');
    // A code of digits only could be taken for a number.
    if (/[A-Z]/.test(code) && !taken.includes(code)) return code;
  }
}

const NUMBER = new RegExp(`^([${LETTERS}]{${CODE_LENGTH}})-(\\d{3,})$`);

/** Numbers that a workbook has kept: alike but for the last bits. */
export const isSameNumber = (one: number, other: number): boolean =>
  Math.abs(one - other) <= 1e-12 * Math.max(1, Math.abs(one), Math.abs(other));

export const questionNumber = (code: string, index: number): string => `${code}-${String(index + 1).padStart(3, '0')}`;

/** The number of a question in a cell, however it was typed again: full-width, lower case, with spaces around it. null: it is none. */
export function questionNumberIn(text: string): { readonly code: string; readonly number: string } | null {
  const plain = text
    .normalize('NFKC')
    .replace(/[‐-―−ー－]/g, '-')
    .replace(/\s/g, '')
    .toUpperCase();
  const found = NUMBER.exec(plain);
  return found?.[1] === undefined ? null : { code: found[1], number: plain };
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;
const filled = (value: object): object =>
  Object.fromEntries(
    Object.entries(value).filter(([, one]) => one !== null && one !== '' && !(isRecord(one) && Object.keys(one).length === 0)),
  );

/**
 * Text for the setting; what is blank is left out.
 * @param stamp another one for every write, so that a write whose answer was lost is known again
 */
export function toSetting(round: Round, stamp: string): string {
  return JSON.stringify({
    version: VERSION,
    stamp,
    ...round,
    questions: round.questions.map(question => filled({ ...question, base: filled(question.base) })),
    answered: Object.fromEntries(Object.entries(round.answered).map(([number, entries]) => [number, filled(entries)])),
  });
}

const BLANK = { to: '', id: '', unit: '', year: null, day: null, target: '', plan: '', known: '', last: null, goal: null } as const;
const entriesIn = (value: unknown): AnswerEntries => ({ ...NO_ENTRIES, ...(isRecord(value) ? value : {}) });

/** The round in a setting; null: it is none, or of a newer add-in. */
export function roundIn(value: unknown): Round | null {
  if (typeof value !== 'string') return null;
  try {
    const read: unknown = JSON.parse(value);
    if (!isRecord(read) || read['version'] !== VERSION || !Array.isArray(read['questions']) || !isRecord(read['answered'])) return null;
    const { version: _, stamp: __, questions, answered, ...rest } = read;
    const asked = questions as readonly unknown[];
    const known = (kind: unknown): boolean => KINDS_OF_QUESTION.some(one => one === kind);
    if (!asked.every(one => isRecord(one) && known(one['kind']))) return null;
    // Written by toSetting, and of its version.
    return {
      ...rest,
      questions: asked.map(one => ({ ...BLANK, ...(one as object), base: entriesIn((one as { base?: unknown }).base) })),
      answered: Object.fromEntries(Object.entries(answered as object).map(([number, entries]) => [number, entriesIn(entries)])),
    } as unknown as Round;
  } catch {
    return null;
  }
}

/** The rounds among a workbook's settings, the latest first. */
export function roundsIn(settings: readonly { readonly key: string; readonly value: unknown }[]): Round[] {
  return settings
    .flatMap(({ key, value }) => (key.startsWith(PREFIX) ? (roundIn(value) ?? []) : []))
    .sort(
      (one, other) =>
        other.askedOn - one.askedOn ||
        (other.startedAt ?? 0) - (one.startedAt ?? 0) ||
        other.due - one.due ||
        (one.code < other.code ? -1 : 1),
    );
}

/** The addressees in the order in which they are asked. */
export function addresseesOf({ questions }: Pick<Round, 'questions'>): string[] {
  return [...new Set(questions.map(({ to }) => to))];
}
