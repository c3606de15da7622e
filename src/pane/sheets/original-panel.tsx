import { Button } from '@fluentui/react-components';
import { findOriginal, makeOriginalSheet } from '../../excel/sheets/own/original-sheet';
import { REVISIONS_EN } from '../../i18n/entry/revisions.en';
import { REVISIONS_JA } from '../../i18n/entry/revisions.ja';
import { planOriginalSheet } from '../../sheets/make/own/original-sheet';
import type { CellPlace, WorkbookState } from '../../sheets/read/state';
import type { Actions } from '../frame/news/news';
import { ownSheetNews } from '../frame/news/own-sheet-news';
import { Conflicts, PanelFrame } from '../frame/panel/panel-frame';
import { usePanelStyles } from '../frame/panel/panel-styles';
import { paragraphOf } from '../frame/news/paragraphs';
import { Prompt } from '../frame/news/prompt';
import { useLookUp } from '../frame/workbook/use-look-up';
import { Waiting } from '../frame/loading/waiting';
import { useWords } from '../words/words';

interface Props {
  readonly state: WorkbookState;
  readonly busy: boolean;
  readonly perform: Actions['perform'];
  readonly onGo: (place: CellPlace) => void;
  readonly onClose: () => void;
}

/** 当初計画: what will be made or made anew, before anything is written. */
export function OriginalPanel({ state, busy, perform, onGo, onClose }: Props) {
  const styles = usePanelStyles();
  const words = useWords();
  const { t: say, language } = words;
  const t = language === 'ja' ? REVISIONS_JA : REVISIONS_EN;
  const { found: existing, failure, retry } = useLookUp(findOriginal, state);
  const plan = existing === null ? null : planOriginalSheet(state, existing);
  const make = (): void => {
    if (plan === null || plan.conflicts.length > 0 || busy) return;
    perform(async () => {
      const made = await makeOriginalSheet(plan);
      return ownSheetNews(made, plan.replaces ? t.originalRedone(plan.sheet) : t.originalDone(plan.sheet), words, { perform, onGo });
    }, onClose);
  };
  return (
    <PanelFrame
      heading={t.original}
      onClose={onClose}
      buttons={
        <Button appearance="primary" disabledFocusable={busy || plan === null || plan.conflicts.length > 0} onClick={make}>
          {plan?.replaces === true ? t.originalRemake : t.originalMake}
        </Button>
      }
    >
      {failure !== null ? (
        <Prompt text={words.failure(failure)} help={paragraphOf(failure)} actions={[{ label: say.retry, run: retry }]} />
      ) : plan === null ? (
        <Waiting text={say.reading} />
      ) : (
        <>
          <p className={styles.text}>{t.originalIntro}</p>
          <Conflicts heading={t.originalConflicts} conflicts={plan.conflicts} />
          <ul className={styles.bullets}>
            <li>{plan.replaces ? t.originalReplace(plan.sheet) : t.originalCreate(plan.sheet)}</li>
            {plan.taken !== null && <li>{t.originalBeside(plan.taken, plan.sheet)}</li>}
            <li>
              {plan.total > plan.capacity
                ? t.originalCut(plan.capacity, plan.total)
                : t.originalRows(plan.total, plan.capacity - plan.total)}
            </li>
            <li>{t.originalRevised(plan.revised)}</li>
            <li>{t.originalName}</li>
            <li>{t.originalFormulas}</li>
            {!plan.replaces && <li>{words.clearsUndo}</li>}
          </ul>
        </>
      )}
    </PanelFrame>
  );
}
