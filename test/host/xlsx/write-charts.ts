import { absoluteName, quoteSheet } from '../cell/address';
import type { Book } from '../book/book';
import { CHART_KINDS, PALETTE, type Chart, type ChartAxis, type ChartLine, type ChartSeries, type ChartSource } from '../book/chart';
import type { Sheet } from '../book/sheet';
import { REL, relationsPath, relationWord, resolveTarget, type Parts, type Relation } from './package';
import { child, descendants, escapeXml, parseXml, type Element } from './xml';

/** Native charts as the file has them: a drawing part with an anchor for each, and a chart part each. */

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const DRAWING = 'http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing';
const MAIN = 'http://schemas.openxmlformats.org/drawingml/2006/main';
const CHART = 'http://schemas.openxmlformats.org/drawingml/2006/chart';
export const DRAWING_TYPE = 'application/vnd.openxmlformats-officedocument.drawing+xml';
export const CHART_TYPE = 'application/vnd.openxmlformats-officedocument.drawingml.chart+xml';
/** EMU to a point. */
const EMU = 12700;

const DASHES: Readonly<Record<string, string>> = { dash: 'dash', dot: 'sysDot', dashDot: 'dashDot' };

function lineXml({ color, weight, style }: ChartLine, otherwise: string): string {
  if (style === 'none') return '<a:ln><a:noFill/></a:ln>';
  const dash = style === null ? undefined : DASHES[style];
  const width = Math.round((weight ?? 2.25) * EMU);
  return `<a:ln w="${width}" cap="flat"><a:solidFill>${rgb(color ?? otherwise)}</a:solidFill>${dash === undefined ? '' : `<a:prstDash val="${dash}"/>`}<a:round/></a:ln>`;
}

const rgb = (color: string): string => `<a:srgbClr val="${color.slice(1)}"/>`;

function refXml(element: string, source: ChartSource, book: Book, kind: 'num' | 'str'): string {
  const sheet = book.sheetById(source.sheet);
  if (!sheet) return '';
  const { area } = source;
  const values = Array.from({ length: area.rows * area.columns }, (_, at) =>
    sheet.value(area.row + Math.floor(at / area.columns), area.column + (at % area.columns)),
  );
  const points = values.map((value, at) => {
    const shown = kind === 'num' ? typeof value === 'number' : value !== null && value !== '';
    return shown ? `<c:pt idx="${at}"><c:v>${escapeXml(String(value))}</c:v></c:pt>` : '';
  });
  const cache = `<c:${kind}Cache>${kind === 'num' ? '<c:formatCode>General</c:formatCode>' : ''}<c:ptCount val="${values.length}"/>${points.join('')}</c:${kind}Cache>`;
  const formula = escapeXml(`${quoteSheet(sheet.name)}!${absoluteName(area)}`);
  return `<c:${element}><c:${kind}Ref><c:f>${formula}</c:f>${cache}</c:${kind}Ref></c:${element}>`;
}

function markerXml({ marker }: ChartSeries, otherwise: string): string {
  if (marker.style === 'none') return '<c:marker><c:symbol val="none"/></c:marker>';
  const symbol = marker.style === 'automatic' ? 'circle' : marker.style;
  return (
    `<c:marker><c:symbol val="${symbol}"/><c:size val="${Math.round(marker.size)}"/><c:spPr><a:solidFill>${rgb(marker.background ?? otherwise)}</a:solidFill>` +
    `<a:ln w="9525"><a:solidFill>${rgb(marker.foreground ?? otherwise)}</a:solidFill></a:ln></c:spPr></c:marker>`
  );
}

function seriesXml(series: ChartSeries, at: number, chart: Chart, book: Book): string {
  const kind = CHART_KINDS[chart.type] ?? 'line';
  const color = PALETTE[at % PALETTE.length] ?? '#000000';
  const { name } = series;
  const tx = typeof name === 'string' ? `<c:tx><c:v>${escapeXml(name)}</c:v></c:tx>` : refXml('tx', name, book, 'str');
  const filled = kind === 'column' || kind === 'bar';
  const look = filled
    ? `<c:spPr><a:solidFill>${rgb(series.fill ?? color)}</a:solidFill></c:spPr><c:invertIfNegative val="0"/>`
    : `<c:spPr>${lineXml(series.line, color)}</c:spPr>${markerXml(series, series.line.color ?? color)}`;
  const x = series.x === null ? '' : refXml(kind === 'scatter' ? 'xVal' : 'cat', series.x, book, kind === 'scatter' ? 'num' : 'str');
  const y = series.values === null ? '' : refXml(kind === 'scatter' ? 'yVal' : 'val', series.values, book, 'num');
  return `<c:ser><c:idx val="${at}"/><c:order val="${at}"/>${tx}${look}${x}${y}${filled ? '' : `<c:smooth val="${series.smooth ? 1 : 0}"/>`}</c:ser>`;
}

