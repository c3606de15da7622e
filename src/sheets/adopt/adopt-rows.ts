/** The rows of a source as rows of a table of ours, one line after the other; what follows from elsewhere (numbers, units, years) is added. */
import { dateOf } from '../../domain/base/serial';
import { readPeriod } from '../../domain/text/dates/date';
import { fiscalYearOf } from '../../domain/text/dates/fiscal-year';
import type { Timing } from '../../domain/text/dates/time';
import { isBlank, normalizeText } from '../../domain/text/characters/text';
import { readUnit } from '../../domain/text/unit';
import { headerYear, unitInHeader, type HeaderUnit } from './source/adopt-header';
import type { ColumnDestination, Match } from './mapping/adopt-mapping';
import type { SourceLine, SourceTable } from './source/adopt-source';
import { choiceWords } from './mapping/adopt-choices';
import { convertCell, plainNumber, type Circumstances, type ConvertedCell } from './mapping/adopt-values';
import { KINDS } from '../schema/kinds';
import type { KnownTexts } from '../schema/parse-cell';
import { isBeyondShare, isShareUnit } from '../schema/percent';
import { isBlankRow } from '../read/read';
import type { Steps } from '../read/slices';
import { UNDECIDED, type Declaration } from '../schema/table';

/** `from` is the source's column (from 0); null: it follows from elsewhere. */
export interface AdoptedCell extends ConvertedCell {
  readonly from: number | null;
}

/** A new row, its cells by the headers of our table; and the line it comes from. */
export interface AdoptedRow {
  readonly line: SourceLine;
  readonly cells: Readonly<Record<string, AdoptedCell>>;
}

/** What is done beyond copying; to be said before it is done. */
export type AdoptionNote =
  /** Columns of the source that are not taken. */
  | { readonly kind: 'leftOut'; readonly headers: readonly string[] }
  /** 番号 is given by us. */
  | { readonly kind: 'numbered'; readonly first: string }
  /** Numbers that were taken already gave way. */
  | { readonly kind: 'renumbered'; readonly count: number }
  | { readonly kind: 'unitsRead'; readonly count: number }
  | { readonly kind: 'scaled'; readonly header: string; readonly factor: number }
  | { readonly kind: 'perCent'; readonly header: string }
  /** One column with a period became a first and a last day. */
  | { readonly kind: 'periodsSplit'; readonly header: string; readonly count: number }
  | { readonly kind: 'baselineYear'; readonly year: number }
  /** Blank targets and baselines that become ―. */
  | { readonly kind: 'undecided'; readonly count: number }
  | { readonly kind: 'yearRows'; readonly years: readonly number[] }
  /** Lines with nothing in the columns that are taken. */
  | { readonly kind: 'nothingTaken'; readonly count: number }
  /** Lines of actuals whose value is blank or ―. */
  | { readonly kind: 'noValue'; readonly count: number }
  /** 年度 follows from 時点. */
  | { readonly kind: 'yearsOfDates'; readonly count: number }
  /** One value that all rows get. */
  | { readonly kind: 'constant'; readonly header: string; readonly value: string }
  /** Columns that are the scale of a bar chart. */
  | { readonly kind: 'calendar'; readonly count: number }
  | { readonly kind: 'totals' | 'notes' | 'repeated' | 'numberedOnly'; readonly count: number };

interface AdoptedColumn {
  readonly at: number;
  readonly header: string;
  readonly destination: ColumnDestination;
  readonly circumstances: Circumstances;
  readonly unit: HeaderUnit | null;
}

export interface RowsRequest {
  readonly declaration: Declaration;
  readonly source: SourceTable;
  readonly destinations: readonly ColumnDestination[];
  readonly matches: readonly Match[];
  readonly known: KnownTexts;
  /** Numbers the table has already. */
  readonly ids: readonly string[];
  /** Of a KPI, for the look of its actuals. */
  readonly unitOf: (kpi: string) => string | null;
  /** When a KPI's years end; null: not known. */
  readonly timingOf: (kpi: string) => Timing | null;
  /** By header of ours: what all rows get where nothing goes into the column. As typed. */
  readonly constants: Readonly<Record<string, string>>;
  /** Whether the table has such a row already. */
  readonly isPresent: (cells: Readonly<Record<string, AdoptedCell>>) => boolean;
}

export interface RowsAdopted {
  readonly rows: readonly AdoptedRow[];
  readonly notes: readonly AdoptionNote[];
  /** Rows left out because the table has them. */
  readonly present: number;
}

const PERIOD_MARK = /[~〜～]|から/;

/** Is any plain number of the column more than a fraction can be? */
function holdsPerCent({ lines }: SourceTable, at: number): boolean {
  return lines.some(({ cells, texts }) => Math.abs(plainNumber(cells[at], texts[at]) ?? 0) > 1);
}

