import { Button, Field, Slider } from '@fluentui/react-components';
import { useState } from 'react';
import { readActuals } from '../../../domain/kpi/actuals';
import { isFault } from '../../../domain/base/fault';
import { whatIf, type Supposed } from '../../../domain/kpi/what-if';
import { WHAT_IF_EN } from '../../../i18n/overview/what-if.en';
import { WHAT_IF_JA } from '../../../i18n/overview/what-if.ja';
import type { WorkbookState } from '../../../sheets/read/state';
import { PanelFrame } from '../../frame/panel/panel-frame';
import { usePanelStyles } from '../../frame/panel/panel-styles';
import { chanceWords } from '../../words/forecast-words';
import { formatDifference, formatHorizon, formatQuantity, formatYear, rounded } from '../../words/format';
import { useWords } from '../../words/words';
import { KpiPicture } from './kpi-picture';
import type { Card } from '../kpis/card';
import { pictureOf } from '../kpis/picture';

interface Props {
  readonly state: WorkbookState;
  readonly card: Card;
  readonly onClose: () => void;
}

/** Steps of the slider on either side of none. */
const STEPS = 40;

/** A step that can be said: 1, 2 or 5 with zeros. */
function stepFor(largest: number): number {
  const raw = largest / STEPS;
  const size = 10 ** Math.floor(Math.log10(raw));
  return ([1, 2, 5, 10].find(factor => factor * size >= raw * (1 - 1e-9)) ?? 10) * size;
}

/** 仮定: the yearly pace is moved, and when each target is reached, and how probably, follows at once. Nothing is written. */
export function WhatIfPanel({ state, card, onClose }: Props) {
  const styles = usePanelStyles();
  const words = useWords();
  const { language } = words;
  const t = language === 'ja' ? WHAT_IF_JA : WHAT_IF_EN;
  const [chosen, setChosen] = useState<number | null>(null);
  const { kpi } = card;
  const actuals = readActuals(state.tables.DX_Actuals?.cells ?? []);
  const asked = isFault(actuals) ? null : whatIf(kpi, actuals);
  if (asked === null) return null;
  const largest = Math.max(1e-9, Math.abs(asked.pace) * 2, ...asked.ask(asked.pace).map(({ needed }) => Math.abs(needed) * 2));
  const step = stepFor(largest);
  const pace = chosen ?? asked.pace;
  const quantity = (value: number): string => formatQuantity(rounded(value), kpi.unit, language);
  const change = (value: number): string => (value > 0 ? '+' : '') + formatDifference(rounded(value), kpi.unit, language);
  const fiscal = kpi.timing === '年度末';
  const supposed = asked.ask(pace);
  const until = Math.max(...supposed.map(({ year }) => year + 1));
  const picture = pictureOf(
    kpi,
    card.actuals.map(({ t: position, value }) => ({ position, value })),
    card.horizon ?? until - 1,
    state.asOf,
    asked.line(pace, until),
  );
  const told = ({ value, reachedIn, needed, chance }: Supposed): readonly string[] => {
    const done = reachedIn !== null && reachedIn < asked.last.t - 1 + 1e-9 && needed === 0;
    return [
      t.value(quantity(value)),
      done ? t.already : reachedIn === null ? t.never : t.reached(formatYear(reachedIn, fiscal, language)),
      ...(needed === 0 ? [] : [t.needed(change(needed))]),
      chance === null ? t.noChance : t.chance(chanceWords(chance, language)),
    ];
  };
  return (
    <PanelFrame
      heading={t.heading}
      level={3}
      onClose={onClose}
      closing={t.close}
      buttons={
        <Button disabledFocusable={chosen === null} onClick={() => setChosen(null)}>
          {t.now(change(asked.pace))}
        </Button>
      }
    >
      <p className={styles.quiet}>{t.intro}</p>
      <Field label={`${t.slider}：${change(pace)}`}>
        <Slider
          min={-STEPS}
          max={STEPS}
          value={Math.round(pace / step)}
          aria-valuetext={change(pace)}
          onChange={(_, { value }) => setChosen(value * step)}
        />
      </Field>
      {picture !== null && (
        <KpiPicture picture={picture} unit={kpi.unit} horizon={card.horizon ?? until - 1} alternative={t.picture(kpi.name, change(pace))} />
      )}
      <ul className={styles.bullets} aria-live="polite">
        {supposed.map(one => (
          <li key={one.year}>
            {t.target(formatHorizon(one.year, fiscal, words), quantity(one.goal))}
            <ul className={styles.bullets}>
              {told(one).map(text => (
                <li key={text}>{text}</li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </PanelFrame>
  );
}
