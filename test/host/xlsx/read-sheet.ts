import { area, intersect, lastColumn, MAX_COLUMNS, readArea, type Area } from '../cell/address';
import type { Strip } from '../cell/cell';
import type { PageLayout } from '../book/rules';
import { DEFAULT_PAGE, emptyState, type SheetState, type TableColumn, type TableState } from '../book/sheet-state';
import { SharedMap } from '../cell/shared-map';
import { readCells, type CellsOfSheet, type SharedText } from './read-cells';
import { readConditionalFormats, readHyperlinks, readNotes, readProtection, readValidations } from './read-rules';
import type { Parts } from './package';
import { readColor, type FileStyles } from './read-styles';
import { fromFile } from './formula-file';
import { child, children, flag, parseXml, unescapeText, type Element } from './xml';

export interface FileContext {
  readonly parts: Parts;
  readonly strings: readonly SharedText[];
  readonly styles: FileStyles;
  readonly theme: readonly string[];
  readonly nextTableId: () => string;
}

function readTable(path: string, parts: Parts, id: string): TableState | null {
  const table = parts.xml(path);
  const a = readArea(table?.attributes['ref'] ?? '');
  if (!table || !a) return null;
  const style = child(table, 'tableStyleInfo');
  const columns = children(child(table, 'tableColumns'), 'tableColumn').map((one): TableColumn => {
    const { totalsRowLabel: label, totalsRowFunction: kind } = one.attributes;
    const formula = child(one, 'totalsRowFormula')?.text;
    const totals = {
      ...(label === undefined ? {} : { label }),
      ...(kind === undefined || kind === 'none' ? {} : { function: kind }),
      ...(formula === undefined ? {} : { formula: fromFile(formula, null) }),
    };
    return {
      id: Number(one.attributes['id']),
      name: unescapeText(one.attributes['name'] ?? ''),
      ...(Object.keys(totals).length ? { totals } : {}),
    };
  });
  return {
    id,
    name: table.attributes['displayName'] ?? table.attributes['name'] ?? '',
    area: a,
    columns,
    showHeaders: (table.attributes['headerRowCount'] ?? '1') !== '0',
    showTotals: (table.attributes['totalsRowCount'] ?? '0') !== '0',
    style: style?.attributes['name'] ?? '',
    showBandedRows: flag(style?.attributes['showRowStripes']),
    showBandedColumns: flag(style?.attributes['showColumnStripes']),
    showFirstColumn: flag(style?.attributes['showFirstColumn']),
    showLastColumn: flag(style?.attributes['showLastColumn']),
    showFilterButton: child(table, 'autoFilter') !== null,
    part: path,
  };
}

function readColumns(cols: Element | null, styles: FileStyles): SharedMap<Strip> {
  const map = new Map<number, Strip>();
  let claimed = 0;
  for (const col of children(cols, 'col')) {
    const a = col.attributes;
    const style = styles.cells[Number(a['style'] ?? 0)];
    const strip: Strip = {
      ...(a['width'] === undefined ? {} : { size: Number(a['width']) }),
      ...(flag(a['hidden']) ? { hidden: true } : {}),
      ...(style ? { style } : {}),
      ...(a['outlineLevel'] === undefined || a['outlineLevel'] === '0' ? {} : { outline: Number(a['outlineLevel']) }),
      ...(flag(a['collapsed']) ? { collapsed: true } : {}),
    };
    const [first, end] = [Number(a['min']) - 1, Math.min(Number(a['max']), MAX_COLUMNS)];
    claimed += Math.max(0, end - first);
    if (claimed > MAX_COLUMNS) throw new Error('columns overlap');
    for (let c = first; c < end; c++) map.set(c, strip);
  }
  return new SharedMap(map);
}

function readPage(sheet: Element): PageLayout {
  const margins = child(sheet, 'pageMargins')?.attributes ?? {};
  const setup = child(sheet, 'pageSetup')?.attributes ?? {};
  const options = child(sheet, 'printOptions')?.attributes ?? {};
  const headers = child(sheet, 'headerFooter');
  const inch = (name: keyof PageLayout['margins']): number =>
    margins[name] === undefined ? DEFAULT_PAGE.margins[name] : Number((Number(margins[name]) * 72).toFixed(3));
  const fits = flag(child(child(sheet, 'sheetPr'), 'pageSetUpPr')?.attributes['fitToPage']);
  const { paperSize: _default, ...base } = DEFAULT_PAGE;
  return {
    ...base,
    orientation: setup['orientation'] === 'landscape' ? 'landscape' : 'portrait',
    ...(setup['paperSize'] === undefined ? {} : { paperSize: Number(setup['paperSize']) }),
    margins: {
      top: inch('top'),
      bottom: inch('bottom'),
      left: inch('left'),
      right: inch('right'),
      header: inch('header'),
      footer: inch('footer'),
    },
    scale: Number(setup['scale'] ?? 100),
    overThenDown: setup['pageOrder'] === 'overThenDown',
    fit: fits ? { wide: Number(setup['fitToWidth'] ?? 1), tall: Number(setup['fitToHeight'] ?? 1) } : null,
    centerHorizontally: flag(options['horizontalCentered']),
    centerVertically: flag(options['verticalCentered']),
    blackAndWhite: flag(setup['blackAndWhite']),
    printGridlines: flag(options['gridLines']),
    headersFooters: { header: child(headers, 'oddHeader')?.text ?? '', footer: child(headers, 'oddFooter')?.text ?? '' },
    breaks: children(child(sheet, 'rowBreaks'), 'brk').map(one => Number(one.attributes['id'])),
  };
}

