/** What can be put right in the cells of a table, rule by rule: the value beside the one that is there. Nothing is written here. */
import { formulaAt, areasOverlap, trimmedText, valueAt, type GridArea, type CheckedGrid, type Merges, type Value } from './grid';
import type { GridLayout, PublishTable } from './layout';
import type { RuleId } from './rules';
import { choiceColumns, commonerSpelling } from './rules/names';
import { addressColumns, characterClass, spaceFaults } from './rules/texts';
import { isAmounts, isDitto } from './rules/values';
import type { OutsideKind } from './trim';

export interface GridEdit {
  readonly row: number;
  readonly column: number;
  readonly before: Value;
  readonly after: Value;
}

/** A merged area to be parted, each of its cells with the value of the first. */
export interface Unfold extends GridArea {
  readonly value: Value;
}

/** The merged areas in the rows of a table that hold a value, no formula. Those of the heading name what they cover, and stay. */
export const unfoldsIn = ({ grid, merges, table }: Repairing): readonly Unfold[] =>
  merges.all
    .filter(area => areasOverlap(area, table.body) && area.row >= table.body.row)
    .map((area): Unfold => ({ ...area, value: valueAt(grid, area.row, area.column) }))
    .filter(({ row, column, value }) => value !== null && !String(value).startsWith('#') && formulaAt(grid, row, column) === null);

/** A title, note or source beside the table, to be moved to a sheet of its own. */
export interface NoteBeside {
  readonly row: number;
  readonly column: number;
  readonly kind: OutsideKind;
  readonly value: Exclude<Value, null>;
}

/** A row with one text and nothing else: the checker takes it for a table where a narrow one stands below; people mean a title or a note. */
function loneText(grid: CheckedGrid, { area }: PublishTable): NoteBeside | null {
  if (area.row !== area.lastRow) return null;
  const filled: NoteBeside[] = [];
  for (let column = area.column; column <= area.lastColumn; column++) {
    const value = valueAt(grid, area.row, column);
    if (value !== null) filled.push({ row: area.row, column, kind: 'title', value });
  }
  const [note] = filled;
  return filled.length === 1 && typeof note?.value === 'string' && formulaAt(grid, area.row, note.column) === null ? note : null;
}

/** The tables of a sheet that hold data, without rows that are a text alone. */
export function dataTables(grid: CheckedGrid, { tables }: GridLayout): readonly PublishTable[] {
  const data = tables.filter(table => loneText(grid, table) === null);
  return data.length === 0 ? tables : data;
}

/** What stands outside of the tables of a sheet: totals and formulas stay where they are. */
export function notesIn(grid: CheckedGrid, layout: GridLayout): readonly NoteBeside[] {
  const data = dataTables(grid, layout);
  const first = Math.min(...data.map(({ area }) => area.row));
  const lone = layout.tables
    .filter(table => !data.includes(table))
    .flatMap((table): NoteBeside[] => {
      const note = loneText(grid, table);
      return note === null ? [] : [{ ...note, kind: note.row < first ? 'title' : 'note' }];
    });
  const outside = layout.outside.flatMap(({ row, column, kind }): NoteBeside[] => {
    const value = valueAt(grid, row, column);
    return kind === 'total' || value === null || formulaAt(grid, row, column) !== null ? [] : [{ row, column, kind, value }];
  });
  return [...outside, ...lone].sort((a, b) => a.row - b.row || a.column - b.column);
}

/** The cells of notes that are moved out: they are blank afterwards. */
export const withoutNotes = (notes: readonly NoteBeside[]): readonly GridEdit[] =>
  notes.map(({ row, column, value }) => ({ row, column, before: value, after: '' }));

export interface Repairing {
  readonly grid: CheckedGrid;
  readonly merges: Merges;
  readonly table: PublishTable;
}

/** Without white space for looks: lines joined, ends trimmed, several spaces one. */
export const withoutSpaces = (text: string): string =>
  text
    .trim()
    .replace(/\s*[\r\n]+\s*/g, '')
    .replace(/[ \u3000\t]+/g, ' ');

/** Without the characters of one platform: ① is 1, ㈱ is (株). */
export const withoutPlatform = (text: string): string =>
  [...text]
    .map(letter => {
      const kind = characterClass(letter);
      if (kind === null || kind === 'unit_symbol') return letter;
      return kind === 'wave_dash' || kind === 'fullwidth_tilde' ? 'から' : letter.normalize('NFKC');
    })
    .join('');