const fontXml = (size: number | null): string =>
  size === null
    ? ''
    : `<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="${Math.round(size * 100)}"/></a:pPr><a:endParaRPr lang="ja-JP"/></a:p></c:txPr>`;
const richXml = (text: string, size: number | null): string =>
  `<c:title><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr${size === null ? '' : ` sz="${Math.round(size * 100)}"`} b="0"/></a:pPr>` +
  `<a:r><a:rPr lang="ja-JP"${size === null ? '' : ` sz="${Math.round(size * 100)}"`} b="0"/><a:t>${escapeXml(text)}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title>`;

function axisXml(element: 'valAx' | 'catAx', id: number, cross: number, position: string, axis: ChartAxis): string {
  const scaling =
    '<c:scaling><c:orientation val="minMax"/>' +
    (axis.maximum === null ? '' : `<c:max val="${axis.maximum}"/>`) +
    (axis.minimum === null ? '' : `<c:min val="${axis.minimum}"/>`) +
    '</c:scaling>';
  return (
    `<c:${element}><c:axId val="${id}"/>${scaling}<c:delete val="${axis.visible ? 0 : 1}"/><c:axPos val="${position}"/>` +
    (axis.gridlines
      ? '<c:majorGridlines><c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="D9D9D9"/></a:solidFill></a:ln></c:spPr></c:majorGridlines>'
      : '') +
    (axis.title === null ? '' : richXml(axis.title, axis.fontSize)) +
    `<c:numFmt formatCode="${escapeXml(axis.numberFormat)}" sourceLinked="0"/><c:majorTickMark val="out"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>` +
    '<c:spPr><a:ln w="9525"><a:solidFill><a:srgbClr val="7F7F7F"/></a:solidFill></a:ln></c:spPr>' +
    fontXml(axis.fontSize) +
    `<c:crossAx val="${cross}"/><c:crosses val="autoZero"/>${element === 'catAx' ? '' : '<c:crossBetween val="midCat"/>'}` +
    (element === 'catAx' || axis.majorUnit === null ? '' : `<c:majorUnit val="${axis.majorUnit}"/>`) +
    `</c:${element}>`
  );
}

const POSITIONS = { Top: 't', Bottom: 'b', Left: 'l', Right: 'r', Corner: 'tr' } as const;
const BLANKS = { NotPlotted: 'gap', Zero: 'zero', Interplotted: 'span' } as const;

export function chartXml(chart: Chart, book: Book): string {
  const kind = CHART_KINDS[chart.type] ?? 'line';
  const series = chart.series.map((one, at) => seriesXml(one, at, chart, book)).join('');
  const ids = '<c:axId val="111"/><c:axId val="222"/>';
  const plot =
    kind === 'scatter'
      ? `<c:scatterChart><c:scatterStyle val="lineMarker"/><c:varyColors val="0"/>${series}${ids}</c:scatterChart>`
      : kind === 'line'
        ? `<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>${series}<c:marker val="1"/>${ids}</c:lineChart>`
        : `<c:barChart><c:barDir val="${kind === 'bar' ? 'bar' : 'col'}"/><c:grouping val="clustered"/><c:varyColors val="0"/>${series}<c:gapWidth val="80"/>${ids}</c:barChart>`;
  const [across, up] = kind === 'bar' ? ['l', 'b'] : ['b', 'l'];
  const axes =
    axisXml(kind === 'scatter' ? 'valAx' : 'catAx', 111, 222, across, chart.category) + axisXml('valAx', 222, 111, up, chart.value);
  const { title, legend } = chart;
  return (
    `${HEAD}<c:chartSpace xmlns:c="${CHART}" xmlns:a="${MAIN}" xmlns:r="${REL}"><c:roundedCorners val="0"/><c:chart>` +
    (title.visible ? richXml(title.text, title.fontSize) : '') +
    `<c:autoTitleDeleted val="${title.visible ? 0 : 1}"/><c:plotArea><c:layout/>${plot}${axes}</c:plotArea>` +
    (legend.visible
      ? `<c:legend><c:legendPos val="${POSITIONS[legend.position]}"/><c:overlay val="0"/>${fontXml(legend.fontSize)}</c:legend>`
      : '') +
    `<c:plotVisOnly val="1"/><c:dispBlanksAs val="${BLANKS[chart.blanks]}"/></c:chart>` +
    '<c:spPr><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill><a:ln w="9525"><a:solidFill><a:srgbClr val="BFBFBF"/></a:solidFill></a:ln></c:spPr></c:chartSpace>'
  );
}

