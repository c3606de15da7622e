/**
 * Compatibility normalization (NFKC). A JavaScript engine built without ICU, as custom functions may meet on Windows, has
 * String.prototype.normalize but gives its input back: 「80％」 would be 80. There the characters that occur in Japanese documents are
 * mapped here: full and half width, squared units and words, numerals in circles, Roman numerals, the radicals and variants that
 * copied PDFs are full of. Other scripts stay as they are.
 */
export const nfkc: (text: string) => string = '１'.normalize('NFKC') === '1' ? text => text.normalize('NFKC') : mappedNfkc;

/** The first character of a run of the code table, and what each of the run becomes: words parted by spaces, or one character each. */
type Run = readonly [first: number, words: string | readonly string[]];

const range = (from: number, to: number, write: (n: number) => string): string[] => {
  const words: string[] = [];
  for (let n = from; n <= to; n++) words.push(write(n));
  return words;
};
const characters = (from: number, to: number): string[] => range(from, to, code => String.fromCharCode(code));
const plain = (n: number): string => `${n}`;
const ROMAN = 'I II III IV V VI VII VIII IX X XI XII L C D M';
const bracketed = (word: string): string => `(${word})`;

/** Filled when the first text is mapped: where the engine's own normalization works nothing is built. */
let table: Map<string, string> | null = null;

function runs(): readonly Run[] {
  return [
    [0xa0, [' ']],
    [0xb2, '2 3'],
    [0xb5, 'μ'],
    [0xb9, '1'],
    [0xbc, '1⁄4 1⁄2 3⁄4'],
    [0x2000, range(0, 10, () => ' ')],
    [0x2011, '‐'],
    [0x2024, '. .. ...'],
    [0x202f, [' ']],
    [0x203c, '!!'],
    [0x2048, '?! !?'],
    [0x205f, [' ']],
    [0x2070, '0'],
    [0x2074, '4 5 6 7 8 9 + − = ( ) n 0 1 2 3 4 5 6 7 8 9 + − = ( )'],
    [0x2103, '°C'],
    [0x2109, '°F'],
    [0x2113, 'l'],
    [0x2116, 'No'],
    [0x2121, 'TEL TM'],
    [0x2126, 'Ω'],
    [0x212a, 'K Å'],
    [0x213b, 'FAX'],
    [0x2150, '1⁄7 1⁄9 1⁄10 1⁄3 2⁄3 1⁄5 2⁄5 3⁄5 4⁄5 1⁄6 5⁄6 1⁄8 3⁄8 5⁄8 7⁄8 1⁄'],
    [0x2160, ROMAN],
    [0x2170, ROMAN.toLowerCase()],
    [0x2460, range(1, 20, plain)],
    [0x2474, range(1, 20, n => bracketed(plain(n)))],
    [0x2488, range(1, 20, n => `${n}.`)],
    [0x249c, characters(0x61, 0x7a).map(bracketed)],
    [0x24b6, characters(0x41, 0x5a)],
    [0x24d0, characters(0x61, 0x7a)],
    [0x24ea, '0'],
    [0x2e9f, '母'],
    [0x2ef3, '龟'],
    // Kangxi radicals: what PDFs give for the kanji themselves.
    [
      0x2f00,
      letters(
        '一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾干幺广廴廾弋弓彐彡彳心戈戶手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生' +
          '用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹雨靑非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻' +
          '黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠',
      ),
    ],
    [0x3000, [' ']],
    [0x3036, '〒'],
    [0x3038, '十'],
    [0x309f, 'より'],
    [0x30ff, 'コト'],
    [0x3220, letters('一二三四五六七八九十月火水木金土日株有社名特財祝労代呼学監企資協祭休自至').map(bracketed)],
    [0x3251, range(21, 35, plain)],
    [0x3280, letters('一二三四五六七八九十月火水木金土日株有社名特財祝労秘男女適優印注項休写正上中下左右医宗学監企資協夜')],
    [0x32b1, range(36, 50, plain)],
    [0x32c0, range(1, 12, n => `${n}月`)],
    [0x32cc, 'Hg erg eV LTD'],
    [0x32d0, letters('アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヰヱヲ')],
    [0x32ff, '令和'],
    [
      0x3300,
      'アパート アルファ アンペア アール イニング インチ ウォン エスクード エーカー オンス オーム カイリ カラット カロリー ガロン ガンマ ギガ ギニー キュリー ギルダー キロ キログラム ' +
        'キロメートル キロワット グラム グラムトン クルゼイロ クローネ ケース コルナ コーポ サイクル サンチーム シリング センチ セント ダース デシ ドル トン ナノ ノット ハイツ パーセント ' +
        'パーツ バーレル ピアストル ピクル ピコ ビル ファラッド フィート ブッシェル フラン ヘクタール ペソ ペニヒ ヘルツ ペンス ページ ベータ ポイント ボルト ホン ポンド ホール ホーン ' +
        'マイクロ マイル マッハ マルク マンション ミクロン ミリ ミリバール メガ メガトン メートル ヤード ヤール ユアン リットル リラ ルピー ルーブル レム レントゲン ワット',
    ],
    [0x3358, range(0, 24, n => `${n}点`)],
    [
      0x3371,
      'hPa da AU bar oV pc dm dm2 dm3 IU 平成 昭和 大正 明治 株式会社 pA nA μA mA kA KB MB GB cal kcal pF nF μF μg mg ' +
        'kg Hz kHz MHz GHz THz μl ml dl kl fm nm μm mm cm km mm2 cm2 m2 km2 mm3 cm3 m3 km3 m∕s m∕s2 Pa kPa ' +
        'MPa GPa rad rad∕s rad∕s2 ps ns μs ms pV nV μV mV kV MV pW nW μW mW kW MW kΩ MΩ a.m. Bq cc cd C∕kg ' +
        'Co. dB Gy ha HP in KK KM kt lm ln log lx mb mil mol PH p.m. PPM PR sr Sv Wb V∕m A∕m',
    ],
    [0x33e0, range(1, 31, n => `${n}日`)],
    [0x33ff, 'gal'],
    // Variants of kanji in names and old printing.
    [
      0xfa10,
      letters(
        '塚﨑晴﨓﨔凞猪益礼神祥福靖精羽﨟蘒﨡諸﨣﨤逸都﨧﨨﨩飯飼館鶴郞隷侮僧免勉勤卑喝嘆器塀墨層屮悔慨憎懲敏既暑梅海渚漢煮爫琢碑社祉祈祐祖祝禍禎穀突節練縉繁署者臭艹艹著褐視謁謹賓贈辶逸難響頻恵𤋮舘',
      ),
    ],
    [0xfb00, 'ff fi fl ffi ffl'],
    [0xfe30, '.. — –'],
    [0xfe63, '-'],
    [0xfe6a, '%'],
    [0xff01, characters(0x21, 0x7e)],
    [
      0xff61,
      letters('。「」、・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン゙゚'),
    ],
    [0xffe0, '¢ £ ¬'],
    [0xffe4, '¦ ¥ ₩'],
  ];
}

