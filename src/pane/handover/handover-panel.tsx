import { Button, Field, Radio, RadioGroup } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import { ExcelFailure } from '../../excel/batch/failure';
import { failureOf } from '../../excel/batch/run';
import { makeValueSheets, planValueSheets, takeBackValueSheets, type ValueSheet } from '../../excel/handover/value-sheets';
import { openCopy } from '../../excel/handover/open-copy';
import { HANDOVER_EN } from '../../i18n/share/handover.en';
import { HANDOVER_JA, type HandoverText } from '../../i18n/share/handover.ja';
import { NotClean, type HandedOver } from '../../sheets/handover/convert';
import { PackageTrouble } from '../../sheets/handover/package';
import type { Mode } from '../../sheets/handover/report';
import { Stopped } from '../../sheets/read/slices';
import type { DoorProps } from '../frame/panel/door';
import { plainFailure, toldFailure, FailureText, type ToldFailure } from '../frame/news/trouble';
import { PanelFrame } from '../frame/panel/panel-frame';
import { usePanelStyles } from '../frame/panel/panel-styles';
import { ProgressBar } from '../frame/panel/progress-bar';
import { useWords, type Words } from '../words/words';
import { CopyReport } from './copy-report';
import { makeCopy, StillCalculating, type CopyStep } from './make-copy';

interface Working {
  readonly step: CopyStep;
  readonly done: number;
  readonly total: number;
}

/** Why there is no copy, in a sentence. */
function troubleIn(error: unknown, t: HandoverText, words: Words): ToldFailure {
  if (error instanceof Stopped) return plainFailure(t.stopped);
  if (error instanceof StillCalculating) return plainFailure(t.calculating);
  if (error instanceof PackageTrouble) return plainFailure(`${t.fileFaults[error.kind]}${t.nothing}`);
  if (error instanceof NotClean)
    return plainFailure(
      t.notClean(
        error.leftovers
          .slice(0, 3)
          .map(({ part, what }) => `${part}: ${what}`)
          .join('、'),
      ),
    );
  const failure = failureOf(error);
  return toldFailure(failure, words, failure.kind === 'tooLarge' ? `${t.fileFaults.tooLarge}${t.nothing}` : undefined);
}

/** 共有用コピー: makes the copy, shows what became of the formulas, and opens it when the person has seen that. */
export function HandoverPanel({ busy, tell, perform, onClose }: DoorProps) {
  const styles = usePanelStyles();
  const words = useWords();
  const t = words.language === 'ja' ? HANDOVER_JA : HANDOVER_EN;
  const [mode, setMode] = useState<Mode>('values');
  const [working, setWorking] = useState<Working | null>(null);
  const [made, setMade] = useState<HandedOver | null>(null);
  const [trouble, setTrouble] = useState<ToldFailure | null>(null);
  const [opening, setOpening] = useState(false);
  /** Where Excel opens no workbooks: what would be added to this one. */
  const [instead, setInstead] = useState<readonly ValueSheet[] | null>(null);
  const stopping = useRef<AbortController | null>(null);
  useEffect(() => () => stopping.current?.abort(), []);

  const make = async (): Promise<void> => {
    const stop = new AbortController();
    stopping.current = stop;
    setTrouble(null);
    setMade(null);
    setInstead(null);
    tell(null);
    try {
      const copy = await makeCopy({ mode, signal: stop.signal, onStep: (step, done, total) => setWorking({ step, done, total }) });
      if (!stop.signal.aborted) setMade(copy);
    } catch (error) {
      const failure = error instanceof ExcelFailure ? error.failure : null;
      if (failure?.kind === 'unsupported') await offerSheets(t.cannotRead);
      else setTrouble(troubleIn(error, t, words));
    } finally {
      setWorking(null);
    }
  };
  /** Says why there is no workbook to open, and what can be added to this one. */
  const offerSheets = async (why: string): Promise<void> => {
    setTrouble(plainFailure(why));
    await planValueSheets(t.valueSheetName).then(setInstead, (other: unknown) => setTrouble(toldFailure(other, words)));
  };
  const open = async (): Promise<void> => {
    if (made === null || opening) return;
    setOpening(true);
    try {
      await openCopy(made.bytes);
      tell({ kind: 'done', text: t.opened });
      onClose();
    } catch (error) {
      const failure = error instanceof ExcelFailure ? error : failureOf(error);
      if (failure.kind === 'unsupported') await offerSheets(t.cannotOpen);
      else if (failure.kind === 'tooLarge') await offerSheets(t.tooLargeToOpen);
      else setTrouble(toldFailure(failure, words));
      setOpening(false);
    }
  };
  const addSheets = (sheets: readonly ValueSheet[]): void =>
    perform(async () => {
      const added = await makeValueSheets(sheets);
      const undo = (): void =>
        perform(async () => {
          await takeBackValueSheets(added);
          return { kind: 'done', text: t.sheetsUndone };
        });
      return { kind: 'done', text: t.sheetsAdded(added.sheets.map(({ name }) => name).join('、')), next: { label: t.undo, run: undo } };
    }, onClose);
  const idle = working === null && !opening && !busy;
  return (
    <PanelFrame
      heading={made === null ? t.heading : t.result}
      step={made === null ? 'choose' : 'made'}
      news={
        trouble === null ? null : (
          <p className={styles.text}>
            <FailureText {...trouble} />
          </p>
        )
      }
      onClose={onClose}
      buttons={
        instead !== null && instead.length > 0 ? (
          <Button appearance="primary" disabledFocusable={!idle} onClick={() => (idle ? addSheets(instead) : undefined)}>
            {t.addSheets(instead.length)}
          </Button>
        ) : made === null ? (
          <Button appearance="primary" disabledFocusable={!idle} onClick={() => (idle ? void make() : undefined)}>
            {t.make}
          </Button>
        ) : (
          <Button appearance="primary" disabledFocusable={!idle} onClick={() => void open()}>
            {t.open}
          </Button>
        )
      }
    >
      {instead !== null && (
        <p className={styles.text}>
          {instead.length === 0 ? t.noSheets : `${t.sheetsStory(instead.map(({ name }) => name).join('、'))} ${words.clearsUndo}`}
        </p>
      )}
      {made !== null ? (
        <CopyReport report={made.report} t={t} />
      ) : instead !== null ? null : (
        <>
          <p className={styles.text}>{t.intro}</p>
          <Field label={t.how}>
            <RadioGroup value={mode} onChange={(_, { value }) => setMode(value as Mode)} disabled={!idle}>
              <Radio value="values" label={t.values} />
              <Radio value="formulas" label={t.formulas} />
            </RadioGroup>
          </Field>
          <p className={styles.quiet}>{mode === 'values' ? t.valuesHint : t.formulasHint}</p>
          {working !== null && (
            <ProgressBar
              text={t[working.step]}
              progress={{ done: working.done, total: working.step === 'converting' ? working.done + 1 : working.total }}
              onStop={() => stopping.current?.abort()}
            />
          )}
        </>
      )}
    </PanelFrame>
  );
}
