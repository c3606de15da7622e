import { Checkbox, Field, Select } from '@fluentui/react-components';
import type { AdoptText } from '../../i18n/sheets/adopt.ja';
import { missingRequired } from '../../sheets/adopt/adopt';
import { chooseMatch, type Confidence, type ColumnDestination, type Match } from '../../sheets/adopt/mapping/adopt-mapping';
import { shownText, type AdoptSource } from '../../sheets/adopt/source/adopt-grid';
import { type HeaderLayout } from '../../sheets/adopt/source/adopt-layout';
import { type SourceTable } from '../../sheets/adopt/source/adopt-source';
import { columnLetters, type WorkbookState } from '../../sheets/read/state';
import { TABLE_NAMES, type TableName } from '../../sheets/schema/table-name';
import { TABLES } from '../../sheets/schema/declarations/tables';
import type { Shape, ShapeKind } from '../../sheets/adopt/shapes/adopt-shape';
import { AdoptConstants } from './adopt-constants';
import { addressOfBlock } from './adopt-source-step';
import type { AdoptStyles } from './adopt-styles';
import { glossed } from '../words/glossed';
import { useWords } from '../words/words';

/** Told apart without colour. */
const MARKS: Readonly<Record<Confidence, string>> = { sure: '●', doubtful: '▲', none: '―', remembered: '●', chosen: '●' };
/** Header rows are among the first. */
const OFFERED_ROWS = 15;
const MOST_HEADER_ROWS = 5;
/** Characters of a row that tell it from others. */
const TOLD = 24;

interface Props {
  readonly state: WorkbookState;
  readonly text: AdoptText;
  readonly styles: AdoptStyles;
  readonly source: AdoptSource;
  readonly read: SourceTable;
  readonly layout: HeaderLayout;
  readonly onLayout: (layout: HeaderLayout) => void;
  readonly table: TableName;
  readonly onTable: (table: TableName) => void;
  readonly destinations: readonly ColumnDestination[];
  readonly matches: readonly Match[];
  readonly onMatches: (matches: readonly Match[]) => void;
  readonly remembered: boolean;
  /** What the table can be read as; more than the list it is where it has another form. */
  readonly shapes: readonly Shape[];
  readonly shape: ShapeKind;
  readonly onShape: (shape: ShapeKind) => void;
  readonly constants: Readonly<Record<string, string>>;
  readonly onConstants: (constants: Readonly<Record<string, string>>) => void;
  /** Which table it is, could not be told. */
  readonly isGuess: boolean;
  /** Columns of actuals that can go into 実績 as well; empty: there are none. */
  readonly actuals: readonly string[];
  readonly alsoActuals: boolean;
  readonly onAlsoActuals: (wanted: boolean) => void;
}

/** What a column is called, also one without a header. */
export function columnName(text: AdoptText, source: AdoptSource, { at, header }: { readonly at: number; readonly header: string }): string {
  return header === '' ? text.noHeader(columnLetters(source.column + at)) : header;
}