/** The number a text means, and its unit; null: it is not a number with at most a unit behind it. */
export function numberAndUnit(text: string): { readonly number: number; readonly unit: string } | null {
  const plain = text
    .normalize('NFKC')
    .trim()
    .replace(/(?<=\d)[ ,](?=\d{3}(?:\D|$))/g, '');
  const [, sign = '', digits = '', unit = ''] = /^([-ー−▲△▼]?)\s*(\d+(?:\.\d+)?)\s*([^\d\s()]{0,4})$/.exec(plain) ?? [];
  if (digits === '' || !Number.isFinite(Number(digits))) return null;
  return { number: (sign === '' ? 1 : -1) * Number(digits), unit };
}

const ERAS: Readonly<Record<string, number>> = {
  明治: 1867,
  大正: 1911,
  昭和: 1925,
  平成: 1988,
  令和: 2018,
  M: 1867,
  T: 1911,
  S: 1925,
  H: 1988,
  R: 2018,
};

/** The western year written where an era's stood: 令和5年4月 is 2023年4月. */
export const inWesternYears = (text: string): string =>
  text
    .replace(/[（(](?:明治|大正|昭和|平成|令和)\s*(?:\p{Nd}{1,2}|元)\s*(?:年度?)?[）)]/gu, whole =>
      /(?:19|20)\p{Nd}{2}/u.test(text) ? '' : whole,
    )
    .replace(/(明治|大正|昭和|平成|令和)\s*(\p{Nd}{1,2}|元)(?=\s*年)/gu, (_, era: string, year: string) =>
      String((ERAS[era] ?? 0) + (year === '元' ? 1 : Number(year.normalize('NFKC')))),
    )
    .replace(/^([MTSHR])(\d{1,2})(?=年|\.\d)/, (_, era: string, year: string) => String((ERAS[era] ?? 0) + Number(year)));

/** The western year with the era's beside it: 令和5年4月 is 2023年（令和5年）4月. What has both already stays. */
export const inBothYears = (text: string): string =>
  /(?:19|20)\p{Nd}{2}/u.test(text)
    ? text
    : text.replace(/(明治|大正|昭和|平成|令和)\s*(\p{Nd}{1,2}|元)\s*年(度?)/gu, (whole, era: string, year: string, fiscal: string) => {
        const western = (ERAS[era] ?? 0) + (year === '元' ? 1 : Number(year.normalize('NFKC')));
        return `${western}年${fiscal}（${whole}）`;
      });

function* cellsIn({ row, column, lastRow, lastColumn }: GridArea): Generator<readonly [number, number]> {
  for (let at = row; at <= lastRow; at++) for (let c = column; c <= lastColumn; c++) yield [at, c];
}

type RepairMaker = (repairing: Repairing) => GridEdit[];

/** Each text of the cells for which the new one differs; formulas are left alone. */
const texts =
  (change: (text: string, isAddress: boolean) => string, where: 'area' | 'body' = 'area'): RepairMaker =>
  ({ grid, table }) => {
    const addresses = addressColumns({ grid, table });
    const edits: GridEdit[] = [];
    for (const [row, column] of cellsIn(table[where])) {
      const before = valueAt(grid, row, column);
      if (typeof before !== 'string' || formulaAt(grid, row, column) !== null) continue;
      const after = change(before, addresses.has(column));
      if (after !== before && after !== '') edits.push({ row, column, before, after });
    }
    return edits;
  };

/** A heading with its unit; as it is where it has one in brackets. */
const withUnit = (heading: string, unit: string): string => (/[（(][^（()）]*[)）]\s*$/.test(heading) ? heading : `${heading}（${unit}）`);

