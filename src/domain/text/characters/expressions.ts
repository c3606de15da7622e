/**
 * The words that the readers of numbers and dates know, in one table; what they make of them is in number.ts, kanji.ts, date.ts and
 * date-point.ts. All are met in folded text (text.ts): NFKC, every hyphen and minus a -, every wave a ~. Sticky patterns are
 * asked at a place.
 */

/** Whether a sticky pattern holds at this place, and what it took: "" when it does not. */
export function takenAt(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  const found = pattern.exec(text);
  return found ? found[0] : '';
}

// Cells without a value (section 9), normalized.

/** ―, …, 未定, 集計中, 皆増 and words of the same meaning, also in brackets: blank in every cell. */
export const BLANK = /^[([]?(?:[-‐-―−─━ー.・]*|皆[増減]|未(?:集計|定|調査|実施|確定)|(?:集計|調査|検討|調整)中|n\/a)[)\]]?$/;
/** Where a value is asked for these are blank too; in a column of texts they are words (対象外) or names (x). */
export const NO_VALUE = /^[([]?(?:\*+|x|未(?:公表|測定|把握|回答)|不[明詳]|非公[表開]|該当[な無]し|対象外)[)\]]?$/;
/** A text that can be neither by its first character: most cells need no folding. */
export const HAS_VALUE = /^[0-9A-MO-WYZa-mo-wyzぁ-ゖァ-ヺ]/;

// Marks.

/** Marks that join the ends of a range. */
export const WAVES = '~→';
/** Marks that may join a range too, but as often only part two things. */
export const DASHES = '-—―ー─';
/** Every character that a number or a date can begin with; everything else is passed over at once. */
export const BEGINNING = /[0-9.〇零一二三四五六七八九十百千壱弐参拾佰仟半ゼ第明大昭平令MTSHRFQmtshrfq]/g;

// Units.

/**
 * Counters of statistical tables and plans: longer ones first; the (?!…) keep 「時点」「人口」「割合」 from being read as 時, 人 and
 * 割. It need not be complete: a unit that is not here is found by its script (unit.ts). These are the ones that a following word
 * would swallow (50台導入), or that mix scripts (か所).
 */
export const COUNTER =
  /時間|時(?!点)|[箇個か力カヵヶケ][所月国年]|人[日月年泊]|人(?![口事材ひ])|世帯|業務|施設|団体|自治体|事業[所者]?|部署|分野|項目|種類|組織|割(?!合)|%?ポイント|パーセント|システム|トン|[分秒日週年名者戸件台回校課部局区社冊枚本個点期次号倍歳円つ泊%‰]/y;
/** Counters besides them that a numeral in kanji shows to be one: 百二十床, 三十棟, 五十ヘクタール. */
export const KANJI_COUNTER = /[床棟橋基隻頭羽匹両席筆館園店室組対足着品種軒便班票語杯度位級階]|路線|(?:キロ)?メートル|キロ|チーム/y;
/** Counters, by their first character, that make no words and names: 五名体制 is five; of others (三社祭, 百日咳) nothing may follow. */
export const PLAIN_COUNTERS = '件名台回校円倍箇か割業施団項床棟路%';
/** Words that follow a number or its unit and belong to neither (以上, 未満, 程度, 前後, 削減, 向上, 導入 …), most by their first character. */
export const TRAILER =
  /[以未程前超余強弱分増減毎間削軽縮低短向改達導採当]|中(?![学心央高核継])|実施|活用|移行|整備|開[催設]|[設配]置|公開|策定|登録|up|down/i;
/** One script's run of characters: an unknown unit ends where the script changes. */
export const RUN = /[一-鿿々]+|[ァ-ヺー]+|[A-Za-z°Ωμ]+[A-Za-z0-9/-]*/y;
/** Units that may stand in brackets behind their number: 5(件), 1,234(千円); (速報) and (R5) are remarks. */
export const BRACKETED_UNIT = new RegExp(`\\((?:[十百千万億]*(?:${COUNTER.source})|k?m[23]?|k?g|t|ha|kWh?)\\)`, 'y');

// Numerals in kanji.

/** What may stand on either side of a numeral in kanji that no counter follows. */
export const LONE = /^[^一-鿿ぁ-ゖァ-ヺー々0-9A-Za-z]?$|[約計べ第間年度末のをにがはとでへ]/;
/** What may follow its counter, besides these: 一年半, 一件あたり, 百人ごと. */
export const AFTER_COUNTER = /[半あご]/;
/** Words that begin with a numeral and a counter and are none: 一部, 十分, 八戸, 千歳, 七五三; 〇〇 is a name left open. */
export const NO_NUMERAL =
  /一(?:[部次通度層段杯番種品足着組者]|人[一ひ]|時(?!間))|十分(?!の[一二三四五六七八九])|[一二三五六七八九]戸|[二三四]者|[二三五](?:次|時(?!間))|千[歳日通]|百(?:[足名]|人一首)|七五三(?![,、]?[〇一二三四五六七八九]{3}|(?![詣参祝行祭])[〇一-龠ァ-ヶa-z%])|三十三間|三三(?:九度|七拍)|〇〇+/y;
