import type { SetUpPlan } from '../../sheets/make/planned';
import type { CellPlace, WorkbookState } from '../../sheets/read/state';
import type { TableName } from '../../sheets/schema/table-name';
import type { Template } from '../../sheets/templates/template';
import { Later } from '../frame/loading/later';
import { loadRevisePanel } from '../entry/load-revise-panel';
import type { Actions } from '../frame/news/news';
import type { SetUpStart } from './set-up-panel';

/** What takes the screen's place until it is done or closed. */
export type PanelStart =
  | SetUpStart
  | { readonly kind: 'gantt' }
  /** `from`: the table around this cell (from 0) is read at once. */
  | { readonly kind: 'adopt'; readonly from?: { readonly sheet: string; readonly row: number; readonly column: number } }
  | { readonly kind: 'revise' }
  | { readonly kind: 'meeting' }
  | { readonly kind: 'original' }
  | { readonly kind: 'columns'; readonly table: TableName };

export const loadSetUp = () => import(/* webpackChunkName: "set-up" */ './set-up-panel').then(({ SetUpPanel }) => SetUpPanel);
const loadGantt = () => import(/* webpackChunkName: "gantt" */ './gantt-panel').then(({ GanttPanel }) => GanttPanel);
const loadAdopt = () => import(/* webpackChunkName: "adopt" */ '../adopt/adopt-panel').then(({ AdoptPanel }) => AdoptPanel);
const loadMeeting = () => import(/* webpackChunkName: "meeting" */ '../entry/meeting-panel').then(({ MeetingPanel }) => MeetingPanel);
const loadOriginal = () => import(/* webpackChunkName: "original" */ './original-panel').then(({ OriginalPanel }) => OriginalPanel);
const loadAddColumns = () =>
  import(/* webpackChunkName: "add-columns" */ './add-columns-panel').then(({ AddColumnsPanel }) => AddColumnsPanel);

interface Props {
  readonly start: PanelStart;
  readonly state: WorkbookState;
  /** For a start from a template. */
  readonly templates: readonly Template[];
  readonly busy: boolean;
  readonly perform: Actions['perform'];
  readonly onSetUp: (plan: SetUpPlan) => void;
  readonly onGo: (place: CellPlace) => void;
  readonly onClose: () => void;
}

/** The panel that was opened. Each comes in a file of its own. */
export function Panel({ start, state, templates, busy, perform, onSetUp, onGo, onClose }: Props) {
  const given = { state, busy, perform, onGo, onClose };
  switch (start.kind) {
    case 'gantt':
      return <Later load={loadGantt} given={given} />;
    case 'adopt':
      return <Later load={loadAdopt} given={{ ...given, ...(start.from === undefined ? {} : { from: start.from }) }} />;
    case 'original':
      return <Later load={loadOriginal} given={given} />;
    case 'meeting':
      return <Later load={loadMeeting} given={given} />;
    case 'revise':
      return <Later load={loadRevisePanel} given={{ ...given, first: null, horizon: null }} />;
    case 'columns':
      return <Later load={loadAddColumns} given={{ ...given, table: start.table }} />;
    default:
      return <Later load={loadSetUp} given={{ state, templates, start, busy, onSetUp, onClose }} />;
  }
}
