/** What stands beside a rating rule before it is chosen, in Japanese; `scale-words.en.ts` has the type of this list. */
export const SCALE_WORDS_JA = {
  issuer: (issuer: string) => `定めた機関：${issuer}`,
  graded: (actual: number, grade: string) => `実績${actual}は「${grade}」`,
  example: (baseline: number, target: number, planned: number, grades: readonly string[]) =>
    `例：基準値${baseline}、目標${target}、計画値${planned}のとき、${grades.join('、')}。`,
};

export type ScaleWordsText = typeof SCALE_WORDS_JA;
