import type { Sheet, Table } from '../book/book';
import { containsCell } from '../cell/address';
import type { Borders, Fill, Font, Style } from '../cell/style';

/**
 * Excel's built-in table styles, near enough to tell header, bands and totals apart. A file holds only the style's name;
 * the colours are those of Office's own theme.
 */

/** Accent 0 stands for the styles without an accent (black and grey). */
const ACCENTS = ['#000000', '#4472c4', '#ed7d31', '#a5a5a5', '#ffc000', '#5b9bd5', '#70ad47'] as const;
const STYLES_PER_ACCENT = ACCENTS.length;

/** A colour mixed with white; `share` of it is left. */
function tint(rgb: string, share: number): string {
  const channel = (at: number): string =>
    Math.round(255 - (255 - parseInt(rgb.slice(at, at + 2), 16)) * share)
      .toString(16)
      .padStart(2, '0');
  return `#${channel(1)}${channel(3)}${channel(5)}`;
}

function solid(rgb: string): Fill {
  return { pattern: 'solid', color: { rgb } };
}

interface Parts {
  readonly header: Style;
  readonly band: Style;
  readonly body: Style;
  readonly total: Style;
}

const known = new Map<string, Parts | null>();

function partsOf(name: string): Parts | null {
  const match = /^TableStyle(Light|Medium|Dark)(\d+)$/.exec(name);
  if (!match) return null;
  const kind = match[1];
  const number = Number(match[2]) - 1;
  const accent = ACCENTS[number % STYLES_PER_ACCENT] ?? ACCENTS[0];
  const group = Math.floor(number / STYLES_PER_ACCENT);
  const line = { style: 'thin' as const, color: { rgb: accent } };
  const ruled: Borders = { top: line, bottom: line };
  const bold: Font = { bold: true };
  const light: Font = { bold: true, color: { rgb: '#ffffff' } };
  const pale = solid(tint(accent, accent === ACCENTS[0] ? 0.15 : 0.2));
  const paler = solid(tint(accent, accent === ACCENTS[0] ? 0.3 : 0.4));
  if (kind === 'Light') {
    if (group === 0)
      return { header: { font: bold, borders: ruled }, band: { fill: pale }, body: {}, total: { font: bold, borders: ruled } };
    if (group === 1)
      return {
        header: { font: light, fill: solid(accent) },
        band: { borders: ruled },
        body: { borders: ruled },
        total: { font: bold, borders: ruled },
      };
    const box: Borders = { ...ruled, left: line, right: line };
    return {
      header: { font: bold, borders: box },
      band: { fill: pale, borders: box },
      body: { borders: box },
      total: { font: bold, borders: box },
    };
  }
  const header: Style = { font: light, fill: solid(accent) };
  if (kind === 'Dark')
    return {
      header: { font: light, fill: solid('#000000') },
      band: { fill: paler },
      body: { fill: pale },
      total: { font: bold, fill: paler },
    };
  const soft: Borders = {
    top: { style: 'thin', color: { rgb: tint(accent, 0.6) } },
    bottom: { style: 'thin', color: { rgb: tint(accent, 0.6) } },
  };
  if (group === 0)
    return {
      header,
      band: { fill: pale, borders: soft },
      body: { borders: soft },
      total: { font: bold, borders: { top: { style: 'double', color: { rgb: accent } } } },
    };
  if (group === 1) return { header, band: { fill: paler }, body: { fill: pale }, total: header };
  return { header, band: { fill: solid('#e5e5e5') }, body: {}, total: { font: bold, borders: ruled } };
}

function lookIn(table: Table, row: number, column: number): Style | undefined {
  let parts = known.get(table.style);
  if (parts === undefined) known.set(table.style, (parts = partsOf(table.style)));
  if (!parts) return undefined;
  if (table.headerArea && containsCell(table.headerArea, row, column)) return parts.header;
  if (table.totalsArea && containsCell(table.totalsArea, row, column)) return parts.total;
  const banded =
    (table.showBandedRows && (row - table.bodyArea.row) % 2 === 0) || (table.showBandedColumns && (column - table.area.column) % 2 === 0);
  const part = banded ? parts.band : parts.body;
  const strong =
    (table.showFirstColumn && column === table.area.column) ||
    (table.showLastColumn && column === table.area.column + table.area.columns - 1);
  return strong ? { ...part, font: { ...part.font, bold: true } } : part;
}

/** What the table a cell belongs to adds to its look; undefined outside tables. */
export function tableLook(sheet: Sheet, row: number, column: number): Style | undefined {
  const table = sheet.tables.length ? sheet.tableAt(row, column) : null;
  return table ? lookIn(table, row, column) : undefined;
}
