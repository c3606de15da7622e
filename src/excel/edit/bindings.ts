/** Cells of a report get a figure of the workbook and a defined name that says which; all in one batch. Back out again: take-back-bindings. */
import { freeNames, toComment, type Binding } from '../../sheets/bind/binding';
import { isBindingName } from '../../sheets/bind/binding-name';
import { type CellPlace, placeText } from '../../sheets/read/state';
import { asWritten, asFound, type CellContent } from '../batch/cell-text';
import { change, type TakenBack } from '../batch/change';
import { ExcelFailure } from '../batch/failure';
import { askForTag, refuseNewer } from '../batch/workbook-settings';
import { placeOf } from '../read/outline';
import { askForCells, cellsFound } from './cells';
import { marksOf, rowsAround, type RowMarks } from './row-mark';

export interface BindCell {
  readonly place: CellPlace;
  readonly binding: Binding;
  readonly content: CellContent;
  /** null: the cell keeps its number format. */
  readonly format: string | null;
  /** What the cell held when the dry run was shown. */
  readonly shown: unknown;
}

/** Cells that were bound, for putting back what was there. */
export interface Binds {
  readonly cells: readonly {
    readonly place: CellPlace;
    readonly name: string;
    /** The comment the name had before; null: there was no such name. */
    readonly comment: string | null;
    readonly from: CellContent;
    /** null: it was not changed. */
    readonly format: string | null;
    readonly to: unknown;
    /** What stands in its row since. */
    readonly rows: RowMarks;
  }[];
}

interface BindTarget {
  readonly cell: BindCell;
  readonly range: Excel.Range;
  readonly name: string;
  readonly comment: string;
  /** The name the cell has already, with its comment as it was: a comment that is written is what the object says from then on. */
  readonly old: { readonly item: Excel.NamedItem; readonly comment: string } | null;
  readonly looksProtected: boolean;
}

/** Of a range of one cell. */
export const singleContent = (range: { readonly formulas: unknown[][] }): unknown => range.formulas[0]?.[0];
const written = (content: CellContent): CellContent =>
  typeof content === 'string' && !content.startsWith('=') ? (asWritten(content) ?? '') : content;

/**
 * Binds cells: three syncs to look, one to write. Nothing but contents, number formats that were asked for, and names changes.
 * Throws ExcelFailure (protectedSheet, hiddenSheet, notFound, mergedInTheWay, changedMeanwhile, nameTaken …); its outcome says what is there then.
 */
export function bind(cells: readonly BindCell[]): Promise<Binds> {
  return change<readonly BindTarget[], BoundCellsLoaded, Binds>({
    look: context => lookAt(context, cells),
    write: (context, targets) => {
      const before = targets.map(({ range }) => range.getResizedRange(0, 0).load('formulas,values,numberFormat'));
      const after = targets.map(({ cell, range, name, comment, old, looksProtected }) => {
        if (old === null) context.workbook.names.add(name, range, comment);
        else old.item.comment = comment;
        const target = range.getResizedRange(0, 0);
        if (cell.format !== null && !looksProtected) target.numberFormat = [[cell.format]];
        target.formulas = [[written(cell.content)]];
        return range.getResizedRange(0, 0).load('formulas');
      });
      return { before, after, rows: after.map(rowsAround) };
    },
    read: ({ before, after, rows }, targets) => {
      refuseOtherContents(
        before,
        targets.map(({ cell: { place, shown } }) => ({ place, holds: shown })),
      );
      return asBinds(targets, after.map(singleContent), rows);
    },
    takeBack: async (context, targets, answer): Promise<TakenBack<Binds>> => {
      const now = targets.map(({ range, name }) => {
        const cell = range.getResizedRange(0, 0);
        cell.load('formulas,numberFormat');
        const item = context.workbook.names.getItemOrNullObject(name);
        item.load('comment');
        return { cell, item, rows: rowsAround(cell) };
      });
      await context.sync();
      const isThere = ({ cell, item }: (typeof now)[number], at: number): boolean =>
        !item.isNullObject &&
        item.comment === targets[at]?.comment &&
        singleContent(cell) !== singleContent(targets[at].range) &&
        !isOthers(singleContent(cell), targets[at].cell.content);
      const all = now.every(isThere);
      if (all && answer === null)
        return {
          done: asBinds(
            targets,
            now.map(({ cell }) => singleContent(cell)),
            now.map(({ rows }) => rows),
          ),
        };
      let touched = false;
      targets.forEach(({ range, old, comment, cell: wanted }, at) => {
        const one = now[at];
        if (one === undefined) return;
        // What the batch met: where others have deleted the cell, another one has come to its place.
        const was = answer?.before[at] ?? range;
        if (!one.item.isNullObject && one.item.comment === comment) {
          touched = true;
          if (old === null) one.item.delete();
          else one.item.comment = old.comment;
        }
        if (singleContent(one.cell) !== singleContent(range) && !isOthers(singleContent(one.cell), wanted.content)) {
          touched = true;
          one.cell.formulas = asFound(was);
        }
        if (JSON.stringify(one.cell.numberFormat) !== JSON.stringify(was.numberFormat)) {
          touched = true;
          one.cell.numberFormat = was.numberFormat as string[][];
        }
      });
      await context.sync();
      return touched ? 'takenBack' : 'nothing';
    },
    touched: targets => ({ sheets: [], cells: targets.map(({ cell }) => placeText(cell.place)) }),
  });
}

