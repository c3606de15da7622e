import { area, MAX_COLUMNS, MAX_ROWS, readArea, splitReference, type Area } from '../cell/address';
import type { Book } from '../book/book';
import type { DefinedName } from '../book/names';
import type { ConditionalLook, Note } from '../book/rules';
import type { Sheet } from '../book/sheet';
import type { SheetState } from '../book/sheet-state';
import type { Style } from '../cell/style';
import { fromFile } from './formula-file';
import { warningsOf } from './losses';
import { relationWord, resolveTarget, workbookPath, XlsxFault, type Parts } from './package';
import { readProperties, readSettings } from './properties';
import { readSharedStrings } from './read-cells';
import { readSheet } from './read-sheet';
import { isDrawn, readCharts } from './read-charts';
import { readDrawings } from './read-drawings';
import { readStyles, readTheme } from './read-styles';
import { child, children, flag, unescapeText, type Element } from './xml';

interface SheetEntry {
  readonly name: string;
  readonly path: string;
  readonly state: string;
  readonly position: number;
}

function entriesOf(workbook: Element, path: string, parts: Parts): SheetEntry[] {
  const relations = parts.relations(path);
  return children(child(workbook, 'sheets'), 'sheet').flatMap((sheet, position) => {
    const id = Object.entries(sheet.attributes).find(([name]) => name.endsWith(':id'))?.[1];
    const relation = relations.find(one => one.id === id);
    if (!relation || relationWord(relation.type) !== 'worksheet') return [];
    return [
      {
        name: sheet.attributes['name'] ?? '',
        path: resolveTarget(path, relation.target),
        state: sheet.attributes['state'] ?? 'visible',
        position,
      },
    ];
  });
}

/** Fills a new book from a package; the answer is what people should know about the file. */
export function readBook(book: Book, parts: Parts): string[] {
  try {
    return read(book, parts);
  } catch (error) {
    if (error instanceof XlsxFault) throw error;
    throw new XlsxFault('damaged', 'ファイルの内容を読み取れません。壊れている可能性があります。');
  }
}

function read(book: Book, parts: Parts): string[] {
  const path = workbookPath(parts);
  const workbook = parts.xml(path);
  if (!workbook) throw new XlsxFault('damaged', 'ファイルが壊れているため開けません。');
  if (flag(child(workbook, 'workbookPr')?.attributes['date1904'])) {
    throw new XlsxFault('not-a-workbook', '1904年から数える日付のブックには対応していません。');
  }
  const one = (word: string): string | undefined => parts.targets(path, word)[0];
  const theme = readTheme(parts.xml(one('theme') ?? ''));
  const styles = readStyles(parts.xml(one('styles') ?? ''), theme);
  const strings = readSharedStrings(parts.text(one('sharedStrings') ?? ''));
  const entries = entriesOf(workbook, path, parts);
  if (entries.length === 0) throw new XlsxFault('not-a-workbook', 'ワークシートのないブックです。');
  // A few bytes more for each would show the same cells again and again.
  if (new Set(entries.map(entry => entry.path)).size < entries.length) throw new Error('two sheets share a part');
  const oddities = new Set<string>();
  const anchored = new Set<string>();
  const states = entries.map((entry): SheetState => {
    const sheet = readSheet(entry.name, entry.path, { parts, strings, styles, theme, nextTableId: () => book.nextTableId() });
    for (const odd of sheet.oddities) oddities.add(odd);
    if (sheet.anchored) anchored.add(entry.path);
    sheet.state.visibility = entry.state === 'hidden' || entry.state === 'veryHidden' ? entry.state : 'visible';
    return sheet.state;
  });
  const active = Number(child(child(workbook, 'bookViews'), 'workbookView')?.attributes['activeTab'] ?? 0);
  const shown = Math.max(
    0,
    entries.findIndex(entry => entry.position === active),
  );
  const visible =
    states[shown]?.visibility === 'visible'
      ? shown
      : Math.max(
          0,
          states.findIndex(state => state.visibility === 'visible'),
        );
  const sheets = book.load(states, visible);
  readNames(book, workbook, sheets, entries);
  const charts = readCharts(book, parts);
  readDrawings(book, parts);
  book.defaultFont = styles.defaultFont;
  book.properties = readProperties(parts);
  book.settings.replace(readSettings(parts));
  book.origin = {
    parts: new Map(parts.map),
    styles: new Map(styles.cells.flatMap((style, i): [Style, number][] => (style ? [[style, i]] : []))),
    looks: new Map(styles.differential.map((look, i): [ConditionalLook, number] => [look, i])),
    notes: new Map(states.flatMap((state): [string, readonly Note[]][] => (state.part ? [[state.part, state.notes]] : []))),
    charts,
    anchored,
  };
  const drawn = new Set([...charts].flatMap(([path, chart]) => (isDrawn(chart) ? [path] : [])));
  return warningsOf(parts, oddities, drawn);
}

function readNames(book: Book, workbook: Element, sheets: readonly Sheet[], entries: readonly SheetEntry[]): void {
  const names: DefinedName[] = [];
  for (const one of children(child(workbook, 'definedNames'), 'definedName')) {
    const { name = '', localSheetId, comment = '', hidden, ...attributes } = one.attributes;
    const at = localSheetId === undefined ? -1 : entries.findIndex(entry => entry.position === Number(localSheetId));
    const sheet = sheets[at];
    if (name.startsWith('_xlnm.')) {
      if (sheet) readPrintName(sheet, name, one.text);
      continue;
    }
    if (localSheetId !== undefined && !sheet) continue;
    names.push({
      name,
      scope: sheet?.id ?? null,
      formula: fromFile(one.text, null),
      comment: unescapeText(comment),
      visible: !flag(hidden),
      ...(Object.keys(attributes).length ? { attributes } : {}),
    });
  }
  book.names.list = names;
}

/** Print areas and titles are names in the file and page layout for people. */
function readPrintName(sheet: Sheet, name: string, text: string): void {
  // The commas in a quoted name of a sheet part nothing.
  const areas = (text.match(/(?:'[^']*'|[^',])+/g) ?? []).flatMap((part): Area[] => {
    const a = readArea(splitReference(part).rest);
    return a ? [a] : [];
  });
  const page = sheet.state.pageLayout;
  if (name === '_xlnm.Print_Area') sheet.state.pageLayout = { ...page, printAreas: areas };
  if (name === '_xlnm.Print_Titles') {
    const rows = areas.find(a => a.columns === MAX_COLUMNS);
    const columns = areas.find(a => a.rows === MAX_ROWS);
    sheet.state.pageLayout = {
      ...page,
      titleRows: rows ? area(rows.row, 0, rows.rows, MAX_COLUMNS) : null,
      titleColumns: columns ? area(0, columns.column, MAX_ROWS, columns.columns) : null,
    };
  }
}
