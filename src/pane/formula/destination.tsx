import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { alike } from '../../excel/edit/insert-formula';
import type { Selection } from '../../excel/read/selection';
import type { FormulasText } from '../../i18n/functions/formulas.ja';
import { blockAddress } from '../../sheets/read/reference';
import { formatCell } from '../words/format';
import { useWords } from '../words/words';

const useStyles = makeStyles({
  text: { margin: 0, overflowWrap: 'anywhere' },
  heading: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  actions: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
});

interface Props {
  readonly t: FormulasText;
  readonly selection: Selection | null;
  readonly formula: string;
  /** The size of the result. */
  readonly rows: number;
  readonly columns: number;
  /** Nothing can be inserted now. */
  readonly closed: boolean;
  readonly insertButton: (element: HTMLElement | null) => void;
  readonly onInsert: () => void;
  /** Cuts the ranges down to the row of the selected cell; null: one has no cell there. */
  readonly onOneRow: (() => void) | null;
}

/** Where the formula goes: which cells it will fill, what stands in its way, and 挿入. */
export function Destination({ t, selection, formula, rows, columns, closed, insertButton, onInsert, onOneRow }: Props) {
  const styles = useStyles();
  const words = useWords();
  const spills = rows * columns > 1;
  const table = spills ? (selection?.table ?? null) : null;
  const there = selection?.formula !== null && alike(selection?.formula, formula);
  const stands = ((): string => {
    if (selection === null) return t.destinationNone;
    const { block, first, blank } = selection;
    const place = words.t.place(block.sheet, blockAddress({ ...block, rows: 1, columns: 1 }));
    if (there) return t.destinationThis(place);
    if (table !== null) return t.destinationInTable(place, table);
    if (blank)
      return spills ? t.destinationBlock(words.t.place(block.sheet, blockAddress({ ...block, rows, columns }))) : t.destinationOf(place);
    const holds = formatCell(first, words.language);
    return holds === '' ? t.destinationFormula(place) : t.destinationHolds(place, holds);
  })();
  // One selected cell is how a place is usually shown: nobody thinks of it as the size of the result.
  const other =
    selection !== null &&
    selection.blank &&
    table === null &&
    selection.block.rows * selection.block.columns > 1 &&
    (selection.block.rows !== rows || selection.block.columns !== columns);
  return (
    <>
      <h3 className={styles.heading}>{t.destination}</h3>
      <p className={styles.text}>{stands}</p>
      {other && (
        <p className={styles.text}>
          {t.destinationFirst(blockAddress(selection.block), blockAddress({ ...selection.block, rows: 1, columns: 1 }))}
        </p>
      )}
      {table !== null && !there && onOneRow === null && <p className={styles.text}>{t.destinationOutside}</p>}
      <div className={styles.actions}>
        <Button ref={insertButton} appearance="primary" disabledFocusable={closed || table !== null || there} onClick={onInsert}>
          {t.insert}
        </Button>
        {table !== null && !there && onOneRow !== null && selection !== null && (
          <Button onClick={onOneRow}>{t.forOneRow(selection.block.row + 1)}</Button>
        )}
      </div>
    </>
  );
}
