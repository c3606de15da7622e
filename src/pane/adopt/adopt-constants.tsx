import { Field, Input, Select } from '@fluentui/react-components';
import { useState } from 'react';
import type { AdoptText } from '../../i18n/sheets/adopt.ja';
import type { ColumnDestination, Match } from '../../sheets/adopt/mapping/adopt-mapping';
import type { AdoptStyles } from './adopt-styles';

interface Props {
  readonly text: AdoptText;
  readonly styles: AdoptStyles;
  readonly destinations: readonly ColumnDestination[];
  readonly matches: readonly Match[];
  /** Required columns that nothing goes into: these are asked for first. */
  readonly missing: readonly string[];
  readonly constants: Readonly<Record<string, string>>;
  readonly onConstants: (constants: Readonly<Record<string, string>>) => void;
}

/** One value for a whole column that the source does not have: 会議体 of all rows. */
export function AdoptConstants({ text, styles, destinations, matches, missing, constants, onConstants }: Props) {
  const [further, setFurther] = useState<readonly string[]>([]);
  const taken = new Set(matches.map(({ to }) => to));
  const free = destinations.filter(({ id, asRow, added, key }) => !asRow && !added && !taken.has(id) && key !== 'id');
  const shown = free.filter(({ id }) => missing.includes(id) || further.includes(id) || (constants[id] ?? '') !== '');
  const rest = free.filter(column => !shown.includes(column));
  if (free.length === 0) return null;
  return (
    <div className={styles.step}>
      <h3 className={styles.heading}>{text.constants}</h3>
      <p className={styles.quiet}>{text.constantsIntro}</p>
      {shown.map(({ id, column }) => (
        <Field key={id} label={text.constantFor(id)}>
          {column.kind === 'choice' ? (
            <Select
              className={styles.select}
              select={{ className: styles.select }}
              value={constants[id] ?? ''}
              onChange={(_, { value }) => onConstants({ ...constants, [id]: value })}
            >
              <option value="">{text.constantNone}</option>
              {column.choices.map(choice => (
                <option key={choice} value={choice}>
                  {choice}
                </option>
              ))}
            </Select>
          ) : (
            <Input value={constants[id] ?? ''} onChange={(_, { value }) => onConstants({ ...constants, [id]: value })} />
          )}
        </Field>
      ))}
      {rest.length > 0 && (
        <Field label={text.constantAdd}>
          <Select
            className={styles.select}
            select={{ className: styles.select }}
            value=""
            onChange={(_, { value }) => setFurther([...further, value])}
          >
            <option value="">{text.constantAddNone}</option>
            {rest.map(({ id }) => (
              <option key={id} value={id}>
                {id}
              </option>
            ))}
          </Select>
        </Field>
      )}
    </div>
  );
}
