import { ToggleButton, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { COMPARE_EN } from '../../i18n/overview/compare.en';
import { COMPARE_JA } from '../../i18n/overview/compare.ja';
import { KPI_TREE_EN } from '../../i18n/overview/kpi-tree.en';
import { KPI_TREE_JA } from '../../i18n/overview/kpi-tree.ja';
import { STANDARD_EN } from '../../i18n/overview/standard.en';
import { STANDARD_JA } from '../../i18n/overview/standard.ja';
import type { CellPlace, WorkbookState } from '../../sheets/read/state';
import type { TableName } from '../../sheets/schema/table-name';
import { Later } from '../frame/loading/later';
import { useWords } from '../words/words';

const useStyles = makeStyles({
  views: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS },
  view: { minWidth: 'auto' },
});

export type View = 'kpis' | 'compare' | 'tree' | 'schedule' | 'standard' | 'organisation';

/** The side of 概要 on which these tables' rows are to be seen, the KPIs before the others; null: no tables. */
export function viewOf(tables: readonly TableName[]): View | 'sheets' | null {
  if (tables.length === 0) return null;
  if (tables.includes('DX_KPIs')) return 'kpis';
  if (tables.includes('DX_Schedules')) return 'schedule';
  return tables.includes('DX_Members') ? 'organisation' : 'sheets';
}

const loadSchedule = () => import(/* webpackChunkName: "schedule" */ './views/schedule-view').then(({ ScheduleView }) => ScheduleView);
const loadOrganisation = () =>
  import(/* webpackChunkName: "organisation" */ './views/organisation-view').then(({ OrganisationView }) => OrganisationView);

const loadTree = () => import(/* webpackChunkName: "kpi-tree" */ './views/kpi-tree-view').then(({ KpiTreeView }) => KpiTreeView);
const loadCompare = () => import(/* webpackChunkName: "compare" */ './views/compare-view').then(({ CompareView }) => CompareView);
const loadStandard = () => import(/* webpackChunkName: "standard" */ './views/standard-view').then(({ StandardView }) => StandardView);
const loadContext = () => import(/* webpackChunkName: "context" */ './views/context-view').then(({ ContextView }) => ContextView);

/** There are steps, or systems that will have some. */
const hasStandard = ({ tables }: WorkbookState): boolean =>
  tables.DX_Steps !== null || tables.DX_Systems?.rows.some(({ standardised }) => standardised === true) === true;

interface Props {
  readonly state: WorkbookState;
  readonly chosen: View;
  readonly onChoose: (view: View) => void;
  readonly onGo: (place: CellPlace) => void;
  /** 会議を追加. */
  readonly onMeeting: () => void;
  /** The KPIs. */
  readonly children: ReactNode;
}

/** 概要 from three sides: the KPIs with the plan's background, the schedule, the organisation; those the workbook has tables for. */
export function OverviewViews({ state, chosen, onChoose, onGo, onMeeting, children }: Props) {
  const styles = useStyles();
  const { t, language } = useWords();
  const names: Readonly<Record<View, string>> = {
    kpis: t.viewKpis,
    compare: (language === 'ja' ? COMPARE_JA : COMPARE_EN).view,
    tree: (language === 'ja' ? KPI_TREE_JA : KPI_TREE_EN).view,
    schedule: t.viewSchedule,
    standard: (language === 'ja' ? STANDARD_JA : STANDARD_EN).view,
    organisation: t.viewOrganisation,
  };
  const there: readonly View[] = [
    'kpis',
    ...((state.tables.DX_KPIs?.rows.length ?? 0) > 0 ? ['compare' as const] : []),
    // Without any 上位 there is no tree.
    ...(state.tables.DX_KPIs?.rows.some(({ parent }) => parent !== null) === true ? ['tree' as const] : []),
    ...(state.tables.DX_Schedules === null ? [] : ['schedule' as const]),
    ...(hasStandard(state) ? ['standard' as const] : []),
    ...(state.tables.DX_Members === null ? [] : ['organisation' as const]),
  ];
  const view = there.includes(chosen) ? chosen : 'kpis';
  return (
    <>
      {there.length > 1 && (
        <div role="group" aria-label={t.views} className={styles.views}>
          {there.map(one => (
            <ToggleButton key={one} size="small" className={styles.view} checked={one === view} onClick={() => onChoose(one)}>
              {names[one]}
            </ToggleButton>
          ))}
        </div>
      )}
      {view === 'compare' ? (
        <Later key="compare" load={loadCompare} given={{ state, onGo }} />
      ) : view === 'tree' ? (
        <Later key="tree" load={loadTree} given={{ state, onGo }} />
      ) : view === 'schedule' ? (
        <Later key="schedule" load={loadSchedule} given={{ state, onGo }} />
      ) : view === 'standard' ? (
        <Later key="standard" load={loadStandard} given={{ state, onGo }} />
      ) : view === 'organisation' ? (
        <Later
          key="organisation"
          load={loadOrganisation}
          given={{ state, onGo, onMeeting: state.tables.DX_Meetings === null ? null : onMeeting }}
        />
      ) : (
        <>
          {(state.tables.DX_Context?.rows.length ?? 0) > 0 && <Later key="context" load={loadContext} given={{ state, onGo }} />}
          {children}
        </>
      )}
    </>
  );
}
