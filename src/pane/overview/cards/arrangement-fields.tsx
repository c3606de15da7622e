import { Button, Field, Input, Select, makeStyles, tokens } from '@fluentui/react-components';
import { useId, useState } from 'react';
import { ARRANGE_EN } from '../../../i18n/overview/arrange.en';
import { ARRANGE_JA } from '../../../i18n/overview/arrange.ja';
import { useWords } from '../../words/words';
import { AS_THEY_ARE, ORDERS, type Arrangement } from '../kpis/arrange';
import { TONES, type Tone } from '../kpis/grade';

const useStyles = makeStyles({
  fields: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(130px, 1fr))',
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalXS} 0`,
  },
  select: { minWidth: 0, width: '100%' },
  line: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  arrow: { marginLeft: tokens.spacingHorizontalXS },
  toggle: { minWidth: 'auto', marginLeft: `calc(-1 * ${tokens.spacingHorizontalS})` },
});

interface Props {
  readonly arrangement: Arrangement;
  readonly counts: Readonly<Record<Tone, number>>;
  readonly words: Readonly<Record<Tone, string>>;
  readonly owners: readonly string[];
  readonly shown: number;
  readonly all: number;
  readonly onChange: (arrangement: Arrangement) => void;
}

/** Which KPIs, by rating, 担当 and words in the name, in which order; folded until it is wanted. */
export function ArrangementFields({ arrangement, counts, words, owners, shown, all, onChange }: Props) {
  const styles = useStyles();
  const { language } = useWords();
  const a = language === 'ja' ? ARRANGE_JA : ARRANGE_EN;
  const [open, setOpen] = useState(false);
  const id = useId();
  const { tone, owner, search, order } = arrangement;
  const change = (part: Partial<Arrangement>): void => onChange({ ...arrangement, ...part });
  return (
    <div role="group" aria-label={a.label}>
      <div className={styles.line}>
        <Button
          size="small"
          appearance="subtle"
          className={styles.toggle}
          aria-expanded={open}
          {...(open ? { 'aria-controls': id } : {})}
          onClick={() => setOpen(!open)}
        >
          {a.open}
          <span aria-hidden="true" className={styles.arrow}>
            {open ? '▴' : '▾'}
          </span>
        </Button>
        <span role="status">{shown < all ? a.shown(shown, all) : ''}</span>
        {shown < all && (
          <Button size="small" onClick={() => onChange({ ...AS_THEY_ARE, order })}>
            {a.reset}
          </Button>
        )}
      </div>
      {open && (
        <div id={id} className={styles.fields}>
          <Field label={a.search}>
            <Input value={search} onChange={(_, { value }) => change({ search: value })} style={{ minWidth: 0 }} autoComplete="off" />
          </Field>
          <Field label={a.tone}>
            <Select
              className={styles.select}
              select={{ className: styles.select }}
              value={tone}
              onChange={(_, { value }) => change({ tone: TONES.find(one => one === value) ?? 'all' })}
            >
              <option value="all">{a.all}</option>
              {TONES.filter(one => one === tone || counts[one] > 0).map(one => (
                <option key={one} value={one}>
                  {words[one]}
                </option>
              ))}
            </Select>
          </Field>
          {owners.length > 0 && (
            <Field label={a.owner}>
              <Select
                className={styles.select}
                select={{ className: styles.select }}
                value={owner ?? ''}
                onChange={(_, { value }) => change({ owner: value === '' ? null : value })}
              >
                <option value="">{a.all}</option>
                {owners.map(one => (
                  <option key={one} value={one}>
                    {one}
                  </option>
                ))}
              </Select>
            </Field>
          )}
          <Field label={a.order}>
            <Select
              className={styles.select}
              select={{ className: styles.select }}
              value={order}
              onChange={(_, { value }) => change({ order: ORDERS.find(one => one === value) ?? 'sheet' })}
            >
              {ORDERS.map(one => (
                <option key={one} value={one}>
                  {a[one]}
                </option>
              ))}
            </Select>
          </Field>
        </div>
      )}
    </div>
  );
}
