/** The ministry's rates of the move to standard systems: of the forty steps of its procedure, by their states alone. */

export const STEP_COUNT = 40;

export type StepState = '未着手' | '着手' | '完了' | '対象外';

export interface StepRates {
  /** 0 to 1, of all forty: finished or not applicable, begun, not begun. */
  readonly done: number;
  readonly doing: number;
  readonly waiting: number;
  /** Steps without a state; they are in none of the rates. */
  readonly unknown: number;
}

/** @param states by the number of the step, 1 to 40 */
export function stepRates(states: ReadonlyMap<number, StepState>): StepRates {
  const count = (...wanted: readonly StepState[]): number =>
    [...states].filter(([number, state]) => number >= 1 && number <= STEP_COUNT && wanted.includes(state)).length;
  const [done, doing, waiting] = [count('完了', '対象外'), count('着手'), count('未着手')];
  return {
    done: done / STEP_COUNT,
    doing: doing / STEP_COUNT,
    waiting: waiting / STEP_COUNT,
    unknown: STEP_COUNT - done - doing - waiting,
  };
}

/** The twenty businesses of municipalities that move. */
export const BUSINESSES: readonly string[] = [
  '住民基本台帳',
  '選挙人名簿管理',
  '固定資産税',
  '個人住民税',
  '法人住民税',
  '軽自動車税',
  '国民健康保険',
  '国民年金',
  '障害者福祉',
  '後期高齢者医療',
  '介護保険',
  '児童手当',
  '健康管理',
  '就学',
  '児童扶養手当',
  '生活保護',
  '子ども・子育て支援',
  '印鑑登録',
  '戸籍',
  '戸籍の附票',
];

/** Where rates and businesses are told. */
export const STEP_SOURCES = {
  rates: 'https://www.soumu.go.jp/menu_seisaku/chiho/jichitaijoho_system/dashboard_00001.html',
  businesses: 'https://www.city.shimada.shizuoka.jp/gyosei-docs/hyojunka.html',
} as const;
