import { makeStyles, tokens } from '@fluentui/react-components';
import type { HandoverText } from '../../i18n/share/handover.ja';
import type { ConvertedItem, HandoverReport } from '../../sheets/handover/report';
import { usePanelStyles } from '../frame/panel/panel-styles';

/** More lines than these are read in 変換の記録. */
const SHOWN = 100;

const useStyles = makeStyles({
  list: { maxHeight: '40vh', overflowY: 'auto', margin: 0, paddingLeft: tokens.spacingHorizontalL, overflowWrap: 'anywhere' },
  formula: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200 },
});

const cellsOf = (items: readonly ConvertedItem[]): number => items.reduce((sum, { cells }) => sum + cells, 0);

/** What became of the formulas, and what to look at before the copy is handed over. */
export function CopyReport({ report, t }: { readonly report: HandoverReport; readonly t: HandoverText }) {
  const panel = usePanelStyles();
  const styles = useStyles();
  const { items, hidden, macros, otherAddIns } = report;
  const by = (to: ConvertedItem['to']): readonly ConvertedItem[] => items.filter(one => one.to === to);
  const removed = by('removed');
  const errors = cellsOf(items.filter(({ notes }) => notes.some(({ kind }) => kind === 'error')));
  const told = [
    items.length === 0 ? t.noFormulas : t.counts(cellsOf(by('value')), cellsOf(by('formula')), removed.length),
    ...(errors > 0 ? [t.errors(errors)] : []),
    ...(removed.length > 0 ? [t.removed(removed.length)] : []),
    ...(hidden.length > 0 ? [t.hidden(hidden.join('、'))] : []),
    ...(macros ? [t.macros] : []),
    ...(otherAddIns > 0 ? [t.otherAddIns(otherAddIns)] : []),
    t.record,
  ];
  return (
    <>
      <p className={panel.text}>{t.checked}</p>
      <ul className={panel.bullets}>
        {told.map(line => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {items.length > 0 && (
        <details>
          <summary>{t.list(Math.min(SHOWN, items.length), items.length)}</summary>
          {/* A list that scrolls must be reached by keyboard. */}
          <ul className={styles.list} tabIndex={0} aria-label={t.list(Math.min(SHOWN, items.length), items.length)}>
            {items.slice(0, SHOWN).map(({ place, sheet, address, before, to, after, notes }) => (
              <li key={`${sheet ?? ''} ${address} ${place} ${before}`}>
                {t.place(sheet, address, place)}
                <br />
                <span className={styles.formula}>{before}</span>
                <br />→ {t.became[to]}
                {after !== '' && <span className={styles.formula}> {after}</span>}
                {notes.length > 0 && <span>（{notes.map(t.note).join(t.noteGap)}）</span>}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