/** Step 2: which rows are the headers, which sheet it goes into, and where each column goes. */
export function AdoptColumnsStep({
  state,
  text,
  styles,
  source,
  read,
  layout,
  onLayout,
  table,
  onTable,
  destinations,
  matches,
  onMatches,
  remembered,
  shapes,
  shape,
  onShape,
  constants,
  onConstants,
  isGuess,
  actuals,
  alsoActuals,
  onAlsoActuals,
}: Props) {
  const { t, language } = useWords();
  const destinationName = (name: TableName): string => {
    const there = state.tables[name];
    return there === null ? text.destinationNew(glossed(TABLES[name].sheet, language)) : glossed(there.sheet, language);
  };
  const doubtful = matches.filter(({ confidence }) => confidence === 'doubtful').length;
  const allMissing = missingRequired(table, destinations, matches);
  const missing = allMissing.filter(header => (constants[header] ?? '').trim() === '');
  const address = t.place(
    source.sheet,
    addressOfBlock({ row: source.row, column: source.column, rows: source.values.length, columns: source.values[0]?.length ?? 0 }),
  );
  const rowText = (row: number): string => {
    const shown = (source.values[row] ?? [])
      .map((cell, column) => shownText(cell, source.texts[row]?.[column]).replace(/\s+/g, ' ').trim())
      .filter(one => one !== '')
      .join(t.listSeparator);
    return shown.length > TOLD ? `${shown.slice(0, TOLD)}…` : shown;
  };
  const rows = Array.from({ length: Math.min(source.values.length - 1, Math.max(OFFERED_ROWS, layout.headerRow + 1)) }, (_, row) => row);
  const slot = { select: { className: styles.select } };
  return (
    <>
      <p className={styles.text}>{text.source(address, read.lines.length)}</p>
      {source.table === null && (
        <div className={styles.pair}>
          <Field label={text.headerRow}>
            <Select
              className={styles.select}
              {...slot}
              value={String(layout.headerRow)}
              onChange={(_, { value }) => onLayout({ ...layout, headerRow: Number(value) })}
            >
              {rows.map(row => (
                <option key={row} value={row}>
                  {text.headerRowOption(source.row + row + 1, rowText(row))}
                </option>
              ))}
            </Select>
          </Field>
          <Field label={text.headerRows}>
            <Select
              className={styles.select}
              {...slot}
              value={String(layout.headerRows)}
              onChange={(_, { value }) => onLayout({ ...layout, headerRows: Number(value) })}
            >
              {Array.from({ length: Math.max(MOST_HEADER_ROWS, layout.headerRows) }, (_, index) => index + 1).map(count => (
                <option key={count} value={count}>
                  {text.headerRowsOption(count)}
                </option>
              ))}
            </Select>
          </Field>
        </div>
      )}
      {shapes.length > 1 && (
        <Field label={text.shape} hint={shape === 'rows' ? null : text.shapeHint}>
          <Select
            className={styles.select}
            {...slot}
            value={shape}
            onChange={(_, { value }) => onShape(shapes.find(({ kind }) => kind === value)?.kind ?? shape)}
          >
            {shapes.map(({ kind }) => (
              <option key={kind} value={kind}>
                {text.shapes[kind]}
              </option>
            ))}
          </Select>
        </Field>
      )}
      <Field label={text.destination} hint={remembered ? text.rememberedHint : null}>
        <Select
          className={styles.select}
          {...slot}
          value={table}
          onChange={(_, { value }) => onTable(TABLE_NAMES.find(name => name === value) ?? table)}
        >
          {TABLE_NAMES.map(name => (
            <option key={name} value={name}>
              {destinationName(name)}
            </option>
          ))}
        </Select>
      </Field>
      {isGuess && <p className={styles.warning}>▲ {text.isGuess}</p>}
      {actuals.length > 0 && (
        <Field hint={text.alsoActualsHint}>
          <Checkbox
            checked={alsoActuals}
            label={text.alsoActuals(actuals)}
            onChange={(_, { checked }) => onAlsoActuals(checked === true)}
          />
        </Field>
      )}
      <div className={styles.step}>
        <h3 className={styles.heading}>{text.columns}</h3>
        <p className={styles.text} aria-live="polite">
          {text.columnsIntro(read.columns.length, doubtful)}
        </p>
        <ul className={styles.list} aria-label={text.columns}>
          {read.columns.map(column => {
            const match = matches.find(({ at }) => at === column.at) ?? { at: column.at, to: null, confidence: 'none' as const };
            const name = columnName(text, source, column);
            return (
              <li key={column.at} className={styles.item}>
                <div className={styles.head}>
                  <span className={styles.name}>{name}</span>
                  <span className={styles.mark}>
                    <span aria-hidden="true">{MARKS[match.confidence]} </span>
                    <span>{text.confidence[match.confidence]}</span>
                  </span>
                </div>
                <p className={styles.quiet}>
                  {column.samples.length === 0
                    ? text.noSamples
                    : text.samples(column.samples.map(sample => (sample.length > TOLD ? `${sample.slice(0, TOLD)}…` : sample)))}
                </p>
                <Select
                  className={styles.select}
                  select={{ className: styles.select, 'aria-label': text.columnTo(name) }}
                  value={match.to ?? ''}
                  onChange={(_, { value }) => onMatches(chooseMatch(matches, destinations, column.at, value === '' ? null : value))}
                >
                  <option value="">{text.notTaken}</option>
                  {destinations.map(({ id }) => (
                    <option key={id} value={id}>
                      {id}
                    </option>
                  ))}
                </Select>
              </li>
            );
          })}
        </ul>
        {missing.length > 0 && <p className={styles.warning}>▲ {text.missingRequired(missing)}</p>}
        {matches.every(({ to }) => to === null) && <p className={styles.warning}>▲ {text.nothingMapped}</p>}
      </div>
      <AdoptConstants
        text={text}
        styles={styles}
        destinations={destinations}
        matches={matches}
        missing={allMissing}
        constants={constants}
        onConstants={onConstants}
      />
    </>
  );
}
