/** Copies what was adopted, one table after the other, and says what came of it. */
import { failureOf } from '../../excel/batch/run';
import { adopt, takeBackAdopted, type CopiedRows } from '../../excel/sheets/set-up/adopt';
import type { AdoptText } from '../../i18n/sheets/adopt.ja';
import type { Adoption } from '../../sheets/adopt/adopt';
import type { AdoptSource } from '../../sheets/adopt/source/adopt-grid';
import type { CellPlace, WorkbookState } from '../../sheets/read/state';
import type { News } from '../frame/news/notice';
import { paragraphOf } from '../frame/news/paragraphs';
import type { Words } from '../words/words';
import { sheetOf } from './adopt-preview-step';

export interface Copying {
  /** What rows refer to comes before them. */
  readonly plans: readonly Adoption[];
  readonly source: AdoptSource;
  readonly state: WorkbookState;
  /** How the columns were matched, kept for the next time, with the first table. */
  readonly memory: Parameters<typeof adopt>[0]['memory'];
  readonly words: Words;
  readonly text: AdoptText;
  readonly perform: (verb: () => Promise<News>) => void;
  readonly onGo: (place: CellPlace) => void;
}

interface CopyDone {
  readonly sheet: string;
  readonly copied: CopiedRows;
  readonly place: CellPlace | null;
  readonly told: string;
}

/** To be performed; what it tells offers to take all of it back. */
export function copyAdopted({ plans, source, state, memory, words, text, perform, onGo }: Copying): () => Promise<News> {
  const sheetNamed = (adoption: Adoption): string => sheetOf(adoption, state.tables[adoption.table]?.sheet ?? null);
  const undo = (all: readonly CopyDone[]): void =>
    perform(async () => {
      // The last first: what was added to 実績 refers to what was added to KPI.
      for (const { copied } of [...all].reverse()) await takeBackAdopted(copied);
      const told = all.map(({ sheet, copied }) =>
        text.undone(
          sheet,
          copied.rows.length,
          copied.made.plan.tables.some(({ action }) => action === 'create'),
        ),
      );
      return { kind: 'done', text: told.join('') };
    });
  return async () => {
    const done: CopyDone[] = [];
    for (const [at, plan] of plans.entries()) {
      try {
        const { place, copied, page } = await adopt({ adoption: plan, source, state, memory: at === 0 ? memory : null });
        const told = words.withPage(text.done(sheetNamed(plan), plan.rows.length, plan.converted, plan.issues.length), page);
        done.push({ sheet: sheetNamed(plan), copied, place, told });
      } catch (error) {
        const [before] = done;
        if (before === undefined) throw error;
        // What was done stays and can be taken back; what failed is said beside it.
        return {
          kind: 'warned',
          text: text.secondFailed(before.told, words.failure(failureOf(error))),
          help: paragraphOf(failureOf(error)),
          also: { label: text.undo, run: () => undo(done) },
        };
      }
    }
    const place = done[0]?.place ?? null;
    return {
      kind: 'done',
      text: done.map(({ told }) => told).reduce((all, told) => text.doneBoth(all, told)),
      ...(place === null ? {} : { next: { label: words.t.goToCell, run: () => onGo(place) } }),
      also: { label: text.undo, run: () => undo(done) },
    };
  };
}
