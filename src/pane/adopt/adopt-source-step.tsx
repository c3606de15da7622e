import { Button } from '@fluentui/react-components';
import type { Pointed } from '../../excel/read/adopt-source';
import type { AdoptText } from '../../i18n/sheets/adopt.ja';
import type { Block } from '../../sheets/read/reference';
import { addressOf, type WorkbookState } from '../../sheets/read/state';
import { TABLE_NAMES } from '../../sheets/schema/table-name';
import type { AdoptStyles } from './adopt-styles';
import { useSelection } from '../frame/workbook/use-selection';
import { useWords } from '../words/words';

/** 「A3」 or 「A3:F20」. */
export function addressOfBlock({ row, column, rows, columns }: Pick<Block, 'row' | 'column' | 'rows' | 'columns'>): string {
  const first = addressOf(row, column);
  return rows === 1 && columns === 1 ? first : `${first}:${addressOf(row + rows - 1, column + columns - 1)}`;
}

interface Props {
  readonly state: WorkbookState;
  readonly text: AdoptText;
  readonly styles: AdoptStyles;
  readonly reading: boolean;
  readonly onPoint: (pointed: Pointed) => void;
}

/** Step 1: the selection, or a table of the workbook that is not ours. */
export function AdoptSourceStep({ state, text, styles, reading, onPoint }: Props) {
  const { t } = useWords();
  const { selection } = useSelection(state);
  const tables = state.tableNames.filter(
    name => !TABLE_NAMES.some(own => own.toLowerCase() === name.toLowerCase() && state.tables[own] !== null),
  );
  const address = selection === null ? null : t.place(selection.block.sheet, addressOfBlock(selection.block));
  return (
    <>
      <p className={styles.text}>{text.sourceIntro}</p>
      <div className={styles.step}>
        <p className={styles.text} aria-live="polite">
          {address === null || selection === null
            ? text.selectedNone
            : selection.table === null
              ? text.selected(address)
              : text.selectedTable(address, selection.table)}
        </p>
        <Button
          appearance="primary"
          className={styles.button}
          disabledFocusable={reading || address === null}
          onClick={() => onPoint({ kind: 'selection' })}
        >
          {text.useSelection}
        </Button>
        <p className={styles.quiet}>{text.sourceHint}</p>
      </div>
      {tables.length > 0 && (
        <div className={styles.step}>
          <h3 className={styles.heading}>{text.tables}</h3>
          <ul className={styles.list}>
            {tables.map(name => (
              <li key={name}>
                <Button className={styles.button} disabledFocusable={reading} onClick={() => onPoint({ kind: 'table', name })}>
                  {text.useTable(name)}
                </Button>
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}
