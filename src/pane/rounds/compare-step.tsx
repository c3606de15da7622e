import { Field, Select, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { FoundRecord } from '../../excel/rounds/read-records';
import type { RoundsText } from '../../i18n/share/rounds.ja';
import { differencesOf, recordLinesIn, type RecordDifference, type RecordLine } from '../../sheets/rounds/record';
import { shownQuantity } from '../../sheets/rounds/shown';
import { CopyText } from '../frame/panel/copy-text';
import { PanelFrame } from '../frame/panel/panel-frame';
import { usePanelStyles } from '../frame/panel/panel-styles';

const useStyles = makeStyles({
  scroll: { overflowX: 'auto' },
  // The item stands above its cells: beside it they would be too narrow for a number in a narrow pane.
  table: {
    tableLayout: 'fixed',
    borderCollapse: 'collapse',
    width: '100%',
    fontVariantNumeric: 'tabular-nums',
    fontSize: tokens.fontSizeBase200,
  },
  cell: {
    padding: `2px ${tokens.spacingHorizontalXS}`,
    textAlign: 'start',
    verticalAlign: 'top',
    overflowWrap: 'anywhere',
  },
  first: { borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  line: { display: 'block' },
});

interface Props {
  /** Of closed rounds, the latest first. */
  readonly records: readonly FoundRecord[];
  readonly t: RoundsText;
  readonly onBack: () => void;
}

const valueText = (value: number | null, unit: string): string => (value === null ? '―' : shownQuantity(value, unit));
/** The value, and the grade where there is one. */
const standing = (line: RecordLine | null): readonly string[] =>
  line === null ? ['―'] : [valueText(line.actual, line.unit), line.grade].filter(text => text !== '');

function whyOf({ unit, before, after, changed }: RecordDifference, t: RoundsText): string {
  if (before === null) return t.why.added;
  if (after === null) return t.why.gone;
  if (changed.length === 0 && before.grade === after.grade) return t.why.same;
  const parts = changed.map(key => t.why[key](valueText(before[key], unit), valueText(after[key], unit)));
  return [...parts, ...(after.comment === '' || after.comment === before.comment ? [] : [after.comment])].join('、');
}

/** 照会の記録の比較: value, grade and why it changed, from one closed round to another. */
export function CompareStep({ records, t, onBack }: Props) {
  const panel = usePanelStyles();
  const styles = useStyles();
  const there = records.filter(({ cells }) => cells !== null);
  const [from, setFrom] = useState(there[1]?.round.code ?? '');
  const [to, setTo] = useState(there[0]?.round.code ?? '');
  const linesOf = (code: string): RecordLine[] => recordLinesIn(there.find(({ round }) => round.code === code)?.cells ?? []);
  const rows = differencesOf(linesOf(from), linesOf(to)).map(one => ({
    item: one.item,
    cells: [standing(one.before), standing(one.after), [whyOf(one, t)]],
  }));
  const heads = [t.compareColumns.item, t.compareColumns.before, t.compareColumns.after, t.compareColumns.why];
  const picker = (label: string, value: string, set: (code: string) => void) => (
    <Field label={label} className={panel.field}>
      <Select className={panel.select} select={{ className: panel.select }} value={value} onChange={(_, { value: code }) => set(code)}>
        {there.map(({ round }) => (
          <option key={round.code} value={round.code}>
            {round.name}
          </option>
        ))}
      </Select>
    </Field>
  );
  return (
    <PanelFrame
      heading={t.compareHeading}
      onClose={onBack}
      closing={t.back}
      buttons={
        <CopyText
          text={[heads, ...rows.map(({ item, cells }) => [item, ...cells.map(texts => texts.join(' '))])]
            .map(line => line.join('\t'))
            .join('\n')}
          words={{ copy: t.copyTable, copied: t.copiedTable, copyByHand: t.copyByHand, copyText: t.compareHeading }}
        />
      }
    >
      {picker(t.compareFrom, from, setFrom)}
      {picker(t.compareTo, to, setTo)}
      <div className={styles.scroll} tabIndex={0} role="group" aria-label={t.compareHeading}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th colSpan={heads.length - 1} scope="col" className={styles.cell}>
                {heads[0]}
              </th>
            </tr>
            <tr>
              {heads.slice(1).map(head => (
                <th key={head} scope="col" className={styles.cell}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          {rows.map(({ item, cells }) => (
            <tbody key={item}>
              <tr>
                <th colSpan={cells.length} scope="rowgroup" className={mergeClasses(styles.cell, styles.first)}>
                  {item}
                </th>
              </tr>
              <tr>
                {cells.map((texts, at) => (
                  <td key={at} className={styles.cell}>
                    {texts.map(text => (
                      <span key={text} className={styles.line}>
                        {text}
                      </span>
                    ))}
                  </td>
                ))}
              </tr>
            </tbody>
          ))}
        </table>
      </div>
    </PanelFrame>
  );
}
