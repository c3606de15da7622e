/** Bindings go again: with 元に戻す the cells get back what they held; where they are only taken away, what the cells hold stays. */
import { placeText, type CellPlace } from '../../sheets/read/state';
import { asFound, type CellContent } from '../batch/cell-text';
import { change, type TakenBack } from '../batch/change';
import { ExcelFailure } from '../batch/failure';
import { askForTag, refuseNewer } from '../batch/workbook-settings';
import { placeOf } from '../read/outline';
import { refuseOtherContents, singleContent, type Binds } from './bindings';
import { askForCells, cellsFound } from './cells';
import { refuseMovedBlocks, rowsAround } from './row-mark';

/** As Excel keeps what was written. */
const kept = (content: CellContent): CellContent => (typeof content === 'string' ? content.replace(/^'/, '') : content);

/** 元に戻す: what the cells held before, and no name where there was none. Throws ExcelFailure (changedMeanwhile …). */
export function takeBackBinds({ cells }: Binds): Promise<void> {
  interface Found {
    readonly range: Excel.Range;
    readonly item: Excel.NamedItem;
    /** As it was; null: there is no such name any more. */
    readonly comment: string | null;
  }
  interface TakenOut {
    readonly before: readonly Excel.Range[];
    /** What the names stood for in the batch, before they went. */
    readonly names: readonly Excel.NamedItem[];
  }
  return change<readonly Found[], TakenOut, void>({
    look: async context => {
      const found = cells.map(({ name, place }) => {
        const item = context.workbook.names.getItemOrNullObject(name);
        item.load('comment');
        const range = context.workbook.worksheets.getItem(place.sheet).getRange(place.address);
        askForCells(range);
        return { range, item, rows: rowsAround(range) };
      });
      const tag = askForTag(context);
      await context.sync();
      refuseNewer(tag);
      const changed = ({ place }: { readonly place: CellPlace }): ExcelFailure =>
        new ExcelFailure({ kind: 'changedMeanwhile', what: placeText(place) });
      found.forEach(({ range }, at) => {
        cellsFound(range);
        const cell = cells[at];
        if (cell !== undefined && singleContent(range) !== cell.to) throw changed(cell);
      });
      await refuseMovedBlocks(
        context,
        cells.map((cell, at) => ({ rows: found[at]?.rows as Excel.Range, was: cell.rows, refusal: () => changed(cell) })),
      );
      return found.map(one => ({ ...one, comment: one.item.isNullObject ? null : one.item.comment }));
    },
    write: (context, found) => {
      const before = found.map(({ range }) => range.getResizedRange(0, 0).load('formulas,values,numberFormat'));
      const names = cells.map(({ name }) => context.workbook.names.getItemOrNullObject(name).load('formula'));
      found.forEach(({ range, item }, at) => {
        const cell = cells[at];
        if (cell === undefined) return;
        if (!item.isNullObject) {
          if (cell.comment === null) item.delete();
          else item.comment = cell.comment;
        }
        const target = range.getResizedRange(0, 0);
        if (cell.format !== null && !range.worksheet.protection.protected) target.numberFormat = [[cell.format]];
        target.formulas = [[cell.from]];
      });
      return { before, names };
    },
    read: ({ before }) =>
      refuseOtherContents(
        before,
        cells.map(({ place, to }) => ({ place, holds: to })),
      ),
    takeBack: async (context, found, answer): Promise<TakenBack<void>> => {
      const now = found.map(({ range }, at) => {
        const cell = range.getResizedRange(0, 0);
        cell.load('formulas,numberFormat');
        const item = context.workbook.names.getItemOrNullObject(cells[at]?.name ?? '');
        item.load('comment');
        return { cell, item };
      });
      await context.sync();
      const isBack = (at: number): boolean => {
        const [one, cell] = [now[at], cells[at]];
        if (one === undefined || cell === undefined) return true;
        return (
          singleContent(one.cell) === kept(cell.from) && (cell.comment === null ? one.item.isNullObject : one.item.comment === cell.comment)
        );
      };
      if (answer === null && cells.every((_, at) => isBack(at))) return { done: undefined };
      let touched = false;
      found.forEach(({ range, comment }, at) => {
        const [one, cell] = [now[at], cells[at]];
        if (one === undefined || cell === undefined) return;
        if (comment !== null && (one.item.isNullObject || one.item.comment !== comment)) {
          touched = true;
          const name = answer?.names[at];
          if (one.item.isNullObject)
            context.workbook.names.add(cell.name, name?.isNullObject === false ? String(name.formula) : range, comment);
          else one.item.comment = comment;
        }
        const was = answer?.before[at] ?? range;
        if (JSON.stringify(one.cell.numberFormat) !== JSON.stringify(was.numberFormat)) {
          touched = true;
          one.cell.numberFormat = was.numberFormat as string[][];
        }
        if (singleContent(one.cell) === singleContent(was)) return;
        touched = true;
        one.cell.formulas = asFound(was);
      });
      await context.sync();
      return touched ? 'takenBack' : 'nothing';
    },
    touched: () => ({ sheets: [], cells: cells.map(({ place }) => placeText(place)) }),
  });
}

/** Takes bindings away; what the cells hold stays. Throws ExcelFailure. */
export function unbind(wanted: readonly string[]): Promise<void> {
  interface Found {
    readonly items: readonly Excel.NamedItem[];
    readonly places: readonly string[];
  }
  return change<Found, null, void>({
    look: async context => {
      const items = wanted.map(name => context.workbook.names.getItemOrNullObject(name));
      items.forEach(item => item.load('name,formula,comment'));
      const ranges = items.map(item => item.getRangeOrNullObject().load('address'));
      const tag = askForTag(context);
      await context.sync();
      refuseNewer(tag);
      return {
        items: items.filter(item => !item.isNullObject),
        places: ranges.filter(({ isNullObject }) => !isNullObject).map(({ address }) => placeText(placeOf(address))),
      };
    },
    write: (_context, { items }) => {
      items.forEach(item => item.delete());
      return null;
    },
    read: () => undefined,
    takeBack: async (context, { items }): Promise<TakenBack<void>> => {
      const now = items.map(({ name }) => context.workbook.names.getItemOrNullObject(name));
      now.forEach(item => item.load('name'));
      await context.sync();
      const gone = items.filter((_, at) => now[at]?.isNullObject);
      if (gone.length === items.length) return { done: undefined };
      gone.forEach(({ name, formula, comment }) => context.workbook.names.add(name, String(formula), comment));
      await context.sync();
      return gone.length > 0 ? 'takenBack' : 'nothing';
    },
    touched: ({ places }) => ({ sheets: [], cells: places }),
  });
}
