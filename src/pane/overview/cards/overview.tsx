import { ToggleButton, makeStyles, tokens } from '@fluentui/react-components';
import { useCallback, useRef, useState } from 'react';
import { isFault } from '../../../domain/base/fault';
import type { CellPlace, WorkbookState } from '../../../sheets/read/state';
import type { ActualDraft } from '../../entry/actual-panel';
import { today } from '../../words/as-of';
import { ARRANGE_EN } from '../../../i18n/overview/arrange.en';
import { ARRANGE_JA } from '../../../i18n/overview/arrange.ja';
import { FIRST_KPI_EN } from '../../../i18n/entry/first-kpi.en';
import { FIRST_KPI_JA } from '../../../i18n/entry/first-kpi.ja';
import { arrange, AS_THEY_ARE, ownersOf, type Arrangement } from '../kpis/arrange';
import { ArrangementFields } from './arrangement-fields';
import { GradeCount, TONES } from '../kpis/grade';
import { KpiCard, type OpenPanel } from './kpi-card';
import { Later } from '../../frame/loading/later';
import { hasBaselineColumns } from '../../entry/fill-draft';
import { loadRevisePanel } from '../../entry/load-revise-panel';
import { moveFocus } from '../../frame/panel/move-focus';
import type { Actions } from '../../frame/news/news';
import type { Card } from '../kpis/card';
import { useOverview, useShownCards } from '../kpis/use-overview';
import { Prompt } from '../../frame/news/prompt';
import { formatHorizon } from '../../words/format';
import { Waiting } from '../../frame/loading/waiting';
import { useWords } from '../../words/words';

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

export const loadActualPanel = () =>
  import(/* webpackChunkName: "entry" */ '../../entry/actual-panel').then(({ ActualPanel }) => ActualPanel);
const loadWhatIf = () => import(/* webpackChunkName: "what-if" */ './what-if-panel').then(({ WhatIfPanel }) => WhatIfPanel);

const loadFirstKpi = () =>
  import(/* webpackChunkName: "first-kpi" */ '../../entry/first-kpi-panel').then(({ FirstKpiPanel }) => FirstKpiPanel);
const loadFill = () => import(/* webpackChunkName: "fill" */ '../../entry/fill-panel').then(({ FillPanel }) => FillPanel);

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

/** What can be opened below a card. */
function letsOf(card: Card, state: WorkbookState): string {
  const panels: readonly (OpenPanel | null)[] = [
    state.tables.DX_Actuals === null ? null : 'add-actual',
    canFill(card, state) ? 'fill' : null,
    canSuppose(card) ? 'suppose' : null,
  ];
  return panels.filter(panel => panel !== null).join(' ');
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
  /** KPIを追加 is open in a workbook without KPIs. */
  const [adding, setAdding] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const latestGo = useRef(onGo);
  latestGo.current = onGo;
  const goThere = useCallback((place: CellPlace) => latestGo.current(place), []);
  const openBelow = useCallback((panel: OpenPanel, row: number) => setOpened({ panel, row }), []);
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
    const f = language === 'ja' ? FIRST_KPI_JA : FIRST_KPI_EN;
    const go = table === null ? [] : [{ label: t.noKpisGo, run: () => onGo({ sheet: table.sheet, address: 'A1' }) }];
    const closeFirst = (): void => {
      setAdding(false);
      // The prompt's button, or the first card, stands where the panel was.
      requestAnimationFrame(() => moveFocus(document.querySelector<HTMLElement>('[data-opens="first-kpi"], article button')));
    };
    return adding ? (
      <Later key="first" load={loadFirstKpi} given={{ state, asOf: asOf ?? today(), busy, perform, onClose: closeFirst }} />
    ) : (
      <Prompt
        text={f.noKpis}
        busy={busy}
        actions={[
          { label: f.add, opens: 'first-kpi', run: () => setAdding(true) },
          { label: t.noKpisTemplate, opens: 'template', run: onTemplate },
          ...go,
        ]}
      />
    );
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
            lets={letsOf(card, state)}
            onOpen={openBelow}
            onGo={goThere}
          />
          {isOpen('add-actual', card.kpi.row) && (
            <Later
              key="add-actual"
              load={loadActualPanel}
              given={{
                state,
                kpis: cards.map(one => one.kpi),
                first: card.kpi,
                asOf: asOf ?? today(),
                busy,
                onClose: () => close('add-actual', card.kpi.row),
                onSave: (draft: ActualDraft) => onAddActual(draft, () => close('add-actual', card.kpi.row)),
              }}
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
