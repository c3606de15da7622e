import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { memo, useId, useState } from 'react';
import { FIRST_STEPS_EN } from '../../../i18n/guides/first-steps.en';
import { FIRST_STEPS_JA } from '../../../i18n/guides/first-steps.ja';
import { WHAT_IF_EN } from '../../../i18n/overview/what-if.en';
import { WHAT_IF_JA } from '../../../i18n/overview/what-if.ja';
import type { CellPlace } from '../../../sheets/read/state';
import { Details } from '../../frame/news/details';
import { OF_GRADE, OF_LACKS, paragraphOfFault } from '../../frame/news/paragraphs';
import { describeCard } from './card-words';
import { Grade } from '../kpis/grade';
import { KpiPicture } from './kpi-picture';
import { OriginalTargets } from './original-targets';
import type { Card } from '../kpis/card';
import { formatHorizon } from '../../words/format';
import { useWords } from '../../words/words';

const useStyles = makeStyles({
  card: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    rowGap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalM,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusLarge,
  },
  head: { display: 'flex', flexWrap: 'wrap', justifyContent: 'space-between', columnGap: tokens.spacingHorizontalM },
  name: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'anywhere',
  },
  facts: {
    display: 'grid',
    // A long term (令和12年度末（2030年度）まで) leaves the values their half.
    gridTemplateColumns: 'fit-content(47%) minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalM,
    rowGap: tokens.spacingVerticalXXS,
    margin: 0,
    fontVariantNumeric: 'tabular-nums',
  },
  term: { color: tokens.colorNeutralForeground2, wordBreak: 'keep-all', overflowWrap: 'anywhere' },
  value: { margin: 0, overflowWrap: 'anywhere', wordBreak: 'keep-all' },
  asked: { fontWeight: tokens.fontWeightSemibold },
  lacks: { display: 'grid', rowGap: tokens.spacingVerticalXS, margin: 0, padding: 0, listStyleType: 'none' },
  lack: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalS,
    paddingLeft: tokens.spacingHorizontalS,
    borderLeft: `3px solid ${tokens.colorNeutralStrokeAccessible}`,
  },
  lackText: { flexGrow: 1, flexBasis: '160px' },
  firstReason: { overflowWrap: 'anywhere' },
  toggle: { minWidth: 'auto', marginLeft: `calc(-1 * ${tokens.spacingHorizontalXS})` },
  arrow: { marginLeft: tokens.spacingHorizontalXS },
  reason: {
    margin: `${tokens.spacingVerticalXS} 0 0`,
    paddingLeft: tokens.spacingHorizontalL,
    display: 'grid',
    rowGap: tokens.spacingVerticalXXS,
  },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

/** What can be open below a card. */
export type OpenPanel = 'add-actual' | 'fill' | 'revise' | 'suppose';

interface Props {
  readonly card: Card;
  readonly asOf: number | null;
  /** The target year the card's state is about. */
  readonly horizon: number | null;
  readonly busy: boolean;
  /** What can be opened below the card, as `letsOf` says it: one text, so that it is the same as long as nothing else can. */
  readonly lets: string;
  /** One and the same function at every drawing, as onGo. */
  readonly onOpen: (panel: OpenPanel, row: number) => void;
  readonly onGo: (place: CellPlace) => void;
}

