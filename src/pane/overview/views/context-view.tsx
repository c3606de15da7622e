import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useId, useState } from 'react';
import { CONTEXT_EN } from '../../../i18n/overview/context.en';
import { CONTEXT_JA, type ContextText } from '../../../i18n/overview/context.ja';
import type { CellPlace, WorkbookState } from '../../../sheets/read/state';
import { formatQuantity } from '../../words/format';
import { useWords } from '../../words/words';
import { contextOf, type Matter, type NumberGroup, type SeriesPicture } from './context-model';
import { ContextPicture } from './context-picture';

const useStyles = makeStyles({
  section: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    rowGap: tokens.spacingVerticalXS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderLeft: `3px solid ${tokens.colorNeutralStrokeAccessible}`,
    overflowWrap: 'anywhere',
  },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300, fontWeight: tokens.fontWeightSemibold },
  sub: { margin: `${tokens.spacingVerticalXS} 0 0`, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  line: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: tokens.spacingHorizontalS },
  toggle: { minWidth: 'auto', marginLeft: `calc(-1 * ${tokens.spacingHorizontalS})` },
  arrow: { marginLeft: tokens.spacingHorizontalXS },
  behind: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', rowGap: tokens.spacingVerticalS },
  matter: { display: 'grid', rowGap: tokens.spacingVerticalXXS },
  text: { margin: 0 },
  item: { margin: 0, fontWeight: tokens.fontWeightSemibold },
  points: { margin: 0, paddingLeft: tokens.spacingHorizontalL },
  source: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  table: { width: '100%', borderCollapse: 'collapse', fontVariantNumeric: 'tabular-nums' },
  head: {
    padding: `0 0 0 ${tokens.spacingHorizontalS}`,
    fontWeight: tokens.fontWeightRegular,
    textAlign: 'left',
    color: tokens.colorNeutralForeground2,
    borderBottom: `1px solid ${tokens.colorNeutralStroke1}`,
  },
  first: { paddingLeft: 0 },
  cell: { padding: `0 0 0 ${tokens.spacingHorizontalS}`, fontWeight: tokens.fontWeightRegular, textAlign: 'left', verticalAlign: 'top' },
  number: { textAlign: 'right', whiteSpace: 'nowrap' },
});

interface Props {
  readonly state: WorkbookState;
  readonly onGo: (place: CellPlace) => void;
}

/** 背景: the goal in sight, and behind a fold the numbers as a picture and as a list, the guidelines, and the rest, each with its source. */
export function ContextView({ state, onGo }: Props) {
  const styles = useStyles();
  const { language } = useWords();
  const c = language === 'ja' ? CONTEXT_JA : CONTEXT_EN;
  const [open, setOpen] = useState(false);
  const id = useId();
  const context = contextOf(state.tables.DX_Context);
  if (context === null) return null;
  const { goals, guidelines, pictures, numbers, others, behind, place } = context;
  return (
    <section aria-labelledby={`${id}title`} className={styles.section}>
      <h2 id={`${id}title`} className={styles.title}>
        {c.title}
      </h2>
      <Matters matters={goals} c={c} />
      <div className={styles.line}>
        {behind > 0 && (
          <Button
            size="small"
            appearance="subtle"
            className={styles.toggle}
            aria-expanded={open}
            {...(open ? { 'aria-controls': `${id}behind` } : {})}
            onClick={() => setOpen(!open)}
          >
            {c.more(behind)}
            <span aria-hidden="true" className={styles.arrow}>
              {open ? '▴' : '▾'}
            </span>
          </Button>
        )}
        <Button size="small" appearance="subtle" aria-label={c.seeInSheetOf} onClick={() => onGo(place)}>
          {c.seeInSheet}
        </Button>
      </div>
      {open && (
        <div id={`${id}behind`} className={styles.behind}>
          {numbers.length > 0 && <Numbers pictures={pictures} numbers={numbers} c={c} />}
          {guidelines.length > 0 && <h3 className={styles.sub}>{c.guidelines}</h3>}
          <Matters matters={guidelines} c={c} />
          {others.length > 0 && <h3 className={styles.sub}>{c.others}</h3>}
          <Matters matters={others} c={c} />
        </div>
      )}
    </section>
  );
}

/** Each under its name; a source that the next one shares is written once, after the last of them. */
function Matters({ matters, c }: { readonly matters: readonly Matter[]; readonly c: ContextText }) {
  const styles = useStyles();
  return matters.map(({ row, item, year, points, source }, index) => (
    <div key={row} className={styles.matter}>
      <p className={styles.item}>{year === null ? item : c.itemOf(item, c.yearOf(year))}</p>
      {points.length === 1 && <p className={styles.text}>{points[0]}</p>}
      {points.length > 1 && (
        <ul className={styles.points}>
          {points.map((point, at) => (
            <li key={at}>{point}</li>
          ))}
        </ul>
      )}
      {source !== '' && source !== matters[index + 1]?.source && <p className={styles.source}>{c.source(source)}</p>}
    </div>
  ));
}

interface NumbersProps {
  readonly pictures: readonly SeriesPicture[];
  readonly numbers: readonly NumberGroup[];
  readonly c: ContextText;
}

function Numbers({ pictures, numbers, c }: NumbersProps) {
  const styles = useStyles();
  const { language } = useWords();
  const yearOf = (year: number | null): string => (year === null ? '' : c.yearOf(year));
  return (
    <>
      <h3 className={styles.sub}>{c.numbers}</h3>
      {pictures.map((picture, index) => (
        <ContextPicture
          key={index}
          picture={picture}
          alternative={c.picture(
            picture.series.map(({ item, points }) =>
              c.series(
                item,
                points.map(({ year, value }) => c.point(c.yearOf(year), formatQuantity(value, picture.unit, language))),
              ),
            ),
          )}
        />
      ))}
      {numbers.map(({ source, lines }, index) => (
        <div key={index} className={styles.matter}>
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col" className={mergeClasses(styles.head, styles.first)}>
                  {c.item}
                </th>
                {lines.some(({ year }) => year !== null) && (
                  <th scope="col" className={styles.head}>
                    {c.year}
                  </th>
                )}
                <th scope="col" className={mergeClasses(styles.head, styles.number)}>
                  {c.value}
                </th>
              </tr>
            </thead>
            <tbody>
              {lines.map(({ row, item, year, value, unit }) => (
                <tr key={row}>
                  <th scope="row" className={mergeClasses(styles.cell, styles.first)}>
                    {item}
                  </th>
                  {lines.some(line => line.year !== null) && <td className={styles.cell}>{yearOf(year)}</td>}
                  <td className={mergeClasses(styles.cell, styles.number)}>{formatQuantity(value, unit, language)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {source !== '' && <p className={styles.source}>{c.source(source)}</p>}
        </div>
      ))}
    </>
  );
}
