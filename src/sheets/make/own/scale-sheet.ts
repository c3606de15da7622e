/**
 * 評価基準: a built-in rating rule as a table of bounds and grades, from which a city starts and changes the bounds; worked out before anything
 * is written. excel/scale-sheet transcribes it. Beside the table stands all that a person without the add-in needs to read it.
 */
import type { ScaleName, Share } from '../../../domain/rating/scale';
import { SCALE_RULES } from '../../../domain/rating/scale-rules';
import { SCALES } from '../../../domain/rating/scales';
import { LOWEST, problemsOf, SCALE_RANGE, SCALE_TABLE } from '../../read/own-scale';
import type { WorkbookState } from '../../read/state';
import { OWN_SCALE } from '../../schema/declarations/kpis';
import { freeSheetName } from '../../schema/sheet-name';
import type { Conflict } from '../conflict';
import type { ExistingSheet } from './own-sheet';

export const SCALE_SHEET = OWN_SCALE;
export const SCALE_TITLE = '評価基準';
/** Defined name of the title cell of our sheet. */
export const SCALE_SHEET_NAME = 'DX_ScaleSheet';
/** From 1. */
export const SCALE_ROWS = { note: 2, header: 4 } as const;
export const GRADE_HEADER = '評価';

/** A bound as it is written into its cell, and the grade from it on. */
export type ScaleRow = readonly [bound: number | string, grade: string];

/** A built-in rule as a table. */
export interface ScaleStart {
  readonly name: ScaleName;
  /** The left header. */
  readonly measure: string;
  readonly rows: readonly ScaleRow[];
  /** Where a table of bounds cannot say all that the rule says: what it does instead. null: it says the same. */
  readonly differs: string | null;
}

const MEASURE_WORDS: Readonly<Partial<Record<Share, string>>> = {
  pace: '進捗',
  targetShare: '達成率',
  pathShare: '期待比',
  growth: '年平均',
};

/** The rules that are not bounds of one of the measures of a table. */
const OTHERS: Readonly<Partial<Record<ScaleName, Omit<ScaleStart, 'name'>>>> = {
  健康日本21: {
    measure: '増減率',
    rows: [
      ['達成', 'A'],
      [0.05, 'B'],
      ['超 -5%', 'C'],
      [LOWEST, 'D'],
    ],
    differs: '改善しているものはすべてBになり、計画値に達したか（BとB*）は区別しません。実績がないものはEでなく評価不可になります。',
  },
  多摩市: {
    measure: '期待比',
    rows: [
      [1, '①'],
      [0.6, '②'],
      [LOWEST, '③'],
    ],
    differs: '「目標×経過期間の割合」でなく、その時点の計画値と比べます（期待比）。減少の指標は計画値÷実績です。',
  },
  国連: {
    measure: '年平均',
    rows: [
      ['達成', '3'],
      [0.95, '3'],
      [0.1, '2'],
      [LOWEST, '1'],
    ],
    differs: '「目標年に達する割合」でなく、必要な年平均成長率に対する実際の率（年平均）を測ります。',
  },
  長与町: {
    measure: '増減率',
    rows: [
      ['達成', 'S'],
      ['超 0%', 'A'],
      [-0.1, 'B'],
      [LOWEST, 'C'],
    ],
    differs: '目標をちょうど達したものもSになります（もとの方式では目標を上回ったものだけ）。',
  },
};

/** Any built-in rule as a table to start from. */
export function startFrom(name: ScaleName): ScaleStart {
  const other = OTHERS[name];
  if (other !== undefined) return { name, ...other };
  const rule = SCALES.find(scale => scale.name === name)?.rule;
  const measure = rule && MEASURE_WORDS[rule.measure];
  if (rule === undefined || measure === undefined) throw new Error(`no table for ${name}`);
  return {
    name,
    measure,
    rows: [
      ...(rule.reached === undefined ? [] : [['達成', rule.reached] as const]),
      ...rule.steps.map(([bound, grade, over]): ScaleRow => [over ? `超 ${percent(bound)}` : bound, grade]),
      [LOWEST, rule.rest],
    ],
    differs: null,
  };
}

const percent = (bound: number): string => `${Number((bound * 100).toPrecision(12))}%`;

