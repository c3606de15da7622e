import { Button } from '@fluentui/react-components';
import { readBindings } from '../../excel/edit/read-bindings';
import { findSuccessor, makeSuccessor } from '../../excel/sheets/own/successor';
import { SUCCESSOR_EN } from '../../i18n/share/successor.en';
import { SUCCESSOR_JA } from '../../i18n/share/successor.ja';
import { planSuccessor } from '../../sheets/pack/successor';
import type { DoorProps } from '../frame/panel/door';
import { ownSheetNews } from '../frame/news/own-sheet-news';
import { Conflicts, PanelFrame } from '../frame/panel/panel-frame';
import { usePanelStyles } from '../frame/panel/panel-styles';
import { Prompt } from '../frame/news/prompt';
import { useLookUp } from '../frame/workbook/use-look-up';
import { Waiting } from '../frame/loading/waiting';
import { today } from '../words/as-of';
import { useWords } from '../words/words';
import { successorContent } from './successor-content';

const lookUp = async () => ({ existing: await findSuccessor(), bound: await readBindings() });

/** 引継ぎ: what will be made, before anything is written. */
export function SuccessorPanel({ state, busy, perform, onGo, onClose }: DoorProps) {
  const styles = usePanelStyles();
  const words = useWords();
  const { t: say, language } = words;
  const t = language === 'ja' ? SUCCESSOR_JA : SUCCESSOR_EN;
  const { found, failure, retry } = useLookUp(lookUp, state);
  const content = found === null ? null : successorContent(state, found.bound, today());
  const plan = found === null || content === null ? null : planSuccessor(state, content, found.existing);
  const ready = plan !== null && plan.conflicts.length === 0 && !busy;
  const make = (): void => {
    if (plan === null || !ready) return;
    perform(
      async () => ownSheetNews(await makeSuccessor(plan), (plan.replaces ? t.redone : t.done)(plan.sheet), words, { perform, onGo }),
      onClose,
    );
  };
  return (
    <PanelFrame
      heading={t.heading}
      onClose={onClose}
      buttons={
        <Button appearance="primary" disabledFocusable={!ready} onClick={make}>
          {plan?.replaces === true ? t.remake : t.make}
        </Button>
      }
    >
      {failure !== null ? (
        <Prompt text={words.failure(failure)} actions={[{ label: say.retry, run: retry }]} />
      ) : (
        <>
          <p className={styles.text}>{t.intro}</p>
          {plan === null || content === null ? (
            <Waiting text={say.reading} />
          ) : (
            <>
              <Conflicts heading={t.conflicts} conflicts={plan.conflicts} />
              <ul className={styles.bullets}>
                <li>{plan.replaces ? t.replace(plan.sheet) : t.create(plan.sheet)}</li>
                <li>{plan.printed.pages === 1 ? t.page : t.pages(plan.printed.pages)}</li>
                {plan.left > 0 && <li>{t.left(plan.left)}</li>}
                {!plan.replaces && <li>{words.clearsUndo}</li>}
              </ul>
            </>
          )}
          {busy && <Waiting text={t.writing} />}
        </>
      )}
    </PanelFrame>
  );
}
