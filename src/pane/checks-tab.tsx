import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { SEVERITY, type Fix, type Issue, type Severity } from '../sheets/issue';
import { issueCell, type CellPlace, type WorkbookState } from '../sheets/state';
import { TABLE_NAMES } from '../sheets/table-name';
import { formatAsCell, formatCell } from './format';
import { useWords } from './words';

const useStyles = makeStyles({
  tab: { display: 'grid', rowGap: tokens.spacingVerticalM },
  text: { margin: 0 },
  heading: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  item: { display: 'grid', rowGap: tokens.spacingVerticalXS, padding: `${tokens.spacingVerticalS} 0`, borderTop: `1px solid ${tokens.colorNeutralStroke2}`, overflowWrap: 'anywhere' },
  shape: { marginRight: '2px' },
  severity: { fontWeight: tokens.fontWeightSemibold },
  error: { color: tokens.colorStatusDangerForeground1 },
  warning: { color: tokens.colorStatusWarningForeground3 },
  hint: { color: tokens.colorNeutralForeground2 },
  quiet: { color: tokens.colorNeutralForeground2, fontVariantNumeric: 'tabular-nums' },
  actions: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
});

/** Told apart without colour. */
const SHAPES: Readonly<Record<Severity, string>> = { error: '■', warning: '▲', hint: '―' };

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'hint'];

/** More than these of one sheet are shown on asking: a thousand buttons help nobody. */
const SHOWN = 50;

export interface FixRequest {
  readonly fix: Fix;
  readonly place: CellPlace;
  /** As shown. */
  readonly from: string;
  readonly to: string;
}

interface Props {
  readonly state: WorkbookState;
  readonly busy: boolean;
  readonly onGo: (place: CellPlace) => void;
  readonly onFix: (request: FixRequest) => void;
}

/** 点検: what reading the sheets found, by sheet, each with its cell and, where there is one, its fix. */
export function ChecksTab({ state, busy, onGo, onFix }: Props) {
  const styles = useStyles();
  const { t, sheets } = useWords();
  const tables = TABLE_NAMES.flatMap(name => state.tables[name] ?? []);
  if (tables.length === 0) return <p className={styles.text}>{t.checksNoTables}</p>;
  const issues = tables.flatMap(table => table.issues);
  if (issues.length === 0) return <p className={styles.text}>{t.checksNone(tables.length, tables.reduce((sum, table) => sum + table.rows.length, 0))}</p>;
  const count = (severity: Severity): number => issues.filter(issue => SEVERITY[issue.kind] === severity).length;
  return (
    <div className={styles.tab}>
      <p className={styles.text}>{t.checksSummary(SEVERITIES.filter(count).map(severity => t.severityCount(sheets.severities[severity], count(severity))))}</p>
      {tables.filter(table => table.issues.length > 0).map(table => (
        <IssueList key={table.name} sheet={table.sheet} issues={table.issues} state={state} busy={busy} onGo={onGo} onFix={onFix} />
      ))}
    </div>
  );
}

function IssueList({ sheet, issues, state, busy, onGo, onFix }: Props & { readonly sheet: string; readonly issues: readonly Issue[] }) {
  const styles = useStyles();
  const { t } = useWords();
  const [shown, setShown] = useState(SHOWN);
  return (
    <section aria-label={t.checkGroup(sheet, issues.length)}>
      <h2 className={styles.heading}>{t.checkGroup(sheet, issues.length)}</h2>
      <ul className={styles.list}>
        {issues.slice(0, shown).map((issue, index) => <IssueItem key={index} issue={issue} place={issueCell(state, issue)} busy={busy} onGo={onGo} onFix={onFix} />)}
      </ul>
      {issues.length > shown && <Button size="small" onClick={() => setShown(shown + SHOWN)}>{t.checksMore(issues.length - shown)}</Button>}
    </section>
  );
}

function IssueItem({ issue, place, busy, onGo, onFix }: { readonly issue: Issue; readonly place: CellPlace | null } & Pick<Props, 'busy' | 'onGo' | 'onFix'>) {
  const styles = useStyles();
  const { t, language, sheets, issue: issueWords } = useWords();
  const severity = SEVERITY[issue.kind];
  const where = place === null ? '' : t.place(place.sheet, place.address);
  const { fix } = issue;
  const from = fix ? formatCell(fix.from, language) : '';
  const to = fix ? formatAsCell(fix.to, fix.format) : '';
  return (
    <li className={styles.item}>
      <div>
        <span className={mergeClasses(styles.severity, styles[severity])}><span aria-hidden="true" className={styles.shape}>{SHAPES[severity]}</span>{sheets.severities[severity]}</span>{' '}
        <span>{issueWords(issue)}</span>
      </div>
      {fix && <div className={styles.quiet}><span>{sheets.fix(from, to)}</span> <span>{t.checkFixNote}</span></div>}
      <div className={styles.actions}>
        {place !== null && <Button size="small" aria-label={t.goToCellOf(where)} onClick={() => onGo(place)}>{t.goToCell}</Button>}
        {place !== null && fix !== undefined && (
          <Button size="small" disabledFocusable={busy} aria-label={t.checkFixOf(where, from, to)} onClick={() => onFix({ fix, place, from, to })}>{t.checkFix}</Button>
        )}
        <span className={styles.quiet}>{where}</span>
      </div>
    </li>
  );
}
