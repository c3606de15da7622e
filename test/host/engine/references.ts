import { columnIndex, columnName, MAX_COLUMNS, MAX_ROWS, quoteSheet, splitReference } from '../cell/address';
import { joinTokens, tokenizeFormula, type Token } from './formula-text';

/** One end of a reference: undefined row or column in whole columns or rows; `$` marks fixed parts. */
export interface End {
  readonly row?: number;
  readonly column?: number;
  readonly fixedRow: boolean;
  readonly fixedColumn: boolean;
}
/** A reference as it stands in a formula; `last` is null for a single cell. `sheets` is [] without a sheet, two names for 3D. */
export interface Reference {
  readonly sheets: readonly string[];
  readonly first: End;
  readonly last: End | null;
}

const END = /^(\$?)([A-Za-z]{1,3})?(\$?)(\d{1,7})?$/;

function readEnd(text: string): End {
  const m = END.exec(text);
  const [column, row] = [m?.[2], m?.[4]];
  // In `$5` the one dollar belongs to the row.
  const rowsOnly = column === undefined;
  return {
    ...(row === undefined ? {} : { row: Number(row) - 1 }),
    ...(column === undefined ? {} : { column: columnIndex(column) }),
    fixedColumn: !rowsOnly && m?.[1] === '$',
    fixedRow: rowsOnly ? m?.[1] === '$' || m?.[3] === '$' : m?.[3] === '$',
  };
}

function printEnd(end: End): string {
  const column = end.column === undefined ? '' : (end.fixedColumn ? '$' : '') + columnName(end.column);
  return column + (end.row === undefined ? '' : (end.fixedRow ? '$' : '') + String(end.row + 1));
}

export function sheetPrefix(sheets: readonly string[]): string {
  if (sheets.length === 0) return '';
  if (sheets.length === 1) return `${quoteSheet(sheets[0] ?? '')}!`;
  const plain = sheets.every(name => quoteSheet(name) === name);
  return plain ? `${sheets.join(':')}!` : `'${sheets.join(':').replace(/'/g, "''")}'!`;
}

/** Sheet names of a `Sheet1!`, `'KPI 表'!` or `Jan:Dec!` token. */
export function sheetsOf(token: string): string[] {
  const name = splitReference(`${token}A1`).sheet ?? '';
  return name.split(':');
}

/** A piece of a formula: text as it is typed, or a cell reference. */
type Part = string | { readonly typed: string; readonly reference: Reference };

/** A formula (with or without its `=`) taken apart at its cell references. */
function partsOf(formula: string): readonly Part[] {
  const tokens = tokenizeFormula(formula.startsWith('=') ? formula.slice(1) : formula);
  const parts: Part[] = formula.startsWith('=') ? ['='] : [];
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    if (!token) break;
    const named = token.kind === 'sheet';
    const head = named ? tokens[i + 1] : token;
    if (!head || (head.kind !== 'cell' && head.kind !== 'rows' && head.kind !== 'columns')) {
      parts.push(token.text);
      continue;
    }
    let used = named ? 2 : 1;
    let ends = head.text.split(':');
    const [colon, other] = [tokens[i + used], tokens[i + used + 1]];
    if (head.kind === 'cell' && colon?.text === ':' && other?.kind === 'cell') {
      ends = [head.text, other.text];
      used += 2;
    }
    const reference: Reference = {
      sheets: named ? sheetsOf(token.text) : [],
      first: readEnd(ends[0] ?? ''),
      last: ends[1] === undefined ? null : readEnd(ends[1]),
    };
    parts.push({ typed: joinTokens(tokens.slice(i, i + used)), reference });
    i += used - 1;
  }
  return parts;
}

function mapParts(parts: readonly Part[], change: (reference: Reference) => Reference | '#REF!' | null): string {
  return parts
    .map(part => {
      if (typeof part === 'string') return part;
      const answer = change(part.reference);
      if (answer === null) return part.typed;
      if (answer === '#REF!') return answer;
      return sheetPrefix(answer.sheets) + printEnd(answer.first) + (answer.last ? `:${printEnd(answer.last)}` : '');
    })
    .join('');
}

/** Runs over every cell reference of a formula (with its `=`) and puts the answer in its place; null leaves it as typed. */
export function mapReferences(formula: string, change: (reference: Reference) => Reference | '#REF!' | null): string {
  return mapParts(partsOf(formula), change);
}

/** The formula as it reads when copied `rows` down and `columns` right: parts without $ move, off the sheet they are #REF!. */
export function moveFormula(formula: string, rows: number, columns: number): string {
  return formulaMover(formula)(rows, columns);
}

/** The same for a formula that is copied to many cells. */
export function formulaMover(formula: string): (rows: number, columns: number) => string {
  const parts = partsOf(formula);
  return (rows, columns) => {
    const move = (end: End): End | null => {
      const row = end.row === undefined || end.fixedRow ? end.row : end.row + rows;
      const column = end.column === undefined || end.fixedColumn ? end.column : end.column + columns;
      if ((row !== undefined && (row < 0 || row >= MAX_ROWS)) || (column !== undefined && (column < 0 || column >= MAX_COLUMNS)))
        return null;
      return { ...end, ...(row === undefined ? {} : { row }), ...(column === undefined ? {} : { column }) };
    };
    return mapParts(parts, reference => {
      const first = move(reference.first);
      const last = reference.last ? move(reference.last) : null;
      return !first || (reference.last && !last) ? '#REF!' : { ...reference, first, last };
    });
  };
}

/** Renames a sheet in a formula. */
export function renameSheetIn(formula: string, from: string, to: string): string {
  const same = (name: string): boolean => name.toLowerCase() === from.toLowerCase();
  const tokens = tokenizeFormula(formula.slice(1)).map(token => {
    if (token.kind !== 'sheet') return token;
    const sheets = sheetsOf(token.text);
    return sheets.some(same) ? { ...token, text: sheetPrefix(sheets.map(name => (same(name) ? to : name))) } : token;
  });
  return `=${joinTokens(tokens)}`;
}

/** A removed sheet's references become #REF!; so do names of its own (`Sheet1!名前`). */
export function removeSheetIn(formula: string, name: string): string {
  const same = (one: string): boolean => one.toLowerCase() === name.toLowerCase();
  const cells = mapReferences(formula, reference => (reference.sheets.some(same) ? '#REF!' : null));
  const tokens = tokenizeFormula(cells.slice(1));
  const out = tokens.flatMap((token, i): Token[] => {
    if (token.kind === 'sheet' && sheetsOf(token.text).some(same)) return [{ kind: 'error', text: '#REF!' }];
    const before = tokens[i - 1];
    return before?.kind === 'sheet' && sheetsOf(before.text).some(same) ? [] : [token];
  });
  return `=${joinTokens(out)}`;
}

/** True where the formula names the sheet. */
export function namesSheet(formula: string, name: string): boolean {
  return tokenizeFormula(formula.slice(1)).some(
    token => token.kind === 'sheet' && sheetsOf(token.text).some(one => one.toLowerCase() === name.toLowerCase()),
  );
}