/** What makes a name or another word of the kanji behind a numeral: 九十九里, 五十嵐, 七十七銀行, 二十世紀, 一億総活躍. */
export const NAMING = /[市町村郡県島山川里野田津屋代世石銀支単指節制次色音嵐肩総院]/;
/** Behind a counter: 四日市市, 六ヶ所村. */
export const PLACE_NEXT = /[市町村郡県]/;

// Numbers that are passed over where another follows (section 9).

/** Before and behind the number of a paragraph or a note: (1) 1) 1. No12 ※1 注1. */
export const BULLET_BEFORE = /^[([【 ]*$/;
export const BULLET_BEHIND = /[)\]】]|\.(?![0-9])/y;
export const NOTE_BEFORE = /(?:no\.?|[※注#]) ?$/i;
/** The unit of a denominator and its word: 人口10万人当たり, 1人1日当たり, 1km2当たり, 100人に対し, 10万人対. */
export const DENOMINATOR =
  /(?:k?m[23])?[^0-9\s、。()ぁ-おが-ゖ]{0,6}?(?:1[^0-9\s、。()ぁ-おが-ゖ]{1,6}?)?(?:[当あ]たり|につき|ごと|に対し)|人?対(?=[0-9])/y;
/** Behind a whole count that what follows is part of: 20校中18校, 100人のうち5人. */
export const OUT_OF = /[^0-9\s、。()ぁ-おが-ゖ]{0,6}?(?:中(?=[、約延のが]?[0-9〇一二三四五六七八九十百千])|のうち)/y;
/** What makes a year of four digits alone: 2030目標 80%, 2025 1,200件. */
export const YEARLY = /[目計実見現予決]| (?=[-0-9])/y;
export const BARE_YEAR = /^(?:19|20|21)\d\d(?:[./]\d{1,2})?$/;

// What joins numbers, and tokens of digits that are none.

/** Between the ends of a range, or the members of a list; the words need a number before and behind them. */
export const RANGE_JOINT = /[-—―ー─~→、,・]|から|ないし|乃至/y;
export const LISTING = '、,・';
/** Before the upper end: ▲5~▲10%, 約5~約10%. */
export const BOUND_MARKS = /[-▲△▼▽約+]*/y;
/** A time of day, a section 1.2.3: passed over. */
export const NO_AMOUNT = /\d{1,2}:\d\d(?!\d)(?::\d\d)?|\d+\.\d+\.[\d.]*\d/y;
/** What ・ is a decimal point before: 3・5%. */
export const PARTED = /\d+(?:%|割|倍|ポイント|パーセント)/y;
export const EXPONENT = /[eE][+-]\d{1,3}(?!\d)/y;
/** 半 of a half more; not 半数, 半年 and the like. */
export const HALF_MORE = /半(?![数ばり分期額減面島導年月日世円値身永])/y;
/** What ends ゼロ as a word: nothing, or a mark. */
export const NO_LETTER = /^[^一-鿿ぁ-ゖァ-ヺー々0-9A-Za-z]?$/;

// Dates.

/** Words behind a date that leave it as it is, the day of the week and a time of day too. */
export const BEHIND_DATE =
  /(?:[頃中内日付]|ごろ|時点|現在|\([月火水木金土日](?:曜日?)?\)|[ T~-]?(?:午[前後])?\d{1,2}(?:(?::\d\d)+(?:\.\d+)?|時(?!間)(?:\d+分)?半?))*/y;
/** Behind them, in groups, まで, から, the mark of a range, or what lists. */
export const JOINT = /(まで|迄|以前)|(から|より|以降|以後)|([~→\-—―ー─])|([・、,と]|及び|および)/y;
/** 「R4試験~」: open though words stand between. */
export const OPEN_END = /^[^0-9~]{1,8}~[)」』]*$/;
/** A cheap look ahead that spares most numbers the grammar of dates. */
export const DATE_AHEAD = /[^0-9.]|\d+[^\d,%人件円]/y;
/** The last day, or the first; but 「初めて」「初回」「当初予算」 are about something else. */
export const EDGE = /末|当初(?!予)|初(?![め一-鿿])/y;
/** What makes an amount of four digits that might be a year; 「2030人口」「2025計画」 are about a year. */
export const AMOUNT = /^(?:[0-9名件台回円社校戸冊枚個箇床棟]|人(?!口)|世帯|業務)/;
export const SCALED = /^(?:[.,][0-9]|[%割倍万億兆])/;
/** Before the label of a fiscal year: FY2030, FY 30. */
export const FISCAL = /fy ?/iy;
/** 明 大 昭 平 令 for an era: before a whole date behind a kanji (「期間 令5.4.1」, never 最大5年). */
export const SHORT_ERA = /[明大昭平令](?=元|\d{1,3}(?!\d))/y;
export const SHORT_DATE = /^(?:年度|[./]\d{1,2}[./]\d{1,2})/;
/** 第3四半期, 第Ⅲ四半期, 3Q, Q3. Kanji digits are read one by one: 三四 is not 34 here. */
export const QUARTER = /第?([1-4一二三四]|iv|i{1,3})四半期|第?([1-4])q(?![a-z])|q([1-4])(?![0-9])/iy;
/** Counted from the first point of a range. */
export const RELATIVE = /([同翌])(年度|年|月)/y;
