import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { planAddColumns } from '../../sheets/make/add-columns';
import type { Inspection } from '../../sheets/inspect/remark';
import { addressOf, type CellPlace, type WorkbookState } from '../../sheets/read/state';
import { TABLE_NAMES, type TableName } from '../../sheets/schema/table-name';
import { BASIC_TABLES, TABLES } from '../../sheets/schema/declarations/tables';
import { formatMoment } from '../words/format';
import type { PanelStart } from './panel';
import { glossed } from '../words/glossed';
import { useWords } from '../words/words';

const useStyles = makeStyles({
  tab: { display: 'grid', rowGap: tokens.spacingVerticalM },
  text: { margin: 0 },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  item: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    columnGap: tokens.spacingHorizontalM,
    rowGap: tokens.spacingVerticalXS,
    padding: `${tokens.spacingVerticalS} 0`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
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
  /** A panel in the screen's place. */
  readonly onOpen: (start: PanelStart) => void;
}

/** シート: our tables, what is in them, and making those that are not there. */
export function SheetsTab({ state, inspection, busy, onGo, onOpen }: Props) {
  const styles = useStyles();
  const { t, language } = useWords();
  const foreign = (name: TableName): boolean => state.foreignTables.some(table => table.name === name);
  const found = (name: TableName): number => inspection?.remarks.filter(({ table }) => table === name).length ?? 0;
  /** Also without the table: the panel makes it. */
  const revise = state.tables.DX_KPIs !== null && !foreign('DX_Revisions') && (
    <Button
      size="small"
      data-opens="revise"
      disabledFocusable={busy}
      aria-label={t.sheetReviseOf}
      onClick={() => onOpen({ kind: 'revise' })}
    >
      {t.sheetRevise}
    </Button>
  );
  const absent = BASIC_TABLES.filter(name => state.tables[name] === null && !foreign(name));
  return (
    <div className={styles.tab}>
      <p className={styles.text}>{t.sheetsIntro}</p>
      <div className={styles.actions}>
        <Button appearance="primary" data-opens="template" disabledFocusable={busy} onClick={() => onOpen({ kind: 'template' })}>
          {t.templateAdd}
        </Button>
        <Button data-opens="adopt" disabledFocusable={busy} onClick={() => onOpen({ kind: 'adopt' })}>
          {t.sheetAdopt}
        </Button>
        {absent.length > 1 && (
          <Button data-opens="all" disabledFocusable={busy} onClick={() => onOpen({ kind: 'tables', tables: absent })}>
            {t.sheetCreateAll(absent.length)}
          </Button>
        )}
      </div>
      <ul className={styles.list}>
        {TABLE_NAMES.map(name => {
          const table = state.tables[name];
          const sheet = table?.sheet ?? TABLES[name].sheet;
          const seen = state.sheets.find(one => one.name === table?.sheet);
          const lacking = planAddColumns(state, name);
          const changed = state.lastChange[name];
          const facts =
            table === null
              ? [foreign(name) ? t.sheetForeign : t.sheetAbsent]
              : [
                  t.sheetRows(table.rows.length),
                  ...(found(name) > 0 ? [t.sheetIssues(found(name))] : []),
                  ...(seen?.visible === false ? [t.sheetHidden] : []),
                  ...(seen?.protected === true ? [t.sheetProtected] : []),
                ];
          return (
            <li key={name} className={styles.item}>
              <div className={styles.what}>
                <div className={styles.name}>{glossed(sheet, language)}</div>
                <div className={styles.state}>{facts.join(t.listSeparator)}</div>
                {table !== null && (
                  <div className={styles.state}>
                    {changed === undefined ? t.sheetChangedUnknown : t.sheetChanged(formatMoment(changed))}
                  </div>
                )}
                {lacking !== null && <div>{lacking.isNew ? t.sheetColumnsNew : t.sheetColumnsMissing}</div>}
              </div>
              {table !== null && (
                <div className={styles.actions}>
                  {lacking !== null && (
                    <Button
                      size="small"
                      data-opens={`columns ${name}`}
                      disabledFocusable={busy}
                      aria-label={t.sheetAddColumnsOf(sheet)}
                      onClick={() => onOpen({ kind: 'columns', table: name })}
                    >
                      {t.sheetAddColumns}
                    </Button>
                  )}
                  {name === 'DX_Schedules' && (
                    <Button
                      size="small"
                      data-opens="gantt"
                      disabledFocusable={busy}
                      aria-label={t.sheetGanttOf}
                      onClick={() => onOpen({ kind: 'gantt' })}
                    >
                      {t.sheetGantt}
                    </Button>
                  )}
                  {name === 'DX_Meetings' && (
                    <Button
                      size="small"
                      data-opens="meeting"
                      disabledFocusable={busy}
                      aria-label={t.sheetMeetingOf}
                      onClick={() => onOpen({ kind: 'meeting' })}
                    >
                      {t.sheetMeeting}
                    </Button>
                  )}
                  {name === 'DX_Revisions' && revise}
                  {name === 'DX_Revisions' && state.tables.DX_KPIs !== null && (
                    <Button
                      size="small"
                      data-opens="original"
                      disabledFocusable={busy}
                      aria-label={t.sheetOriginalOf}
                      onClick={() => onOpen({ kind: 'original' })}
                    >
                      {t.sheetOriginal}
                    </Button>
                  )}
                  <Button
                    size="small"
                    aria-label={t.sheetOpenOf(sheet)}
                    onClick={() => onGo({ sheet: table.sheet, address: addressOf(table.firstRow, table.firstColumn) })}
                  >
                    {t.sheetOpen}
                  </Button>
                </div>
              )}
              {table === null && !foreign(name) && (
                <div className={styles.actions}>
                  {name === 'DX_Revisions' && revise}
                  <Button
                    size="small"
                    data-opens={name}
                    disabledFocusable={busy}
                    aria-label={t.sheetCreateOf(sheet)}
                    onClick={() => onOpen({ kind: 'tables', tables: [name] })}
                  >
                    {t.sheetCreate}
                  </Button>
                </div>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
