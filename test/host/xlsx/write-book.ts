import { absoluteName, quoteSheet } from '../cell/address';
import type { Book } from '../book/book';
import type { Sheet } from '../book/sheet';
import { toFile } from './formula-file';
import { Parts, REL, relationsPath, relationWord, resolveTarget, workbookPath, writePackage, type Relation } from './package';
import { coreXml, customXml, CUSTOM_XML_TYPE, writeSettings } from './properties';
import { SharedStrings } from './write-cells';
import { dynamicMetadata } from './write-parts';
import { relationsXml, writeSheet, type Added } from './write-sheet';
import { StyleWriter } from './write-styles';
import { attributes, child, children, escapeXml, markAttribute, parseXml, type Element } from './xml';

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

/** What a new workbook starts from. */
function emptyPackage(): Parts {
  const parts = new Parts(new Map());
  parts.set(
    '[Content_Types].xml',
    `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
      `<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/></Types>`,
  );
  parts.set('_rels/.rels', relationsXml([{ id: 'rId1', type: `${REL}/officeDocument`, target: 'xl/workbook.xml', external: false }]));
  parts.set(
    'xl/workbook.xml',
    `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${REL}"><workbookPr defaultThemeVersion="166925"/><bookViews><workbookView/></bookViews><sheets/><calcPr calcId="191029"/></workbook>`,
  );
  return parts;
}

class Writer {
  readonly parts: Parts;
  readonly added: Added = { types: new Map(), warnings: new Set() };
  readonly path: string;
  relations: Relation[];
  readonly source: string;
  readonly workbook: Element;

  constructor(readonly book: Book) {
    this.parts = book.origin ? new Parts(new Map(book.origin.parts)) : emptyPackage();
    this.path = workbookPath(this.parts);
    this.relations = this.parts.relations(this.path);
    this.source = this.parts.text(this.path) ?? '';
    this.workbook = parseXml(this.source);
  }

  /** A part the workbook points to, by its relation; made at `fallback` where there is none. */
  partFor(word: string, fallback: string, type: string): string {
    const found = this.relations.find(one => relationWord(one.type) === word);
    if (found) return resolveTarget(this.path, found.target);
    this.relate(word, fallback);
    this.added.types.set(fallback, type);
    return fallback;
  }

  relate(word: string, path: string): string {
    let n = this.relations.length + 1;
    while (this.relations.some(one => one.id === `rId${n}`)) n++;
    this.relations.push({ id: `rId${n}`, type: `${REL}/${word}`, target: `/${path}`, external: false });
    return `rId${n}`;
  }

  /** Parts of sheets that are gone, with what only they used; and the calculation chain, which would be wrong. */
  dropParts(): void {
    const kept = new Set(this.book.sheets.map(sheet => sheet.state.part));
    const tables = new Set(this.book.sheets.flatMap(sheet => sheet.state.tables.map(table => table.part)));
    for (const relation of [...this.relations]) {
      const target = resolveTarget(this.path, relation.target);
      const word = relationWord(relation.type);
      if (word === 'calcChain' || (word === 'worksheet' && !kept.has(target))) {
        this.relations = this.relations.filter(one => one !== relation);
        for (const inner of this.parts.relations(target))
          if (relationWord(inner.type) !== 'pivotTable' && !inner.external) this.dropOwned(target, inner);
        this.parts.delete(relationsPath(target));
        this.parts.delete(target);
      } else if (word === 'worksheet') {
        for (const table of this.parts.targets(target, 'table')) if (!tables.has(table)) this.parts.delete(table);
      }
    }
  }

  private dropOwned(owner: string, relation: Relation): void {
    if (['table', 'comments', 'vmlDrawing', 'drawing', 'threadedComment', 'printerSettings'].includes(relationWord(relation.type)))
      this.parts.delete(resolveTarget(owner, relation.target));
  }
}

interface SheetPlace {
  readonly sheet: Sheet;
  readonly path: string;
  readonly relation: string;
  readonly sheetId: number;
}

