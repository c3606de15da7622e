/** Japanese era parts of a number format (g, gg, ggg, e, ee, r, rr), which numfmt prints as western years. */

interface Era {
  readonly first: number;
  readonly letter: string;
  readonly short: string;
  readonly name: string;
  readonly year: number;
}

/** First day (serial, 1900 system; Meiji and Taisho before 1900 count from the system's start) and the western year of year 1. */
const ERAS: readonly Era[] = [
  { first: 43586, letter: 'R', short: '令', name: '令和', year: 2019 },
  { first: 32516, letter: 'H', short: '平', name: '平成', year: 1989 },
  { first: 9856, letter: 'S', short: '昭', name: '昭和', year: 1926 },
  { first: 4595, letter: 'T', short: '大', name: '大正', year: 1912 },
  { first: 0, letter: 'M', short: '明', name: '明治', year: 1868 },
];

const TOKEN = /"[^"]*"|\\.|_.|\*.|\[[^\]]*\]|General|ggg|gg|g|rr|r|ee|e(?![+-])|[\s\S]/gi;

/** True where a section prints an era or an era year (a lone `e` is the western year outside Japanese formats). */
function hasEra(section: string): boolean {
  const plain = section
    .replace(/"[^"]*"|\\.|_.|\*.|\[(?!\$)[^\]]*\]/g, '')
    .replace(/General/gi, '')
    .replace(/E[+-]/g, '');
  return /[gr]/i.test(plain) || (/\[\$-(?:ja-JP[^\]]*|[0-9A-F]*411)\]/i.test(section) && /e/i.test(plain));
}

/** The format with its era parts replaced by quoted text for this date; other formats come back as they are. */
export function withEras(format: string, serial: number): string {
  if (!/[ger]/i.test(format) || !hasEra(format)) return format;
  const era = ERAS.find(candidate => serial >= candidate.first);
  if (!era || serial < 0) return format;
  const western = new Date(Math.round((Math.floor(serial) - 25569) * 86_400_000)).getUTCFullYear();
  const year = western - era.year + 1;
  const gannen = /gannen/i.test(format);
  const quote = (text: string): string => `"${text}"`;
  let inDates = false;
  const out = format.replace(TOKEN, token => {
    const number = gannen && year === 1 ? '元' : String(year);
    switch (token) {
      case 'ggg':
      case 'GGG':
        inDates = true;
        return quote(era.name);
      case 'gg':
      case 'GG':
        inDates = true;
        return quote(era.short);
      case 'g':
      case 'G':
        inDates = true;
        return quote(era.letter);
      case 'e':
      case 'E':
      case 'r':
      case 'R':
        inDates = true;
        return quote(number);
      case 'ee':
      case 'EE':
      case 'rr':
      case 'RR':
        inDates = true;
        return quote(gannen && year === 1 ? '元' : String(year).padStart(2, '0'));
      default:
        return token;
    }
  });
  return inDates ? out.replace(/\[\$-[^\]]*\]/g, '[$-411]') : out;
}
