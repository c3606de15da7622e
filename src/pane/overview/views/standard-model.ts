/** The steps of 標準化手順 by business and system, with the ministry's rates, and what is missing. */
import { comparableText } from '../../../domain/text/characters/comparable-text';
import { isBlank } from '../../../domain/text/characters/text';
import { BUSINESSES, STEP_COUNT, stepRates, type StepRates, type StepState } from '../../../domain/work/standard-steps';
import { locate } from '../../../sheets/read/read';
import type { CellPlace, WorkbookState } from '../../../sheets/read/state';
import { addressOf } from '../../../sheets/read/state';
import { STEPS } from '../../../sheets/schema/declarations/steps';
import type { StepRow } from '../../../sheets/schema/declarations/tables';

export interface BusinessLine {
  readonly business: string;
  readonly system: string | null;
  readonly rates: StepRates;
  /** Rows whose number is none of the forty. */
  readonly odd: number;
  /** Rows whose number comes again below. */
  readonly twice: number;
  /** Steps that are past their planned day and not finished. */
  readonly overdue: number;
  readonly place: CellPlace;
}

export interface StandardModel {
  readonly lines: readonly BusinessLine[];
  /** Of the twenty, without a step. */
  readonly missing: readonly string[];
  /** Businesses that are none of the twenty. */
  readonly others: readonly string[];
  /** Systems that are to be standardised, without a step. */
  readonly without: readonly string[];
}

/** @param asOf a date serial */
export function standardOf({ tables }: WorkbookState, asOf: number): StandardModel {
  const table = tables.DX_Steps;
  const groups = new Map<string, StepRow[]>();
  const at = locate(STEPS, table?.cells[0] ?? []).located.find(({ key }) => key === 'system')?.at;
  /** As it is written, for two systems that 情報システム does not know are two all the same. */
  const systemOf = ({ system, index }: StepRow): string | null => {
    const cell = at === undefined ? null : table?.cells[index + 1]?.[at];
    return system ?? (typeof cell === 'string' && !isBlank(cell) ? cell.trim() : null);
  };
  for (const read of table?.rows ?? []) {
    if (read.business === null) continue;
    const row = { ...read, system: systemOf(read) };
    const key = `${comparableText(read.business)}\n${comparableText(row.system ?? '')}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  const lines = [...groups.values()].flatMap((rows): BusinessLine[] => {
    const [first] = rows;
    return first === undefined || table === null
      ? []
      : [lineOf(rows, first, asOf, { sheet: table.sheet, address: addressOf(table.firstRow + first.index + 1, table.firstColumn) })];
  });
  const known = new Set(lines.map(({ business }) => comparableText(business)));
  const twenty = new Set(BUSINESSES.map(comparableText));
  const systems = new Set(lines.map(({ system }) => comparableText(system ?? '')));
  return {
    lines,
    missing: BUSINESSES.filter(name => !known.has(comparableText(name))),
    others: [...new Set(lines.map(({ business }) => business))].filter(name => !twenty.has(comparableText(name))),
    without: (tables.DX_Systems?.rows ?? []).flatMap(({ name, standardised }) =>
      standardised === true && name !== null && !systems.has(comparableText(name)) ? [name] : [],
    ),
  };
}

function lineOf(rows: readonly StepRow[], { business, system }: StepRow, asOf: number, place: CellPlace): BusinessLine {
  const states = new Map<number, StepState | null>();
  const seen = new Map<number, StepRow>();
  let [odd, twice] = [0, 0];
  for (const row of rows) {
    const { number, status } = row;
    if (number === null || !Number.isInteger(number) || number < 1 || number > STEP_COUNT) {
      odd += 1;
      continue;
    }
    if (seen.has(number)) twice += 1;
    // The lower row is the correction, as with actuals.
    seen.set(number, row);
    states.set(number, status);
  }
  const open = (status: StepRow['status']): boolean => status !== '完了' && status !== '対象外';
  return {
    business: business ?? '',
    system,
    rates: stepRates(new Map([...states].flatMap(([number, state]): [number, StepState][] => (state === null ? [] : [[number, state]])))),
    odd,
    twice,
    overdue: [...seen.values()].filter(({ due, status, finishedOn }) => due !== null && due < asOf && finishedOn === null && open(status))
      .length,
    place,
  };
}
