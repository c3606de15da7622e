/** 依頼済 and 督促済, as they are noted in DX_Requests. */
import type { WorkbookState } from '../read/state';
import { requestOf, requestWrites, withRemark } from './requests';
import type { Round } from './round';
import type { CellWrite } from './round-write';
import { shownDate } from './shown';

/** Forms have gone out: those that were being prepared are asked now. */
export function askedWrites(state: WorkbookState, round: Round, to: readonly string[], today: number): CellWrite[] {
  return to.flatMap(one => {
    const request = requestOf(state, round, one);
    return request?.status === '準備中' || request?.status === null
      ? requestWrites(state, request, { status: '依頼済', askedOn: today })
      : [];
  });
}

/** Reminded today; what has come in part stays 一部回答, and the day is noted with all. */
export function remindedWrites(state: WorkbookState, round: Round, to: readonly string[], today: number): CellWrite[] {
  return to.flatMap(one => {
    const request = requestOf(state, round, one);
    if (request === null) return [];
    return requestWrites(state, request, {
      ...(request.status !== '一部回答' && request.status !== '差戻し' && { status: '督促済' }),
      remarks: withRemark(request.remarks, `督促（${shownDate(today)}）`),
    });
  });
}
