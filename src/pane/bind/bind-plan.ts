/** What binding will write, worked out before anything is written. */
import { isCellError, type Cell } from '../../domain/base/cell';
import { wareki } from '../../domain/text/dates/wareki';
import type { BindCell } from '../../excel/edit/bindings';
import type { BoundCell, ReportCells } from '../../excel/edit/read-bindings';
import { boundContent, formatOf, kpiOf, toComment, type Binding, type BoundLook, type BoundMeasure } from '../../sheets/bind/binding';
import type { MatchedCell } from '../../sheets/bind/match-block';
import { blocksOverlap, readReference, type Block } from '../../sheets/read/reference';
import type { CellPlace, WorkbookState } from '../../sheets/read/state';
import { formatCell, formatDate, formatExact, isPercent } from '../words/format';
import type { Language } from '../words/language';

export interface BindOptions {
  readonly numbers: BoundLook;
  readonly dates: BoundLook;
  readonly triangle: boolean;
  readonly as: Binding['as'];
}

export const NUMBER_LOOKS: readonly BoundLook[] = ['keep', 'number', 'unit', 'man', 'oku', 'percent'];
export const DATE_LOOKS: readonly BoundLook[] = ['keep', 'wareki', 'date'];
const TEXTS: readonly BoundMeasure[] = ['status', 'onTrack', 'outlook'];
const SHARES: readonly BoundMeasure[] = ['progress', 'likelihood'];

/** What of the chosen looks fits a figure: a share or a KPI in % is never counted in 万. */
function lookOf(measure: BoundMeasure, unit: string, { numbers, dates }: BindOptions): BoundLook {
  if (TEXTS.includes(measure)) return 'keep';
  if (measure === 'actualDate') return dates;
  if (measure === 'reachYear') return dates === 'wareki' ? 'wareki' : 'keep';
  return numbers !== 'keep' && (SHARES.includes(measure) || isPercent(unit)) ? 'percent' : numbers;
}

export interface PlannedCell {
  readonly cell: BindCell;
  readonly what: MatchedCell;
  readonly old: string;
  readonly wasFormula: boolean;
  readonly next: string;
  /** Would be an error: left out at first, and never written as a value. */
  readonly isError: boolean;
  readonly failed: boolean;
}

export function planCells(
  cells: readonly MatchedCell[],
  report: ReportCells,
  state: WorkbookState,
  options: BindOptions,
  language: Language,
): readonly PlannedCell[] {
  return cells.map(what => {
    const unit = kpiOf(state, what.kpi)?.unit ?? '';
    const { kpi, measure, year, address } = what;
    const binding: Binding = { kpi, measure, year, look: lookOf(measure, unit, options), triangle: options.triangle, as: options.as };
    const place = { sheet: report.block.sheet, address };
    const at = blockAt(place);
    const [row, column] = [at.row - report.block.row, at.column - report.block.column];
    const shown = report.formulas[row]?.[column];
    const { value, content } = boundContent(binding, state);
    return {
      cell: { place, binding, content: content ?? '', format: formatOf(binding, unit, value), shown },
      what,
      old: report.texts[row]?.[column] ?? '',
      wasFormula: typeof shown === 'string' && shown.startsWith('='),
      next: shownAs(value, binding, unit, language),
      isError: isCellError(value),
      failed: content === null,
    };
  });
}

export function blockAt({ sheet, address }: CellPlace): Block {
  const found = readReference(address, sheet, { sheets: [], tableNames: [], names: [] });
  if (found === null || found === 'noSheet' || found.kind !== 'cells') throw new Error(`no address: ${address}`);
  return found.block;
}

/** A new value near enough to judge it by. */
function shownAs(value: Cell, { look, measure, triangle }: Binding, unit: string, language: Language): string {
  if (typeof value !== 'number') return isCellError(value) ? value.code : formatCell(value, language);
  if (measure === 'actualDate') return look === 'wareki' ? (wareki(value, '') ?? '') : formatDate(value);
  if (measure === 'reachYear') return String(value);
  const scaled = Math.round(value * 10) / 10;
  const text =
    look === 'man'
      ? `${formatExact(scaled, '', 'ja')}万${unit}`
      : look === 'oku'
        ? `${formatExact(scaled, '', 'ja')}億${unit}`
        : look === 'percent' || SHARES.includes(measure) || isPercent(unit)
          ? formatExact(Math.round(value * 1000) / 1000, '%', 'ja')
          : formatExact(scaled, look === 'number' ? '' : unit, 'ja');
  return triangle ? text : text.replace('▲', '-');
}

/** The cells that the figures come from. */
export function sourceBlocks({ tables, asOfCell }: WorkbookState): readonly Block[] {
  const blocks = [tables.DX_KPIs, tables.DX_Actuals].flatMap((table): Block[] =>
    table === null
      ? []
      : [
          {
            sheet: table.sheet,
            row: table.firstRow,
            column: table.firstColumn,
            rows: table.cells.length,
            columns: table.cells[0]?.length ?? 0,
          },
        ],
  );
  return asOfCell === null ? blocks : [...blocks, blockAt(asOfCell)];
}

/** A cell that the figures come from; null: none of these is. */
export function circularCell(cells: readonly BindCell[], state: WorkbookState): CellPlace | null {
  const sources = sourceBlocks(state);
  return cells.find(({ place }) => sources.some(source => blocksOverlap(source, blockAt(place))))?.place ?? null;
}

/** A KPI whose binding has no room in a name's comment. */
export function tooLongName(cells: readonly BindCell[]): string | null {
  return cells.find(({ binding }) => toComment(binding) === null)?.binding.kpi ?? null;
}

/** What a refresh writes: cells that do not hold what they would get now. */
export function planRefresh(bound: readonly BoundCell[], state: WorkbookState): readonly BindCell[] {
  return bound.flatMap(({ binding, place, holds }): BindCell[] => {
    if (binding === null || place === null || kpiOf(state, binding.kpi) === null) return [];
    const { value, content } = boundContent(binding, state);
    if (content === null || content === holds) return [];
    return [{ place, binding, content, format: formatOf(binding, kpiOf(state, binding.kpi)?.unit ?? '', value), shown: holds }];
  });
}