function places(writer: Writer): SheetPlace[] {
  const entries = children(child(writer.workbook, 'sheets'), 'sheet');
  let next = Math.max(0, ...entries.map(one => Number(one.attributes['sheetId'])));
  return writer.book.sheets.map((sheet): SheetPlace => {
    const relation = writer.relations.find(
      one =>
        sheet.state.part !== null && relationWord(one.type) === 'worksheet' && resolveTarget(writer.path, one.target) === sheet.state.part,
    );
    const entry = entries.find(one => relation && relationOf(one) === relation.id);
    if (relation && entry && sheet.state.part !== null)
      return { sheet, path: sheet.state.part, relation: relation.id, sheetId: Number(entry.attributes['sheetId']) };
    const path = writer.parts.free('xl/worksheets/sheet');
    writer.parts.set(path, `<worksheet xmlns="${MAIN}" xmlns:r="${REL}"></worksheet>`);
    return { sheet, path, relation: writer.relate('worksheet', path), sheetId: ++next };
  });
}

/** An entry of the workbook's list of sheets: a worksheet, or what is no worksheet (a chart sheet) as it stands in the file. */
type Listed = SheetPlace | Element;

const relationOf = (element: Element): string => Object.entries(element.attributes).find(([name]) => name.endsWith(':id'))?.[1] ?? '';

/** All sheets in order. What is no worksheet stays behind the worksheet it stood behind, or comes first. */
function listed(writer: Writer, list: readonly SheetPlace[]): Listed[] {
  const all: Listed[] = [...list];
  let before: Listed | undefined;
  for (const entry of children(child(writer.workbook, 'sheets'), 'sheet')) {
    const relation = writer.relations.find(one => one.id === relationOf(entry));
    if (relation && relationWord(relation.type) !== 'worksheet') {
      all.splice(before ? all.indexOf(before) + 1 : 0, 0, entry);
      before = entry;
    } else before = list.find(place => place.relation === relation?.id) ?? before;
  }
  return all;
}

/** Where a worksheet stands among all sheets: names and the active tab count so. */
function positionIn(all: readonly Listed[], sheet: Sheet): number {
  return all.findIndex(one => 'sheet' in one && one.sheet === sheet);
}

function namesXml(writer: Writer, all: readonly Listed[], custom: ReadonlySet<string>, oldPositions: ReadonlyMap<string, number>): string {
  const { book } = writer;
  const list: string[] = [];
  for (const sheet of book.sheets) {
    const index = positionIn(all, sheet);
    const { printAreas, titleRows, titleColumns } = sheet.state.pageLayout;
    const on = `${quoteSheet(sheet.name)}!`;
    const put = (name: string, text: string): void => {
      if (text) list.push(`<definedName name="_xlnm.${name}" localSheetId="${index}">${escapeXml(text)}</definedName>`);
    };
    put('Print_Area', printAreas.map(a => on + absoluteName(a)).join(','));
    put('Print_Titles', [titleColumns, titleRows].flatMap(a => (a ? [on + absoluteName(a)] : [])).join(','));
    const position = sheet.state.part === null ? undefined : oldPositions.get(sheet.state.part);
    for (const old of children(child(writer.workbook, 'definedNames'), 'definedName')) {
      const { name = '', localSheetId } = old.attributes;
      const ours = name === '_xlnm.Print_Area' || name === '_xlnm.Print_Titles' || !name.startsWith('_xlnm.');
      if (!ours && position !== undefined && localSheetId === String(position))
        list.push(`<definedName${attributes({ ...old.attributes, localSheetId: index })}>${escapeXml(old.text)}</definedName>`);
    }
  }
  for (const one of book.names.all()) {
    const scope = one.scope === null ? null : book.sheetById(one.scope);
    if (one.scope !== null && !scope) continue;
    list.push(
      `<definedName${attributes({
        ...one.attributes,
        name: one.name,
        localSheetId: scope ? positionIn(all, scope) : undefined,
        comment: markAttribute(one.comment) || undefined,
        hidden: one.visible ? undefined : true,
      })}>` + `${escapeXml(toFile(one.formula, null, custom))}</definedName>`,
    );
  }
  return list.length ? `<definedNames>${list.join('')}</definedNames>` : '';
}

