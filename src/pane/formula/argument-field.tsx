import { Button, Field, Input, Select, makeStyles, tokens } from '@fluentui/react-components';
import type { Cells } from '../../domain/base/cell';
import { readActuals } from '../../domain/kpi/actuals';
import { isFault } from '../../domain/base/fault';
import { readPlan } from '../../domain/kpi/plan';
import { isBlank } from '../../domain/text/characters/text';
import { LAST_LABEL } from '../../domain/base/year-label';
import type { FormulasText } from '../../i18n/functions/formulas.ja';
import { blockAddress, printReference } from '../../sheets/read/reference';
import { quoteSheet } from '../../sheets/schema/sheet-name';
import { formatCell, formatExact } from '../words/format';
import { argumentCells, type ReadCells } from './formula-answer';
import type { Entry } from './formula-entry';
import { dateWords, readingOf } from './formula-reading';
import type { FieldState } from './formula-fields';
import { useWords } from '../words/words';

const useStyles = makeStyles({
  field: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', rowGap: tokens.spacingVerticalXS, minWidth: 0 },
  // A list box is as wide as its longest name otherwise.
  narrow: { minWidth: 0, width: '100%' },
  under: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalS,
    rowGap: tokens.spacingVerticalXS,
  },
  read: {
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontVariantNumeric: 'tabular-nums',
    overflowWrap: 'anywhere',
    minWidth: 0,
  },
});

/** The list's own entries, which no offered text can be taken for. */
const NONE = 'none';
const OWN = 'own';

interface Props {
  readonly t: FormulasText;
  readonly field: FieldState;
  readonly read: ReadCells;
  readonly busy: boolean;
  /** Numbers in its cells are read as dates. */
  readonly dates: boolean;
  readonly onEnter: (entry: Entry) => void;
  readonly onPick: () => void;
}

/** One argument: chosen from what is offered, taken from the selected cells, or typed; below it how it was read. */
export function ArgumentField({ t, field: { asked, entry, offered, given }, read, busy, dates, onEnter, onPick }: Props) {
  const styles = useStyles();
  const { language, fault } = useWords();
  const label = t.fields[asked.name as keyof FormulasText['fields']] + (asked.optional ? t.optional : '');
  const chosen = entry.kind === 'offered' ? offered.findIndex(({ text }) => text === entry.text) : -1;
  // What was chosen may be gone: a KPI renamed, another plan. It stays to be seen and changed.
  const open = offered.length === 0 || (chosen < 0 && (entry.kind !== 'offered' || entry.text !== ''));
  const leavesOut = offered.some(({ text }) => text === '');
  const choose = (value: string): void => {
    if (value === OWN) return onEnter({ kind: 'typed', text: '' });
    onEnter({ kind: 'offered', text: value === NONE ? '' : (offered[Number(value)]?.text ?? '') });
  };
  const typed =
    entry.kind === 'picked'
      ? given.kind === 'reference'
        ? printReference(given.reference, null)
        : `${quoteSheet(entry.block.sheet)}!${blockAddress(entry.block)}`
      : entry.text;
  const error = ((): string | null => {
    if (given.kind === 'unreadable') return t.unreadable[given.why];
    const cells = given.kind === 'reference' && asked.reads === 'table' ? read(given.reference) : undefined;
    const table = cells && (asked.name === 'actuals' ? readActuals : readPlan)(cells);
    return isFault(table) ? fault(table.reason) : null;
  })();

  const shownCell = (cells: Cells, address: string): string => {
    const cell = cells[0]?.[0];
    if (dates && typeof cell === 'number' && cell > LAST_LABEL) return t.isCells(address, dateWords(cell, language));
    const text = formatCell(cell, language);
    const reading = typeof cell === 'string' ? readingOf(cell, asked, language) : '';
    return t.isCells(address, text === '' ? t.blankCell : reading === '' ? text : `${text} → ${reading}`);
  };
  const latestShown = (): string | null => {
    const cells = argumentCells(given, read);
    const cell = cells?.length === 1 && cells[0]?.length === 1 ? cells[0][0] : null;
    if (typeof cell !== 'number') return null;
    return dates ? dateWords(cell, language) : formatExact(cell, '', language);
  };
  const hint = ((): string | null => {
    if (given.kind === 'reference') {
      const cells = read(given.reference);
      const address = printReference(given.reference, null).replace(/\$/g, '');
      if (cells === undefined) return null;
      const [rows, columns] = [cells.length, cells[0]?.length ?? 0];
      return rows * columns === 1 ? shownCell(cells, address) : t.isManyCells(address, rows, columns);
    }
    if (given.kind === 'latest') return latestShown();
    if (given.kind !== 'value' || entry.kind !== 'typed') return null;
    if (typeof given.value === 'number')
      return t.isNumber(asked.reads === 'time' ? String(given.value) : formatExact(given.value, '', language));
    if (isBlank(given.value)) return t.countsAsBlank(given.value);
    const address = given.value.normalize('NFKC').toUpperCase();
    const reading = readingOf(given.value, asked, language);
    return (
      (reading === '' ? t.isText(given.value) : t.isRead(given.value, reading)) +
      (/^[MTSHR]\d{1,2}$/.test(address) ? ` ${t.eraNotCell(address)}` : '')
    );
  })();

  return (
    <div className={styles.field}>
      {offered.length > 0 && (
        <Field
          label={label}
          required={!asked.optional}
          validationState={open || error === null ? 'none' : 'error'}
          validationMessage={open ? null : error}
        >
          <Select
            className={styles.narrow}
            select={{ className: styles.narrow }}
            value={open ? OWN : chosen < 0 ? NONE : String(chosen)}
            disabled={busy}
            onChange={(_, { value }) => choose(value)}
          >
            {!leavesOut && (asked.optional || chosen < 0) && <option value={NONE}>{asked.optional ? t.leftOut : t.choose}</option>}
            {offered.map(({ text, label: words }, index) => (
              <option key={text} value={index}>
                {words}
              </option>
            ))}
            <option value={OWN}>{t.own}</option>
          </Select>
        </Field>
      )}
      {open && (
        <Field
          label={offered.length > 0 ? t.ownOf(label) : label}
          required={!asked.optional}
          hint={given.kind === 'reference' ? null : t.hints[asked.name as keyof FormulasText['hints']]}
          validationState={error === null ? 'none' : 'error'}
          validationMessage={error}
        >
          <Input
            value={typed}
            autoComplete="off"
            spellCheck={false}
            readOnly={busy}
            style={{ minWidth: 0 }}
            onChange={(_, { value }) => onEnter({ kind: 'typed', text: value })}
          />
        </Field>
      )}
      <div className={styles.under}>
        <Button size="small" disabledFocusable={busy} aria-label={t.useSelectionOf(label)} onClick={onPick}>
          {t.useSelection}
        </Button>
        <span role="status" className={styles.read}>
          {hint}
        </span>
      </div>
    </div>
  );
}
