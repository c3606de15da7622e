import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useId, useState } from 'react';
import type { OriginalWords } from './card-words';
import { Grade } from '../kpis/grade';
import type { Original } from '../kpis/card';
import { useWords } from '../../words/words';

const useStyles = makeStyles({
  block: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', rowGap: tokens.spacingVerticalXS },
  table: { width: '100%', borderCollapse: 'collapse', fontVariantNumeric: 'tabular-nums' },
  head: {
    padding: `0 0 0 ${tokens.spacingHorizontalS}`,
    fontWeight: tokens.fontWeightRegular,
    textAlign: 'right',
    color: tokens.colorNeutralForeground2,
    borderBottom: `1px solid ${tokens.colorNeutralStroke1}`,
  },
  corner: { textAlign: 'left', paddingLeft: 0 },
  term: {
    padding: 0,
    fontWeight: tokens.fontWeightRegular,
    textAlign: 'left',
    color: tokens.colorNeutralForeground2,
    whiteSpace: 'nowrap',
    verticalAlign: 'top',
  },
  cell: { padding: `0 0 0 ${tokens.spacingHorizontalS}`, textAlign: 'right', overflowWrap: 'anywhere', verticalAlign: 'top' },
  toggle: { minWidth: 'auto', marginLeft: `calc(-1 * ${tokens.spacingHorizontalS})` },
  arrow: { marginLeft: tokens.spacingHorizontalXS },
  revisions: {
    margin: `${tokens.spacingVerticalXS} 0 0`,
    paddingLeft: tokens.spacingHorizontalL,
    display: 'grid',
    rowGap: tokens.spacingVerticalXS,
    overflowWrap: 'anywhere',
    fontVariantNumeric: 'tabular-nums',
  },
  reason: { color: tokens.colorNeutralForeground2 },
});

interface Props {
  readonly kpi: string;
  /** The target year in words. */
  readonly horizon: string;
  readonly tones: Original;
  readonly words: OriginalWords;
}

/** A KPI whose targets were revised: how it stands against the current and the original target, and what was revised when and why. */
export function OriginalTargets({ kpi, horizon, tones: { current, original }, words: { rows, grades, revisions } }: Props) {
  const styles = useStyles();
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <div className={styles.block}>
      <table className={styles.table} aria-label={t.original(kpi)}>
        <thead>
          <tr>
            <th scope="col" className={mergeClasses(styles.head, styles.corner)}>
              {horizon}
            </th>
            <th scope="col" className={styles.head}>
              {t.originalCurrent}
            </th>
            <th scope="col" className={styles.head}>
              {t.originalFirst}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <tr key={row.term}>
              <th scope="row" className={styles.term}>
                {row.term}
              </th>
              <td className={styles.cell}>{row.current}</td>
              <td className={styles.cell}>{row.original}</td>
            </tr>
          ))}
          <tr>
            <th scope="row" className={styles.term}>
              {t.originalGrade}
            </th>
            <td className={styles.cell}>
              <Grade tone={current.tone} word={grades.current} />
            </td>
            <td className={styles.cell}>
              <Grade tone={original.tone} word={grades.original} />
            </td>
          </tr>
        </tbody>
      </table>
      <div>
        <Button
          size="small"
          appearance="subtle"
          className={styles.toggle}
          aria-expanded={open}
          {...(open ? { 'aria-controls': `${id}revisions` } : {})}
          onClick={() => setOpen(!open)}
        >
          {t.revisions(revisions.length)}
          <span aria-hidden="true" className={styles.arrow}>
            {open ? '▴' : '▾'}
          </span>
        </Button>
        {open && (
          <ul id={`${id}revisions`} className={styles.revisions}>
            {revisions.map(({ when, change, reason }, index) => (
              <li key={index}>
                <div>
                  {when} {change}
                </div>
                {reason !== '' && <div className={styles.reason}>{reason}</div>}
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}
