/** 定義: looks for the sheet of before, and transcribes a plan (sheets/publish/definitions-sheet). */
import {
  DEFINITION_HEADERS,
  DEFINITIONS_NAME,
  type DefinitionsPlan,
  type FoundDefinitions,
} from '../../../sheets/publish/definitions-sheet';
import type { Cells } from '../../../domain/base/cell';
import { columnLetters } from '../../../sheets/read/state';
import { asWritten, cellOf } from '../../batch/cell-text';
import { ExcelFailure } from '../../batch/failure';
import { run } from '../../batch/run';
import { passingRange } from '../../batch/passing-range';
import { POINTS } from '../parts/column-width';
import { askForName, existingOf, makeOwnSheet, type OwnSheetMade } from './own-sheet';

/** Characters, by column. */
const WIDTHS = [16, 16, 20, 48, 12, 14, 30, 6, 22] as const;
const LAST = columnLetters(DEFINITION_HEADERS.length - 1);

/** Looks for our sheet, and where there is one reads what is on it. Two syncs at most. Throws ExcelFailure. */
export function findDefinitions(): Promise<FoundDefinitions> {
  return run(async context => {
    const named = askForName(context, DEFINITIONS_NAME);
    await context.sync();
    const existing = existingOf(named);
    if (existing.kind !== 'sheet') return { existing, table: [] };
    const used = context.workbook.worksheets.getItem(existing.sheet).getUsedRangeOrNullObject(true);
    used.load('values,rowIndex,columnIndex');
    await context.sync();
    return { existing, table: tableIn(used) };
  });
}

/** From A1; nothing where staff have moved it. */
function tableIn({ isNullObject, values, rowIndex, columnIndex }: Excel.Range): Cells {
  return isNullObject || rowIndex !== 0 || columnIndex !== 0 ? [] : (values as unknown[][]).map(line => line.map(cellOf));
}

/** Carries out a plan without conflicts. Three syncs. Throws ExcelFailure (changedMeanwhile where somebody has written into it meanwhile …). */
export async function makeDefinitions(plan: DefinitionsPlan): Promise<OwnSheetMade> {
  const [conflict] = plan.conflicts;
  if (conflict) throw new ExcelFailure(conflict);
  const own = {
    sheet: plan.sheet,
    replaces: plan.replaces,
    existing: plan.existing,
    definedName: DEFINITIONS_NAME,
    // The table begins in row 1, as the rule wants it.
    title: DEFINITION_HEADERS[0],
    holds: true,
    page: { titleRows: '$1:$1' },
  };
  const also = plan.replaces
    ? {
        ask: (context: Excel.RequestContext): Excel.Range => {
          const range = context.workbook.worksheets.getItem(plan.sheet).getUsedRangeOrNullObject(true);
          range.load('values,rowIndex,columnIndex');
          return range;
        },
        check: (range: Excel.Range): void => {
          if (JSON.stringify(tableIn(range)) !== JSON.stringify(plan.before))
            throw new ExcelFailure({ kind: 'changedMeanwhile', what: plan.sheet });
        },
      }
    : undefined;
  return makeOwnSheet(own, sheet => draw(sheet, plan), also);
}

function draw(sheet: Excel.Worksheet, { lines }: DefinitionsPlan): void {
  const [, ...body] = lines;
  WIDTHS.forEach((width, at) => {
    const letters = columnLetters(at);
    passingRange(sheet, `${letters}:${letters}`).format.columnWidth = width * POINTS;
  });
  passingRange(sheet, `B1:${LAST}1`).values = [[...DEFINITION_HEADERS.slice(1)]];
  const head = passingRange(sheet, `A1:${LAST}1`).format;
  head.font.bold = true;
  head.fill.color = '#F2F2F2';
  if (body.length > 0) {
    const table = passingRange(sheet, `A2:${LAST}${lines.length}`);
    table.values = body.map(line => line.map(value => (typeof value === 'boolean' ? value : (asWritten(value) ?? ''))));
    table.format.wrapText = true;
    table.format.verticalAlignment = Excel.VerticalAlignment.top;
  }
  sheet.freezePanes.freezeRows(1);
}
