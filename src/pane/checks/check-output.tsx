import { Button } from '@fluentui/react-components';
import { findInspection, makeInspectionSheet } from '../../excel/sheets/own/inspection-sheet';
import { planInspectionSheet } from '../../sheets/make/own/inspection-sheet';
import type { CellPlace } from '../../sheets/read/state';
import { sheetLines, sheetNote, type CheckWords } from './check-words';
import type { Actions } from '../frame/news/news';
import { ownSheetNews } from '../frame/news/own-sheet-news';
import { Conflicts, PanelFrame } from '../frame/panel/panel-frame';
import { usePanelStyles } from '../frame/panel/panel-styles';
import { Prompt } from '../frame/news/prompt';
import { useLookUp } from '../frame/workbook/use-look-up';
import type { Inspected } from './use-inspection';
import { Waiting } from '../frame/loading/waiting';
import { useWords } from '../words/words';

interface Props {
  readonly inspected: Inspected;
  readonly words: CheckWords;
  readonly busy: boolean;
  readonly onGo: (place: CellPlace) => void;
  readonly perform: Actions['perform'];
  readonly onClose: () => void;
}

/** 点検結果をシートに出力: what will happen, before it happens. */
export function CheckOutput({ inspected: { state, inspection }, words: { c }, busy, onGo, perform, onClose }: Props) {
  const styles = usePanelStyles();
  const all = useWords();
  const { t, failure: failureWords, clearsUndo } = all;
  const { found, failure, retry } = useLookUp(findInspection, state);
  const plan = found && planInspectionSheet(state, found, sheetLines(inspection.remarks), sheetNote(inspection), inspection.asOf);
  const write = (): void => {
    if (plan === null) return;
    perform(async () => {
      const made = await makeInspectionSheet(plan);
      return ownSheetNews(made, c.outputDone(plan.sheet, plan.lines.length), all, { perform, onGo });
    }, onClose);
  };
  return (
    <PanelFrame
      heading={c.outputHeading}
      onClose={onClose}
      buttons={
        <Button appearance="primary" disabledFocusable={busy || plan === null || plan.conflicts.length > 0} onClick={write}>
          {plan?.replaces ? c.outputOverwrite : c.outputWrite}
        </Button>
      }
    >
      {failure !== null ? (
        <Prompt text={failureWords(failure)} actions={[{ label: t.retry, run: retry }]} />
      ) : plan === null ? (
        <Waiting text={t.reading} />
      ) : (
        <>
          {plan.replaces === null ? (
            <p className={styles.text}>{c.outputCreate(plan.sheet, plan.lines.length)}</p>
          ) : (
            <>
              <p className={styles.text}>{c.outputReplace(plan.sheet, plan.replaces.note, plan.lines.length)}</p>
              {plan.kept > 0 && <p className={styles.text}>{c.outputKeeps(plan.kept)}</p>}
              {plan.gone > 0 && <p className={styles.text}>{c.outputGone(plan.gone)}</p>}
              <p className={styles.text}>{c.outputReplaceLoses}</p>
            </>
          )}
          {plan.taken !== null && <p className={styles.text}>{c.outputBeside(plan.taken, plan.sheet)}</p>}
          {plan.omitted > 0 && <p className={styles.text}>{c.outputOmitted(plan.omitted)}</p>}
          <Conflicts heading={c.outputConflicts} conflicts={plan.conflicts} />
          <p className={styles.text}>{clearsUndo}</p>
          <p className={styles.text}>{c.outputNothingYet}</p>
        </>
      )}
    </PanelFrame>
  );
}
