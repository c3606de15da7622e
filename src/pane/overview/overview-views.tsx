import { ToggleButton, makeStyles, tokens } from '@fluentui/react-components';
import { useState, type ReactNode } from 'react';
import type { CellPlace, WorkbookState } from '../../sheets/read/state';
import { Later } from '../frame/later';
import { useWords } from '../words/words';

const useStyles = makeStyles({
  views: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS },
  view: { minWidth: 'auto' },
});

type View = 'kpis' | 'schedule' | 'organisation';

const loadSchedule = () => import(/* webpackChunkName: "schedule" */ './schedule-view').then(({ ScheduleView }) => ScheduleView);
const loadOrganisation = () =>
  import(/* webpackChunkName: "organisation" */ './organisation-view').then(({ OrganisationView }) => OrganisationView);

interface Props {
  readonly state: WorkbookState;
  readonly onGo: (place: CellPlace) => void;
  /** The KPIs. */
  readonly children: ReactNode;
}

/** 概要 from three sides: the KPIs, the schedule, the organisation; those the workbook has tables for. */
export function OverviewViews({ state, onGo, children }: Props) {
  const styles = useStyles();
  const { t } = useWords();
  const [chosen, setChosen] = useState<View>('kpis');
  const names: Readonly<Record<View, string>> = { kpis: t.viewKpis, schedule: t.viewSchedule, organisation: t.viewOrganisation };
  const there: readonly View[] = [
    'kpis',
    ...(state.tables.DX_Schedules === null ? [] : ['schedule' as const]),
    ...(state.tables.DX_Members === null ? [] : ['organisation' as const]),
  ];
  const view = there.includes(chosen) ? chosen : 'kpis';
  return (
    <>
      {there.length > 1 && (
        <div role="group" aria-label={t.views} className={styles.views}>
          {there.map(one => (
            <ToggleButton key={one} size="small" className={styles.view} checked={one === view} onClick={() => setChosen(one)}>
              {names[one]}
            </ToggleButton>
          ))}
        </div>
      )}
      {view === 'schedule' ? (
        <Later key="schedule" load={loadSchedule} given={{ state, onGo }} />
      ) : view === 'organisation' ? (
        <Later key="organisation" load={loadOrganisation} given={{ state, onGo }} />
      ) : (
        children
      )}
    </>
  );
}
