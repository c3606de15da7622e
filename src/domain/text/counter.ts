/**
 * Counters of statistical tables and plans, as one pattern: longer ones first; the (?!…) keep 「時点」「人口」「割合」 from
 * being read as 時, 人 and 割. It need not be complete: a unit that is not here is found by its script (unit.ts). These are
 * the ones that a following word would swallow (50台導入), that mix scripts (か所), or that show a kanji numeral (百二十件).
 */
const COUNTER =
  /時間|時(?!点)|[箇個かカヵヶケ][所月国]|人[日月年]|人(?![口事材ひ])|世帯|業務|施設|団体|自治体|事業[所者]?|部署|分野|項目|種類|組織|割(?!合)|%?ポイント|パーセント|システム|トン|[分秒日週年名者戸件台回校課部局区社冊枚本個点期次号倍歳円つ%‰]/y;

/** The counter that stands at this place of a folded text; "" when it is none that is known. */
export function counterAt(text: string, at: number): string {
  COUNTER.lastIndex = at;
  const found = COUNTER.exec(text);
  return found === null ? '' : found[0];
}

/** Words that follow a number or its unit and belong to neither (以上, 未満, 程度, 前後, 削減, 向上, 導入 …), most by their first character. */
const TRAILER = /[以未程前超余強弱分増減毎間削軽縮低短向改達導採]|実施|活用|移行|整備|開[催設]|[設配]置|公開|策定|登録|up|down/i;

/** Where the first trailing word of a folded text begins; the text's length when it has none. */
export function trailerIn(text: string): number {
  const found = TRAILER.exec(text);
  return found === null ? text.length : found.index;
}
