/** A new workbook's file of plain tables: values only, headings in bold, no formula whatever a text begins with. */
import { strToU8, Zip, ZipDeflate, ZipPassThrough } from 'fflate';
import type { Steps } from '../read/slices';
import { columnLetters } from '../read/state';
import type { Value } from './grid';
import { exportedLines, type PublicTable } from './typed-export';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** Text for XML, without the control characters that XML does not know. */
const encoded = (text: string): string =>
  text
    // eslint-disable-next-line no-control-regex -- exactly these are not allowed in XML
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '')
    .replace(/[&<>"]/g, letter => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[letter] ?? letter);

/** Texts that repeat are kept once, and cells say their numbers. */
class SharedTexts {
  private readonly numbers = new Map<string, number>();
  uses = 0;

  numberOf(text: string): number {
    this.uses++;
    const known = this.numbers.get(text);
    if (known !== undefined) return known;
    this.numbers.set(text, this.numbers.size);
    return this.numbers.size - 1;
  }

  *pieces(): Generator<string, void, void> {
    yield `${HEAD}<sst xmlns="${MAIN}" count="${this.uses}" uniqueCount="${this.numbers.size}">`;
    for (const text of this.numbers.keys()) yield `<si><t xml:space="preserve">${encoded(text)}</t></si>`;
    yield '</sst>';
  }
}

function cell(value: Value, at: string, isHead: boolean, texts: SharedTexts): string {
  const style = isHead ? ' s="1"' : '';
  if (value === null || value === '') return '';
  if (typeof value === 'number') return `<c r="${at}"${style}><v>${value}</v></c>`;
  if (typeof value === 'boolean') return `<c r="${at}"${style} t="b"><v>${value ? 1 : 0}</v></c>`;
  return `<c r="${at}"${style} t="s"><v>${texts.numberOf(value)}</v></c>`;
}

/** A row at a time. */
function* sheetPieces(table: PublicTable, texts: SharedTexts): Generator<string, void, void> {
  yield `${HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols><col min="1" max="${Math.max(1, table.columns.length)}" width="18" customWidth="1"/></cols><sheetData>`;
  const letters = table.columns.map((_, column) => columnLetters(column));
  let row = 0;
  for (const line of exportedLines(table)) {
    row++;
    let text = `<row r="${row}">`;
    for (const [column, value] of line.entries()) text += cell(value, `${letters[column] ?? ''}${row}`, row === 1, texts);
    yield `${text}</row>`;
  }
  yield '</sheetData></worksheet>';
}

/** Names that Excel takes: 31 letters, none of its own signs, none twice and none of those that are there. */
export function sheetNames(tables: readonly PublicTable[], there: readonly string[] = []): string[] {
  const taken = new Set(there.map(name => name.toLowerCase()));
  return tables.map(({ name }) => {
    const plain =
      name
        .replace(/[\\/?*[\]:]/g, '_')
        .replace(/^'|'$/g, '_')
        .slice(0, 31) || 'データ';
    let free = plain;
    for (let n = 2; taken.has(free.toLowerCase()); n++) free = `${plain.slice(0, 27)}_${n}`;
    taken.add(free.toLowerCase());
    return free;
  });
}

/** Letters that are packed at once: enough for the packing to be worth while, few enough for a pause between two. */
const PIECE = 200_000;

/** The bytes of an .xlsx with one sheet for each table; a step for each row. */
export function* workbookFileSteps(tables: readonly PublicTable[]): Steps<Uint8Array> {
  const names = sheetNames(tables);
  const texts = new SharedTexts();
  const chunks: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error !== null) throw error;
    chunks.push(chunk);
  });
  const small = (path: string, text: string): void => {
    const entry = new ZipPassThrough(path);
    zip.add(entry);
    entry.push(strToU8(text), true);
  };
  for (const [path, text] of Object.entries(partsOf(names))) small(path, text);
  const large = function* (path: string, pieces: Iterable<string>): Generator<number, void, void> {
    const entry = new ZipDeflate(path, { level: 3 });
    zip.add(entry);
    let waiting = '';
    for (const piece of pieces) {
      waiting += piece;
      if (waiting.length > PIECE) {
        entry.push(strToU8(waiting));
        waiting = '';
      }
      yield 1;
    }
    entry.push(strToU8(waiting), true);
  };
  for (const [at, table] of tables.entries()) yield* large(`xl/worksheets/sheet${at + 1}.xml`, sheetPieces(table, texts));
  for (const _ of large('xl/sharedStrings.xml', texts.pieces())) yield 0;
  zip.end();
  const bytes = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

/** The small parts, by path. */
function partsOf(names: readonly string[]): Readonly<Record<string, string>> {
  const sheets = names.map((_, at) => at + 1);
  return {
    '[Content_Types].xml': `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/>${sheets.map(at => `<Override PartName="/xl/worksheets/sheet${at}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`).join('')}</Types>`,
    '_rels/.rels': `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${names.map((name, at) => `<sheet name="${encoded(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${sheets.map(at => `<Relationship Id="rId${at}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${at}.xml"/>`).join('')}<Relationship Id="rId${names.length + 1}" Type="${OFFICE}/styles" Target="styles.xml"/><Relationship Id="rId${names.length + 2}" Type="${OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    'xl/styles.xml': `${HEAD}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="Yu Gothic"/></font><font><b/><sz val="11"/><name val="Yu Gothic"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs></styleSheet>`,
  };
}
