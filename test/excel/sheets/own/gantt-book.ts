import { serialOf } from '../../../../src/domain/base/serial';
import { readWorkbook } from '../../../../src/excel/read/read';
import { setUp } from '../../../../src/excel/sheets/set-up/set-up';
import { findGantt } from '../../../../src/excel/sheets/own/gantt';
import { planGantt, type GanttPlan, type GanttYears } from '../../../../src/sheets/make/own/gantt';
import { planSetUp } from '../../../../src/sheets/make/set-up';
import { TABLE_NAMES, type TableName } from '../../../../src/sheets/schema/table-name';
import type { Template } from '../../../../src/sheets/templates/template';
import { answerOf, CellErrorStandIn, loadFunctions, type DxFunction } from '../../../functions/load';
import type { Book } from '../../../host/book/book';
import type { Started, StartOptions } from '../../../host/node';
import { errorValue, isErrorCode, type Value } from '../../../host/cell/value';
import { AS_OF, open } from '../../workbook';

/** The add-in's own functions in a workbook, called directly: their runtime is tested elsewhere. */
export function addFunctions(book: Book): void {
  const functions = loadFunctions() as Readonly<Record<string, DxFunction>>;
  const cellOf = (cell: unknown): Value => {
    if (!(cell instanceof CellErrorStandIn)) return cell as Value;
    return isErrorCode(cell.code) ? errorValue(cell.code, cell.message) : errorValue('#VALUE!');
  };
  book.customFunctions = {
    names: new Set(Object.keys(functions).map(id => `DX.${id}`)),
    call: (name, args) => {
      const called = functions[name.toUpperCase().replace(/^DX\./, '')];
      return Promise.resolve(called === undefined ? [[errorValue('#NAME?')]] : answerOf(called, args).map(row => row.map(cellOf)));
    },
  };
}

/** A workbook set up with a template, the functions at work. */
export async function openTemplate(
  template: Template | null,
  options: StartOptions = {},
  tables: readonly TableName[] = TABLE_NAMES,
): Promise<Started> {
  const started = await open(options);
  addFunctions(started.host.book);
  await setUp(planSetUp(await readWorkbook(), { tables, template, asOf: AS_OF }));
  await started.host.settled();
  started.client.resetCounters();
  return started;
}

/** Two milestones within two years. */
const SMALL: Template = {
  id: 'small',
  name: '二つの取組',
  goal: null,
  rows: {
    DX_Schedules: [
      {
        id: 'A-1',
        initiative: '標準化',
        milestone: '移行計画の作成',
        plannedStart: serialOf(2026, 4, 1),
        plannedFinish: serialOf(2026, 9, 30),
      },
      { id: 'A-2', initiative: '標準化', milestone: '移行', plannedStart: serialOf(2026, 10, 1), plannedFinish: serialOf(2028, 3, 31) },
    ],
  },
};

/**
 * For what the sheet's contents do not matter to. The stand-in calculates every cell of a Gantt sheet each time: a short table of
 * its own makes a test ten times cheaper than a published plan among eight tables.
 */
export function openSmall(options: StartOptions = {}): Promise<Started> {
  return openTemplate(SMALL, options, ['DX_Schedules']);
}

export async function planned(years: GanttYears | null = null): Promise<GanttPlan> {
  const plan = planGantt(await readWorkbook(), { years, today: AS_OF, existing: await findGantt() });
  if (plan === null) throw new Error('the workbook has no schedules');
  return plan;
}
