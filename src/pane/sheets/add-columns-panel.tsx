import { Button } from '@fluentui/react-components';
import { addColumns } from '../../excel/sheets/set-up/add-columns';
import { takeBackColumns } from '../../excel/sheets/set-up/take-back-columns';
import { UNDO_EN } from '../../i18n/entry/undo.en';
import { UNDO_JA } from '../../i18n/entry/undo.ja';
import { planAddColumns } from '../../sheets/make/add-columns';
import type { CellPlace, WorkbookState } from '../../sheets/read/state';
import type { TableName } from '../../sheets/schema/table-name';
import type { Actions } from '../frame/news/news';
import type { News } from '../frame/news/notice';
import { Conflicts, PanelFrame } from '../frame/panel/panel-frame';
import { usePanelStyles } from '../frame/panel/panel-styles';
import { useWords } from '../words/words';

export interface AddColumnsPanelProps {
  readonly state: WorkbookState;
  readonly table: TableName;
  readonly busy: boolean;
  readonly perform: Actions['perform'];
  readonly onGo: (place: CellPlace) => void;
  readonly onClose: () => void;
}

/** 列を追加: which columns a table lacks, what belongs in them, and adding them at its right end. */
export function AddColumnsPanel({ state, table, busy, perform, onGo, onClose }: AddColumnsPanelProps) {
  const styles = usePanelStyles();
  const { t, language } = useWords();
  const u = language === 'ja' ? UNDO_JA : UNDO_EN;
  // Worked out anew whenever the workbook changes, so that what is shown is what will be done.
  const plan = planAddColumns(state, table);
  const sheet = plan?.sheet ?? state.tables[table]?.sheet ?? '';
  const add = (): void => {
    if (plan === null) return;
    perform(async () => {
      const { place, before } = await addColumns(plan);
      const count = plan.columns.length;
      const undo = async (): Promise<News> => {
        await takeBackColumns({ plan, before });
        return { kind: 'done', text: u.columnsUndone(plan.sheet, count) };
      };
      return {
        kind: 'done',
        text: t.columnsAdded(plan.sheet, count),
        next: { label: u.undo, run: () => perform(undo) },
        also: { label: t.goToCell, run: () => onGo(place) },
      };
    }, onClose);
  };
  return (
    <PanelFrame
      heading={t.columnsHeading(sheet)}
      onClose={onClose}
      buttons={
        <Button appearance="primary" disabledFocusable={busy || plan === null || plan.conflicts.length > 0} onClick={add}>
          {t.sheetAddColumns}
        </Button>
      }
    >
      {plan === null ? (
        <p className={styles.text}>{t.columnsNone}</p>
      ) : (
        <>
          <p className={styles.text}>{t.columnsIntro}</p>
          <ul className={styles.bullets}>
            {plan.columns.map(({ header, help }) => (
              <li key={header}>
                {header}
                <div className={styles.quiet}>{help}</div>
              </li>
            ))}
          </ul>
          <Conflicts heading={t.previewConflicts} conflicts={plan.conflicts} />
        </>
      )}
    </PanelFrame>
  );
}
