import { areaName, cellName } from '../cell/address';
import type { Book } from '../book/book';
import type { Sheet } from '../book/sheet';
import { REL, relationsPath, relationWord, resolveTarget, type Parts, type Relation } from './package';
import { protectionAttributes } from './read-rules';
import { cellsXml, columnsXml, dimensionOf, type CellContext } from './write-cells';
import { writeCharts } from './write-charts';
import { commentsXml, mergesXml, notesDrawing, tableXml } from './write-parts';
import { conditionalFormatsXml, pageXml, validationsXml } from './write-rules';
import { linkArea } from '../book/rules';
import { attributes, child, children, escapeXml, markAttribute, parseXml, type Element } from './xml';

/** The order the schema wants a worksheet's elements in. */
const ORDER = [
  'sheetPr',
  'dimension',
  'sheetViews',
  'sheetFormatPr',
  'cols',
  'sheetData',
  'sheetCalcPr',
  'sheetProtection',
  'protectedRanges',
  'scenarios',
  'autoFilter',
  'sortState',
  'dataConsolidate',
  'customSheetViews',
  'mergeCells',
  'phoneticPr',
  'conditionalFormatting',
  'dataValidations',
  'hyperlinks',
  'printOptions',
  'pageMargins',
  'pageSetup',
  'headerFooter',
  'rowBreaks',
  'colBreaks',
  'customProperties',
  'cellWatches',
  'ignoredErrors',
  'smartTags',
  'drawing',
  'legacyDrawing',
  'legacyDrawingHF',
  'drawingHF',
  'picture',
  'oleObjects',
  'controls',
  'webPublishItems',
  'tableParts',
  'extLst',
] as const;
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

/** New parts and their content types. */
export interface Added {
  readonly types: Map<string, string>;
  readonly warnings: Set<string>;
}

const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

class Relations {
  list: Relation[];
  constructor(list: readonly Relation[]) {
    this.list = [...list];
  }

  add(type: string, target: string, external = false): string {
    let n = this.list.length + 1;
    while (this.list.some(one => one.id === `rId${n}`)) n++;
    this.list.push({ id: `rId${n}`, type: `${REL}/${type}`, target, external });
    return `rId${n}`;
  }

  dropAll(word: string): void {
    this.list = this.list.filter(one => relationWord(one.type) !== word);
  }
}