const numbers: RepairMaker = ({ grid, merges, table }) => {
  const { body, headerRows, types } = table;
  const edits: GridEdit[] = [];
  const heading = headerRows.at(-1);
  for (let column = body.column; column <= body.lastColumn; column++) {
    const type = types?.get(column);
    if (type !== 'numeric' && type !== 'mixed' && !isAmounts({ grid, table }, column)) continue;
    const units = new Set<string>();
    const before = edits.length;
    const sumUp = (): void => {
      const [unit] = units;
      const name = heading === undefined ? null : valueAt(grid, heading, column);
      // One unit for all of the column goes into its heading; of several nobody can tell which it is.
      if (units.size !== 1 || unit === undefined || heading === undefined || edits.length === before) return;
      if (typeof name !== 'string' || merges.at(heading, column) !== null || formulaAt(grid, heading, column) !== null) return;
      const after = withUnit(name, unit);
      if (after !== name) edits.push({ row: heading, column, before: name, after });
    };
    for (let row = body.row; row <= body.lastRow; row++) {
      const text = valueAt(grid, row, column);
      if (typeof text !== 'string' || formulaAt(grid, row, column) !== null) continue;
      const read = numberAndUnit(text);
      // A unit goes with the number only where leaving it out changes nothing: 万 and % would.
      if (read === null || /[万億千百%]/.test(read.unit)) continue;
      edits.push({ row, column, before: text, after: read.number });
      if (read.unit !== '') units.add(read.unit);
    }
    sumUp();
  }
  return edits;
};

const filledDown: RepairMaker = ({ grid, merges, table: { body, rowLabels } }) => {
  const edits: GridEdit[] = [];
  const isBlankRow = (row: number): boolean => {
    for (let column = body.column; column <= body.lastColumn; column++) if (valueAt(grid, row, column) !== null) return false;
    return true;
  };
  for (const column of rowLabels) {
    let above: Value = null;
    for (let row = body.row; row <= body.lastRow; row++) {
      const before = valueAt(grid, row, column);
      const text = trimmedText(before);
      if (text !== '' && !isDitto(text)) above = before;
      else if (above !== null && merges.at(row, column) === null && formulaAt(grid, row, column) === null && !isBlankRow(row))
        edits.push({ row, column, before, after: above });
    }
  }
  return edits;
};

const namedOnce: RepairMaker = ({ grid, merges, table: { area, headerRows, labels } }) => {
  const last = headerRows.at(-1);
  if (last === undefined || headerRows.length > 1) return [];
  const seen = new Map<string, number>();
  const taken = new Set(labels);
  const edits: GridEdit[] = [];
  for (let column = area.column; column <= area.lastColumn; column++) {
    const label = labels[column - area.column] ?? '';
    const count = (seen.get(label) ?? 0) + 1;
    seen.set(label, count);
    if (label === '' || count === 1 || merges.at(last, column) !== null) continue;
    let n = count;
    while (taken.has(`${label}_${n}`)) n++;
    taken.add(`${label}_${n}`);
    edits.push({ row: last, column, before: valueAt(grid, last, column), after: `${label}_${n}` });
  }
  return edits;
};

const commonSpelling: RepairMaker = ({ grid, table }) => {
  const edits: GridEdit[] = [];
  for (const choices of choiceColumns({ grid, table })) {
    const better = new Map(choices.answers.map(answer => [answer.text, commonerSpelling(answer, choices)]));
    for (let row = table.body.row; row <= table.body.lastRow; row++) {
      const before = valueAt(grid, row, choices.column);
      const after = better.get(trimmedText(before)) ?? null;
      if (after !== null && formulaAt(grid, row, choices.column) === null) edits.push({ row, column: choices.column, before, after });
    }
  }
  return edits;
};

const valuesOnly: RepairMaker = ({ grid, table: { area } }) => {
  const edits: GridEdit[] = [];
  for (const [row, column] of cellsIn(area)) {
    const formula = formulaAt(grid, row, column);
    const value = valueAt(grid, row, column);
    if (formula !== null && formula !== '' && value !== null && !String(value).startsWith('#'))
      edits.push({ row, column, before: formula, after: value });
  }
  return edits;
};

const REPAIRS: { readonly [R in RuleId]?: RepairMaker } = {
  'L1-06': texts((text, isAddress) => (spaceFaults(text, isAddress).length > 0 ? withoutSpaces(text) : text)),
  'L1-08': texts(withoutPlatform),
  'L2-01': numbers,
  'L2-02': filledDown,
  'L2-03': namedOnce,
  'L2-04': commonSpelling,
  'L2-06': valuesOnly,
  'L3-05': texts(inWesternYears),
};

/** Another way to put right what a rule objects to; none where there is one way only. */
export function otherEditsFor(rule: RuleId, repairing: Repairing): readonly GridEdit[] {
  return rule === 'L3-05' ? texts(inBothYears)(repairing) : [];
}

/** What putting a rule's findings right would write; none where there is no safe way. */
export function editsFor(rule: RuleId, repairing: Repairing): readonly GridEdit[] {
  return REPAIRS[rule]?.(repairing) ?? [];
}
