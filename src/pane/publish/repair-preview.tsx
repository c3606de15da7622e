import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import type { PublishText } from '../../i18n/share/publish.ja';
import { areaName, cellName, columnsName, rowsName } from '../../sheets/publish/grid';
import { moveFocus } from '../frame/panel/move-focus';
import { useWords } from '../words/words';
import { blankLineCount, type RuleRepair } from './use-repairs';

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
export function sizeOf(repair: RuleRepair): number {
  switch (repair.kind) {
    case 'edits':
      return repair.edits.length;
    case 'unfold':
      return repair.areas.length;
    case 'notes':
      return repair.notes.length;
    case 'lines':
      return blankLineCount(repair.lines);
  }
}

interface PreviewLines {
  readonly headings: readonly string[];
  readonly lines: readonly (readonly string[])[];
}

function linesOf(text: PublishText, repair: RuleRepair): PreviewLines {
  if (repair.kind === 'unfold')
    return {
      headings: [text.merged, text.value],
      lines: repair.areas.slice(0, LINES).map(area => [areaName(area), String(area.value ?? '')]),
    };
  if (repair.kind === 'lines') {
    const { axis, runs } = repair.lines;
    return {
      headings: [text.lines[axis], text.after],
      lines: runs.slice(0, LINES).map(({ from, count }) => [(axis === 'row' ? rowsName : columnsName)(from, from + count - 1), text.goes]),
    };
  }
  if (repair.kind === 'notes')
    return {
      headings: [text.cell, text.before, text.after],
      lines: repair.notes
        .slice(0, LINES)
        .map(({ row, column, value }) => [cellName(row, column), String(value), text.movedTo(repair.to.name)]),
    };
  return {
    headings: [text.cell, text.before, text.after],
    lines: repair.edits
      .slice(0, LINES)
      .map(({ row, column, before, after }) => [cellName(row, column), String(before ?? ''), String(after ?? '')]),
  };
}

function nameOf(text: PublishText, repair: RuleRepair, count: number, isOther: boolean): string {
  if (repair.kind === 'unfold') return text.unfold(count);
  if (repair.kind === 'notes') return text.moveOut(count);
  if (repair.kind === 'lines') return text.deleteLines[repair.lines.axis](count);
  return isOther ? text.bothYears(count) : text.preview(count);
}

interface Props {
  readonly text: PublishText;
  readonly repair: RuleRepair;
  /** A second way beside the first. */
  readonly isOther: boolean;
  readonly busy: boolean;
  readonly onRepair: (repair: RuleRepair) => void;
}

/** One way to put a rule's findings right: what it would do is shown before it is done. */
export function RepairPreview({ text, repair, isOther, busy, onRepair }: Props) {
  const styles = useStyles();
  const { clearsUndo } = useWords();
  const [previewing, setPreviewing] = useState(false);
  const actions = useRef<HTMLDivElement>(null);
  const shown = useRef(false);
  useEffect(() => {
    // The button that was pressed is gone: whoever works with keys goes on at the one in its place.
    if (previewing !== shown.current) moveFocus(actions.current?.querySelector('button'));
    shown.current = previewing;
  }, [previewing]);
  const count = sizeOf(repair);
  const name = nameOf(text, repair, count, isOther);
  if (!previewing)
    return (
      <div ref={actions} className={styles.actions}>
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
      {count > LINES && repair.kind !== 'lines' && <p className={styles.text}>{text.moreEdits(count - LINES)}</p>}
      {(repair.kind === 'lines' || repair.kind === 'notes') && <p className={styles.text}>{clearsUndo}</p>}
      <div ref={actions} className={styles.actions}>
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
