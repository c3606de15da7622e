import { ToggleButton, makeStyles, tokens } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import { isFault } from '../../domain/base/fault';
import type { CellPlace, WorkbookState } from '../../sheets/read/state';
import { ActualPanel, type ActualDraft } from '../entry/actual-panel';
import { today } from '../words/as-of';
import { ARRANGE_EN } from '../../i18n/arrange.en';
import { ARRANGE_JA } from '../../i18n/arrange.ja';
import { arrange, AS_THEY_ARE, ownersOf, type Arrangement } from './arrange';
import { ArrangementFields } from './arrangement-fields';
import { GradeCount, TONES } from './grade';
import { KpiCard } from './kpi-card';
import { Later } from '../frame/later';
import { hasBaselineColumns } from '../entry/fill-draft';
import { loadRevisePanel } from '../entry/load-revise-panel';
import { moveFocus } from '../frame/move-focus';
import type { Actions } from '../frame/news';
import type { Card } from './overview-model';
import { useOverview, useShownCards } from './use-overview';
import { Prompt } from '../frame/prompt';
import { formatHorizon } from '../words/format';
import { Waiting } from '../frame/waiting';
import { useWords } from '../words/words';

const useStyles = makeStyles({
  overview: { display: 'grid', rowGap: tokens.spacingVerticalM },
  summary: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    columnGap: tokens.spacingHorizontalM,
    rowGap: tokens.spacingVerticalXS,
  },
  counts: { display: 'flex', flexWrap: 'wrap', columnGap: tokens.spacingHorizontalS, margin: 0, fontVariantNumeric: 'tabular-nums' },
  horizons: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalXS },
  horizon: { minWidth: 'auto' },
});

interface Props {
  readonly state: WorkbookState;
  readonly busy: boolean;
  readonly onGo: (place: CellPlace) => void;
  readonly onAddActual: (draft: ActualDraft, whenDone: () => void) => void;
  readonly onTemplate: () => void;
  readonly perform: Actions['perform'];
}

/** A year that only KPIs of 年末 have a target of is a calendar year. */
function isFiscal(year: number, cards: readonly Card[]): boolean {
  const having = cards.filter(({ kpi }) => kpi.targets.some(target => target.year === year));
  return having.length === 0 || having.some(({ kpi }) => kpi.timing === '年度末');
}

/** What can be open below a card. */
type OpenPanel = 'add-actual' | 'fill' | 'revise' | 'suppose';

const loadWhatIf = () => import(/* webpackChunkName: "what-if" */ './what-if-panel').then(({ WhatIfPanel }) => WhatIfPanel);

const loadFill = () => import(/* webpackChunkName: "fill" */ '../entry/fill-panel').then(({ FillPanel }) => FillPanel);

/** Is it the baseline, or a sheet of actuals, that the grade waits for, and can the pane write it? */
function canFill({ kpi, lacks, fault }: Card, state: WorkbookState): boolean {
  const kinds = lacks.map(({ kind }) => kind);
  return (
    fault === null &&
    kpi.targets.length > 0 &&
    (kinds.includes('baseline') || kinds.includes('baselineYear') || kinds.includes('actualsSheet')) &&
    !state.foreignTables.some(({ name }) => name === 'DX_Actuals') &&
    hasBaselineColumns(state)
  );
}

/** There is an actual, and a target ahead of it. */
function canSuppose({ kpi, actuals }: Card): boolean {
  const last = actuals[actuals.length - 1];
  return last !== undefined && kpi.direction !== null && kpi.targets.some(({ year }) => year + 1 > last.t);
}

/** From this many KPIs on there is something to choose from. */
const MANY = 4;