/** The cell a point of the sheet lies in, and how far inside. */
function markerAt(sheet: Sheet, left: number, top: number): string {
  const along = (axis: 'row' | 'column', points: number): [number, number] => {
    let at = 0;
    let before = 0;
    for (;;) {
      const size = axis === 'row' ? (sheet.rowHidden(at) ? 0 : sheet.rowHeight(at)) : sheet.columnWidthPoints(at);
      if (before + size > points || at > 16_000) return [at, Math.max(0, points - before)];
      before += size;
      at += 1;
    }
  };
  const [column, x] = along('column', left);
  const [row, y] = along('row', top);
  return `<xdr:col>${column}</xdr:col><xdr:colOff>${Math.round(x * EMU)}</xdr:colOff><xdr:row>${row}</xdr:row><xdr:rowOff>${Math.round(y * EMU)}</xdr:rowOff>`;
}

function anchorXml(sheet: Sheet, chart: Chart, relation: string, id: number): string {
  const { left, top, width, height } = chart;
  return (
    `<xdr:twoCellAnchor><xdr:from>${markerAt(sheet, left, top)}</xdr:from><xdr:to>${markerAt(sheet, left + width, top + height)}</xdr:to>` +
    `<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="${id}" name="${escapeXml(chart.name)}"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr>` +
    '<xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic>' +
    `<a:graphicData uri="${CHART}"><c:chart xmlns:c="${CHART}" xmlns:r="${REL}" r:id="${relation}"/></a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor>`
  );
}

/** The formula of a source as it stands in a chart's part. */
function formulaOf(source: ChartSource, book: Book): string | null {
  const sheet = book.sheetById(source.sheet);
  return sheet ? `${quoteSheet(sheet.name)}!${absoluteName(source.area)}` : null;
}

/** A chart's part with its references where their cells are now; all else as in the file. */
function withReferences(source: string, chart: Chart, book: Book): string {
  const edits: { readonly from: number; readonly to: number; readonly text: string }[] = [];
  const put = (element: Element | null, now: ChartSource | null): void => {
    const [formula] = descendants(element, 'f');
    const text = now === null ? null : formulaOf(now, book);
    if (formula === undefined || text === null || formula.text === text) return;
    edits.push({ from: formula.innerStart, to: formula.innerEnd, text: escapeXml(text) });
  };
  descendants(parseXml(source), 'ser').forEach((element, at) => {
    const series = chart.series[at];
    if (series === undefined) return;
    put(child(element, 'tx'), typeof series.name === 'string' ? null : series.name);
    put(child(element, 'xVal') ?? child(element, 'cat'), series.x);
    put(child(element, 'yVal') ?? child(element, 'val'), series.values);
  });
  let text = source;
  for (const edit of edits.sort((one, other) => other.from - one.from)) text = text.slice(0, edit.from) + edit.text + text.slice(edit.to);
  return text;
}

/** Is anything else different than the places of the cells, which move with the sheet? */
function isSame(chart: Chart, read: Chart): boolean {
  const plain = ({ series, ...rest }: Chart): string => JSON.stringify([rest, series.map(({ values: _, x: __, ...look }) => look)]);
  return chart === read || (chart.series.length === read.series.length && plain(chart) === plain(read));
}

/** The anchors of a drawing by the relation of the chart in them. */
function anchorsIn(source: string): ReadonlyMap<string, Element> {
  return new Map(
    parseXml(source).children.flatMap((anchor): [string, Element][] => {
      const [shown] = descendants(child(anchor, 'graphicFrame'), 'chart');
      const id = Object.entries(shown?.attributes ?? {}).find(([name]) => name.endsWith(':id'))?.[1];
      return id === undefined ? [] : [[id, anchor]];
    }),
  );
}

