import type { Checks } from './checks/use-inspection';
import { Notice, type News } from './frame/news/notice';
import { paragraphOf } from './frame/news/paragraphs';
import { ProgressBar } from './frame/panel/progress-bar';
import type { Workbook } from './frame/workbook/use-workbook';
import { Waiting } from './frame/loading/waiting';
import { useWords } from './words/words';

interface Props {
  readonly workbook: Workbook;
  readonly checks: Checks;
  /** This Excel is below the floor: nothing is written. */
  readonly old: boolean;
  /** The workbook is of a newer version: nothing is written to it. */
  readonly newer: boolean;
  readonly busy: boolean;
  readonly news: News | null;
  /** They were read on another screen: one line is left of them. */
  readonly isRead: boolean;
  readonly onDismiss: () => void;
}

/** What the pane tells above the screen: what the workbook is, what is being done, what came of it. */
export function SessionNews({ workbook, checks, old, newer, busy, news, isRead, onDismiss }: Props) {
  const words = useWords();
  const { t } = words;
  const { state, failure, stopped, progress, stop, reload } = workbook;
  return (
    <>
      {old && <Notice news={{ kind: 'warned', text: t.excelTooOld }} />}
      {newer && <Notice news={{ kind: 'warned', text: t.newerWorkbook }} />}
      {state?.countsFrom1904 === true && <Notice news={{ kind: 'warned', text: t.countsFrom1904 }} />}
      {busy && <Waiting text={t.writing} />}
      {news !== null && <Notice news={news} compact={isRead && news.kind === 'done'} onDismiss={onDismiss} />}
      {progress !== null && (
        <ProgressBar
          text={(progress.step === 'fetching' ? t.readingRows : t.understandingRows)(progress.done, progress.total)}
          progress={progress}
          onStop={stop}
        />
      )}
      {stopped && <Notice news={{ kind: 'failed', text: t.readingStopped, next: { label: t.retry, run: () => void reload() } }} />}
      {/* One bar at a time: what is being read now will be checked anew. */}
      {progress === null && checks.progress !== null && (
        <ProgressBar text={t.checking(checks.progress.done, checks.progress.total)} progress={checks.progress} onStop={checks.stop} />
      )}
      {checks.stopped && <Notice news={{ kind: 'failed', text: t.checkingStopped, next: { label: t.checkAgain, run: checks.again } }} />}
      {failure !== null && (
        <Notice
          news={{
            kind: 'failed',
            text: words.failure(failure),
            help: paragraphOf(failure),
            next: { label: t.retry, run: () => void reload() },
          }}
        />
      )}
    </>
  );
}
