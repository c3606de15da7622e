import type { Inspection } from '../sheets/inspect/remark';
import type { CellPlace, WorkbookState } from '../sheets/read/state';
import type { TableName } from '../sheets/schema/table-name';
import { BASIC_TABLES } from '../sheets/schema/declarations/tables';
import type { ActualDraft } from './entry/actual-panel';
import { Later } from './frame/loading/later';
import type { Actions } from './frame/news/news';
import { Overview } from './overview/cards/overview';
import { OverviewViews, type View } from './overview/overview-views';
import type { PanelStart } from './sheets/panel';

const loadStart = () => import(/* webpackChunkName: "start" */ './start/start');
const loadStartView = () => loadStart().then(({ StartView }) => StartView);
const loadNextSteps = () => loadStart().then(({ NextSteps }) => NextSteps);

interface Props {
  readonly state: WorkbookState;
  readonly inspection: Inspection | null;
  readonly view: View;
  readonly onView: (view: View) => void;
  readonly busy: boolean;
  readonly perform: Actions['perform'];
  /** The list of what comes next has been put away. */
  readonly nextHidden: boolean;
  readonly onHideNext: () => void;
  readonly onGo: (place: CellPlace) => void;
  readonly onOpen: (what: PanelStart) => void;
  readonly onChecks: () => void;
  readonly onDoor: (id: string) => void;
  readonly onAddActual: (draft: ActualDraft, whenDone: () => void) => void;
}

/** 概要: the three ways to begin in a workbook without KPIs; what comes next, and the cards, in one with them. */
export function OverviewScreen({ state, inspection, view, onView, busy, perform, nextHidden, ...on }: Props) {
  const { onGo, onOpen } = on;
  return (
    <OverviewViews state={state} chosen={view} onChoose={onView} onGo={onGo} onMeeting={() => onOpen({ kind: 'meeting' })}>
      {state.tables.DX_KPIs === null ? (
        <Later
          key="start"
          load={loadStartView}
          given={{
            state,
            busy,
            onAdopt: (from: { sheet: string; row: number; column: number }) => onOpen({ kind: 'adopt', from }),
            onTemplate: () => onOpen({ kind: 'template' }),
            onBlank: () => onOpen({ kind: 'tables', tables: BASIC_TABLES }),
          }}
        />
      ) : (
        <>
          <Later
            key="next"
            load={loadNextSteps}
            given={{
              state,
              inspection,
              hidden: nextHidden,
              busy,
              onGo,
              onActual: (row: number) => document.querySelector<HTMLElement>(`[data-add-actual="${row}"]`)?.click(),
              onChecks: on.onChecks,
              onDoor: on.onDoor,
              onColumns: (table: TableName) => onOpen({ kind: 'columns', table }),
              onHide: on.onHideNext,
            }}
          />
          <Overview
            state={state}
            busy={busy}
            onGo={onGo}
            onAddActual={on.onAddActual}
            onTemplate={() => onOpen({ kind: 'template' })}
            perform={perform}
          />
        </>
      )}
    </OverviewViews>
  );
}
