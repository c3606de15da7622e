/** What an action says of itself, and whether that is what the workbook holds. */
import { ExcelFailure, type Outcome } from '../../src/excel/batch/failure';
import { readArea } from '../host/cell/address';
import { containsCell } from '../host/cell/address';
import { differences, isContent, isPage, type Difference, type Whole } from './whole';

export type Told =
  | {
      readonly said: 'done';
      /** It has told that Excel did not take the page layout. */
      readonly withoutPage: boolean;
      /** Paths that the notice names as missing. */
      readonly but: RegExp | null;
    }
  | { readonly said: Outcome['changed']; readonly kind: string; readonly sheets: readonly string[]; readonly cells: readonly string[] }
  /** Not one of our failures: the pane has no sentence for it. */
  | { readonly said: 'thrown'; readonly error: string };

/** Carries out an action and keeps what it says. */
export async function tell(action: () => Promise<unknown>, admitted: (result: unknown) => RegExp | null = () => null): Promise<Told> {
  try {
    const result = await action();
    return { said: 'done', withoutPage: (result as { readonly page?: boolean } | undefined)?.page === false, but: admitted(result) };
  } catch (error) {
    if (!(error instanceof ExcelFailure)) return { said: 'thrown', error: String(error).slice(0, 120) };
    const { sheets = [], cells = [] } = error.outcome as { sheets?: readonly string[]; cells?: readonly string[] };
    return { said: error.outcome.changed, kind: error.kind, sheets, cells };
  }
}

export const printTold = (told: Told): string =>
  told.said === 'done' ? 'done' : told.said === 'thrown' ? told.error : `${told.kind}/${told.said}`;

/** Is a place among those that were named: on a named sheet, or in named cells (and what lies over or around them)? */
function isNamed({ path: whole, was, is }: Difference, sheets: readonly string[], cells: readonly string[]): boolean {
  // A defined name goes with the cell it is given to.
  const [, on = '', to = ''] = (whole.startsWith('name:') ? /^=(?:'(.*?)'|.*?)!(\S+)/.exec(is ?? was ?? '') : null) ?? [];
  const path = to === '' ? whole : `[${on === '' ? /^=(.*?)!/.exec(is ?? was ?? '')?.[1] : on}]${to.replaceAll('$', '')}`;
  const [, sheet = '', rest = ''] = /^~?\[(.*?)\](.*)$/.exec(path) ?? [];
  // The list of sheets, names and settings go with the sheet that is left.
  if (sheet === '') return path.startsWith('~') || sheets.length > 0;
  if (sheets.includes(sheet)) return true;
  const here = cells.flatMap(cell => {
    const bang = cell.lastIndexOf('!');
    const area = readArea(cell.slice(bang + 1).replace(/\$/g, ''));
    return cell.slice(0, bang).replace(/^'(.*)'$/, '$1') === sheet && area !== null ? [area] : [];
  });
  // What belongs to no single cell (the table's area, rules, widths) goes with the cells that are named on its sheet: who looks at them sees it.
  const at = readArea(/^(?:note )?([A-Z]+\d+)(?:\.style)?$/.exec(rest)?.[1] ?? '');
  return here.length > 0 && (at === null || here.some(area => containsCell(area, at.row, at.column)));
}

/** Why what was told is not true of the workbook as it is now; null: it is. */
export function untruth(
  told: Told,
  { before, complete, now }: { before: Whole; complete: Whole; now: Whole },
  mayNotKnow = false,
): string | null {
  const changed = differences(before, now);
  switch (told.said) {
    case 'done': {
      const missing = differences(complete, now).filter(one => (!told.withoutPage || !isPage(one)) && told.but?.test(one.path) !== true);
      return missing.length === 0 ? null : missing.some(isContent) ? 'told done, but is not' : 'told done, but looks otherwise';
    }
    case 'nothing':
    case 'takenBack':
      return changed.length === 0
        ? null
        : changed.some(isContent)
          ? `told ${told.said === 'nothing' ? 'that nothing was changed' : 'that it was taken back'}, but content is changed`
          : `told ${told.said === 'nothing' ? 'that nothing was changed' : 'that it was taken back'}, but looks are changed`;
    case 'left':
      return changed.every(one => isNamed(one, told.sheets, told.cells)) ? null : 'told what is left, but more is';
    case 'unknown':
      return mayNotKnow ? null : 'told that it is not known, though it could be looked up';
    case 'thrown':
      return 'no sentence at all';
  }
}