/** Where a filter of the sheet or of one of its tables has a condition. */
function filteredAreas(sheet: Element, parts: Parts, path: string): Area[] {
  const tables = parts.targets(path, 'table').map(one => parts.xml(one));
  return [sheet, ...tables].flatMap(one => {
    const filter = child(one, 'autoFilter');
    const a = child(filter, 'filterColumn') ? readArea(filter?.attributes['ref'] ?? '') : null;
    return a ? [a] : [];
  });
}

export interface SheetRead {
  readonly state: SheetState;
  readonly oddities: CellsOfSheet['oddities'];
  /** Holds drawings, breaks, filters or extensions that stand at fixed cells. */
  readonly anchored: boolean;
}

/** One worksheet part. */
export function readSheet(name: string, path: string, context: FileContext): SheetRead {
  const { parts, styles } = context;
  const source = parts.text(path) ?? '<worksheet/>';
  const sheet = parseXml(source, new Set(['sheetData']));
  const relations = parts.relations(path);
  const tables = parts.targets(path, 'table').flatMap(one => readTable(one, parts, context.nextTableId()) ?? []);
  const columns = readColumns(child(sheet, 'cols'), styles);
  const data = child(sheet, 'sheetData');
  const cells = readCells(data ? source.slice(data.innerStart, data.innerEnd) : '', {
    strings: context.strings,
    styles: styles.cells,
    styledColumn: column => columns.get(column)?.style !== undefined,
    tableAt: (row, column) => tables.find(table => intersect(table.area, area(row, column)))?.name ?? null,
  });
  const view = child(child(sheet, 'sheetViews'), 'sheetView');
  const pane = child(view, 'pane');
  const frozen = pane?.attributes['state']?.startsWith('frozen') === true;
  const format = child(sheet, 'sheetFormatPr')?.attributes ?? {};
  const tab = readColor(child(child(sheet, 'sheetPr'), 'tabColor'), context.theme);
  const [commentsPath] = parts.targets(path, 'comments');
  const base = emptyState(name);
  const state: SheetState = {
    ...base,
    tabColor: tab?.rgb ?? '',
    showGridlines: flag(view?.attributes['showGridLines'], true),
    showHeadings: flag(view?.attributes['showRowColHeaders'], true),
    zoom: Number(view?.attributes['zoomScale'] ?? 100),
    frozen: frozen ? { rows: Number(pane?.attributes['ySplit'] ?? 0), columns: Number(pane?.attributes['xSplit'] ?? 0) } : base.frozen,
    pageLayout: readPage(sheet),
    protection: readProtection(child(sheet, 'sheetProtection')),
    defaultRowHeight: Number(format['defaultRowHeight'] ?? base.defaultRowHeight),
    defaultColumnWidth: Number(format['defaultColWidth'] ?? base.defaultColumnWidth),
    cells: cells.cells,
    rows: cells.rows,
    spilled: cells.spilled,
    spills: cells.spills,
    columns,
    merges: children(child(sheet, 'mergeCells'), 'mergeCell').flatMap((one): Area[] => {
      const a = readArea(one.attributes['ref'] ?? '');
      return a ? [a] : [];
    }),
    validations: readValidations(sheet),
    conditionalFormats: readConditionalFormats(sheet, source, styles.differential),
    notes: readNotes(commentsPath === undefined ? null : parts.xml(commentsPath)),
    hyperlinks: readHyperlinks(sheet, relations),
    tables: tables.filter(table => table.columns.length === table.area.columns && lastColumn(table.area) < MAX_COLUMNS),
    filtered: filteredAreas(sheet, parts, path),
    part: path,
  };
  const anchored = ['drawing', 'oleObjects', 'controls', 'rowBreaks', 'colBreaks', 'autoFilter', 'protectedRanges', 'extLst'].some(
    one => child(sheet, one) !== null,
  );
  return { state, oddities: cells.oddities, anchored };
}
