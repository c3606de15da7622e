/** 引継ぎ: looks for the sheet of before and for the bound cells, and transcribes a plan (sheets/pack/successor). */
import type { ExistingSheet } from '../../../sheets/make/own/own-sheet';
import { MARGINS } from '../../../sheets/pack/printed-sheet';
import { SUCCESSOR_NAME, SUCCESSOR_SHEET, type SuccessorPlan } from '../../../sheets/pack/successor';
import { ExcelFailure } from '../../batch/failure';
import { run } from '../../batch/run';
import { askForName, existingOf, makeOwnSheet, type OwnSheetMade } from './own-sheet';
import { drawPrinted, lastColumnOf } from './printed-look';

/** Looks for our sheet. One sync. Throws ExcelFailure. */
export function findSuccessor(): Promise<ExistingSheet> {
  return run(async context => {
    const named = askForName(context, SUCCESSOR_NAME);
    await context.sync();
    return existingOf(named);
  });
}

/** Carries out a plan without conflicts. Three syncs. @returns the sheet's title cell. Throws ExcelFailure. */
export async function makeSuccessor(plan: SuccessorPlan): Promise<OwnSheetMade> {
  const [conflict] = plan.conflicts;
  if (conflict) throw new ExcelFailure(conflict);
  const { printed } = plan;
  const own = {
    sheet: plan.sheet,
    replaces: plan.replaces,
    existing: plan.existing,
    definedName: SUCCESSOR_NAME,
    title: SUCCESSOR_SHEET,
    page: {
      titleRows: `$1:$${printed.titles}`,
      area: `A1:${lastColumnOf(printed)}${printed.rows.length}`,
      pages: { firstRows: printed.breaks.map(row => row + 1), ...MARGINS },
    },
  };
  return makeOwnSheet(own, sheet => drawPrinted(sheet, printed));
}