/** What the cells held in the batch, before they were written, and after it. */
interface BoundCellsLoaded {
  readonly before: readonly Excel.Range[];
  readonly after: readonly Excel.Range[];
  /** The rows around them, after it. */
  readonly rows: readonly Excel.Range[];
}

/** Throws ExcelFailure (changedMeanwhile) where somebody had put something else there. */
export function refuseOtherContents(
  before: readonly Excel.Range[],
  wanted: readonly { readonly place: CellPlace; readonly holds: unknown }[],
): void {
  wanted.forEach(({ place, holds }, at) => {
    const met = before[at];
    if (met !== undefined && singleContent(met) !== holds) throw new ExcelFailure({ kind: 'changedMeanwhile', what: placeText(place) });
  });
}

/** Somebody else's content, which is to stay: neither a formula where one was wanted nor the value itself. */
function isOthers(now: unknown, wanted: CellContent): boolean {
  return typeof wanted === 'string' && wanted.startsWith('=') ? !String(now).startsWith('=') : now !== wanted;
}

function asBinds(targets: readonly BindTarget[], now: readonly unknown[], rows: readonly Excel.Range[]): Binds {
  return {
    cells: targets.map(({ cell, range, name, old }, at) => ({
      place: cell.place,
      name,
      comment: old === null ? null : old.comment,
      from: asFound(range)[0]?.[0] ?? '',
      format: cell.format === null ? null : String((range.numberFormat as unknown[][])[0]?.[0] ?? 'General'),
      to: now[at],
      rows: marksOf(rows[at] as Excel.Range),
    })),
  };
}

async function lookAt(context: Excel.RequestContext, cells: readonly BindCell[]): Promise<readonly BindTarget[]> {
  const { names, worksheets } = context.workbook;
  names.load('items/name,items/comment');
  const asked = cells.map(({ place }) => {
    const sheet = worksheets.getItemOrNullObject(place.sheet);
    sheet.load('visibility');
    return { sheet, range: sheet.getRange(place.address) };
  });
  asked.forEach(({ range }) => askForCells(range));
  const tag = askForTag(context);
  await context.sync();
  refuseNewer(tag);
  for (const [at, { sheet }] of asked.entries()) {
    const where = cells[at]?.place.sheet ?? '';
    if (sheet.isNullObject) throw new ExcelFailure({ kind: 'notFound', what: where });
    if (sheet.visibility !== Excel.SheetVisibility.visible) throw new ExcelFailure({ kind: 'hiddenSheet', sheet: where });
  }
  const ours = names.items.filter(({ name }) => isBindingName(name));
  const places = ours.map(item => {
    const range = item.getRangeOrNullObject();
    range.load('address');
    return { item, range };
  });
  if (places.length > 0) await context.sync();
  const byPlace = new Map(
    places.filter(({ range }) => !range.isNullObject).map(({ item, range }) => [placeText(placeOf(range.address)), item]),
  );
  const free = [
    ...freeNames(
      names.items.map(({ name }) => name),
      cells.length,
    ),
  ];
  return cells.map((cell, at): BindTarget => {
    const range = asked[at]?.range as Excel.Range;
    const { looksProtected } = cellsFound(range);
    if (singleContent(range) !== cell.shown) throw new ExcelFailure({ kind: 'changedMeanwhile', what: placeText(cell.place) });
    const comment = toComment(cell.binding);
    if (comment === null) throw new ExcelFailure({ kind: 'nameTaken', name: cell.binding.kpi });
    const old = byPlace.get(placeText(cell.place)) ?? null;
    return {
      cell,
      range,
      comment,
      old: old === null ? null : { item: old, comment: old.comment },
      name: old?.name ?? (free.shift() as string),
      looksProtected,
    };
  });
}
