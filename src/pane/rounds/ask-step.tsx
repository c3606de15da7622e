import { Button, Field, Radio, RadioGroup, Select } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import { failureOf } from '../../excel/batch/run';
import { openCopy } from '../../excel/handover/open-copy';
import { makeFormSheets, type FormSheetsMade } from '../../excel/rounds/form-sheets';
import { takeBackFormSheets } from '../../excel/rounds/take-back-forms';
import { takeBackRound } from '../../excel/rounds/take-back-round';
import { writeRound, type RoundWritten } from '../../excel/rounds/write-round';
import { formsOf, type Form } from '../../sheets/rounds/form';
import { progressOf } from '../../sheets/rounds/requests';
import { askedWrites } from '../../sheets/rounds/asked';
import { roundWrite } from '../../sheets/rounds/round-write';
import { Stopped } from '../../sheets/read/slices';
import type { News } from '../frame/news/notice';
import { toldFailure } from '../frame/news/trouble';
import { PanelFrame } from '../frame/panel/panel-frame';
import { usePanelStyles } from '../frame/panel/panel-styles';
import { ProgressBar } from '../frame/panel/progress-bar';
import { today } from '../words/as-of';
import { useWords } from '../words/words';
import { roundNews, undoStep } from './round-news';
import { saveFile } from './save-file';
import type { StepProps } from './rounds-panel';

const pause = (): Promise<void> => new Promise(resolve => setTimeout(resolve, 0));

/** 回答票を作成: files in a zip, sheets of this workbook, or one as a new workbook. */
export function AskStep({ state, busy, perform, tell, recorded: { round, record }, t, onBack }: StepProps) {
  const styles = usePanelStyles();
  const words = useWords();
  const [who, setWho] = useState<'all' | 'open'>('all');
  const [which, setWhich] = useState('');
  const [making, setMaking] = useState<{ readonly done: number; readonly total: number } | null>(null);
  const stopping = useRef<AbortController | null>(null);
  useEffect(() => () => stopping.current?.abort(), []);
  const { addressees } = progressOf(state, round, today());
  const open = new Set(addressees.filter(({ standing }) => standing !== 'answered').map(({ to }) => to));
  const forms = (taken: readonly string[]): Form[] => formsOf(round, taken).filter(({ to }) => who === 'all' || open.has(to));
  const count = who === 'all' ? addressees.length : open.size;
  const idle = !busy && making === null;

  const mark = (wanted: readonly Form[]) =>
    askedWrites(
      state,
      round,
      wanted.map(({ to }) => to),
      today(),
    );
  const saveZip = async (): Promise<void> => {
    const wanted = forms([]);
    const stop = new AbortController();
    stopping.current = stop;
    tell(null);
    try {
      const { formFile, zipped } = await import('../../sheets/rounds/form-file');
      const files: { name: string; bytes: Uint8Array }[] = [];
      for (const form of wanted) {
        setMaking({ done: files.length, total: wanted.length });
        await pause();
        if (stop.signal.aborted) throw new Stopped();
        files.push({ name: form.file, bytes: await formFile(form) });
      }
      const name = `${round.name.replace(/[<>:"/\\|?*]/g, '・')}_回答票.zip`;
      saveFile(name, zipped(files), 'application/zip');
      const cells = mark(wanted);
      if (cells.length === 0) return tell({ kind: 'done', text: t.savedOnly(wanted.length, name) });
      const order = roundWrite(record, round, [], cells);
      perform(async (): Promise<News> => {
        const written = await writeRound(order);
        return roundNews(t.saved(wanted.length, name), t.savedUndone, written, { words, perform });
      });
    } catch (error) {
      if (error instanceof Stopped) tell({ kind: 'warned', text: t.stopped });
      else tell({ kind: 'failed', ...toldFailure(error, words) });
    } finally {
      setMaking(null);
    }
  };
  const makeSheets = (): void => {
    const wanted = forms(state.sheets.map(({ name }) => name));
    const order = roundWrite(record, round, [], mark(wanted));
    let made: FormSheetsMade | null = null;
    perform(async (): Promise<News> => {
      const sheets = (made ??= await makeFormSheets(wanted));
      const written = await writeRound(order);
      return {
        kind: 'done',
        text: words.withPage(t.sheetsMade(wanted.length), sheets.page),
        next: undoStep(words, perform, () => takeSheetsBack(wanted, sheets, written)),
      };
    });
  };
  const takeSheetsBack = async (wanted: readonly Form[], made: FormSheetsMade, written: RoundWritten | null): Promise<string> => {
    await takeBackFormSheets(wanted, made);
    if (written !== null) await takeBackRound(written);
    return t.sheetsUndone(wanted.length);
  };
  const openOne = async (): Promise<void> => {
    const form = forms([]).find(({ to }) => to === which) ?? forms([])[0];
    if (form === undefined) return;
    setMaking({ done: 0, total: 1 });
    try {
      const { formFile } = await import('../../sheets/rounds/form-file');
      await openCopy(await formFile(form));
      tell({ kind: 'done', text: t.opened });
    } catch (error) {
      const failure = failureOf(error);
      tell({ kind: 'failed', ...toldFailure(failure, words, failure.kind === 'unsupported' ? t.cannotOpen : undefined) });
    } finally {
      setMaking(null);
    }
  };
  return (
    <PanelFrame heading={t.askHeading(round.name)} onClose={onBack} closing={t.back} buttons={null}>
      <p className={styles.text}>{t.askIntro}</p>
      <Field label={t.askWhom} className={styles.field}>
        <RadioGroup value={who} onChange={(_, { value }) => setWho(value === 'open' ? 'open' : 'all')}>
          <Radio value="all" label={t.askAll(addressees.length)} />
          <Radio value="open" label={t.askUnanswered(open.size)} />
        </RadioGroup>
      </Field>
      {making !== null && <ProgressBar text={t.making} progress={making} onStop={() => stopping.current?.abort()} />}
      <div>
        <Button
          appearance="primary"
          disabledFocusable={!idle || count === 0}
          onClick={() => (idle && count > 0 ? void saveZip() : undefined)}
        >
          {t.saveZip(count)}
        </Button>
        <p className={styles.quiet}>{t.saveZipHint}</p>
      </div>
      <div>
        <Button disabledFocusable={!idle || count === 0} onClick={() => (idle && count > 0 ? makeSheets() : undefined)}>
          {t.makeSheets(count)}
        </Button>
        <p className={styles.quiet}>
          {t.makeSheetsHint} {words.clearsUndo}
        </p>
      </div>
      <div>
        <Field label={t.openWhich} className={styles.field}>
          <Select
            className={styles.select}
            select={{ className: styles.select }}
            value={which}
            onChange={(_, { value }) => setWhich(value)}
          >
            {addressees.map(({ to }) => (
              <option key={to} value={to}>
                {to}
              </option>
            ))}
          </Select>
        </Field>
        <Button disabledFocusable={!idle} onClick={() => (idle ? void openOne() : undefined)}>
          {t.openOne}
        </Button>
        <p className={styles.quiet}>{t.openOneHint}</p>
      </div>
    </PanelFrame>
  );
}
