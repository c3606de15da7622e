import { Checkbox, Field, Radio, RadioGroup, Select } from '@fluentui/react-components';
import { Fragment } from 'react';
import type { BindText } from '../../i18n/share/bind.ja';
import { kpiOf, kpisIn, BOUND_MEASURES, needsYear, type BoundLook, type BoundMeasure } from '../../sheets/bind/binding';
import type { MatchedCell, MatchedColumn } from '../../sheets/bind/match-block';
import type { WorkbookState } from '../../sheets/read/state';
import { usePanelStyles } from '../frame/panel/panel-styles';
import { formatHorizon } from '../words/format';
import { useWords } from '../words/words';
import { DATE_LOOKS, NUMBER_LOOKS, type BindOptions } from './bind-plan';
import { yearsIn } from './bind-words';

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly choices: readonly { readonly value: string; readonly text: string }[];
  readonly onChange: (value: string) => void;
}

function Choice({ label, value, choices, onChange }: ChoiceProps) {
  const styles = usePanelStyles();
  return (
    <Field label={label} className={styles.field}>
      <Select
        className={styles.select}
        select={{ className: styles.select }}
        value={value}
        onChange={(_, chosen) => onChange(chosen.value)}
      >
        {choices.map(one => (
          <option key={one.value} value={one.value}>
            {one.text}
          </option>
        ))}
      </Select>
    </Field>
  );
}

/** What a single cell shows. */
export function SingleFields({
  t,
  state,
  cell,
  onChange,
}: {
  readonly t: BindText;
  readonly state: WorkbookState;
  readonly cell: MatchedCell | undefined;
  readonly onChange: (cell: MatchedCell) => void;
}) {
  const words = useWords();
  if (cell === undefined) return null;
  const { years, nearest } = yearsIn(state);
  const fiscal = kpiOf(state, cell.kpi)?.timing !== '年末';
  const change = (part: Partial<MatchedCell>): void => {
    const next = { ...cell, ...part };
    onChange({ ...next, year: needsYear(next.measure) ? (next.year ?? nearest) : null });
  };
  return (
    <>
      <Choice
        label={t.kpi}
        value={cell.kpi}
        choices={kpisIn(state).map(({ name }) => ({ value: name, text: name }))}
        onChange={kpi => change({ kpi })}
      />
      <Choice
        label={t.measure}
        value={cell.measure}
        choices={BOUND_MEASURES.map(value => ({ value, text: t.measures[value] }))}
        onChange={measure => change({ measure: measure as BoundMeasure })}
      />
      {needsYear(cell.measure) && (
        <Choice
          label={t.year}
          value={String(cell.year ?? '')}
          choices={years.map(year => ({ value: String(year), text: formatHorizon(year, fiscal, words) }))}
          onChange={year => change({ year: Number(year) })}
        />
      )}
    </>
  );
}

/** What each column of a block shows: as its heading says, or as the person says. */
export function ColumnFields({
  t,
  state,
  columns,
  onChange,
}: {
  readonly t: BindText;
  readonly state: WorkbookState;
  readonly columns: readonly MatchedColumn[];
  readonly onChange: (columns: readonly MatchedColumn[]) => void;
}) {
  const words = useWords();
  const { years, nearest } = yearsIn(state);
  const set = (at: number, part: Partial<MatchedColumn>): void =>
    onChange(columns.map((one, index) => (index === at ? { ...one, ...part } : one)));
  return (
    <>
      {columns.map(({ column, heading, measure, cells }, at) => {
        const [first] = cells;
        const fiscal = kpiOf(state, first?.kpi ?? '')?.timing !== '年末';
        const withYear = (year: number | null) => cells.map(cell => ({ ...cell, year }));
        return (
          <Fragment key={column}>
            <Choice
              label={t.measureOf(column, heading)}
              value={measure ?? ''}
              choices={[{ value: '', text: t.leaveOut }, ...BOUND_MEASURES.map(value => ({ value, text: t.measures[value] }))]}
              onChange={chosen =>
                set(at, {
                  measure: chosen === '' ? null : (chosen as BoundMeasure),
                  ...(first?.year === null ? { cells: withYear(nearest) } : {}),
                })
              }
            />
            {measure !== null && needsYear(measure) && (
              <Choice
                label={t.yearOf(column)}
                value={String(first?.year ?? '')}
                choices={[...new Set([...years, ...(typeof first?.year === 'number' ? [first.year] : [])])]
                  .sort((one, other) => one - other)
                  .map(year => ({ value: String(year), text: formatHorizon(year, fiscal, words) }))}
                onChange={year => set(at, { cells: withYear(Number(year)) })}
              />
            )}
          </Fragment>
        );
      })}
    </>
  );
}

/** How the figures look, and whether formulas or values go in. */
export function OptionFields({
  t,
  options,
  onChange,
}: {
  readonly t: BindText;
  readonly options: BindOptions;
  readonly onChange: (options: BindOptions) => void;
}) {
  const looks = (all: readonly BoundLook[]): ChoiceProps['choices'] => all.map(value => ({ value, text: t.looks[value] }));
  return (
    <>
      <Choice
        label={t.numbers}
        value={options.numbers}
        choices={looks(NUMBER_LOOKS)}
        onChange={look => onChange({ ...options, numbers: look as BoundLook })}
      />
      <Choice
        label={t.dates}
        value={options.dates}
        choices={looks(DATE_LOOKS)}
        onChange={look => onChange({ ...options, dates: look as BoundLook })}
      />
      {options.numbers !== 'keep' && (
        <Checkbox
          label={t.triangle}
          checked={options.triangle}
          onChange={(_, { checked }) => onChange({ ...options, triangle: checked === true })}
        />
      )}
      <Field label={t.as}>
        <RadioGroup value={options.as} onChange={(_, { value }) => onChange({ ...options, as: value === 'value' ? 'value' : 'formula' })}>
          <Radio value="formula" label={t.asFormula} />
          <Radio value="value" label={t.asValue} />
        </RadioGroup>
      </Field>
    </>
  );
}
