import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { CHECK_BUNDLES_EN } from '../../i18n/checks/check-bundles.en';
import { CHECK_BUNDLES_JA } from '../../i18n/checks/check-bundles.ja';
import type { Fix } from '../../sheets/schema/issue';
import type { RemarkCategory, Remark } from '../../sheets/inspect/remark';
import type { CellPlace } from '../../sheets/read/state';
import type { TableName } from '../../sheets/schema/table-name';
import { Details } from '../frame/news/details';
import { paragraphOfRemark } from '../frame/news/paragraphs';
import type { CheckWords } from './check-words';
import { formatAsCell, formatCell } from '../words/format';
import { useWords } from '../words/words';

export const useItemStyles = makeStyles({
  item: {
    display: 'grid',
    rowGap: tokens.spacingVerticalXS,
    padding: `${tokens.spacingVerticalS} 0`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    overflowWrap: 'anywhere',
  },
  shape: { marginRight: '2px' },
  category: { fontWeight: tokens.fontWeightSemibold },
  correct: { color: tokens.colorStatusDangerForeground1 },
  late: { color: tokens.colorStatusDangerForeground1 },
  attend: { color: tokens.colorStatusWarningForeground3 },
  blank: { color: tokens.colorNeutralForeground1 },
  undecided: { color: tokens.colorNeutralForeground2 },
  quiet: {
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontVariantNumeric: 'tabular-nums',
  },
  actions: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  place: { minWidth: 'auto' },
  members: { display: 'grid', rowGap: tokens.spacingVerticalXS, margin: 0, padding: 0, listStyleType: 'none' },
  // One button a row says all there is to say.
  beside: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  member: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  memberText: { flexGrow: 1, flexBasis: '180px', overflowWrap: 'anywhere' },
});

/** Told apart without colour; 遅れ and 評価不可 as on the cards. */
const SHAPES: Readonly<Record<RemarkCategory, string>> = { correct: '×', late: '■', attend: '▲', blank: '□', undecided: '―' };

/** A remark about more cells than these shows the rest on asking. */
const PLACES = 4;

export interface FixRequest {
  readonly fix: Fix;
  readonly place: CellPlace;
  readonly table: TableName;
  /** As shown. */
  readonly from: string;
  readonly to: string;
}

interface Props {
  readonly remark: Remark;
  readonly words: CheckWords;
  /** Said of each where the list is not grouped by it. */
  readonly showDivision: boolean;
  readonly busy: boolean;
  readonly onGo: (place: CellPlace) => void;
  readonly onFix: (request: FixRequest) => void;
}

/** One remark: what is wrong, why, where, and what can be done with a click. */
export function CheckItem({ remark, words, showDivision, busy, onGo, onFix }: Props) {
  const styles = useItemStyles();
  const { t, language, sheets } = useWords();
  const { c } = words;
  const b = language === 'ja' ? CHECK_BUNDLES_JA : CHECK_BUNDLES_EN;
  const [all, setAll] = useState(false);
  const { category, places, fix, division } = remark;
  const [first] = places;
  const where = ({ sheet, address }: CellPlace): string => t.place(sheet, address);
  const basis = words.basis(remark);
  const from = fix ? formatCell(fix.from, language) : '';
  const to = fix ? formatAsCell(fix.to, fix.format) : '';
  const shown = all ? places : places.slice(0, PLACES);
  return (
    <li data-help-near="" className={styles.item}>
      <div>
        <CategoryWord category={category} words={words} /> <span>{words.sentence(remark)}</span>{' '}
        <Details to={paragraphOfRemark(remark)} about={words.sentence(remark)} />
      </div>
      {basis !== null && (
        <div className={styles.quiet}>
          {basis.cite}
          {basis.quote}
        </div>
      )}
      {fix !== null && (
        <div className={styles.quiet}>
          <span>{sheets.fix(from, to)}</span> <span>{c.fixNote}</span>
        </div>
      )}
      <div className={styles.actions}>
        {places.length === 1 && first && (
          <Button size="small" aria-label={b.goTo(where(first), words.sentence(remark))} onClick={() => onGo(first)}>
            {c.goTo}
          </Button>
        )}
        {places.length > 1 &&
          shown.map(place => (
            <Button
              key={place.address}
              size="small"
              className={styles.place}
              aria-label={b.goTo(where(place), words.sentence(remark))}
              onClick={() => onGo(place)}
            >
              {place.address}
            </Button>
          ))}
        {places.length > shown.length && (
          <Button size="small" onClick={() => setAll(true)}>
            {c.morePlaces(places.length - shown.length)}
          </Button>
        )}
        {first && fix !== null && (
          <Button
            size="small"
            disabledFocusable={busy}
            aria-label={c.fixOf(where(first), from, to)}
            onClick={() => onFix({ fix, place: first, table: remark.table, from, to })}
          >
            {c.fix}
          </Button>
        )}
        <span className={styles.quiet}>{places.length > 1 ? remark.sheet : first ? where(first) : remark.sheet}</span>
        {showDivision && division !== null && <span className={styles.quiet}>{c.division(division)}</span>}
      </div>
    </li>
  );
}

/** How bad a remark is: shape, colour and word. */
export function CategoryWord({ category, words: { c } }: { readonly category: RemarkCategory; readonly words: CheckWords }) {
  const styles = useItemStyles();
  return (
    <span className={mergeClasses(styles.category, styles[category])}>
      <span aria-hidden="true" className={styles.shape}>
        {SHAPES[category]}
      </span>
      {c.categories[category]}
    </span>
  );
}
