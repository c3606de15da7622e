import { areaName, cellName, type Area } from '../cell/address';
import type { Note } from '../book/rules';
import type { TableState } from '../book/sheet-state';
import { toFile } from './formula-file';
import type { Parts } from './package';
import { attributes, child, children, escapeXml, markAttribute, markText, parseXml } from './xml';

/** Parts that belong to a sheet: tables and notes. */

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** A table's part; filters, calculated columns and looks of the old part stay while their column does. */
export function tableXml(table: TableState, id: number, parts: Parts, custom: ReadonlySet<string>): string {
  const source = table.part === undefined ? null : parts.text(table.part);
  const old = source === null ? null : parseXml(source);
  const raw = (element: { start: number; end: number } | null): string =>
    element && source !== null ? source.slice(element.start, element.end) : '';
  const oldColumns = new Map(children(child(old, 'tableColumns'), 'tableColumn').map(one => [Number(one.attributes['id']), one]));
  const columns = table.columns.map(column => {
    const before = oldColumns.get(column.id);
    const { totalsRowLabel: _label, totalsRowFunction: _function, ...kept } = before?.attributes ?? {};
    const totals = column.totals;
    const given = attributes({ ...kept, id: column.id });
    const text = ` name="${escapeXml(markAttribute(column.name))}"`;
    const inner =
      raw(child(before, 'calculatedColumnFormula')) +
      (totals?.formula === undefined ? '' : `<totalsRowFormula>${escapeXml(toFile(totals.formula, null, custom))}</totalsRowFormula>`);
    const labels = attributes({ totalsRowLabel: totals?.label, totalsRowFunction: totals?.function });
    const start = `<tableColumn${given.replace(/ name="[^"]*"/, '')}${text}${labels}`;
    return inner ? `${start}>${inner}</tableColumn>` : `${start}/>`;
  });
  const rows = table.area.rows - (table.showTotals ? 1 : 0);
  const oldFilter = child(old, 'autoFilter');
  const filterArea = areaName({ ...table.area, rows });
  const filter =
    !table.showFilterButton || !table.showHeaders
      ? ''
      : oldFilter && source !== null
        ? `<autoFilter ref="${filterArea}">${source.slice(oldFilter.innerStart, oldFilter.innerEnd)}</autoFilter>`
        : `<autoFilter ref="${filterArea}"/>`;
  const {
    id: _id,
    name: _name,
    displayName: _display,
    ref: _ref,
    headerRowCount: _headers,
    totalsRowCount: _totals,
    totalsRowShown: _shown,
    xmlns: _xmlns,
    ...rest
  } = old?.attributes ?? {};
  const style = attributes({
    name: table.style || undefined,
    showFirstColumn: table.showFirstColumn,
    showLastColumn: table.showLastColumn,
    showRowStripes: table.showBandedRows,
    showColumnStripes: table.showBandedColumns,
  });
  return `${HEAD}<table xmlns="${MAIN}"${attributes({
    ...rest,
    id,
    name: table.name,
    displayName: table.name,
    ref: areaName(table.area),
    headerRowCount: table.showHeaders ? undefined : 0,
    totalsRowCount: table.showTotals ? 1 : undefined,
    totalsRowShown: table.showTotals ? undefined : false,
  })}>${filter}<tableColumns count="${columns.length}">${columns.join('')}</tableColumns><tableStyleInfo${style}/></table>`;
}

export function commentsXml(notes: readonly Note[]): string {
  const authors = [...new Set(notes.map(note => note.author ?? ''))];
  const list = [...notes]
    .sort((a, b) => a.row - b.row || a.column - b.column)
    .map(note => {
      const ref = cellName(note.row, note.column);
      return (
        `<comment ref="${ref}" authorId="${authors.indexOf(note.author ?? '')}"><text><r><rPr><sz val="9"/><rFont val="MS P ゴシック"/><family val="3"/><charset val="128"/></rPr>` +
        `<t xml:space="preserve">${escapeXml(markText(note.text))}</t></r></text></comment>`
      );
    });
  return `${HEAD}<comments xmlns="${MAIN}"><authors>${authors.map(one => `<author>${escapeXml(one)}</author>`).join('')}</authors><commentList>${list.join('')}</commentList></comments>`;
}

/** The yellow boxes of the notes, in the old drawing language Excel still wants. */
export function notesDrawing(notes: readonly Note[]): string {
  const shapes = notes.map((note, i) => {
    const lines = note.text.split('\n').length + Math.floor(note.text.length / 18);
    const anchor = [
      note.column + 1,
      15,
      Math.max(note.row - 1, 0),
      10,
      note.column + 3,
      40,
      Math.max(note.row - 1, 0) + Math.max(4, lines + 1),
      4,
    ].join(', ');
    return (
      `<v:shape id="_x0000_s${1025 + i}" type="#_x0000_t202" style="position:absolute;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">` +
      '<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>' +
      `<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>${anchor}</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>${note.row}</x:Row><x:Column>${note.column}</x:Column></x:ClientData></v:shape>`
    );
  });
  return (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">' +
    '<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout><v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">' +
    `<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>${shapes.join('')}</xml>`
  );
}

const DYNAMIC = '{bdbb8cdc-fa1e-496e-a857-3c3f30c029c3}';

/** The part that marks formulas as dynamic arrays, with the index cells name it by. A part that marks other things only is replaced. */
export function dynamicMetadata(source: string | null): { xml: string; index: number } {
  const root = source === null ? null : parseXml(source);
  const type = children(child(root, 'metadataTypes'), 'metadataType').findIndex(one => one.attributes['name'] === 'XLDAPR') + 1;
  const index =
    children(child(root, 'cellMetadata'), 'bk').findIndex(bk => children(bk, 'rc').some(rc => Number(rc.attributes['t']) === type)) + 1;
  if (source !== null && type > 0 && index > 0) return { xml: source, index };
  return {
    index: 1,
    xml:
      `${HEAD}<metadata xmlns="${MAIN}" xmlns:xda="http://schemas.microsoft.com/office/spreadsheetml/2017/dynamicarray"><metadataTypes count="1">` +
      '<metadataType name="XLDAPR" minSupportedVersion="120000" copy="1" pasteAll="1" pasteValues="1" merge="1" splitFirst="1" rowColShift="1" clearFormats="1" clearComments="1" assign="1" coerce="1" cellMeta="1"/>' +
      `</metadataTypes><futureMetadata name="XLDAPR" count="1"><bk><extLst><ext uri="${DYNAMIC}"><xda:dynamicArrayProperties fDynamic="1" fCollapsed="0"/></ext></extLst></bk></futureMetadata>` +
      '<cellMetadata count="1"><bk><rc t="1" v="0"/></bk></cellMetadata></metadata>',
  };
}

export function mergesXml(merges: readonly Area[]): string {
  return merges.length
    ? `<mergeCells count="${merges.length}">${merges.map(a => `<mergeCell ref="${areaName(a)}"/>`).join('')}</mergeCells>`
    : '';
}
