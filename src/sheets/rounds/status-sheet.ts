/** 回答状況: how far a round is, as a sheet of values that can be read without the add-in. */
import type { ExistingSheet } from '../make/own/own-sheet';
import type { WorkbookState } from '../read/state';
import { freeSheetName } from '../schema/sheet-name';
import { progressOf, type AnswerStanding } from './requests';
import type { Round } from './round';
import { shownDate, shownLongDate } from './shown';

export const STATUS_SHEET = '回答状況';
export const STATUS_NAME = 'DX_RoundStatus';
export const STATUS_HEADERS = ['宛先', '状況', '件数', '回答件数', '未回答', '期限', '超過日数', '回答日', '回答者', '備考'] as const;
/** Rows from 1. */
export const STATUS_ROWS = { glance: 2, header: 4, body: 5 } as const;
const STANDINGS: Readonly<Record<AnswerStanding, string>> = { answered: '回答済', partly: '一部回答', open: '未回答', returned: '差戻し' };

export interface FoundStatus {
  readonly existing: ExistingSheet;
  /** What its first cell says; '' where there is no such sheet. */
  readonly title: string;
}

export interface StatusPlan {
  readonly sheet: string;
  readonly replaces: boolean;
  readonly existing: ExistingSheet;
  readonly title: string;
  readonly glance: string;
  readonly cells: readonly (readonly (string | number)[])[];
}

export function planStatus(state: WorkbookState, round: Round, { existing, title }: FoundStatus, today: number): StatusPlan {
  const { addressees, counts, overdue } = progressOf(state, round, today);
  // Staff may have made something else of the sheet: then it is theirs.
  const replaces = existing.kind === 'sheet' && title.startsWith(STATUS_SHEET);
  const sheet = replaces
    ? existing.sheet
    : freeSheetName(
        STATUS_SHEET,
        state.sheets.map(({ name }) => name),
      );
  const late = (of: AnswerStanding): string => (overdue[of] > 0 ? `（うち${overdue[of]} 期限超過）` : '');
  const parts = [
    `${counts.answered} 回答済`,
    `${counts.partly} 一部${late('partly')}`,
    ...(counts.returned > 0 ? [`${counts.returned} 差戻し${late('returned')}`] : []),
    `${counts.open} 未回答${late('open')}`,
  ].join('、');
  return {
    sheet,
    replaces,
    existing,
    title: `${STATUS_SHEET}\u3000${round.name}`,
    glance: `${shownDate(today)}現在、${addressees.length}所属中 ${parts}。期限は${shownLongDate(round.due)}です。`,
    cells: [
      STATUS_HEADERS,
      ...addressees.map(({ to, standing, asked, answered: count, due, late, request }) => [
        to,
        STANDINGS[standing],
        asked,
        count,
        asked - count,
        due,
        late > 0 ? late : '',
        request?.answeredOn ?? '',
        request?.answeredBy ?? '',
        request?.remarks ?? '',
      ]),
    ],
  };
}
