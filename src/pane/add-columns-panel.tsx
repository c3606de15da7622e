import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useId, useRef } from 'react';
import { addColumns } from '../excel/add-columns';
import { planAddColumns } from '../sheets/add-columns';
import type { CellPlace, WorkbookState } from '../sheets/state';
import type { TableName } from '../sheets/table-name';
import type { News } from './notice';
import { useWords } from './words';

const useStyles = makeStyles({
  panel: {
    display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', rowGap: tokens.spacingVerticalM, padding: tokens.spacingHorizontalM,
    backgroundColor: tokens.colorNeutralBackground2, border: `1px solid ${tokens.colorBrandStroke1}`, borderRadius: tokens.borderRadiusLarge,
  },
  heading: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  text: { margin: 0, overflowWrap: 'anywhere' },
  list: { margin: 0, paddingLeft: tokens.spacingHorizontalL, overflowWrap: 'anywhere' },
  quiet: { color: tokens.colorNeutralForeground2 },
  conflict: { margin: 0, color: tokens.colorStatusDangerForeground1 },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

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
  const styles = useStyles();
  const { t, conflict: conflictWords } = useWords();
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
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
    <section aria-labelledby={`${id}heading`} className={styles.panel} onKeyDown={event => { if (event.key === 'Escape') onClose(); }}>
      <h2 ref={heading} tabIndex={-1} id={`${id}heading`} className={styles.heading}>{t.columnsHeading(sheet)}</h2>
      {plan === null ? <p className={styles.text}>{t.columnsNone}</p> : (
        <>
          <p className={styles.text}>{t.columnsIntro}</p>
          <ul className={styles.list}>
            {plan.columns.map(({ header, help }) => <li key={header}>{header}<div className={styles.quiet}>{help}</div></li>)}
          </ul>
          {plan.conflicts.map(one => <p key={one.kind} className={styles.conflict}>{conflictWords(one)}</p>)}
        </>
      )}
      <div className={styles.actions}>
        <Button appearance="primary" disabledFocusable={busy || plan === null || plan.conflicts.length > 0} onClick={add}>{t.sheetAddColumns}</Button>
        <Button onClick={onClose}>{t.cancel}</Button>
      </div>
    </section>
  );
}