function workbookXml(
  writer: Writer,
  list: readonly SheetPlace[],
  custom: ReadonlySet<string>,
  oldPositions: ReadonlyMap<string, number>,
): string {
  const { workbook, source, book } = writer;
  const all = listed(writer, list);
  const sheets = all.map(one => {
    if (!('sheet' in one))
      return `<sheet${attributes({ name: one.attributes['name'], sheetId: one.attributes['sheetId'], state: one.attributes['state'], 'r:id': relationOf(one) })}/>`;
    const { sheet, relation, sheetId } = one;
    return `<sheet${attributes({ name: sheet.name, sheetId, state: sheet.visibility === 'visible' ? undefined : sheet.visibility, 'r:id': relation })}/>`;
  });
  const view = children(child(workbook, 'bookViews'), 'workbookView')[0];
  const { firstSheet: _first, ...viewAttributes } = view?.attributes ?? {};
  const own: Record<string, string> = {
    bookViews: `<bookViews><workbookView${attributes({ ...viewAttributes, activeTab: positionIn(all, book.activeSheet) || undefined })}/></bookViews>`,
    sheets: `<sheets>${sheets.join('')}</sheets>`,
    definedNames: namesXml(writer, all, custom, oldPositions),
  };
  const order = [
    'fileVersion',
    'fileSharing',
    'workbookPr',
    'workbookProtection',
    'bookViews',
    'sheets',
    'functionGroups',
    'externalReferences',
    'definedNames',
    'calcPr',
  ];
  const raw = (name: string): string =>
    children(workbook, name)
      .map(one => source.slice(one.start, one.end))
      .join('');
  const rest = workbook.children.filter(one => !order.includes(one.name) && one.name !== 'AlternateContent' && one.name !== 'revisionPtr');
  const { xmlns: _main, ...names } = workbook.attributes;
  const open = `<workbook xmlns="${MAIN}"${names['xmlns:r'] === undefined ? ` xmlns:r="${REL}"` : ''}${Object.entries(names)
    .map(([name, value]) => ` ${name}="${escapeXml(value)}"`)
    .join('')}>`;
  return `${HEAD}${open}${order.map(name => own[name] ?? raw(name)).join('')}${rest.map(one => source.slice(one.start, one.end)).join('')}</workbook>`;
}