/** 概要: how many KPIs stand how, for which target year, and a card for each. */
export function Overview({ state, busy, onGo, onAddActual, onTemplate, perform }: Props) {
  const styles = useStyles();
  const { t, fault, language } = useWords();
  const a = language === 'ja' ? ARRANGE_JA : ARRANGE_EN;
  const [wanted, setWanted] = useState<number | null>(null);
  /** The card a panel is open below, by its row. */
  const [opened, setOpened] = useState<{ readonly panel: OpenPanel; readonly row: number } | null>(null);
  const [arrangement, setArrangement] = useState<Arrangement>(AS_THEY_ARE);
  const root = useRef<HTMLDivElement>(null);
  const overview = useOverview(state, wanted);
  const table = state.tables.DX_KPIs;
  const cardsShown = useShownCards(overview === null || isFault(overview) ? 0 : overview.cards.length);
  if (overview === null) return <Waiting text={t.reading} />;
  if (isFault(overview))
    return (
      <Prompt
        text={t.cardFault(fault(overview.reason))}
        actions={table === null ? [] : [{ label: t.noKpisGo, run: () => onGo({ sheet: table.sheet, address: 'A1' }) }]}
      />
    );
  const { cards, horizons, horizon, counts, asOf } = overview;
  const owners = ownersOf(state);
  const shown = arrange(cards, owners, arrangement);
  // Two programmes side by side may each be shown for a year of their own.
  const inUse = new Set(wanted === null ? cards.map(card => card.horizon) : [horizon]);
  if (cards.length === 0) {
    const go = table === null ? [] : [{ label: t.noKpisGo, run: () => onGo({ sheet: table.sheet, address: 'A1' }) }];
    return <Prompt text={t.noKpis} actions={[...go, { label: t.noKpisTemplate, opens: 'template', run: onTemplate }]} />;
  }
  const close = (panel: OpenPanel, row: number): void => {
    setOpened(null);
    const button = root.current?.querySelector<HTMLElement>(`[data-${panel}="${row}"]`);
    moveFocus(button, { preventScroll: true });
    // The card from its name on: what has changed on it is to be seen.
    button?.closest('article')?.scrollIntoView({ block: 'start' });
  };
  const isOpen = (panel: OpenPanel, row: number): boolean => opened?.panel === panel && opened.row === row;
  const words = { reached: t.gradeReached, good: t.gradeGood, slight: t.gradeSlight, late: t.gradeLate, none: t.gradeNone };
  return (
    <div ref={root} className={styles.overview}>
      <div className={styles.summary}>
        <p className={styles.counts}>
          <span>{t.kpiCount(cards.length)}</span>
          {TONES.filter(tone => counts[tone] > 0).map(tone => (
            <GradeCount key={tone} tone={tone} word={words[tone]} count={counts[tone]} />
          ))}
        </p>
        {horizon !== null && (
          <div role="group" aria-label={t.horizon} className={styles.horizons}>
            <span aria-hidden="true">{t.horizon}</span>
            {horizons.map(year => (
              <ToggleButton key={year} size="small" className={styles.horizon} checked={inUse.has(year)} onClick={() => setWanted(year)}>
                {formatHorizon(year, isFiscal(year, cards), { t })}
              </ToggleButton>
            ))}
          </div>
        )}
      </div>
      {cards.length >= MANY && (
        <ArrangementFields
          arrangement={arrangement}
          counts={counts}
          words={words}
          owners={[...new Set(owners.values())]}
          shown={shown.length}
          all={cards.length}
          onChange={setArrangement}
        />
      )}
      {shown.length === 0 && <p className={styles.counts}>{a.none}</p>}
      {shown.slice(0, Math.max(cardsShown, opened === null ? 0 : 1 + shown.findIndex(card => card.kpi.row === opened.row))).map(card => (
        <div key={card.kpi.row} className={styles.overview}>
          <KpiCard
            card={card}
            asOf={asOf}
            horizon={card.horizon}
            busy={busy}
            onGo={onGo}
            onAddActual={state.tables.DX_Actuals === null ? null : () => setOpened({ panel: 'add-actual', row: card.kpi.row })}
            onFill={canFill(card, state) ? () => setOpened({ panel: 'fill', row: card.kpi.row }) : null}
            onRevise={() => setOpened({ panel: 'revise', row: card.kpi.row })}
            onSuppose={canSuppose(card) ? () => setOpened({ panel: 'suppose', row: card.kpi.row }) : null}
          />
          {isOpen('add-actual', card.kpi.row) && (
            <ActualPanel
              state={state}
              kpis={cards.map(one => one.kpi)}
              first={card.kpi}
              asOf={asOf ?? today()}
              busy={busy}
              onClose={() => close('add-actual', card.kpi.row)}
              onSave={draft => onAddActual(draft, () => close('add-actual', card.kpi.row))}
            />
          )}
          {isOpen('fill', card.kpi.row) && (
            <Later
              key="fill"
              load={loadFill}
              given={{ state, kpi: card.kpi, asOf: asOf ?? today(), busy, perform, onClose: () => close('fill', card.kpi.row) }}
            />
          )}
          {isOpen('suppose', card.kpi.row) && (
            <Later key="suppose" load={loadWhatIf} given={{ state, card, onClose: () => close('suppose', card.kpi.row) }} />
          )}
          {isOpen('revise', card.kpi.row) && (
            <Later
              key="revise"
              load={loadRevisePanel}
              given={{
                state,
                first: card.kpi.name,
                horizon: card.horizon,
                busy,
                perform,
                onGo,
                onClose: () => close('revise', card.kpi.row),
              }}
            />
          )}
        </div>
      ))}
    </div>
  );
}