/** What each measure is, and a case of it that holds whatever the bounds are. */
const MEASURES_TOLD: Readonly<Record<string, readonly [meaning: string, example: string, value: string]>> = {
  進捗: ['進捗＝（実績−基準値）÷（その時点の計画値−基準値）', '基準値100、その時点の計画値150、実績130なら（130−100）÷（150−100）', '60%'],
  達成率: ['達成率＝実績÷目標（減少の指標は目標÷実績）', '目標200、実績150なら150÷200', '75%'],
  期待比: ['期待比＝実績÷その時点の計画値（減少の指標は計画値÷実績）', 'その時点の計画値150、実績120なら120÷150', '80%'],
  増減率: ['増減率＝（実績−基準値）÷基準値（減少の指標は符号を逆に）', '基準値100、実績106なら（106−100）÷100', '6%'],
  年平均: ['年平均＝基準年からの実際の年平均の伸び率÷目標に必要な年平均の伸び率', '実際の伸び率が年3%、必要な伸び率が年4%なら3÷4', '75%'],
};

/** A line beside the table: what it is, and what it says. */
export type ScaleFact = readonly [label: string, text: string];

export interface ScaleSheetPlan {
  readonly sheet: string;
  /** Another sheet that has the name; null where it was free. */
  readonly taken: string | null;
  readonly existing: ExistingSheet;
  readonly measure: string;
  readonly rows: readonly ScaleRow[];
  readonly note: string;
  readonly facts: readonly ScaleFact[];
  readonly conflicts: readonly Conflict[];
}

/**
 * A table that is there is the city's: it is never made anew, and a second one would have to be named by every formula, so it is refused
 * (nameTaken).
 * @param rows the bounds and grades, as they may have been changed already
 * @param example what the rule says of one case, as a sentence
 */
export function planScaleSheet(
  state: WorkbookState,
  existing: ExistingSheet,
  start: ScaleStart,
  rows: readonly ScaleRow[],
  example: string,
): ScaleSheetPlan {
  const conflicts: Conflict[] = [];
  if (state.structureProtected) conflicts.push({ kind: 'structureProtected' });
  const isTaken = [...state.tableNames, ...state.names].some(name => name.toLowerCase() === SCALE_TABLE.toLowerCase());
  if (isTaken) conflicts.push({ kind: 'nameTaken', name: SCALE_TABLE });
  if (existing.kind === 'other') conflicts.push({ kind: 'nameTaken', name: SCALE_SHEET_NAME });
  const sheets = state.sheets.map(({ name }) => name);
  const sheet = freeSheetName(SCALE_SHEET, sheets);
  const { issuer, rule } = SCALE_RULES[start.name];
  const [meaning = '', example0 = '', value = ''] = MEASURES_TOLD[start.measure] ?? [];
  return {
    sheet,
    taken: sheet === SCALE_SHEET ? null : SCALE_SHEET,
    existing,
    measure: start.measure,
    rows,
    note: '左の列の下限と右の列の評価を書き換えると、この表の評価が変わります。行の追加と削除もできます。表の名前（DX_Scale）は変えないでください。',
    facts: [
      ['測り方', `${meaning}。`],
      [
        '読み方',
        '測った値が達する下限のうち、最も高い行の評価とします。「超」はその値を含みません。「達成」の行があれば、目標に達したものを先にその評価とします。',
      ],
      ['読み方の例', `${example0}＝${value}。下限が${value}以下の行のうち最も高い行の評価になります。`],
      ['もとの方式', start.name],
      ['定めた機関', issuer],
      ['もとの基準', rule],
      ['もとの基準の例', example],
      ...(start.differs === null ? [] : [['もとの方式との違い', start.differs] as const]),
      ['使い方', `KPIの評価方式を「${OWN_SCALE}」とした行が、この表で評価されます。数式では ${SCALE_RANGE} と書きます。`],
    ],
    conflicts,
  };
}

/** Whether these rows make a table that can be read without a doubt. */
export function isReadable(measure: string, rows: readonly ScaleRow[]): boolean {
  return problemsOf({ cells: [[measure, GRADE_HEADER], ...rows] }).length === 0;
}
