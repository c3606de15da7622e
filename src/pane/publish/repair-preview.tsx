import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { PublishText } from '../../i18n/publish.ja';
import { areaName, cellName } from '../../sheets/publish/grid';
import type { Repair } from './use-repairs';

const useStyles = makeStyles({
  text: { margin: 0, overflowWrap: 'anywhere' },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  table: {
    width: '100%',
    borderCollapse: 'collapse',
    tableLayout: 'fixed',
    '& th, & td': { textAlign: 'left', padding: '2px 4px', overflowWrap: 'anywhere', verticalAlign: 'top' },
  },
  short: { width: '24%' },
});

const LINES = 20;

/** How many cells or areas a repair changes. */
export const sizeOf = (repair: Repair): number => (repair.kind === 'edits' ? repair.edits.length : repair.areas.length);

interface Lines {
  readonly headings: readonly string[];
  readonly lines: readonly (readonly string[])[];
}

function linesOf(text: PublishText, repair: Repair): Lines {
  if (repair.kind === 'unfold')
    return {
      headings: [text.merged, text.value],
      lines: repair.areas.slice(0, LINES).map(area => [areaName(area), String(area.value ?? '')]),
    };
  return {
    headings: [text.cell, text.before, text.after],
    lines: repair.edits
      .slice(0, LINES)
      .map(({ row, column, before, after }) => [cellName(row, column), String(before ?? ''), String(after ?? '')]),
  };
}

interface Props {
  readonly text: PublishText;
  readonly repair: Repair;
  /** A second way beside the first. */
  readonly isOther: boolean;
  readonly busy: boolean;
  readonly onRepair: (repair: Repair) => void;
}

/** One way to put a rule's findings right: what it would do is shown before it is done. */
export function RepairPreview({ text, repair, isOther, busy, onRepair }: Props) {
  const styles = useStyles();
  const [previewing, setPreviewing] = useState(false);
  const count = sizeOf(repair);
  const name = repair.kind === 'unfold' ? text.unfold(count) : isOther ? text.bothYears(count) : text.preview(count);
  if (!previewing)
    return (
      <div className={styles.actions}>
        <Button size="small" onClick={() => setPreviewing(true)}>
          {name}
        </Button>
      </div>
    );
  const { headings, lines } = linesOf(text, repair);
  return (
    <>
      <table className={styles.table}>
        <thead>
          <tr>
            {headings.map((heading, at) => (
              <th key={heading} scope="col" className={at === 0 ? styles.short : undefined}>
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(([place, ...cells]) => (
            <tr key={place}>
              <th scope="row">{place}</th>
              {cells.map((cell, at) => (
                <td key={at}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {count > LINES && <p className={styles.text}>{text.moreEdits(count - LINES)}</p>}
      <div className={styles.actions}>
        <Button size="small" appearance="primary" disabledFocusable={busy} onClick={() => onRepair(repair)}>
          {repair.kind === 'edits' ? text.repair(count) : name}
        </Button>
        <Button size="small" onClick={() => setPreviewing(false)}>
          {text.notNow}
        </Button>
      </div>
    </>
  );
}
