import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { Inspection } from '../sheets/remark';
import { addressOf, type CellPlace, type WorkbookState } from '../sheets/state';
import { TABLE_NAMES, type TableName } from '../sheets/table-name';
import { TABLES } from '../sheets/tables';
import { useWords } from './words';

const useStyles = makeStyles({
  tab: { display: 'grid', rowGap: tokens.spacingVerticalM },
  text: { margin: 0 },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  item: {
    display: 'flex', flexWrap: 'wrap', alignItems: 'center', justifyContent: 'space-between', columnGap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalS} 0`, borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  what: { flexGrow: 1, flexBasis: '150px', minWidth: 0, overflowWrap: 'anywhere' },
  name: { fontWeight: tokens.fontWeightSemibold },
  state: { color: tokens.colorNeutralForeground2, fontVariantNumeric: 'tabular-nums' },
});

interface Props {
  readonly state: WorkbookState;
  /** null: not inspected yet. */
  readonly inspection: Inspection | null;
  readonly busy: boolean;
  readonly onGo: (place: CellPlace) => void;
  readonly onTemplate: () => void;
  readonly onCreate: (tables: readonly TableName[]) => void;
  readonly onGantt: () => void;
  readonly onRevise: () => void;
  readonly onOriginal: () => void;
}

/** シート: the eight tables, what is in them, and making those that are not there. */
export function SheetsTab({ state, inspection, busy, onGo, onTemplate, onCreate, onGantt, onRevise, onOriginal }: Props) {
  const styles = useStyles();
  const { t } = useWords();
  const foreign = (name: TableName): boolean => state.foreignTables.some(table => table.name === name);
  const found = (name: TableName): number => inspection?.remarks.filter(({ table, category }) => table === name && category !== 'undecided').length ?? 0;
  /** Also without the table: the panel makes it. */
  const revise = state.tables.DX_KPIs !== null && !foreign('DX_Revisions')
    && <Button size="small" data-opens="revise" disabledFocusable={busy} aria-label={t.sheetReviseOf} onClick={onRevise}>{t.sheetRevise}</Button>;
  const absent = TABLE_NAMES.filter(name => state.tables[name] === null && !foreign(name));
  return (
    <div className={styles.tab}>
      <p className={styles.text}>{t.sheetsIntro}</p>
      <div className={styles.actions}>
        <Button appearance="primary" data-opens="template" disabledFocusable={busy} onClick={onTemplate}>{t.templateAdd}</Button>
        {absent.length > 1 && <Button data-opens="all" disabledFocusable={busy} onClick={() => onCreate(absent)}>{t.sheetCreateAll(absent.length)}</Button>}
      </div>
      <ul className={styles.list}>
        {TABLE_NAMES.map(name => {
          const table = state.tables[name];
          const sheet = table?.sheet ?? TABLES[name].sheet;
          const seen = state.sheets.find(one => one.name === table?.sheet);
          const facts = table === null
            ? [foreign(name) ? t.sheetForeign : t.sheetAbsent]
            : [t.sheetRows(table.rows.length), ...(found(name) > 0 ? [t.sheetIssues(found(name))] : []),
              ...(seen?.visible === false ? [t.sheetHidden] : []), ...(seen?.protected === true ? [t.sheetProtected] : [])];
          return (
            <li key={name} className={styles.item}>
              <div className={styles.what}>
                <div className={styles.name}>{sheet}</div>
                <div className={styles.state}>{facts.join(t.listSeparator)}</div>
              </div>
              {table !== null && (
                <div className={styles.actions}>
                  {name === 'DX_Schedules' && <Button size="small" data-opens="gantt" disabledFocusable={busy} aria-label={t.sheetGanttOf} onClick={onGantt}>{t.sheetGantt}</Button>}
                  {name === 'DX_Revisions' && revise}
                  {name === 'DX_Revisions' && state.tables.DX_KPIs !== null && <Button size="small" data-opens="original" disabledFocusable={busy} aria-label={t.sheetOriginalOf} onClick={onOriginal}>{t.sheetOriginal}</Button>}
                  <Button size="small" aria-label={t.sheetOpenOf(sheet)} onClick={() => onGo({ sheet: table.sheet, address: addressOf(table.firstRow, table.firstColumn) })}>{t.sheetOpen}</Button>
                </div>
              )}
              {table === null && !foreign(name) && (
                <div className={styles.actions}>
                  {name === 'DX_Revisions' && revise}
                  <Button size="small" data-opens={name} disabledFocusable={busy} aria-label={t.sheetCreateOf(sheet)} onClick={() => onCreate([name])}>{t.sheetCreate}</Button>
                </div>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
