import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { PublishText } from '../../i18n/publish.ja';
import { cellName } from '../../sheets/publish/grid';
import type { Edit } from '../../sheets/publish/repair';
import type { RuleId } from '../../sheets/publish/rules';
import type { Difference } from '../../sheets/publish/verdict';

const useStyles = makeStyles({
  group: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    rowGap: tokens.spacingVerticalS,
    padding: `${tokens.spacingVerticalS} 0`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  heading: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  text: { margin: 0, overflowWrap: 'anywhere' },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  differs: {
    margin: 0,
    paddingLeft: tokens.spacingHorizontalS,
    borderLeft: `3px solid ${tokens.colorNeutralStrokeAccessible}`,
    overflowWrap: 'anywhere',
  },
  table: {
    width: '100%',
    borderCollapse: 'collapse',
    tableLayout: 'fixed',
    '& th, & td': { textAlign: 'left', padding: '2px 4px', overflowWrap: 'anywhere', verticalAlign: 'top' },
  },
  short: { width: '20%' },
});

const PLACES = 5;
const EDITS = 20;

interface Props {
  readonly text: PublishText;
  readonly rule: RuleId;
  readonly at: readonly string[];
  readonly differs: readonly Difference[];
  readonly edits: readonly Edit[];
  readonly busy: boolean;
  readonly onGo: (address: string) => void;
  readonly onRepair: (edits: readonly Edit[]) => void;
}

/** What one rule objects to, where, and what putting it right would write. */
export function RuleGroup({ text, rule, at, differs, edits, busy, onGo, onRepair }: Props) {
  const styles = useStyles();
  const [previewing, setPreviewing] = useState(false);
  const { name, sentence } = text.rules[rule];
  const places = at.length > 0 ? at : differs.flatMap(one => one.at);
  return (
    <section className={styles.group}>
      <h4 className={styles.heading}>{text.group(rule, name, places.length)}</h4>
      {at.length > 0 && <p className={styles.text}>{sentence}</p>}
      {differs.map(({ kind }) => (
        <p key={kind} className={styles.differs}>
          {text.differences[kind]}
        </p>
      ))}
      <div className={styles.actions}>
        {places.slice(0, PLACES).map(place => (
          <Button key={place} size="small" onClick={() => onGo(place)}>
            {text.goTo(place)}
          </Button>
        ))}
        {places.length > PLACES && <span>{text.more(places.length - PLACES)}</span>}
      </div>
      {edits.length === 0 && at.length > 0 && <p className={styles.text}>{text.byHand}</p>}
      {edits.length > 0 && !previewing && (
        <div className={styles.actions}>
          <Button size="small" onClick={() => setPreviewing(true)}>
            {text.preview(edits.length)}
          </Button>
        </div>
      )}
      {edits.length > 0 && previewing && (
        <>
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col" className={styles.short}>
                  {text.cell}
                </th>
                <th scope="col">{text.before}</th>
                <th scope="col">{text.after}</th>
              </tr>
            </thead>
            <tbody>
              {edits.slice(0, EDITS).map(({ row, column, before, after }) => (
                <tr key={cellName(row, column)}>
                  <th scope="row">{cellName(row, column)}</th>
                  <td>{String(before ?? '')}</td>
                  <td>{String(after ?? '')}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {edits.length > EDITS && <p className={styles.text}>{text.moreEdits(edits.length - EDITS)}</p>}
          <div className={styles.actions}>
            <Button size="small" appearance="primary" disabledFocusable={busy} onClick={() => onRepair(edits)}>
              {text.repair(edits.length)}
            </Button>
            <Button size="small" onClick={() => setPreviewing(false)}>
              {text.notNow}
            </Button>
          </div>
        </>
      )}
    </section>
  );
}
