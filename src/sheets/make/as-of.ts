/** Where 基準日 stands in a workbook and what it looks like there. */

export const AS_OF_NAME = 'DX_AsOf';
export const AS_OF_LABEL = '基準日';
/** 令和8年9月30日（2026/9/30） */
export const AS_OF_FORMAT = '[$-411]ggge"年"m"月"d"日（"yyyy"/"m"/"d"）"';
export const AS_OF_HELP = 'いつの時点で評価するかの日付です。この日付の計画値と実績を比べます。';
export const AS_OF_SHEET = '基準日';
/** From 0: beside its label. */
export const AS_OF_COLUMN = 1;
/** Characters of the longest 基準日 in both calendars: 令和18年12月31日（2036/12/31） must fit, or it shows as ####. */
export const AS_OF_WIDTH = 36;
