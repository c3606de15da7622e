import { Button } from '@fluentui/react-components';
import { addColumns } from '../../excel/sheets/add-columns';
import { planAddColumns } from '../../sheets/make/add-columns';
import type { CellPlace, WorkbookState } from '../../sheets/read/state';
import type { TableName } from '../../sheets/schema/table-name';
import type { News } from '../frame/notice';
import { Conflicts, PanelFrame } from '../frame/panel-frame';
import { usePanelStyles } from '../frame/panel-styles';
import { useWords } from '../words/words';

export interface AddColumnsPanelProps {
  readonly state: WorkbookState;
  readonly table: TableName;
  readonly busy: boolean;
  readonly perform: (verb: () => Promise<News>, whenDone: () => void) => void;
  readonly onGo: (place: CellPlace) => void;
  readonly onClose: () => void;
}

/** 列を追加: which columns a table lacks, what belongs in them, and adding them at its right end. */
export function AddColumnsPanel({ state, table, busy, perform, onGo, onClose }: AddColumnsPanelProps) {
  const styles = usePanelStyles();
  const { t } = useWords();
  // Worked out anew whenever the workbook changes, so that what is shown is what will be done.
  const plan = planAddColumns(state, table);
  const sheet = plan?.sheet ?? state.tables[table]?.sheet ?? '';
  const add = (): void => {
    if (plan === null) return;
    perform(async () => {
      const place = await addColumns(plan);
      return { kind: 'done', text: t.columnsAdded(plan.sheet, plan.columns.length), next: { label: t.goToCell, run: () => onGo(place) } };
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
