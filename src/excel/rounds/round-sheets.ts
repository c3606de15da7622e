/** 回答状況 and the record of a closed round: sheets of values, made from their plans and read again. */
import { STATUS_NAME, STATUS_ROWS, type FoundStatus, type StatusPlan } from '../../sheets/rounds/status-sheet';
import { RECORD_HEADERS, RECORD_ROWS, recordName, type RecordPlan } from '../../sheets/rounds/record';
import { columnLetters } from '../../sheets/read/state';
import { asWritten } from '../batch/cell-text';
import { ExcelFailure } from '../batch/failure';
import { run } from '../batch/run';
import { passingRange } from '../batch/passing-range';
import { POINTS } from '../sheets/parts/column-width';
import { existingOf, askForName, makeOwnSheet, type OwnSheetMade } from '../sheets/own/own-sheet';

/** Characters, by column. */
const STATUS_WIDTHS = [24, 10, 7, 9, 8, 11, 9, 11, 18, 36] as const;
const RECORD_WIDTHS = [8, 32, 7, 13, 16, 13, 14, 13, 13, 14, 12, 40] as const;
const DATES = [5, 7];
/** 実績の時点, 目標年, 評価・状態. */
const RECORD_TEXTS = ['E', 'G', 'J'] as const;

/** Looks for 回答状況. One sync. Throws ExcelFailure. */
export function findStatus(): Promise<FoundStatus> {
  return run(async context => {
    const named = askForName(context, STATUS_NAME);
    named.range.load('values');
    await context.sync();
    const existing = existingOf(named);
    return { existing, title: existing.kind === 'sheet' ? String(named.range.values[0]?.[0] ?? '') : '' };
  });
}

/** Carries out a plan. Three syncs. Throws ExcelFailure. */
export function makeStatusSheet(plan: StatusPlan): Promise<OwnSheetMade> {
  const { header, body } = STATUS_ROWS;
  return makeOwnSheet(
    {
      sheet: plan.sheet,
      replaces: plan.replaces,
      existing: plan.existing,
      definedName: STATUS_NAME,
      title: plan.title,
      page: { titleRows: `$${header}:$${header}` },
    },
    sheet => {
      passingRange(sheet, `A${STATUS_ROWS.glance}`).values = [[asWritten(plan.glance)]];
      drawTable(sheet, plan.cells, header, STATUS_WIDTHS);
      const last = body + plan.cells.length - 2;
      for (const at of DATES) {
        const letters = columnLetters(at);
        setFormat(passingRange(sheet, `${letters}${body}:${letters}${Math.max(body, last)}`), 'yyyy/m/d');
      }
      sheet.freezePanes.freezeRows(header);
    },
  );
}

/** Makes the record. Three syncs. Throws ExcelFailure (nameTaken where the round has one already). */
export async function makeRecord(code: string, plan: RecordPlan): Promise<OwnSheetMade> {
  const definedName = recordName(code);
  const existing = await run(async context => {
    const named = askForName(context, definedName);
    await context.sync();
    return existingOf(named);
  });
  // A record that an earlier attempt has made, whose round could not be marked as closed, stays; another one is made beside it.
  if (existing.kind === 'other') throw new ExcelFailure({ kind: 'nameTaken', name: definedName });
  const { header, body } = RECORD_ROWS;
  const last = columnLetters(RECORD_HEADERS.length - 1);
  return makeOwnSheet(
    {
      sheet: plan.sheet,
      replaces: false,
      existing,
      definedName,
      title: plan.title,
      page: { titleRows: `$${header}:$${header}` },
    },
    sheet => {
      passingRange(sheet, `A${RECORD_ROWS.note}`).values = [[asWritten(plan.note)]];
      if (plan.formats.length > 0)
        passingRange(sheet, `A${body}:${last}${body + plan.formats.length - 1}`).numberFormat = plan.formats.map(line => [...line]);
      drawTable(sheet, plan.cells, header, RECORD_WIDTHS);
      // Texts beside numbers, which stand at the right of their column, would run into them.
      if (plan.formats.length > 0)
        for (const letters of RECORD_TEXTS)
          passingRange(sheet, `${letters}${body}:${letters}${body + plan.formats.length - 1}`).format.horizontalAlignment =
            Excel.HorizontalAlignment.center;
      sheet.freezePanes.freezeRows(header);
    },
  );
}

/** One format for all cells of a range: Excel takes it so, though the declared type asks for one per cell. */
function setFormat(range: { numberFormat: unknown }, format: string): void {
  range.numberFormat = format;
}

function drawTable(
  sheet: Excel.Worksheet,
  cells: readonly (readonly (string | number)[])[],
  header: number,
  widths: readonly number[],
): void {
  const last = columnLetters(widths.length - 1);
  const lastRow = header + cells.length - 1;
  widths.forEach((width, at) => {
    passingRange(sheet, `${columnLetters(at)}:${columnLetters(at)}`).format.columnWidth = width * POINTS;
  });
  const title = passingRange(sheet, 'A1').format.font;
  title.bold = true;
  title.size = 14;
  const table = passingRange(sheet, `A${header}:${last}${lastRow}`);
  table.values = cells.map(line => line.map(value => asWritten(value)));
  table.format.wrapText = true;
  table.format.verticalAlignment = Excel.VerticalAlignment.top;
  for (const edge of ['EdgeTop', 'EdgeBottom', 'InsideHorizontal'] as const) {
    const border = table.format.borders.getItem(edge);
    border.style = Excel.BorderLineStyle.continuous;
    border.color = edge === 'InsideHorizontal' ? '#BFBFBF' : '#404040';
  }
  const head = passingRange(sheet, `A${header}:${last}${header}`).format;
  head.font.bold = true;
  head.fill.color = '#F2F2F2';
  head.horizontalAlignment = Excel.HorizontalAlignment.center;
  table.format.autofitRows();
}