export function relationsXml(list: readonly Relation[]): string {
  const all = list.map(
    one =>
      `<Relationship${attributes({ Id: one.id, Type: one.type, Target: one.target, TargetMode: one.external ? 'External' : undefined })}/>`,
  );
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all.join('')}</Relationships>`;
}

function sheetPrXml(sheet: Sheet, old: Element | null, source: string): string {
  const { state } = sheet;
  const outline = child(old, 'outlinePr');
  const { fitToPage: _fit, ...setup } = child(old, 'pageSetUpPr')?.attributes ?? {};
  const fits = attributes({ ...setup, fitToPage: state.pageLayout.fit ? true : undefined });
  const inner =
    (state.tabColor ? `<tabColor rgb="FF${state.tabColor.slice(1).toUpperCase()}"/>` : '') +
    (outline ? source.slice(outline.start, outline.end) : '') +
    (fits ? `<pageSetUpPr${fits}/>` : '');
  const given = attributes(old?.attributes ?? {});
  return inner || given ? `<sheetPr${given}>${inner}</sheetPr>` : '';
}

function viewsXml(sheet: Sheet, old: Element | null, book: Book): string {
  const { state } = sheet;
  const { rows, columns } = state.frozen;
  const pane = rows > 0 && columns > 0 ? 'bottomRight' : rows > 0 ? 'bottomLeft' : 'topRight';
  const frozen =
    rows || columns
      ? `<pane${attributes({ xSplit: columns || undefined, ySplit: rows || undefined, topLeftCell: cellName(rows, columns), activePane: pane, state: 'frozen' })}/>`
      : '';
  const selected = book.selection.sheet === sheet ? cellName(book.selection.area.row, book.selection.area.column) : 'A1';
  const selection = `<selection${attributes({ pane: frozen ? pane : undefined, activeCell: selected, sqref: selected })}/>`;
  const { tabSelected: _tab, topLeftCell: _top, ...kept } = old?.attributes ?? {};
  const given = attributes({
    ...kept,
    showGridLines: state.showGridlines ? undefined : false,
    showRowColHeaders: state.showHeadings ? undefined : false,
    tabSelected: book.activeSheet === sheet || undefined,
    zoomScale: state.zoom === 100 ? undefined : state.zoom,
    workbookViewId: 0,
  });
  return `<sheetViews><sheetView${given}>${frozen}${selection}</sheetView></sheetViews>`;
}

/** Notes that were not touched keep their parts with all their looks. */
function writeNotes(sheet: Sheet, path: string, book: Book, parts: Parts, relations: Relations, added: Added): string | null {
  const { notes, part } = sheet.state;
  if (part !== null && book.origin?.notes.get(part) === notes) return null;
  for (const word of ['comments', 'vmlDrawing']) {
    for (const one of relations.list.filter(relation => relationWord(relation.type) === word)) {
      const old = resolveTarget(path, one.target);
      if (word === 'vmlDrawing' && /ObjectType="(?!Note")/.test(parts.text(old) ?? ''))
        added.warnings.add('メモを変更したシートのフォームコントロールは失われます。');
      parts.delete(old);
    }
    relations.dropAll(word);
  }
  if (relations.list.some(one => relationWord(one.type) === 'threadedComment'))
    added.warnings.add('メモを変更したシートのコメント（スレッド）は、Excelでの表示が変わることがあります。');
  if (notes.length === 0) return '';
  const comments = parts.free('xl/comments');
  const drawing = parts.free('xl/drawings/vmlDrawing', 'vml');
  parts.set(comments, commentsXml(notes));
  parts.set(drawing, notesDrawing(notes));
  added.types.set(comments, `${TYPE}.comments+xml`);
  relations.add('comments', `/${comments}`);
  return `<legacyDrawing r:id="${relations.add('vmlDrawing', `/${drawing}`)}"/>`;
}

function writeTables(
  sheet: Sheet,
  relations: Relations,
  parts: Parts,
  added: Added,
  ids: Map<string, number>,
  custom: ReadonlySet<string>,
): string {
  const list = sheet.state.tables.map(table => {
    const path = table.part ?? parts.free('xl/tables/table');
    parts.set(path, tableXml(table, ids.get(table.id) ?? 1, parts, custom));
    added.types.set(path, `${TYPE}.table+xml`);
    return `<tablePart r:id="${relations.add('table', `/${path}`)}"/>`;
  });
  return list.length ? `<tableParts count="${list.length}">${list.join('')}</tableParts>` : '';
}

function linksXml(sheet: Sheet, relations: Relations): string {
  const list = sheet.state.hyperlinks.map(link => {
    const hash = link.target.indexOf('#');
    const [outside, inside] = hash < 0 ? [link.target, undefined] : [link.target.slice(0, hash), link.target.slice(hash + 1)];
    const id = outside ? relations.add('hyperlink', outside, true) : undefined;
    const text = (value: string | undefined): string | undefined => (value === undefined ? undefined : markAttribute(value));
    return `<hyperlink${attributes({
      ref: areaName(linkArea(link)),
      'r:id': id,
      location: text(inside),
      tooltip: text(link.tooltip),
      display: text(link.display),
    })}/>`;
  });
  return list.length ? `<hyperlinks>${list.join('')}</hyperlinks>` : '';
}

/** Headers and footers of first and even pages stay as they are beside those of every page. */
function headerFooterXml(ours: string, old: Element | null, source: string): string {
  const others = (old?.children ?? []).filter(one => one.name !== 'oddHeader' && one.name !== 'oddFooter');
  if (!old || others.length === 0) return ours;
  const inner = ours.replace(/^<headerFooter[^>]*>|<\/headerFooter>$/g, '');
  return `<headerFooter${attributes(old.attributes)}>${inner}${others.map(one => source.slice(one.start, one.end)).join('')}</headerFooter>`;
}

/** Breaks that nobody has changed stay as they are in the file. */
function breaksXml(breaks: readonly number[], old: Element | null): string | null {
  const before = children(old, 'brk').map(one => Number(one.attributes['id']));
  if (before.length === breaks.length && before.every(row => breaks.includes(row))) return null;
  if (breaks.length === 0) return '';
  const list = [...breaks].sort((one, other) => one - other).map(row => `<brk id="${row}" max="16383" man="1"/>`);
  return `<rowBreaks count="${list.length}" manualBreakCount="${list.length}">${list.join('')}</rowBreaks>`;
}

/** The extension with the validations Excel keeps there is in `dataValidations` now. */
function extensionsXml(old: Element | null, source: string): string {
  const kept = children(old, 'ext').filter(ext => !child(ext, 'dataValidations'));
  if (!old || kept.length === 0) return '';
  return (
    source.slice(old.start, old.innerStart) +
    kept.map(ext => source.slice(ext.start, ext.end)).join('') +
    source.slice(old.innerEnd, old.end)
  );
}

/** Writes one worksheet with the parts that belong to it. */
export function writeSheet(
  sheet: Sheet,
  path: string,
  book: Book,
  parts: Parts,
  context: CellContext,
  ids: Map<string, number>,
  added: Added,
): void {
  const { state } = sheet;
  const source = parts.text(path) ?? `<worksheet xmlns="${MAIN}" xmlns:r="${REL}"></worksheet>`;
  const root = parseXml(source, new Set(['sheetData']));
  const old = (name: string): Element | null => child(root, name);
  const relations = new Relations(parts.relations(path));
  relations.dropAll('table');
  relations.dropAll('hyperlink');
  const drawing = writeNotes(sheet, path, book, parts, relations, added);
  const oldAttributes = Object.fromEntries(['printOptions', 'pageSetup', 'headerFooter'].map(name => [name, old(name)?.attributes ?? {}]));
  const { scale: _scale, fitToWidth: _wide, fitToHeight: _tall, pageOrder: _order, ...pageSetup } = oldAttributes['pageSetup'] ?? {};
  const page = pageXml(state.pageLayout, { ...oldAttributes, pageSetup });
  const { horizontalCentered: _h, verticalCentered: _v, gridLines: _g, ...printOptions } = oldAttributes['printOptions'] ?? {};
  const charts = writeCharts(
    sheet,
    path,
    book,
    parts,
    added.types,
    relations.list,
    (type, target) => relations.add(type, target),
    relationsXml,
  );
  const breaks = breaksXml(state.pageLayout.breaks, old('rowBreaks'));
  const own: Record<string, string | null> = {
    ...page,
    printOptions: pageXml(state.pageLayout, { ...oldAttributes, printOptions })['printOptions'] ?? '',
    sheetPr: sheetPrXml(sheet, old('sheetPr'), source),
    dimension: `<dimension ref="${dimensionOf(state)}"/>`,
    sheetViews: viewsXml(sheet, child(old('sheetViews'), 'sheetView'), book),
    sheetFormatPr: `<sheetFormatPr${attributes({
      ...old('sheetFormatPr')?.attributes,
      defaultRowHeight: state.defaultRowHeight,
      defaultColWidth:
        old('sheetFormatPr')?.attributes['defaultColWidth'] === undefined && state.part !== null ? undefined : state.defaultColumnWidth,
    })}/>`,
    cols: columnsXml(state, context.styles),
    sheetData: `<sheetData>${cellsXml(state, context)}</sheetData>`,
    sheetProtection: state.protection.protected ? `<sheetProtection${attributes(protectionAttributes(state.protection))}/>` : '',
    mergeCells: mergesXml(state.merges),
    conditionalFormatting: conditionalFormatsXml(state.conditionalFormats, context.styles, context.customNames),
    dataValidations: validationsXml(state.validations, context.customNames),
    hyperlinks: linksXml(sheet, relations),
    headerFooter: headerFooterXml(page['headerFooter'] ?? '', old('headerFooter'), source),
    tableParts: writeTables(sheet, relations, parts, added, ids, context.customNames),
    extLst: extensionsXml(old('extLst'), source),
    ...(charts === null ? {} : { drawing: charts }),
    ...(breaks === null ? {} : { rowBreaks: breaks }),
    ...(drawing === null ? {} : { legacyDrawing: drawing }),
  };
  const inner = ORDER.map(
    name =>
      own[name] ??
      children(root, name)
        .map(one => source.slice(one.start, one.end))
        .join(''),
  );
  const known = new Set<string>(ORDER);
  // Compatibility blocks (mc:AlternateContent) stand where controls do.
  const others = root.children.filter(one => !known.has(one.name)).map(one => source.slice(one.start, one.end));
  const at = ORDER.indexOf('tableParts');
  const { xmlns: _main, ...names } = root.attributes;
  const open = `<worksheet xmlns="${MAIN}"${names['xmlns:r'] === undefined ? ` xmlns:r="${REL}"` : ''}${Object.entries(names)
    .map(([name, value]) => ` ${name}="${escapeXml(value)}"`)
    .join('')}>`;
  parts.set(
    path,
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${open}${inner.slice(0, at).join('')}${others.join('')}${inner.slice(at).join('')}</worksheet>`,
  );
  added.types.set(path, `${TYPE}.worksheet+xml`);
  if (relations.list.length) parts.set(relationsPath(path), relationsXml(relations.list));
  else parts.delete(relationsPath(path));
}