function writeTypes(writer: Writer): void {
  const root = writer.parts.xml('[Content_Types].xml');
  const defaults = children(root, 'Default').map(
    one => [one.attributes['Extension']?.toLowerCase() ?? '', one.attributes['ContentType'] ?? ''] as const,
  );
  const overrides = new Map(
    children(root, 'Override').map(one => [(one.attributes['PartName'] ?? '').replace(/^\//, ''), one.attributes['ContentType'] ?? '']),
  );
  for (const [path, type] of writer.added.types) overrides.set(path, type);
  const extensions = new Map(defaults);
  if ([...writer.parts.map.keys()].some(path => path.endsWith('.vml')))
    extensions.set('vml', 'application/vnd.openxmlformats-officedocument.vmlDrawing');
  const list = [
    ...[...extensions].map(([extension, type]) => `<Default${attributes({ Extension: extension, ContentType: type })}/>`),
    ...[...overrides]
      .filter(([path]) => writer.parts.has(path))
      .map(([path, type]) => `<Override${attributes({ PartName: `/${path}`, ContentType: type })}/>`),
  ];
  writer.parts.set('[Content_Types].xml', `${HEAD}<Types xmlns="${PACKAGE}/content-types">${list.join('')}</Types>`);
}

function writeDocumentProperties(writer: Writer): void {
  const { parts, book, added } = writer;
  const relations = parts.relations('');
  const partFor = (word: string, fallback: string, type: string, relation: string): string => {
    const found = relations.find(one => relationWord(one.type) === word);
    if (found) return resolveTarget('', found.target);
    let n = relations.length + 1;
    while (relations.some(one => one.id === `rId${n}`)) n++;
    relations.push({ id: `rId${n}`, type: relation, target: fallback, external: false });
    added.types.set(fallback, type);
    return fallback;
  };
  const office = 'application/vnd.openxmlformats-officedocument';
  parts.set(
    partFor(
      'core-properties',
      'docProps/core.xml',
      'application/vnd.openxmlformats-package.core-properties+xml',
      `${PACKAGE}/relationships/metadata/core-properties`,
    ),
    coreXml(book.properties, new Date()),
  );
  if (Object.keys(book.properties.custom).length || relations.some(one => relationWord(one.type) === 'custom-properties')) {
    parts.set(
      partFor('custom-properties', 'docProps/custom.xml', `${office}.custom-properties+xml`, `${REL}/custom-properties`),
      customXml(book.properties.custom),
    );
  }
  const { manager, company } = book.properties;
  const app = partFor('extended-properties', 'docProps/app.xml', `${office}.extended-properties+xml`, `${REL}/extended-properties`);
  parts.set(
    app,
    `${HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>Microsoft Excel</Application>` +
      `${manager ? `<Manager>${escapeXml(manager)}</Manager>` : ''}${company ? `<Company>${escapeXml(company)}</Company>` : ''}<AppVersion>16.0300</AppVersion></Properties>`,
  );
  parts.set('_rels/.rels', relationsXml(relations));
}

/** Writes a book; see `writeXlsx`. */
export async function writeBook(book: Book): Promise<{ bytes: Uint8Array; warnings: readonly string[] }> {
  const writer = new Writer(book);
  const { parts, added } = writer;
  const oldPositions = positionsOf(writer);
  writer.dropParts();
  const list = places(writer);
  const custom = book.customFunctions?.names ?? new Set<string>();
  const stylesPath = writer.partFor('styles', 'xl/styles.xml', `${TYPE}.styles+xml`);
  const styles = new StyleWriter(parts.text(stylesPath), book.origin, book.defaultFont);
  const strings = new SharedStrings();
  const metadataPath = writer.partFor('sheetMetadata', 'xl/metadata.xml', `${TYPE}.sheetMetadata+xml`);
  const metadata = dynamicMetadata(parts.text(metadataPath));
  parts.set(metadataPath, metadata.xml);
  const ids = tableIds(writer);
  for (const { sheet, path } of list) {
    writeSheet(sheet, path, book, parts, { styles, strings, customNames: custom, dynamicMetadata: metadata.index }, ids, added);
    if (book.origin?.anchored.has(path) && sheet.moved)
      added.warnings.add(
        `シート「${sheet.name}」は行や列を挿入・削除したため、図形・グラフ・改ページ・フィルターなどの位置がずれることがあります。`,
      );
  }
  parts.set(stylesPath, styles.xml());
  parts.set(writer.partFor('sharedStrings', 'xl/sharedStrings.xml', `${TYPE}.sharedStrings+xml`), strings.xml());
  const settings = writeSettings(parts, book.settings.all());
  if (settings)
    writer.relations.push({
      id: `rIdSettings${writer.relations.length + 1}`,
      type: CUSTOM_XML_TYPE,
      target: `/${settings}`,
      external: false,
    });
  parts.set(writer.path, workbookXml(writer, list, custom, oldPositions));
  parts.set(relationsPath(writer.path), relationsXml(writer.relations));
  writeDocumentProperties(writer);
  writeTypes(writer);
  return { bytes: await writePackage(parts), warnings: [...added.warnings] };
}

/** Places of the sheets in the file that was opened, by their parts: sheet-bound names count by them. */
function positionsOf(writer: Writer): Map<string, number> {
  const positions = new Map<string, number>();
  children(child(writer.workbook, 'sheets'), 'sheet').forEach((sheet, i) => {
    const relation = writer.relations.find(one => one.id === relationOf(sheet));
    if (relation) positions.set(resolveTarget(writer.path, relation.target), i);
  });
  return positions;
}

/** A number of its own for each table, the old one where it came from a file. */
function tableIds(writer: Writer): Map<string, number> {
  const ids = new Map<string, number>();
  const tables = writer.book.sheets.flatMap(sheet => [...sheet.state.tables]);
  for (const table of tables) {
    const old = table.part === undefined ? null : writer.parts.xml(table.part);
    const id = Number(old?.attributes['id'] ?? 0);
    if (id > 0 && ![...ids.values()].includes(id)) ids.set(table.id, id);
  }
  let next = Math.max(0, ...ids.values());
  for (const table of tables) if (!ids.has(table.id)) ids.set(table.id, ++next);
  return ids;
}
