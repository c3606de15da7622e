/** 点検結果: looks for the sheet of before, and transcribes a plan (sheets/inspection-sheet). */
import {
  INSPECTION_HEADERS,
  INSPECTION_NAME,
  INSPECTION_ROWS,
  INSPECTION_SHEET,
  RESPONSES,
  type FoundInspection,
  type InspectionSheetPlan,
} from '../../../sheets/make/own/inspection-sheet';
import type { Cells } from '../../../domain/base/cell';
import { AS_OF_LABEL } from '../../../sheets/make/as-of';
import { columnLetters } from '../../../sheets/read/state';
import { asWritten, cellOf } from '../../batch/cell-text';
import { ExcelFailure } from '../../batch/failure';
import { POINTS } from '../parts/column-width';
import { existingOf, askForName, makeOwnSheet, type OwnSheetMade } from './own-sheet';
import { setValidation } from '../parts/validation';
import { run } from '../../batch/run';
import { passingRange } from '../../batch/passing-range';

/** Characters, by column. */
const WIDTHS = [6, 12, 10, 8, 48, 42, 14, 9, 10] as const;
/** The columns whose texts may take several lines. */
const WRAPPED = ['B', 'C', 'E', 'F', 'G'] as const;
const LAST = columnLetters(INSPECTION_HEADERS.length - 1);

/** Looks for our sheet, and where there is one reads what people have entered. Two syncs at most. Throws ExcelFailure. */
export function findInspection(): Promise<FoundInspection> {
  return run(async context => {
    const named = askForName(context, INSPECTION_NAME);
    const head = named.range.getResizedRange(INSPECTION_ROWS.header - 1, INSPECTION_HEADERS.length - 1);
    head.load('values');
    await context.sync();
    const existing = existingOf(named);
    if (existing.kind !== 'sheet') return { existing, head: [], table: [] };
    const used = context.workbook.worksheets.getItem(existing.sheet).getUsedRange(true);
    used.load('values,rowIndex,columnIndex');
    await context.sync();
    return { existing, head: head.values.map(line => line.map(cellOf)), table: tableIn(used) };
  });
}

/** What is used, from our header row down; nothing where staff have moved it. */
function tableIn({ values, rowIndex, columnIndex }: Excel.Range): Cells {
  const from = INSPECTION_ROWS.header - 1 - rowIndex;
  return from < 0 || columnIndex !== 0 ? [] : values.slice(from).map(line => line.map(cellOf));
}

/** Carries out a plan without conflicts. Three syncs. @returns the sheet's title cell. Throws ExcelFailure. */
export async function makeInspectionSheet(plan: InspectionSheetPlan): Promise<OwnSheetMade> {
  const [conflict] = plan.conflicts;
  if (conflict) throw new ExcelFailure(conflict);
  const own = {
    sheet: plan.sheet,
    replaces: plan.replaces !== null,
    existing: plan.existing,
    definedName: INSPECTION_NAME,
    title: INSPECTION_SHEET,
    holds: true,
    page: { titleRows: `$${INSPECTION_ROWS.header}:$${INSPECTION_ROWS.header}` },
  };
  // What somebody has entered since is not to be lost.
  const also =
    plan.replaces === null
      ? undefined
      : {
          ask: (context: Excel.RequestContext): Excel.Range => {
            const used = context.workbook.worksheets.getItem(plan.sheet).getUsedRange(true);
            used.load('values,rowIndex,columnIndex');
            return used;
          },
          check: (used: Excel.Range): void => {
            if (JSON.stringify(tableIn(used)) !== JSON.stringify(plan.before))
              throw new ExcelFailure({ kind: 'changedMeanwhile', what: plan.sheet });
          },
        };
  return makeOwnSheet(own, sheet => write(sheet, plan), also);
}

function write(sheet: Excel.Worksheet, { note, asOf, lines }: InspectionSheetPlan): void {
  const { header, body } = INSPECTION_ROWS;
  passingRange(sheet, `A${INSPECTION_ROWS.note}`).values = [[asWritten(note)]];
  const day = passingRange(sheet, `A${INSPECTION_ROWS.asOf}:B${INSPECTION_ROWS.asOf}`);
  day.values = [[AS_OF_LABEL, asOf]];
  const date = passingRange(sheet, `B${INSPECTION_ROWS.asOf}`);
  date.numberFormat = [['yyyy/m/d']];
  date.format.horizontalAlignment = Excel.HorizontalAlignment.left;
  const title = passingRange(sheet, 'A1').format.font;
  title.bold = true;
  title.size = 14;

  WIDTHS.forEach((width, index) => {
    const letters = columnLetters(index);
    passingRange(sheet, `${letters}:${letters}`).format.columnWidth = width * POINTS;
  });
  const head = passingRange(sheet, `A${header}:${LAST}${header}`);
  head.values = [[...INSPECTION_HEADERS]];
  head.format.font.bold = true;
  head.format.horizontalAlignment = Excel.HorizontalAlignment.center;
  head.format.fill.color = '#F2F2F2';
  const lastRow = Math.max(header, body + lines.length - 1);
  if (lines.length > 0) {
    const rows = passingRange(sheet, `A${body}:${LAST}${lastRow}`);
    for (const column of WRAPPED) passingRange(sheet, `${column}${body}:${column}${lastRow}`).format.wrapText = true;
    rows.format.verticalAlignment = Excel.VerticalAlignment.top;
    rows.values = lines.map(({ sheet: name, cells, content, basis, division, category, response }, index) => [
      index + 1,
      ...[name, cells, category, content, basis, division].map(text => asWritten(text) ?? ''),
      asWritten(response?.status ?? RESPONSES[0]) ?? '',
      asWritten(response?.on ?? '') ?? '',
    ]);
    passingRange(sheet, `A${body}:A${lastRow}`).format.horizontalAlignment = Excel.HorizontalAlignment.center;
    setValidation(passingRange(sheet, `H${body}:H${lastRow}`), '対応状況', 'この指摘への対応の状況を選びます。', {
      rule: { type: 'list', source: RESPONSES.join(',') },
      alert: 'stop',
      message: `${RESPONSES.join('、')} から選んでください。`,
    });
    passingRange(sheet, `I${body}:I${lastRow}`).numberFormat = lines.map(() => ['yyyy/m/d']);
    rows.format.autofitRows();
  }
  const borders = passingRange(sheet, `A${header}:${LAST}${lastRow}`).format.borders;
  for (const edge of ['EdgeTop', 'EdgeBottom', ...(lines.length > 0 ? (['InsideHorizontal'] as const) : [])] as const) {
    const border = borders.getItem(edge);
    border.style = Excel.BorderLineStyle.continuous;
    border.color = edge === 'InsideHorizontal' ? '#BFBFBF' : '#404040';
  }
  sheet.freezePanes.freezeRows(header);
}
