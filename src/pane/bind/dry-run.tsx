import { Checkbox, makeStyles, tokens } from '@fluentui/react-components';
import type { BindText } from '../../i18n/share/bind.ja';
import type { WorkbookState } from '../../sheets/read/state';
import { usePanelStyles } from '../frame/panel/panel-styles';
import { useWords } from '../words/words';
import type { PlannedCell } from './bind-plan';
import { whatWords } from './bind-words';

const useStyles = makeStyles({
  table: { borderCollapse: 'collapse', width: '100%', fontVariantNumeric: 'tabular-nums' },
  cell: {
    padding: `2px ${tokens.spacingHorizontalXS}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    textAlign: 'start',
    overflowWrap: 'anywhere',
  },
});

/** Each cell with what it holds and what it will hold. */
export function DryRun({
  t,
  planned,
  state,
  left,
  onLeave,
}: {
  readonly t: BindText;
  readonly planned: readonly PlannedCell[];
  readonly state: WorkbookState;
  readonly left: ReadonlySet<string>;
  readonly onLeave: (left: ReadonlySet<string>) => void;
}) {
  const styles = useStyles();
  const panel = usePanelStyles();
  const words = useWords();
  const toggle = (address: string, on: boolean): void =>
    onLeave(new Set(on ? [...left].filter(one => one !== address) : [...left, address]));
  return (
    <div>
      <h3 className={panel.heading}>{t.preview(planned.filter(({ what, failed }) => !failed && !left.has(what.address)).length)}</h3>
      <p className={panel.quiet}>{t.previewNothing}</p>
      <table className={styles.table}>
        <thead>
          <tr>
            {[t.cell, t.now, t.next].map(heading => (
              <th key={heading} scope="col" className={styles.cell}>
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {planned.map(({ what, old, wasFormula, next, failed }) => (
            <tr key={what.address}>
              <th scope="row" className={styles.cell}>
                <Checkbox
                  label={what.address}
                  aria-label={t.include(what.address)}
                  checked={!failed && !left.has(what.address)}
                  disabled={failed}
                  onChange={(_, { checked }) => toggle(what.address, checked === true)}
                />
                <div className={panel.quiet}>{whatWords(what, state, t, words)}</div>
              </th>
              <td className={styles.cell}>
                {old === '' ? t.blank : old}
                {wasFormula ? t.isFormula : ''}
              </td>
              <td className={styles.cell}>{next === '' ? t.blank : next}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
