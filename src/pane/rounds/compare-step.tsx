import { Field, Select, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { FoundRecord } from '../../excel/rounds/read-records';
import type { RoundsText } from '../../i18n/rounds.ja';
import { differencesOf, linesIn, type Difference, type RecordLine } from '../../sheets/rounds/record';
import { shownQuantity } from '../../sheets/rounds/shown';
import { CopyText } from '../frame/copy-text';
import { PanelFrame } from '../frame/panel-frame';
import { usePanelStyles } from '../frame/panel-styles';

const useStyles = makeStyles({
  scroll: { overflowX: 'auto' },
  table: { borderCollapse: 'collapse', width: '100%', fontVariantNumeric: 'tabular-nums', fontSize: tokens.fontSizeBase200 },
  cell: {
    padding: `2px ${tokens.spacingHorizontalXS}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    textAlign: 'start',
    verticalAlign: 'top',
    overflowWrap: 'anywhere',
  },
});

interface Props {
  /** Of closed rounds, the latest first. */
  readonly records: readonly FoundRecord[];
  readonly t: RoundsText;
  readonly onBack: () => void;
}

const valueText = (value: number | null, unit: string): string => (value === null ? '―' : shownQuantity(value, unit));
const standing = (line: RecordLine | null): string =>
  line === null ? '―' : [valueText(line.actual, line.unit), line.grade].filter(text => text !== '').join(' ');

function whyOf({ unit, before, after, changed }: Difference, t: RoundsText): string {
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
  const linesOf = (code: string): RecordLine[] => linesIn(there.find(({ round }) => round.code === code)?.cells ?? []);
  const rows = differencesOf(linesOf(from), linesOf(to)).map(one => [one.item, standing(one.before), standing(one.after), whyOf(one, t)]);
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
          text={[heads, ...rows].map(line => line.join('\t')).join('\n')}
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
              {heads.map(head => (
                <th key={head} scope="col" className={styles.cell}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(([item, ...others]) => (
              <tr key={item}>
                <th scope="row" className={styles.cell}>
                  {item}
                </th>
                {others.map((text, at) => (
                  <td key={at} className={styles.cell}>
                    {text}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </PanelFrame>
  );
}
