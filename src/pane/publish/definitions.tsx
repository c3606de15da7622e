import { Button } from '@fluentui/react-components';
import { findDefinitions, makeDefinitions } from '../../excel/sheets/own/definitions-sheet';
import type { PublishText } from '../../i18n/share/publish.ja';
import { DEFINITIONS_NAME, planDefinitions } from '../../sheets/publish/definitions-sheet';
import type { CellPlace, WorkbookState } from '../../sheets/read/state';
import type { Actions } from '../frame/news/news';
import { ownSheetNews } from '../frame/news/own-sheet-news';
import { usePanelStyles } from '../frame/panel/panel-styles';
import { useWords } from '../words/words';
import { useFormStyles } from './form-styles';
import type { Checked } from './use-checking';

interface Props {
  readonly text: PublishText;
  readonly state: WorkbookState;
  readonly checked: Checked | null;
  readonly busy: boolean;
  readonly perform: Actions['perform'];
  readonly onGo: (place: CellPlace) => void;
}

/** 定義: the standing sheet that says what the columns mean, made or made anew. */
export function Definitions({ text, state, checked, busy, perform, onGo }: Props) {
  const panel = usePanelStyles();
  const styles = useFormStyles();
  const words = useWords();
  const isThere = state.names.includes(DEFINITIONS_NAME);
  const hasTables = Object.values(state.tables).some(table => table !== null);
  const found = checked?.report.layouts[0] ?? null;
  const make = (): void =>
    perform(async () => {
      const plan = planDefinitions(state, await findDefinitions(), found);
      return ownSheetNews(await makeDefinitions(plan), text.defined(plan.tables, plan.lines.length - 1), words, { perform, onGo });
    });
  const ready = hasTables || (found !== null && found.layout.tables.length > 0);
  return (
    <section className={styles.form}>
      <h3 className={styles.heading}>{text.definitionsHeading}</h3>
      <p className={panel.text}>{ready ? text.definitionsIntro : text.definitionsEmpty}</p>
      {ready && <p className={panel.text}>{words.clearsUndo}</p>}
      {ready && (
        <div className={styles.actions}>
          <Button disabledFocusable={busy} onClick={() => (busy ? undefined : make())}>
            {isThere ? text.renewDefinitions : text.makeDefinitions}
          </Button>
        </div>
      )}
    </section>
  );
}
