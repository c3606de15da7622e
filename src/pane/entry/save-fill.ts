import { setCells, takeBackFixes } from '../../excel/edit/several-cells';
import { addActual } from '../../excel/edit/write';
import { failureOf } from '../../excel/batch/run';
import { takeBackAdded } from '../../excel/rows/take-back-rows';
import { setUp } from '../../excel/sheets/set-up/set-up';
import { takeBackSetUp } from '../../excel/sheets/set-up/take-back-set-up';
import { FIRST_STEPS_EN } from '../../i18n/guides/first-steps.en';
import { FIRST_STEPS_JA } from '../../i18n/guides/first-steps.ja';
import { planSetUp } from '../../sheets/make/set-up';
import { locate } from '../../sheets/read/read';
import type { WorkbookState } from '../../sheets/read/state';
import { ACTUALS } from '../../sheets/schema/declarations/actuals';
import type { NewActual } from '../../sheets/schema/declarations/tables';
import { today } from '../words/as-of';
import type { News } from '../frame/news/notice';
import { paragraphOf } from '../frame/news/paragraphs';
import type { Saving } from './saving';
import { fixesOfBaseline, type FillDraft } from './fill-draft';

export type Undo = () => Promise<unknown>;

/** Adds the actual, on a sheet that is made for it where there is none. @returns what takes it back */
export async function writeActual(
  { kpi, actual }: { readonly kpi: Pick<FillDraft['kpi'], 'name' | 'unit'>; readonly actual: FillDraft['actual'] },
  state: WorkbookState,
): Promise<Undo | null> {
  if (actual === null) return null;
  const table = state.tables.DX_Actuals;
  /** Staff may have removed columns that need not be there, and older workbooks lack some. */
  const has = (key: keyof typeof ACTUALS.columns): boolean =>
    table === null || locate(ACTUALS, table.cells[0] ?? []).located.some(column => column.key === key);
  const row: NewActual = {
    kpi: kpi.name,
    year: actual.year,
    date: actual.day,
    value: actual.value,
    status: has('status') ? (actual.day === null ? '実績' : '速報') : null,
    enteredOn: has('enteredOn') ? today() : null,
  };
  if (table !== null) {
    const { added } = await addActual(row, kpi.unit === '' ? null : kpi.unit);
    return () => takeBackAdded(added);
  }
  const template = { id: 'first-actual', name: '', goal: null, rows: { DX_Actuals: [row] } };
  const { made } = await setUp(planSetUp(state, { tables: ['DX_Actuals'], template, asOf: today() }));
  return () => takeBackSetUp(made);
}

/** Writes the baseline, then the actual, and tells how to take both back; where the second fails, the first stays and is said. */
export async function saveFill(draft: FillDraft, { state, words, perform }: Pick<Saving, 'state' | 'words' | 'perform'>): Promise<News> {
  const { kpi, baseline, actual } = draft;
  const text = words.language === 'ja' ? FIRST_STEPS_JA : FIRST_STEPS_EN;
  const undo = (steps: readonly Undo[]): { readonly label: string; readonly run: () => void } => ({
    label: text.undo,
    run: () =>
      perform(async () => {
        for (const step of [...steps].reverse()) await step();
        return { kind: 'done', text: text.unfilled(kpi.name) };
      }),
  });
  const done: Undo[] = [];
  if (baseline !== null) {
    const applied = await setCells(fixesOfBaseline(state, kpi, baseline), { keepOriginals: false });
    done.push(() => takeBackFixes(applied));
  }
  try {
    const back = await writeActual(draft, state);
    if (back !== null) done.push(back);
  } catch (error) {
    if (done.length === 0) throw error;
    const failure = failureOf(error);
    return { kind: 'warned', text: text.halfFilled(kpi.name, words.failure(failure)), next: undo(done), help: paragraphOf(failure) };
  }
  const parts = baseline === null ? text.filledParts.actual : actual === null ? text.filledParts.baseline : text.filledParts.both;
  return { kind: 'done', text: text.filled(kpi.name, parts), next: undo(done) };
}
