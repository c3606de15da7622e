import { deleteLines, putLinesBack } from '../../excel/edit/blank-lines';
import { takeBackCells } from '../../excel/edit/cells';
import { moveNotes, moveNotesBack } from '../../excel/edit/move-notes';
import { repairCells } from '../../excel/edit/repair-cells';
import { foldAgain, unfoldMerges } from '../../excel/edit/unfold-merges';
import type { PublicSheet } from '../../excel/sheets/own/public-sheets';
import type { PublishText } from '../../i18n/share/publish.ja';
import type { BlankLines } from '../../sheets/formula/line-references';
import { withoutNotes, type GridEdit, type NoteBeside, type Unfold } from '../../sheets/publish/repair';
import type { Actions } from '../frame/news/news';

/** What puts a rule's findings right. */
export type RuleRepair =
  | { readonly kind: 'edits'; readonly edits: readonly GridEdit[] }
  | { readonly kind: 'unfold'; readonly areas: readonly Unfold[] }
  | { readonly kind: 'lines'; readonly lines: BlankLines }
  /** Texts beside the table move to a sheet that is made for them. */
  | { readonly kind: 'notes'; readonly notes: readonly NoteBeside[]; readonly to: PublicSheet };

export const blankLineCount = ({ runs }: BlankLines): number => runs.reduce((sum, { count }) => sum + count, 0);

/** Carries a repair out and offers to take it back; afterwards the sheet is checked anew. */
export function repairing(text: PublishText, perform: Actions['perform'], again: () => void): (sheet: string, repair: RuleRepair) => void {
  const done = (told: string, back: () => Promise<string>): { kind: 'done'; text: string; next: { label: string; run: () => void } } => ({
    kind: 'done',
    text: told,
    next: { label: text.undo, run: () => perform(async () => ({ kind: 'done', text: await back() }), again) },
  });
  return (sheet, repair) =>
    perform(async () => {
      if (repair.kind === 'edits') {
        const written = await repairCells(sheet, repair.edits);
        const count = repair.edits.length;
        return done(text.repaired(count), () => takeBackCells(written).then(() => text.undone(count)));
      }
      if (repair.kind === 'notes') {
        const moved = await moveNotes(sheet, withoutNotes(repair.notes), repair.to);
        const count = repair.notes.length;
        return done(text.moved(count, repair.to.name), () => moveNotesBack(moved).then(() => text.movedBack(count)));
      }
      if (repair.kind === 'lines') {
        const deleted = await deleteLines(repair.lines);
        const { axis } = deleted;
        const count = blankLineCount(deleted);
        return done(text.linesDeleted[axis](count), () => putLinesBack(deleted).then(() => text.linesBack[axis](count)));
      }
      const unfolded = await unfoldMerges(sheet, repair.areas);
      const count = repair.areas.length;
      return done(text.unfolded(count), () => foldAgain(unfolded).then(() => text.folded(count)));
    }, again);
}
