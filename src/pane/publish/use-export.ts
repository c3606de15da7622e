import { useEffect, useRef, useState } from 'react';
import { keepPublisher } from '../../excel/batch/publisher-setting';
import { failureOf } from '../../excel/batch/run';
import { openCopy } from '../../excel/handover/open-copy';
import { makePublicSheets, takeBackPublicSheets } from '../../excel/sheets/own/public-sheets';
import type { PublishText } from '../../i18n/share/publish.ja';
import { exportedLines, type PublicTable } from '../../sheets/publish/typed-export';
import { sheetNames } from '../../sheets/publish/workbook-file';
import { inSlices, Stopped, type Steps } from '../../sheets/read/slices';
import type { Publisher } from '../../sheets/read/tag';
import type { Actions } from '../frame/news/news';
import { plainFailure, toldFailure, type ToldFailure } from '../frame/news/trouble';
import type { Progress } from '../frame/workbook/use-workbook';
import type { Words } from '../words/words';
import { bookFile, csvFiles, rowsIn } from './make-public';

/** Where public data go. */
export type ExportTarget = 'book' | 'sheets' | 'csv';

interface Saved {
  readonly name: string;
  readonly url: string;
}

export interface ExportState {
  readonly working: boolean;
  readonly stopped: boolean;
  readonly progress: Progress | null;
  readonly trouble: ToldFailure | null;
  /** CSV files that can be saved. */
  readonly files: readonly Saved[];
}

export interface ExportOrder {
  readonly target: ExportTarget;
  readonly publisher: Publisher;
  /** What the workbook knows of who publishes already; null: nothing. */
  readonly kept: Publisher | null;
  /** Names that sheets have already. */
  readonly taken: readonly string[];
  readonly rows: number;
  readonly tables: Steps<readonly PublicTable[]>;
}

export interface UseExport extends ExportState {
  readonly start: (order: ExportOrder) => void;
  readonly stop: () => void;
}

const NOTHING: ExportState = { working: false, stopped: false, progress: null, trouble: null, files: [] };

/** 公開用データ: made step by step, can be stopped until it is written; every failure is told. */
export function useExport(text: PublishText, words: Words, { perform, tell }: Pick<Actions, 'perform' | 'tell'>): UseExport {
  const [state, setState] = useState<ExportState>(NOTHING);
  const abort = useRef<AbortController | null>(null);
  useEffect(() => () => abort.current?.abort(), []);
  const { files } = state;
  useEffect(() => () => files.forEach(({ url }) => URL.revokeObjectURL(url)), [files]);

  const work = async (
    { target, publisher, kept, taken, rows, tables }: ExportOrder,
    signal: AbortSignal,
  ): Promise<Partial<ExportState>> => {
    const slices = <T>(steps: Steps<T>, total: number): Promise<T> =>
      inSlices(steps, { signal, onProgress: done => setState(before => ({ ...before, progress: { done, total } })) });
    const made = await slices(tables, rows);
    if (made.length === 0) return { trouble: plainFailure(text.nothing) };
    const isNew = kept?.code !== publisher.code || kept.name !== publisher.name;
    if (target === 'sheets') {
      const names = sheetNames(made, taken);
      const sheets = made.map((table, at) => ({ name: names[at] ?? table.name, lines: exportedLines(table) }));
      await makePublicSheets(sheets, isNew ? publisher : null);
      const back = async (): Promise<{ kind: 'done'; text: string }> => {
        await takeBackPublicSheets(sheets);
        return { kind: 'done', text: text.addedBack(sheets.length) };
      };
      // Through the pane's own way of writing, so that it reads the workbook again.
      perform(() =>
        Promise.resolve({ kind: 'done', text: text.added(sheets.length), next: { label: text.undo, run: () => perform(back) } }),
      );
      return {};
    }
    if (target === 'csv') {
      const written = await slices(csvFiles(made), rowsIn(made));
      if (isNew) await keepPublisher(publisher);
      return {
        files: written.map(({ name, text: content }) => ({
          name,
          url: URL.createObjectURL(new Blob([content], { type: 'text/csv;charset=utf-8' })),
        })),
      };
    }
    const bytes = await slices(bookFile(made), rowsIn(made));
    if (isNew) await keepPublisher(publisher);
    await openCopy(bytes);
    tell({ kind: 'done', text: text.opened(made.length) });
    return {};
  };

  const start = (order: ExportOrder): void => {
    abort.current?.abort();
    const mine = new AbortController();
    abort.current = mine;
    setState({ ...NOTHING, working: true });
    work(order, mine.signal).then(
      change => {
        if (abort.current === mine) setState({ ...NOTHING, ...change });
      },
      (error: unknown) => {
        if (abort.current !== mine) return;
        if (error instanceof Stopped) return setState({ ...NOTHING, stopped: true });
        const failure = failureOf(error);
        const own =
          failure.kind === 'unsupported'
            ? text.cannotOpen
            : failure.kind === 'tooLarge' && order.target === 'sheets'
              ? text.tooLargeForSheets
              : text.failed(words.failure(failure));
        setState({ ...NOTHING, trouble: toldFailure(failure, words, own) });
      },
    );
  };
  return { ...state, start, stop: () => abort.current?.abort() };
}
