import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { failureOf } from '../../excel/batch/run';
import { takeBackCells, type CellsWritten } from '../../excel/edit/cells';
import { repairFormula } from '../../excel/edit/repair-formula';
import { DOCTOR_EN } from '../../i18n/checks/doctor.en';
import { DOCTOR_JA } from '../../i18n/checks/doctor.ja';
import type { Symptom, SymptomKind } from '../../sheets/doctor/symptom';
import { Details } from '../frame/news/details';
import type { DoorProps } from '../frame/panel/door';
import { paragraphOf } from '../frame/news/paragraphs';
import { PanelFrame } from '../frame/panel/panel-frame';
import { usePanelStyles } from '../frame/panel/panel-styles';
import { ProgressBar } from '../frame/panel/progress-bar';
import { Waiting } from '../frame/loading/waiting';
import { useWords } from '../words/words';
import { SymptomGroup } from './symptom-group';
import { useExamination } from './use-examination';

/** 数式の診断: examine on asking, see each problem in one sentence, repair one or all of a kind, and take that back. */
export function DoctorPanel({ state, busy, perform, onGo, onClose }: DoorProps) {
  const styles = usePanelStyles();
  const words = useWords();
  const { t, language } = words;
  const text = language === 'ja' ? DOCTOR_JA : DOCTOR_EN;
  const { examination, failure, stopped, running, progress, start, stop } = useExamination(state);
  const [repairing, setRepairing] = useState<{ readonly done: number; readonly total: number; readonly stop: () => void } | null>(null);

  const undo = (all: readonly CellsWritten[]): void =>
    perform(async () => {
      for (const written of [...all].reverse()) await takeBackCells(written);
      return { kind: 'done', text: text.undone(all.length) };
    });
  const repair = (symptoms: readonly Symptom[]): void =>
    perform(async () => {
      const done: CellsWritten[] = [];
      let wanted = true;
      try {
        for (const symptom of symptoms) {
          if (!wanted) break;
          done.push(await repairFormula(symptom));
          if (symptoms.length > 1)
            setRepairing({
              done: done.length,
              total: symptoms.length,
              stop: () => {
                wanted = false;
              },
            });
        }
      } catch (error) {
        if (done.length === 0) throw error;
        return {
          kind: 'warned',
          text: text.repairedSome(done.length, words.failure(failureOf(error))),
          help: paragraphOf(failureOf(error)),
          also: { label: text.undo, run: () => undo(done) },
        };
      } finally {
        setRepairing(null);
      }
      const [only] = symptoms;
      return {
        kind: 'done',
        text:
          symptoms.length === 1 && only !== undefined
            ? text.repaired(t.place(only.place.sheet, only.place.address))
            : text.repairedMany(done.length),
        also: { label: text.undo, run: () => undo(done) },
      };
    });

  const groups = new Map<SymptomKind, Symptom[]>();
  for (const symptom of examination?.symptoms ?? []) groups.set(symptom.kind, [...(groups.get(symptom.kind) ?? []), symptom]);
  const summary =
    examination === null
      ? null
      : examination.symptoms.length > 0
        ? text.found(examination.symptoms.length, examination.formulas)
        : examination.formulas === 0
          ? text.noFormulas
          : text.none(examination.formulas);
  return (
    <PanelFrame
      heading={text.heading}
      step="doctor"
      news={
        <>
          {failure !== null && (
            <p className={styles.text}>
              ▲ {words.failure(failure)} <Details to={paragraphOf(failure)} />
            </p>
          )}
          {stopped && <p className={styles.text}>▲ {text.stopped}</p>}
          {running && progress === null && <Waiting text={text.reading(0, 0)} />}
          {progress !== null && <ProgressBar text={text[progress.step](progress.done, progress.total)} progress={progress} onStop={stop} />}
          {repairing !== null && (
            <ProgressBar text={text.repairing(repairing.done, repairing.total)} progress={repairing} onStop={repairing.stop} />
          )}
          {summary !== null && !running && <p className={styles.text}>{summary}</p>}
        </>
      }
      buttons={
        <Button appearance={examination === null ? 'primary' : 'secondary'} disabledFocusable={running || busy} onClick={start}>
          {examination === null ? text.start : text.again}
        </Button>
      }
      onClose={onClose}
    >
      {examination === null && <p className={styles.text}>{text.intro}</p>}
      {examination !== null && examination.unread.length > 0 && <p className={styles.text}>▲ {text.unread(examination.unread)}</p>}
      {[...groups].map(([kind, symptoms]) => (
        <SymptomGroup key={kind} text={text} symptoms={symptoms} busy={busy || running} onGo={onGo} onRepair={repair} />
      ))}
      {examination !== null && examination.functions.length > 0 && (
        <section>
          <h3 className={styles.heading}>{text.functions}</h3>
          <ul>
            {examination.functions.map(([name, cells]) => (
              <li key={name}>{text.functionCells(name, cells)}</li>
            ))}
          </ul>
        </section>
      )}
    </PanelFrame>
  );
}