/** Drawn again only when something of it has changed: a workbook may have hundreds. One KPI: its state, latest value, what is left to each target, the picture, the reason, and what to fill in. */
export const KpiCard = memo(function KpiCard({ card, asOf, horizon, busy, lets, onOpen, onGo }: Props) {
  const styles = useStyles();
  const words = useWords();
  const { t } = words;
  const w = words.language === 'ja' ? WHAT_IF_JA : WHAT_IF_EN;
  const f = words.language === 'ja' ? FIRST_STEPS_JA : FIRST_STEPS_EN;
  const [isReasonOpen, setReasonOpen] = useState(false);
  const open = (panel: OpenPanel): void => onOpen(panel, card.kpi.row);
  const id = useId();
  const said = describeCard(card, horizon, asOf, words);
  return (
    <article aria-labelledby={`${id}name`} className={styles.card}>
      <div className={styles.head}>
        <h2 id={`${id}name`} className={styles.name}>
          {card.kpi.name}
        </h2>
        <Grade tone={card.tone} word={said.grade} />
      </div>
      <dl className={styles.facts}>
        {said.facts.map(({ term, value, asked }) => (
          <Fact
            key={term}
            term={term}
            value={value}
            styles={{ term: styles.term, value: asked ? `${styles.value} ${styles.asked}` : styles.value }}
          />
        ))}
      </dl>
      {card.original !== null && said.original !== null && horizon !== null && (
        <OriginalTargets
          kpi={card.kpi.name}
          horizon={formatHorizon(horizon, card.kpi.timing === '年度末', words)}
          tones={card.original}
          words={said.original}
        />
      )}
      {card.picture !== null && horizon !== null && (
        <KpiPicture picture={card.picture} unit={card.kpi.unit} horizon={horizon} alternative={said.picture} />
      )}
      {said.lacks.length > 0 && (
        <div data-help-near="">
          <ul className={styles.lacks}>
            {said.lacks.map(({ text, label, place }) => (
              <li key={text} className={styles.lack}>
                <span className={styles.lackText}>{text}</span>
                {place !== null && (
                  <Button size="small" aria-label={label} onClick={() => onGo(place)}>
                    {t.lackFill}
                  </Button>
                )}
              </li>
            ))}
          </ul>
          <Details to={card.fault === null ? OF_LACKS : paragraphOfFault(card.fault.reason)} about={card.kpi.name} />
        </div>
      )}
      {said.reasons.length > 0 && (
        <div data-help-near="">
          <span className={styles.firstReason}>{said.reasons[0]}</span>{' '}
          {said.reasons.length > 1 && (
            <Button
              size="small"
              appearance="subtle"
              className={styles.toggle}
              aria-expanded={isReasonOpen}
              {...(isReasonOpen ? { 'aria-controls': `${id}reason` } : {})}
              onClick={() => setReasonOpen(!isReasonOpen)}
            >
              {t.reason}
              <span aria-hidden="true" className={styles.arrow}>
                {isReasonOpen ? '▴' : '▾'}
              </span>
            </Button>
          )}
          {isReasonOpen && (
            <ul id={`${id}reason`} className={styles.reason}>
              {said.reasons.slice(1).map(text => (
                <li key={text}>{text}</li>
              ))}
              <li>
                <Details to={OF_GRADE} about={card.kpi.name} />
              </li>
            </ul>
          )}
        </div>
      )}
      <div className={styles.actions}>
        {lets.includes('fill') && (
          <Button
            data-fill={card.kpi.row}
            size="small"
            appearance="primary"
            disabledFocusable={busy}
            aria-label={f.fillOf(card.kpi.name)}
            onClick={() => open('fill')}
          >
            {f.fill}
          </Button>
        )}
        {lets.includes('add-actual') && (
          <Button
            data-add-actual={card.kpi.row}
            size="small"
            disabledFocusable={busy}
            aria-label={t.addActualOf(card.kpi.name)}
            onClick={() => open('add-actual')}
          >
            {t.addActual}
          </Button>
        )}
        <Button
          data-revise={card.kpi.row}
          size="small"
          disabledFocusable={busy}
          aria-label={t.reviseOf(card.kpi.name)}
          onClick={() => open('revise')}
        >
          {t.revise}
        </Button>
        {lets.includes('suppose') && (
          <Button data-suppose={card.kpi.row} size="small" aria-label={w.openOf(card.kpi.name)} onClick={() => open('suppose')}>
            {w.open}
          </Button>
        )}
        {card.place !== null && (
          <Button
            size="small"
            appearance="subtle"
            aria-label={t.seeInSheetOf(card.kpi.name)}
            onClick={() => {
              if (card.place) onGo(card.place);
            }}
          >
            {t.seeInSheet}
          </Button>
        )}
      </div>
    </article>
  );
});

function Fact({
  term,
  value,
  styles,
}: {
  readonly term: string;
  readonly value: string;
  readonly styles: { readonly term: string; readonly value: string };
}) {
  return (
    <>
      <dt className={styles.term}>{term}</dt>
      <dd className={styles.value}>{value}</dd>
    </>
  );
}
