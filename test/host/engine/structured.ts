import { area, type Area } from '../cell/address';
import { tokenizeFormula } from './formula-text';
import type { TableState } from '../book/sheet-state';

/** What the brackets behind a table's name mean as cells. */

export function bodyOf(table: TableState): Area {
  const top = table.area.row + (table.showHeaders ? 1 : 0);
  const rows = table.area.rows - (table.showHeaders ? 1 : 0) - (table.showTotals ? 1 : 0);
  return area(top, table.area.column, Math.max(rows, 1), table.area.columns);
}

export function headerOf(table: TableState): Area | null {
  return table.showHeaders ? area(table.area.row, table.area.column, 1, table.area.columns) : null;
}

export function totalsOf(table: TableState): Area | null {
  return table.showTotals ? area(table.area.row + table.area.rows - 1, table.area.column, 1, table.area.columns) : null;
}

/** The rows an item stands for; null where the table has none of them. */
function rowsOf(table: TableState, items: readonly string[], row: number | null): { row: number; rows: number } | null {
  const body = bodyOf(table);
  const parts = (items.length ? items : ['#data']).map((item): Area | null => {
    switch (item) {
      case '#all':
        return table.area;
      case '#data':
        return body;
      case '#headers':
        return headerOf(table);
      case '#totals':
        return totalsOf(table);
      case '#this row':
        return row !== null && row >= body.row && row < body.row + body.rows ? area(row, body.column) : null;
      default:
        return null;
    }
  });
  const known = parts.filter((part): part is Area => part !== null);
  if (known.length === 0 || known.length < parts.length) return null;
  const top = Math.min(...known.map(part => part.row));
  const bottom = Math.max(...known.map(part => part.row + part.rows));
  return { row: top, rows: bottom - top };
}

/** The area of `[#All]`, `[列]`, `[[#Headers],[列]]`, `[[a]:[b]]`, `[@列]` (which needs the formula's row); null where it is none. */
export function structuredArea(table: TableState, brackets: string | null, row: number | null): Area | null {
  const items: string[] = [];
  const names: string[] = [];
  let inner = (brackets ?? '[]').slice(1, -1).trim();
  if (inner.startsWith('@')) {
    items.push('#this row');
    inner = inner.slice(1).trim();
  }
  if (inner.startsWith('[')) {
    for (const m of inner.matchAll(/\[((?:'.|[^'\]])*)\]/g)) {
      const content = (m[1] ?? '').trim();
      if (content.startsWith('#')) items.push(content.toLowerCase());
      else names.push((m[1] ?? '').replace(/'(.)/g, '$1'));
    }
  } else if (inner.startsWith('#')) items.push(inner.toLowerCase());
  else if (inner !== '') names.push(inner.replace(/'(.)/g, '$1'));
  const rows = rowsOf(table, items, row);
  const indices = names.map(name => table.columns.findIndex(column => column.name.toLowerCase() === name.toLowerCase()));
  if (!rows || indices.includes(-1)) return null;
  const first = indices.length ? Math.min(...indices) : 0;
  const last = indices.length ? Math.max(...indices) : table.area.columns - 1;
  return area(rows.row, table.area.column + first, rows.rows, last - first + 1);
}

/** Splits `DX_KPIs[[#All],[名称]]` into the table's name and its brackets; null when it is no such reference. */
export function readStructured(text: string): { table: string; brackets: string | null } | null {
  const tokens = tokenizeFormula(text.trim());
  const [name, brackets] = tokens;
  if (name?.kind !== 'name' || tokens.length > 2 || (brackets && brackets.kind !== 'brackets')) return null;
  return { table: name.text, brackets: brackets?.text ?? null };
}
