/** Which rows of a template a workbook lacks, how they come out and how they are announced. */
import { normalizeText } from '../../domain/text/characters/text';
import { bodyKey } from '../inspect/charters/bodies';
import { locate } from '../read/read';
import type { TableState, WorkbookState } from '../read/state';
import type { YearValue } from '../schema/column';
import { isShareUnit } from '../schema/percent';
import { UNDECIDED, sheetColumnsFor, type SheetColumn, type Declaration } from '../schema/table';
import type { Conflict } from './conflict';
import { standingFormat, linedFormula, type UnitPlace } from './number-looks';
import type { AnnouncedRow, PlannedRows, PlannedNothing } from './planned';
import { planColumn, placeOfTable } from './planned-column';
import { byHeader, printRow, type PrintedCell, type RowValues } from './print';

/** Blank cells are ready for what people will type; Excel gives the rows below a table the formats of its last one. */
export function withStanding(columns: readonly SheetColumn[], cells: readonly PrintedCell[]): readonly PrintedCell[] {
  return cells.map((cell, at) => {
    const column = columns[at]?.column;
    return cell.value === null && cell.format === 'General' && column ? { ...cell, format: standingFormat(column) } : cell;
  });
}

export const unitOfRow = (row: RowValues): string | null => (typeof row.unit === 'string' ? row.unit : null);

function keyOf(declaration: Declaration, row: RowValues): string {
  // 「課長級WG」 in the workbook is the body that the template names in full.
  const bodies = declaration.name === 'DX_Members' || declaration.name === 'DX_Meetings';
  return declaration.key
    .map(key => (bodies && key === 'body' ? bodyKey(String(row[key] ?? '')) : normalizeText(String(row[key] ?? ''))))
    .join('\n');
}

/** 「…。出典：北九州市DX推進計画 …」: tables without a column for it name the source at the end of 備考 or 対応方針. */
const CITED = /出典：((?:(?!出典：).)+)$/s;

export function announcedRow(declaration: Declaration, row: RowValues): AnnouncedRow {
  const label = declaration.key
    .map(key => row[key])
    .filter(value => value !== null && value !== undefined)
    .join(' ');
  const [source] = [row.source, row.basis, ...[row.remarks, row.response].map(text => CITED.exec(String(text ?? ''))?.[1])].filter(
    text => typeof text === 'string',
  );
  return { label: label + targetsIn(declaration, row), source: source ?? null };
}

/** 「（目標2030 1,100,000時間）」: what a KPI is to reach is what people look for first. */
function targetsIn({ name, columns }: Declaration, row: RowValues): string {
  if (name !== 'DX_KPIs' || !Array.isArray(row.targets)) return '';
  const unit = typeof row.unit === 'string' ? row.unit : '';
  const told = (row.targets as readonly YearValue[]).map(({ year, value }) => {
    if (value === null) return `${columns.targets?.header ?? ''}${year} ${UNDECIDED}`;
    const shown = isShareUnit(unit) ? `${Number((value * 100).toPrecision(12))}%` : value.toLocaleString('en-US') + unit;
    return `${columns.targets?.header ?? ''}${year} ${shown}`;
  });
  return told.length === 0 ? '' : `（${told.join('、')}）`;
}

/** Rows of the template that the table does not have yet, by key; a number that is taken gives way to a free one. */
export function planRows(
  declaration: Declaration,
  table: TableState,
  rows: readonly RowValues[],
  state: WorkbookState,
  units: UnitPlace | null,
  conflicts: Conflict[],
): PlannedRows | PlannedNothing {
  const there = new Set(table.rows.map(row => keyOf(declaration, row as unknown as RowValues)));
  const missing = rows.filter(row => !there.has(keyOf(declaration, row)));
  const present = rows.length - missing.length;
  const { name } = declaration;
  const { sheet } = table;
  if (missing.length === 0) return { action: 'keep', table: name, sheet, present };
  if (state.sheets.find(other => other.name === sheet)?.protected) conflicts.push({ kind: 'protectedSheet', sheet });
  if (table.totals) conflicts.push({ kind: 'totalsRow', table: name, sheet });
  const { located } = locate(declaration, table.cells[0] ?? []);
  const wanted = sheetColumnsFor(declaration, missing);
  const columns = [...wanted, ...located.filter(({ key, header }) => !wanted.some(other => other.key === key && other.header === header))];
  const ids = new Set(table.rows.flatMap(row => ('id' in row && row.id !== null ? [normalizeText(row.id)] : [])));
  const printed = missing.map(row => {
    return { cells: byHeader(columns, printRow(columns, withFreeId(row, ids), unitOfRow(row))) };
  });
  const added: SheetColumn[] = [];
  for (const column of columns) {
    const { header, year } = column;
    // ― alone is no reason for a column of its own.
    const used = printed.some(({ cells }) =>
      year === null ? (cells[header]?.value ?? null) !== null : typeof cells[header]?.value === 'number',
    );
    if (!used || located.some(other => other.header === header)) continue;
    // A further year is a new column for everybody; any other column has been deleted or renamed by somebody, for a reason.
    if (year !== null) added.push(column);
    else conflicts.push({ kind: 'missingColumn', table: name, sheet, header });
  }
  const width = table.cells[0]?.length ?? 0;
  const at = added.length === 0 ? null : { headerRow: table.firstRow, firstColumn: table.firstColumn, width };
  return {
    action: 'append',
    table: name,
    sheet,
    rows: printed,
    added: missing.map(row => announcedRow(declaration, row)),
    present,
    at,
    // No column that is added is a reference, so there is nothing to look up.
    columns: added.map((column, index) =>
      planColumn(column, table.firstColumn + width + index, placeOfTable(table, added), () => null, units),
    ),
    lined: linedFormula(table.firstColumn, table.firstRow),
  };
}

function withFreeId(row: RowValues, ids: Set<string>): RowValues {
  if (typeof row.id !== 'string') return row;
  let id = row.id;
  for (let n = 2; ids.has(normalizeText(id)); n++) id = `${row.id}-${n}`;
  ids.add(normalizeText(id));
  return { ...row, id };
}
