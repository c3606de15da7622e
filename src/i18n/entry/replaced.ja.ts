/** What is told when rows had to be added again, in Japanese. `replaced.en` has its type. */
export const REPLACED_JA = {
  addedAgain: (count: number, places: string) =>
    `追加した${count}行が、同じ時に入力された他の人の行に置き換わっていたため、その下にもう一度追加しました（${places}）。他の人の行はそのままです。`,
};

export type ReplacedText = typeof REPLACED_JA;