function columnsOf({ declaration, source, destinations, matches }: RowsRequest): AdoptedColumn[] {
  const title = source.titles.map(unitInHeader).find(unit => unit !== null && unit.factor !== 1) ?? null;
  return matches.flatMap(({ at, to }): AdoptedColumn[] => {
    const destination = destinations.find(({ id }) => id === to);
    const header = source.columns.find(column => column.at === at)?.header ?? '';
    if (destination === undefined) return [];
    const { kind } = destination.column;
    const unit = unitInHeader(header) ?? (kind === 'yen' ? title : null);
    const perCent = (kind === 'ratio' || (unit?.percent === true && (kind === 'number' || kind === 'perYear'))) && holdsPerCent(source, at);
    return [
      {
        at,
        header,
        destination,
        unit,
        circumstances: {
          choices: choiceWords(declaration.name, destination.key),
          ...(unit !== null && unit.factor !== 1 ? { factor: unit.factor } : {}),
          ...(perCent ? { perCent } : {}),
        },
      },
    ];
  });
}

/** Numbers that go on where the table's stop: K5 -> K6. */
function numbering(ids: readonly string[]): { readonly first: string; next(): string | number } {
  const parts = ids.flatMap(id => {
    const match = /^(.*?)(\d{1,9})$/.exec(id.normalize('NFKC').trim());
    return match ? [{ prefix: match[1] ?? '', number: Number(match[2]) }] : [];
  });
  const prefix = parts.at(-1)?.prefix ?? '';
  let last = Math.max(0, ...parts.filter(part => part.prefix === prefix).map(({ number }) => number));
  return { first: `${prefix}${last + 1}`, next: () => (prefix === '' ? ++last : `${prefix}${++last}`) };
}

const plainCell = (value: string | number | null, format: string): AdoptedCell => ({
  value,
  format,
  changed: false,
  understood: true,
  from: null,
});

