import { Button, Checkbox, Field, Radio, RadioGroup, Select, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { labelOf } from '../../domain/text/time';
import {
  bind,
  readBindings,
  readReport,
  takeBackBinds,
  unbind,
  type BindCell,
  type Bound,
  type ReportCells,
} from '../../excel/edit/bindings';
import { failureOf } from '../../excel/batch/run';
import { BIND_EN } from '../../i18n/bind.en';
import { BIND_JA, type BindText } from '../../i18n/bind.ja';
import { kpiOf, kpisIn, MEASURES, needsYear, type Binding, type Look, type Measure } from '../../sheets/bind/binding';
import { cutAreas, matchBlock, type MatchedCell } from '../../sheets/bind/match-block';
import { blockAddress } from '../../sheets/read/reference';
import { addressOf, type WorkbookState } from '../../sheets/read/state';
import type { DoorProps } from '../frame/door';
import { PanelFrame } from '../frame/panel-frame';
import { usePanelStyles } from '../frame/panel-styles';
import { Prompt } from '../frame/prompt';
import { useLookUp } from '../frame/use-look-up';
import { Waiting } from '../frame/waiting';
import { formatHorizon } from '../words/format';
import { useWords, type Words } from '../words/words';
import { circularCell, DATE_LOOKS, NUMBER_LOOKS, planCells, planRefresh, tooLongName, type Options, type PlannedCell } from './bind-plan';

const useStyles = makeStyles({
  table: { borderCollapse: 'collapse', width: '100%', fontVariantNumeric: 'tabular-nums' },
  cell: {
    padding: `2px ${tokens.spacingHorizontalXS}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    textAlign: 'start',
    overflowWrap: 'anywhere',
  },
  list: { display: 'grid', rowGap: tokens.spacingVerticalS, margin: 0, padding: 0, listStyleType: 'none' },
});

interface Draft {
  readonly report: ReportCells;
  readonly cells: readonly MatchedCell[];
  readonly unknown: readonly string[];
  /** A single cell, whose figure is chosen by hand. */
  readonly single: boolean;
}

/** The target years of the plan, and the nearest that 基準日 has not passed. */
function yearsIn(state: WorkbookState): { readonly years: readonly number[]; readonly nearest: number | null } {
  const years = [...new Set(kpisIn(state).flatMap(({ targets }) => targets.map(({ year }) => year)))].sort((one, other) => one - other);
  const now = state.asOf === null ? -Infinity : labelOf(state.asOf, '年度末');
  return { years, nearest: years.find(year => year >= now) ?? years.at(-1) ?? null };
}

function whatWords(
  { kpi, measure, year }: Pick<Binding, 'kpi' | 'measure' | 'year'>,
  state: WorkbookState,
  t: BindText,
  words: Words,
): string {
  const fiscal = kpiOf(state, kpi)?.timing !== '年末';
  return t.what(kpi, t.measures[measure], year === null ? '' : formatHorizon(year, fiscal, words));
}

/** 報告書に結び付ける: which cells show what; old and new side by side; then one batch, one undo. */
export function BindPanel({ state, busy, perform, onGo, onClose }: DoorProps) {
  const styles = usePanelStyles();
  const words = useWords();
  const t = words.language === 'ja' ? BIND_JA : BIND_EN;
  const [draft, setDraft] = useState<Draft | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [options, setOptions] = useState<Options>({ numbers: 'keep', dates: 'keep', triangle: true, as: 'formula' });
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const bound = useLookUp(readBindings, state);

  const pick = (): void => {
    setTrouble(null);
    readReport().then(
      report => {
        const cut = cutAreas(report);
        if (cut.length > 0) return setTrouble(t.cut(cut.map(blockAddress).join('、')));
        const { nearest } = yearsIn(state);
        const [kpi] = kpisIn(state);
        const { block } = report;
        if (block.rows * block.columns === 1) {
          const cell: MatchedCell = {
            address: addressOf(block.row, block.column),
            kpi: kpi?.name ?? '',
            measure: 'actual',
            year: null,
            heading: '',
          };
          setLeft(new Set());
          return setDraft({ report, cells: [cell], unknown: [], single: true });
        }
        const matched = matchBlock(report, kpisIn(state), nearest);
        if (matched.cells.length === 0) return setTrouble(t.noMatch);
        // A cell that holds something is not to become an error unasked.
        const errors = planCells(matched.cells, report, state, options, words.language).filter(({ isError }) => isError);
        setLeft(new Set(errors.map(({ what }) => what.address)));
        return setDraft({ report, ...matched, single: false });
      },
      (error: unknown) => setTrouble(words.failure(failureOf(error))),
    );
  };

  /** Writes cells and offers to take it back. */
  const write = (cells: readonly BindCell[], done: (count: number) => string, whenDone: () => void): void => {
    const circular = circularCell(cells, state);
    if (circular !== null) return setTrouble(t.circular(words.t.place(circular.sheet, circular.address)));
    const long = tooLongName(cells);
    if (long !== null) return setTrouble(t.tooLong(long));
    setTrouble(null);
    perform(async () => {
      const binds = await bind(cells);
      const undo = (): void =>
        perform(async () => {
          await takeBackBinds(binds);
          return { kind: 'done', text: t.undone };
        });
      return { kind: 'done', text: done(cells.length), next: { label: t.undo, run: undo } };
    }, whenDone);
  };

  const planned = draft === null ? [] : planCells(draft.cells, draft.report, state, options, words.language);
  const wanted = planned.filter(({ what, failed }) => !failed && !left.has(what.address)).map(({ cell }) => cell);
  const hasFailed = planned.some(({ isError }) => isError);
  return (
    <PanelFrame
      heading={t.heading}
      step={draft === null ? '' : 'draft'}
      closing={t.close}
      onClose={onClose}
      news={
        trouble !== null && (
          <p role="alert" className={styles.conflicts}>
            {trouble}
          </p>
        )
      }
      buttons={
        draft === null ? (
          <Button appearance="primary" disabledFocusable={busy} onClick={pick}>
            {t.use}
          </Button>
        ) : (
          <>
            <Button
              appearance="primary"
              disabledFocusable={busy || wanted.length === 0}
              onClick={() => {
                if (!busy && wanted.length > 0) write(wanted, t.done, () => setDraft(null));
              }}
            >
              {t.write(wanted.length)}
            </Button>
            <Button onClick={() => setDraft(null)}>{t.back}</Button>
          </>
        )
      }
    >
      {draft === null ? (
        <>
          <p className={styles.text}>{t.intro}</p>
          {bound.failure !== null ? (
            <Prompt text={words.failure(bound.failure)} actions={[{ label: words.t.retry, run: bound.retry }]} />
          ) : bound.found === null ? (
            <Waiting text={words.t.reading} />
          ) : (
            <BoundList
              t={t}
              bound={bound.found}
              state={state}
              busy={busy}
              onGo={onGo}
              onRemove={name =>
                perform(async () => {
                  await unbind([name]);
                  return { kind: 'done', text: t.removed };
                })
              }
              onRefresh={() => {
                const cells = planRefresh(bound.found ?? [], state);
                if (cells.length === 0) perform(() => Promise.resolve({ kind: 'done', text: t.refreshNone }));
                else write(cells, t.refreshed, () => undefined);
              }}
            />
          )}
        </>
      ) : (
        <>
          {draft.single && (
            <SingleFields t={t} state={state} cell={draft.cells[0]} onChange={cell => setDraft({ ...draft, cells: [cell] })} />
          )}
          <OptionFields t={t} options={options} onChange={setOptions} />
          {draft.unknown.length > 0 && <p className={styles.quiet}>{t.unknown(draft.unknown)}</p>}
          {hasFailed && <p className={styles.quiet}>{t.errorAsValue}</p>}
          <DryRun t={t} planned={planned} state={state} left={left} onLeave={setLeft} />
        </>
      )}
    </PanelFrame>
  );
}

function BoundList({
  t,
  bound,
  state,
  busy,
  onGo,
  onRemove,
  onRefresh,
}: {
  readonly t: BindText;
  readonly bound: readonly Bound[];
  readonly state: WorkbookState;
  readonly busy: boolean;
  readonly onGo: DoorProps['onGo'];
  readonly onRemove: (name: string) => void;
  readonly onRefresh: () => void;
}) {
  const panel = usePanelStyles();
  const styles = useStyles();
  const words = useWords();
  if (bound.length === 0) return <p className={panel.quiet}>{t.none}</p>;
  return (
    <div>
      <h3 className={panel.heading}>{t.bound(bound.length)}</h3>
      <ul className={styles.list}>
        {bound.map(({ name, binding, place, text }) => {
          const where = place === null ? name : words.t.place(place.sheet, place.address);
          return (
            <li key={name}>
              <p className={panel.text}>
                {where} {binding === null ? t.foreign : whatWords(binding, state, t, words)}
              </p>
              <p className={panel.quiet}>{place === null ? t.lost : text === '' ? t.blank : text}</p>
              <div className={panel.actions}>
                {place !== null && (
                  <Button size="small" aria-label={t.go(where)} onClick={() => onGo(place)}>
                    {words.t.goToCell}
                  </Button>
                )}
                <Button size="small" aria-label={t.removeOf(where)} disabledFocusable={busy} onClick={() => onRemove(name)}>
                  {t.remove}
                </Button>
              </div>
            </li>
          );
        })}
      </ul>
      <Button disabledFocusable={busy} onClick={onRefresh}>
        {t.refresh}
      </Button>
    </div>
  );
}

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

function SingleFields({
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
        choices={MEASURES.map(value => ({ value, text: t.measures[value] }))}
        onChange={measure => change({ measure: measure as Measure })}
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

function OptionFields({
  t,
  options,
  onChange,
}: {
  readonly t: BindText;
  readonly options: Options;
  readonly onChange: (options: Options) => void;
}) {
  const looks = (all: readonly Look[]): ChoiceProps['choices'] => all.map(value => ({ value, text: t.looks[value] }));
  return (
    <>
      <Choice
        label={t.numbers}
        value={options.numbers}
        choices={looks(NUMBER_LOOKS)}
        onChange={look => onChange({ ...options, numbers: look as Look })}
      />
      <Choice
        label={t.dates}
        value={options.dates}
        choices={looks(DATE_LOOKS)}
        onChange={look => onChange({ ...options, dates: look as Look })}
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

function DryRun({
  t,
  planned,
  state,
  left,
  onLeave,
}: {
  readonly t: BindText;
  readonly planned: readonly PlannedCell[];
  readonly state: WorkbookState;
  readonly left: ReadonlySet<string>;
  readonly onLeave: (left: ReadonlySet<string>) => void;
}) {
  const styles = useStyles();
  const panel = usePanelStyles();
  const words = useWords();
  const toggle = (address: string, on: boolean): void =>
    onLeave(new Set(on ? [...left].filter(one => one !== address) : [...left, address]));
  return (
    <div>
      <h3 className={panel.heading}>{t.preview(planned.filter(({ what, failed }) => !failed && !left.has(what.address)).length)}</h3>
      <p className={panel.quiet}>{t.previewNothing}</p>
      <table className={styles.table}>
        <thead>
          <tr>
            {[t.cell, t.now, t.next].map(heading => (
              <th key={heading} scope="col" className={styles.cell}>
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {planned.map(({ what, old, wasFormula, next, failed }) => (
            <tr key={what.address}>
              <th scope="row" className={styles.cell}>
                <Checkbox
                  label={what.address}
                  aria-label={t.include(what.address)}
                  checked={!failed && !left.has(what.address)}
                  disabled={failed}
                  onChange={(_, { checked }) => toggle(what.address, checked === true)}
                />
                <div className={panel.quiet}>{whatWords(what, state, t, words)}</div>
              </th>
              <td className={styles.cell}>
                {old === '' ? t.blank : old}
                {wasFormula ? t.isFormula : ''}
              </td>
              <td className={styles.cell}>{next === '' ? t.blank : next}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
