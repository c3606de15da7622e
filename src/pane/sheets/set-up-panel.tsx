import { Button, Checkbox, Field, Select, makeStyles, tokens } from '@fluentui/react-components';
import { useId, useState } from 'react';
import { changesAnything, type AnnouncedRow, type SetUpPlan } from '../../sheets/make/planned';
import { planSetUp } from '../../sheets/make/set-up';
import type { WorkbookState } from '../../sheets/read/state';
import type { TableName } from '../../sheets/schema/table-name';
import { TABLES } from '../../sheets/schema/declarations/tables';
import { BLANK_TEMPLATE } from '../../sheets/templates/blank';
import { tablesOf, type Template } from '../../sheets/templates/template';
import { Conflicts, PanelFrame } from '../frame/panel/panel-frame';
import { usePanelStyles } from '../frame/panel/panel-styles';
import { today } from '../words/as-of';
import { formatDate } from '../words/format';
import { glossed } from '../words/glossed';
import { useWords, type Words } from '../words/words';

/** What the panel was opened for: a template to be chosen, or tables without rows. */
export type SetUpStart = { readonly kind: 'template' } | { readonly kind: 'tables'; readonly tables: readonly TableName[] };

const useStyles = makeStyles({
  choices: { display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(150px, 1fr))', margin: 0, padding: 0, border: 'none' },
  list: { display: 'grid', rowGap: tokens.spacingVerticalS, margin: 0, padding: 0, listStyleType: 'none' },
  table: { paddingTop: tokens.spacingVerticalS, borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  toggle: { minWidth: 'auto', marginLeft: `calc(-1 * ${tokens.spacingHorizontalS})` },
  arrow: { marginLeft: tokens.spacingHorizontalXS },
  rows: { margin: `${tokens.spacingVerticalXS} 0 0`, paddingLeft: tokens.spacingHorizontalL, overflowWrap: 'anywhere' },
});

interface Props {
  readonly state: WorkbookState;
  readonly templates: readonly Template[];
  readonly start: SetUpStart;
  readonly busy: boolean;
  readonly onSetUp: (plan: SetUpPlan) => void;
  readonly onClose: () => void;
}

/** What will be added, by sheet and with its source, before anything is written. */
export function SetUpPanel({ state, templates, start, busy, onSetUp, onClose }: Props) {
  const styles = { ...usePanelStyles(), ...useStyles() };
  const words = useWords();
  const { t, sheets, clearsUndo, language } = words;
  const [chosen, setChosen] = useState(templates[0]?.id ?? '');
  /** Sheets that are not wanted. */
  const [left, setLeft] = useState<ReadonlySet<TableName>>(new Set());

  const template = start.kind === 'template' ? (templates.find(one => one.id === chosen) ?? null) : null;
  const name = template?.name ?? BLANK_TEMPLATE.name;
  // Worked out anew whenever the workbook changes, so that what is shown is what will be done.
  const now = today();
  const offered = start.kind === 'tables' ? start.tables : template === null ? [] : tablesOf(template);
  const wanted = offered.filter(table => !left.has(table));
  const plan = planSetUp(state, { tables: wanted, template, asOf: now });
  const missing = offered.filter(table => state.tables[table] === null);
  const kpiSheet = plan.tables.find(table => table.table === 'DX_KPIs')?.sheet;
  const there = plan.tables.length > 0 && !changesAnything(plan);
  return (
    <PanelFrame
      heading={start.kind === 'template' ? t.templateAdd : t.previewHeading(name)}
      onClose={onClose}
      buttons={
        <Button
          appearance="primary"
          disabledFocusable={busy || there || wanted.length === 0 || plan.conflicts.length > 0}
          onClick={() => onSetUp(plan)}
        >
          {template === null ? t.previewCreate : t.previewAdd}
        </Button>
      }
    >
      {start.kind === 'template' && (
        <Field label={t.templateChoose} hint={t.templateChooseHint}>
          <Select
            className={styles.select}
            select={{ className: styles.select }}
            value={chosen}
            onChange={(_, { value }) => setChosen(value)}
          >
            {templates.map(one => (
              <option key={one.id} value={one.id}>
                {glossed(one.name, language)}
              </option>
            ))}
          </Select>
        </Field>
      )}
      <p className={styles.text}>{there ? sheets.plan.nothing : t.previewIntro}</p>
      <Conflicts heading={t.previewConflicts} conflicts={plan.conflicts} />
      {missing.length > 1 && (
        <fieldset className={styles.choices}>
          <legend>{t.previewChoose}</legend>
          {missing.map(table => (
            <Checkbox
              key={table}
              label={choiceOf(table, template, words)}
              checked={!left.has(table)}
              onChange={(_, { checked }) => {
                const next = new Set(left);
                if (checked === true) next.delete(table);
                else next.add(table);
                setLeft(next);
              }}
            />
          ))}
        </fieldset>
      )}
      <ul className={styles.list} aria-label={t.previewHeading(name)}>
        {plan.tables.map(table => (
          <li key={table.table} className={styles.table}>
            <div>
              {table.action === 'create'
                ? sheets.plan.create(glossed(table.sheet, language), table.columns.length, table.added.length)
                : table.action === 'append'
                  ? sheets.plan.append(glossed(table.sheet, language), table.added.length)
                  : sheets.plan.keep(glossed(table.sheet, language))}
            </div>
            {table.action === 'append' && table.columns.length > 0 && (
              <div>{sheets.plan.columns(table.columns.map(({ header }) => header))}</div>
            )}
            {table.action === 'create' && table.sheet !== table.wanted && (
              <div className={styles.quiet}>{sheets.plan.renamed(table.wanted, table.sheet)}</div>
            )}
            {table.action !== 'create' && table.present > 0 && <div className={styles.quiet}>{sheets.plan.present(table.present)}</div>}
            {table.action !== 'keep' && <Rows rows={table.added} sheet={table.sheet} styles={styles} />}
          </li>
        ))}
      </ul>
      {plan.tables.some(({ action }) => action === 'create') && <p className={styles.text}>{clearsUndo}</p>}
      {plan.asOf.action !== 'exists' && (
        <p className={styles.text}>
          {sheets.plan.asOf(plan.asOf.action === 'ownSheet' ? plan.asOf.sheet : (kpiSheet ?? ''), formatDate(now))} {t.previewAsOfLater}
        </p>
      )}
    </PanelFrame>
  );
}

/** A sheet by its name, with what the template has for it. */
function choiceOf(table: TableName, template: Template | null, { t, language }: Words): string {
  const rows = template?.rows[table]?.length ?? 0;
  const sheet = glossed(TABLES[table].sheet, language);
  return rows > 0 ? t.previewChoice(sheet, rows) : t.previewChoiceEmpty(sheet);
}

interface RowsProps {
  readonly rows: readonly AnnouncedRow[];
  readonly sheet: string;
  readonly styles: Readonly<Record<'quiet' | 'rows' | 'toggle' | 'arrow', string>>;
}

/** The documents that rows come from, without articles and pages: 「大阪市「…グランドデザイン」2. 人口」 is 大阪市「…グランドデザイン」. */
function documentsOf(sources: readonly string[]): readonly string[] {
  return [...new Set(sources.map(source => /^[^「]*?「[^」]*」|^[^\s\u3000]+/.exec(source)?.[0] ?? source))];
}

/** The rows of one sheet, folded; a source that all rows share is said once, of several the documents. */
function Rows({ rows, sheet, styles }: RowsProps) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const id = useId();
  if (rows.length === 0) return null;
  const sources = [...new Set(rows.flatMap(({ source }) => (source === null ? [] : [source])))];
  const shared = sources.length === 1 ? sources[0] : undefined;
  return (
    <>
      {sources.length > 0 && <div className={styles.quiet}>{t.previewRowSource(shared ?? documentsOf(sources).join(t.listSeparator))}</div>}
      <Button
        size="small"
        appearance="subtle"
        className={styles.toggle}
        aria-expanded={open}
        aria-label={t.previewRowsOf(sheet)}
        {...(open ? { 'aria-controls': id } : {})}
        onClick={() => setOpen(!open)}
      >
        {t.previewRows}
        <span aria-hidden="true" className={styles.arrow}>
          {open ? '▴' : '▾'}
        </span>
      </Button>
      {open && (
        <ul id={id} className={styles.rows}>
          {rows.map(({ label, source }, index) => (
            <li key={index}>
              {label}
              {shared === undefined && source !== null && <div className={styles.quiet}>{t.previewRowSource(source)}</div>}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