/**
 * Writes the sheet's charts. Charts of the file that nobody has changed keep their parts and anchors, as do drawings that are none; changed ones
 * are written anew in their place, deleted ones go, new ones come below.
 * @param relate gives the relation to a new part of the sheet
 * @returns the sheet's drawing element; null: as in the file
 */
export function writeCharts(
  sheet: Sheet,
  path: string,
  book: Book,
  parts: Parts,
  types: Map<string, string>,
  relations: readonly Relation[],
  relate: (type: string, target: string) => string,
  relationsXml: (list: readonly Relation[]) => string,
): string | null {
  const old = relations.find(({ type }) => relationWord(type) === 'drawing');
  const drawing = old ? resolveTarget(path, old.target) : parts.free('xl/drawings/drawing');
  const read = old ? [...(book.origin?.charts.values() ?? [])].filter(({ from }) => from?.drawing === drawing) : [];
  if (sheet.charts.length === 0 && read.length === 0) return null;
  const empty = `${HEAD}<xdr:wsDr xmlns:xdr="${DRAWING}" xmlns:a="${MAIN}"></xdr:wsDr>`;
  const before = parts.text(drawing) ?? empty;
  if (!parts.has(drawing)) parts.set(drawing, before);
  let list = [...parts.relations(drawing)];
  const anchors = anchorsIn(before);
  const edits: { readonly from: number; readonly to: number; readonly text: string }[] = [];
  const replace = (anchor: Element | undefined, text: string): void => {
    if (anchor !== undefined) edits.push({ from: anchor.start, to: anchor.end, text });
  };
  for (const one of read) {
    const { part, relation } = one.from ?? { part: '', relation: '' };
    const now = sheet.charts.find(({ from }) => from?.part === part && from.drawing === drawing);
    const anchor = anchors.get(relation);
    if (now === undefined) {
      replace(anchor, '');
      list = list.filter(({ id }) => id !== relation);
      parts.delete(part);
      parts.delete(relationsPath(part));
    } else if (isSame(now, one)) {
      const text = parts.text(part) ?? '';
      const moved = withReferences(text, now, book);
      if (moved !== text) parts.set(part, moved);
    } else {
      if (CHART_KINDS[now.type] !== undefined) {
        parts.set(part, chartXml(now, book));
        types.set(part, CHART_TYPE);
        // What its looks came from; the new part has its own.
        parts.delete(relationsPath(part));
      }
      replace(anchor, anchorXml(sheet, now, relation, 1000 + sheet.charts.indexOf(now)));
    }
  }
  const added = sheet.charts.flatMap((chart, at): string[] => {
    if (read.some(({ from }) => from?.part === chart.from?.part) && chart.from?.drawing === drawing) return [];
    const part = parts.free('xl/charts/chart');
    parts.set(part, chartXml(chart, book));
    types.set(part, CHART_TYPE);
    let n = list.length + 1;
    while (list.some(one => one.id === `rIdDx${n}`)) n++;
    list.push({ id: `rIdDx${n}`, type: `${REL}/chart`, target: `/${part}`, external: false });
    return [anchorXml(sheet, chart, `rIdDx${n}`, 1000 + at)];
  });
  if (old && edits.length === 0 && added.length === 0) return null;
  let text = before;
  for (const edit of edits.sort((one, other) => other.from - one.from)) text = text.slice(0, edit.from) + edit.text + text.slice(edit.to);
  if (/<[\w:]*wsDr[^>]*\/>\s*$/.test(text)) text = text.replace(/\/>\s*$/, '></xdr:wsDr>');
  const close = text.lastIndexOf('</');
  const open = text.slice(0, close).replace(/^([^]*?<[\w:]*wsDr)(?![^>]*xmlns:xdr=)/, `$1 xmlns:xdr="${DRAWING}"`);
  parts.set(drawing, withMain(open) + added.join('') + text.slice(close));
  parts.set(relationsPath(drawing), relationsXml(list));
  if (old) return null;
  types.set(drawing, DRAWING_TYPE);
  return `<drawing r:id="${relate('drawing', `/${drawing}`)}"/>`;
}

/** Our anchors say a: for DrawingML. */
const withMain = (text: string): string =>
  /^[^]*?<[\w:]*wsDr[^>]*xmlns:a=/.test(text) ? text : text.replace(/^([^]*?<[\w:]*wsDr)/, `$1 xmlns:a="${MAIN}"`);
