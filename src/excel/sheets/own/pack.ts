/** 会議資料 and 進捗報告: looks for the sheet of before, and transcribes a plan (sheets/pack). */
import type { ExistingSheet } from '../../../sheets/make/own/own-sheet';
import { MARGINS } from '../../../sheets/pack/printed-sheet';
import { PACKS, type PackForm, type PackPlan } from '../../../sheets/pack/pack';
import { run } from '../../batch/run';
import { ExcelFailure } from '../../batch/failure';
import { existingOf, askForName, makeOwnSheet, type OwnSheetMade } from './own-sheet';
import { drawPrinted, lastColumnOf } from './printed-look';

/** Looks for our sheets of both forms. One sync. Throws ExcelFailure. */
export function findPacks(): Promise<Readonly<Record<PackForm, ExistingSheet>>> {
  return run(async context => {
    const [pack, report] = [askForName(context, PACKS.pack.name), askForName(context, PACKS.report.name)];
    await context.sync();
    return { pack: existingOf(pack), report: existingOf(report) };
  });
}

/** Carries out a plan without conflicts. Three syncs, however many KPIs. @returns the sheet's title cell. Throws ExcelFailure. */
export async function makePack(plan: PackPlan): Promise<OwnSheetMade> {
  const [conflict] = plan.conflicts;
  if (conflict) throw new ExcelFailure(conflict);
  const { printed, form } = plan;
  const own = {
    sheet: plan.sheet,
    replaces: plan.replaces,
    existing: plan.existing,
    definedName: PACKS[form].name,
    title: PACKS[form].sheet,
    page: {
      titleRows: `$1:$${printed.titles}`,
      area: `A1:${lastColumnOf(printed)}${printed.rows.length}`,
      pages: { firstRows: printed.breaks.map(row => row + 1), ...MARGINS },
    },
  };
  return makeOwnSheet(own, sheet => drawPrinted(sheet, printed));
}
