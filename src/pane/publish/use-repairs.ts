import { takeBackCells } from '../../excel/edit/cells';
import { repairCells } from '../../excel/edit/repair-cells';
import { foldAgain, unfoldMerges } from '../../excel/edit/unfold-merges';
import type { PublishText } from '../../i18n/publish.ja';
import type { Edit, Unfold } from '../../sheets/publish/repair';
import type { Actions } from '../frame/news';

/** What puts a rule's findings right. */
export type Repair =
  { readonly kind: 'edits'; readonly edits: readonly Edit[] } | { readonly kind: 'unfold'; readonly areas: readonly Unfold[] };

/** Carries a repair out and offers to take it back; afterwards the sheet is checked anew. */
export function repairing(text: PublishText, perform: Actions['perform'], again: () => void): (sheet: string, repair: Repair) => void {
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
      const unfolded = await unfoldMerges(sheet, repair.areas);
      const count = repair.areas.length;
      return done(text.unfolded(count), () => foldAgain(unfolded).then(() => text.folded(count)));
    }, again);
}
