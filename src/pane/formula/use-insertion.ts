/** 挿入 of 関数: the formula goes into the selected cell, and with 元に戻す out again. */
import { useRef } from 'react';
import { ExcelFailure } from '../../excel/batch/failure';
import { failureOf } from '../../excel/batch/run';
import { insertFormula, placeOfInserted, undoInsert, type Insertion } from '../../excel/edit/insert-formula';
import type { FORMULAS_JA } from '../../i18n/functions/formulas.ja';
import type { Actions } from '../frame/news/news';
import { useWords } from '../words/words';

/** How long 挿入 waits for the reading of a cell selected just before, and how often it looks. Milliseconds. */
const MOVED = 3000;
const STEP = 20;

interface InsertionAsked {
  /** null: there is nothing to insert. */
  readonly insertion: Insertion | null;
  /** Another cell has been selected, and is being read. */
  readonly moving: boolean;
  readonly closed: boolean;
  readonly perform: Actions['perform'];
  readonly t: typeof FORMULAS_JA;
  readonly onUndo: () => void;
}

/** @returns what the button does */
export function useInsertion({ insertion, moving, closed, perform, t, onUndo }: InsertionAsked): () => void {
  const words = useWords();
  // What counts is the cell selected when the button is pressed, and at 再試行 the one selected then.
  const latest = useRef({ insertion, moving });
  latest.current = { insertion, moving };
  return () => {
    if (closed) return;
    perform(async () => {
      for (let waited = 0; latest.current.moving && waited < MOVED; waited += STEP) await new Promise(resolve => setTimeout(resolve, STEP));
      const wanted = latest.current.insertion;
      if (wanted === null) throw new ExcelFailure({ kind: 'selectionNotCells' });
      const inserted = await insertFormula(wanted);
      const { sheet, address } = placeOfInserted(inserted);
      const where = words.t.place(sheet, address);
      const undo = (): void => {
        onUndo();
        perform(async () => {
          try {
            await undoInsert(inserted);
          } catch (error) {
            // There is nothing to try again: what stands there now is somebody's own.
            if (failureOf(error).kind === 'changedMeanwhile') return { kind: 'warned', text: t.undoEdited(where) };
            throw error;
          }
          return { kind: 'done', text: t.undone(where) };
        });
      };
      return { kind: 'done', text: t.inserted(where), next: { label: t.undo, run: undo } };
    });
  };
}