function letters(text: string): string[] {
  return Array.from(text);
}

/** Every character that some run maps. */
const MAPPED = /[\u00a0-\u00be\u2000-\u218f\u2460-\u24ea\u2e9f-\u2fd5\u3000-\u33ff\ufa10-\ufa6d\ufb00-\uffe6]/g;
/** Kana with a mark of their own behind them: か + ゙ is が. The mark is one further in the code table, ゚ two. */
const MARKED = /[かきくけこさしすせそたちつてとはひふへほカキクケコサシスセソタチツテトハヒフヘホゝヽ]\u3099|[はひふへほハヒフヘホ]\u309a/g;
const RARE = /[うウワヰヱヲ]\u3099/g;
const RARE_KANA = 'うウワヰヱヲ';
const RARE_MARKED = 'ゔヴヷヸヹヺ';

/** Where the engine does not normalize; exported for its tests alone. */
export function mappedNfkc(text: string): string {
  if (table === null) {
    const map = new Map<string, string>();
    for (const [first, words] of runs())
      (typeof words === 'string' ? words.split(' ') : words).forEach((word, i) => map.set(String.fromCharCode(first + i), word));
    table = map;
  }
  const known = table;
  return text
    .replace(MAPPED, one => known.get(one) ?? one)
    .replace(MARKED, pair => String.fromCharCode(pair.charCodeAt(0) + pair.charCodeAt(1) - 0x3098))
    .replace(RARE, pair => RARE_MARKED.charAt(RARE_KANA.indexOf(pair.charAt(0))));
}
