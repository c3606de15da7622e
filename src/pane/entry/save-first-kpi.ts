import { failureOf } from '../../excel/batch/run';
import { addRow } from '../../excel/edit/write';
import { takeBackAdded } from '../../excel/rows/take-back-rows';
import { FIRST_KPI_EN } from '../../i18n/entry/first-kpi.en';
import { FIRST_KPI_JA } from '../../i18n/entry/first-kpi.ja';
import type { News } from '../frame/news/notice';
import { paragraphOf } from '../frame/news/paragraphs';
import type { Saving } from './saving';
import type { FirstKpiDraft } from './first-kpi-draft';
import { writeActual, type Undo } from './save-fill';

/** Writes the KPI, then its actual, and tells how to take both back; where the second fails, the first stays and is said. */
export async function saveFirstKpi(
  draft: FirstKpiDraft,
  { state, words, perform }: Pick<Saving, 'state' | 'words' | 'perform'>,
): Promise<News> {
  const { kpi, row, usualBaseline } = draft;
  const text = words.language === 'ja' ? FIRST_KPI_JA : FIRST_KPI_EN;
  const { added, ...place } = await addRow('DX_KPIs', row, kpi.unit === '' ? null : kpi.unit);
  const done: Undo[] = [() => takeBackAdded(added)];
  const next = {
    label: text.undo,
    run: () =>
      perform(async (): Promise<News> => {
        for (let step = done.at(-1); step !== undefined; step = done.at(-1)) {
          await step();
          // What is undone is not undone again where the next step fails and is tried once more.
          done.pop();
        }
        return { kind: 'done', text: text.takenBack(kpi.name) };
      }),
  };
  try {
    const back = await writeActual(draft, state);
    if (back !== null) done.push(back);
  } catch (error) {
    const failure = failureOf(error);
    return { kind: 'warned', text: text.half(kpi.name, words.failure(failure)), next, help: paragraphOf(failure) };
  }
  const where = words.t.place(place.sheet, place.address);
  return { kind: 'done', text: (usualBaseline ? text.addedUsual : text.added)(kpi.name, where), next };
}