/** In steps; each yields the lines it has done. */
export function* adoptRows(request: RowsRequest): Steps<RowsAdopted> {
  const { declaration, source, destinations, known, unitOf } = request;
  const columns = columnsOf(request);
  const yearColumns = columns.filter(({ destination }) => destination.asRow);
  const singles = columns.filter(({ destination }) => !destination.asRow);
  const mapped = (key: string): AdoptedColumn | undefined => singles.find(({ destination }) => destination.key === key);
  const free = (key: string): ColumnDestination | undefined =>
    mapped(key) ? undefined : destinations.find(destination => destination.key === key && !destination.asRow);
  const isKpis = declaration.name === 'DX_KPIs';

  const idColumn = destinations.find(({ key }) => key === 'id');
  const numbered = free('id') === undefined ? null : numbering(request.ids);
  const taken = new Set(request.ids.map(normalizeText));
  const ownIds = mapped('id');
  const allIds = new Set([
    ...taken,
    ...(ownIds === undefined ? [] : source.lines.map(({ cells }) => normalizeText(String(cells[ownIds.at] ?? '')))),
  ]);
  const baselineYear = isKpis && free('baselineYear') !== undefined ? headerYear(mapped('baseline')?.header ?? '') : null;
  const unitColumn = isKpis ? destinations.find(({ key }) => key === 'unit') : undefined;
  const amounts = singles.filter(
    ({
      destination: {
        column: { kind },
        key,
      },
    }) => isKpis && (kind === 'perYear' || key === 'baseline'),
  );
  const splits = (declaration.order ?? []).flatMap(([start, end]) => {
    const [to, from] = [free(start), mapped(end)];
    return to === undefined || from === undefined ? [] : [{ to, from }];
  });
  const statusColumn = yearColumns.length === 0 ? undefined : free('status');
  const yearHeader = declaration.columns.year?.header ?? '';
  const asked = destinations.filter(({ column, asRow, added }) => column.asked !== undefined && !asRow && !added);
  const counts = { renumbered: 0, units: 0, nothing: 0, present: 0, undecided: 0, noValue: 0, yearsOfDates: 0 };
  const constants = destinations.flatMap(({ id, column, key, asRow }) => {
    const typed = request.constants[id]?.trim() ?? '';
    if (asRow || typed === '' || singles.some(({ destination }) => destination.id === id)) return [];
    const converted = convertCell(typed, typed, column, known, { choices: choiceWords(declaration.name, key) });
    return [{ id, typed, cell: { ...converted, changed: false, from: null } satisfies AdoptedCell }];
  });
  const isActuals = declaration.name === 'DX_Actuals';
  const [valueHeader, dateHeader] = [declaration.columns.value?.header ?? '', declaration.columns.date?.header ?? ''];
  const splitCounts = new Map<string, number>();

  const unitOfRow = ({ cells, texts }: SourceLine): { unit: string | null; read: boolean } => {
    const own = mapped('unit');
    const written = own === undefined || isBlank(cells[own.at]) ? '' : String(cells[own.at]).trim();
    if (written !== '') return { unit: written, read: false };
    if (unitColumn === undefined) return { unit: null, read: false };
    for (const { at, unit, circumstances } of amounts) {
      if (isBlank(cells[at])) continue;
      // 「1,100,000時間」 may be a number that its format shows with its unit.
      const text = typeof cells[at] === 'number' ? (/[%％]/.test(texts[at] ?? '') ? '%' : readUnit(texts[at])) : readUnit(cells[at]);
      const found = text !== '' ? text : circumstances.perCent === true ? '%' : (unit?.unit ?? '');
      if (found !== '') return { unit: found, read: true };
    }
    return { unit: null, read: false };
  };

  // A table of actuals has no unit of its own: it is the source's 単位, else that of the KPI.
  const sourceUnit = isKpis ? undefined : source.columns.find(({ header }) => normalizeText(header) === '単位')?.at;
  const kpiColumn = isKpis ? undefined : mapped('kpi');
  const kpiOf = ({ cells }: SourceLine): string => (kpiColumn === undefined ? '' : String(cells[kpiColumn.at] ?? ''));
  const unitOfActual = (line: SourceLine): string | null => {
    if (kpiColumn === undefined) return null;
    const written = sourceUnit === undefined || isBlank(line.cells[sourceUnit]) ? '' : String(line.cells[sourceUnit]).trim();
    return written !== '' ? written : unitOf(kpiOf(line));
  };
  const values = columns.filter(({ destination }) => !isKpis && (destination.asRow || destination.key === 'value'));
  /** KPIs in % whose values are numbers of percent: one of them is more than a share can be. */
  const inPercent = new Set(
    source.lines.flatMap(line =>
      values.some(({ at }) => isBeyondShare(plainNumber(line.cells[at], line.texts[at]), unitOfActual(line)))
        ? [normalizeText(kpiOf(line))]
        : [],
    ),
  );

  const convert = (line: SourceLine): Record<string, AdoptedCell> => {
    const { unit, read } = isKpis ? unitOfRow(line) : { unit: unitOfActual(line), read: false };
    // 「千円」 in the column 単位 says what the numbers are: they stay.
    const keepsScale = unit !== null && /^[千万億百]/.test(unit);
    const perCent = isKpis
      ? amounts.some(({ at }) => isBeyondShare(plainNumber(line.cells[at], line.texts[at]), unit))
      : isShareUnit(unit) && inPercent.has(normalizeText(kpiOf(line)));
    const cells: Record<string, AdoptedCell> = {};
    for (const { at, destination, circumstances } of singles) {
      const here =
        amounts.some(other => other.at === at) || values.some(other => other.at === at)
          ? { ...circumstances, unit, ...(perCent ? { perCent } : {}), ...(keepsScale ? { factor: 1 } : {}) }
          : circumstances;
      cells[destination.id] = { ...convertCell(line.cells[at], line.texts[at], destination.column, known, here), from: at };
    }
    if (read && unitColumn !== undefined && unit !== null) cells[unitColumn.id] = plainCell(unit, 'General');
    for (const { to, from } of splits) {
      const cell = line.cells[from.at];
      const first = typeof cell === 'string' && PERIOD_MARK.test(cell) ? readPeriod(cell)?.first : null;
      if (typeof first !== 'number') continue;
      cells[to.id] = { ...plainCell(first, KINDS.date.format(first, null)), changed: true };
    }
    return cells;
  };
  /** A number that another row of the table has gives way to a free one. */
  const withFreeId = (cells: Record<string, AdoptedCell>): void => {
    if (idColumn === undefined) return;
    const cell = cells[idColumn.id];
    if (cell === undefined || cell.value === null || !taken.has(normalizeText(String(cell.value)))) return;
    let id = '';
    for (let n = 2; id === '' || allIds.has(normalizeText(id)); n++) id = `${cell.value}-${n}`;
    allIds.add(normalizeText(id));
    counts.renumbered++;
    cells[idColumn.id] = { ...cell, value: id, format: 'General', changed: true };
  };

  const rows: AdoptedRow[] = [];
  const put = (line: SourceLine, cells: Record<string, AdoptedCell>): void => {
    if (isActuals && singles.some(({ destination }) => destination.key === 'value') && isBlank(cells[valueHeader]?.value)) {
      counts.noValue++;
      return;
    }
    const day = cells[dateHeader]?.value;
    if (isActuals && typeof day === 'number' && isBlank(cells[yearHeader]?.value)) {
      const calendarYear = request.timingOf(kpiOf(line)) === '年末';
      cells[yearHeader] = plainCell(calendarYear ? dateOf(day).year : fiscalYearOf(day), '0');
      counts.yearsOfDates++;
    }
    for (const { id, cell } of constants) cells[id] = cell;
    if (request.isPresent(cells)) {
      counts.present++;
      return;
    }
    withFreeId(cells);
    // As in a template: ― says not decided, so that no blank can pass for 0.
    for (const { id, column } of asked) {
      if ((cells[id]?.value ?? null) !== null) continue;
      cells[id] = plainCell(UNDECIDED, KINDS[column.kind].format(null, null));
      counts.undecided++;
    }
    if (unitColumn !== undefined && cells[unitColumn.id]?.from === null) counts.units++;
    for (const { to, from } of splits)
      if (cells[to.id] !== undefined) splitCounts.set(from.header, (splitCounts.get(from.header) ?? 0) + 1);
    rows.push({
      line,
      cells: numbered === null || idColumn === undefined ? cells : { [idColumn.id]: plainCell(numbered.next(), 'General'), ...cells },
    });
  };
  let done = 0;
  for (const line of source.lines) {
    if (++done % STEP === 0) yield STEP;
    const filled = columns.some(({ at }) => !isBlankRow([line.cells[at]]));
    const base = convert(line);
    if (!filled) {
      counts.nothing++;
      continue;
    }
    if (baselineYear !== null && typeof base[mapped('baseline')?.destination.id ?? '']?.value === 'number')
      base[declaration.columns.baselineYear?.header ?? ''] = plainCell(baselineYear, '0');
    if (yearColumns.length === 0) {
      put(line, base);
      continue;
    }
    const unit = unitOfActual(line);
    const perCent = isShareUnit(unit) && inPercent.has(normalizeText(kpiOf(line)));
    for (const { at, header, destination, circumstances } of yearColumns) {
      // A year without a value is no row, and neither is 「―」.
      if (isBlank(line.cells[at]) || destination.year === null) continue;
      const status = /見込/.test(header) ? '見込' : /速報/.test(header) ? '速報' : /実績/.test(header) ? '実績' : null;
      put(line, {
        ...base,
        [yearHeader]: plainCell(destination.year, '0'),
        [destination.column.header]: {
          ...convertCell(line.cells[at], line.texts[at], destination.column, known, {
            ...circumstances,
            unit,
            ...(perCent ? { perCent } : {}),
          }),
          from: at,
        },
        ...(statusColumn !== undefined && status !== null ? { [statusColumn.id]: plainCell(status, 'General') } : {}),
      });
    }
  }
  yield done % STEP;
  const leftOut = source.columns.filter(({ at }) => !columns.some(column => column.at === at)).map(({ header }) => header);
  const counted = (kind: 'totals' | 'notes' | 'repeated' | 'numberedOnly'): AdoptionNote[] =>
    source[kind] > 0 ? [{ kind, count: source[kind] }] : [];
  const notes: AdoptionNote[] = [
    ...(leftOut.length > 0 ? [{ kind: 'leftOut', headers: leftOut } as const] : []),
    ...(yearColumns.length > 0
      ? [{ kind: 'yearRows', years: yearColumns.flatMap(({ destination: { year } }) => year ?? []) } as const]
      : []),
    ...columns.flatMap(({ header, circumstances: { factor, perCent } }): AdoptionNote[] =>
      factor !== undefined ? [{ kind: 'scaled', header, factor }] : perCent === true ? [{ kind: 'perCent', header }] : [],
    ),
    ...(numbered !== null ? [{ kind: 'numbered', first: numbered.first } as const] : []),
    ...(counts.renumbered > 0 ? [{ kind: 'renumbered', count: counts.renumbered } as const] : []),
    ...(counts.units > 0 ? [{ kind: 'unitsRead', count: counts.units } as const] : []),
    ...(baselineYear !== null ? [{ kind: 'baselineYear', year: baselineYear } as const] : []),
    ...(counts.undecided > 0 ? [{ kind: 'undecided', count: counts.undecided } as const] : []),
    ...[...splitCounts].map(([header, count]) => ({ kind: 'periodsSplit', header, count }) as const),
    ...(counts.nothing > 0 ? [{ kind: 'nothingTaken', count: counts.nothing } as const] : []),
    ...(counts.noValue > 0 ? [{ kind: 'noValue', count: counts.noValue } as const] : []),
    ...(counts.yearsOfDates > 0 ? [{ kind: 'yearsOfDates', count: counts.yearsOfDates } as const] : []),
    ...constants.map(({ id, typed }) => ({ kind: 'constant', header: id, value: typed }) as const),
    ...(source.calendar > 0 ? [{ kind: 'calendar', count: source.calendar } as const] : []),
    ...counted('totals'),
    ...counted('notes'),
    ...counted('repeated'),
    ...counted('numberedOnly'),
  ];
  return { rows, notes, present: counts.present };
}

/** Lines between two words of progress. */
const STEP = 200;
