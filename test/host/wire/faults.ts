/** Switches that make a sync fail, so that tests see what people see on a bad day. */

export type Fault =
  | 'InvalidOperationInCellEditMode'
  | 'AccessDenied'
  | 'ItemNotFound'
  | 'RequestPayloadSizeLimitExceeded'
  | 'ResponsePayloadSizeLimitExceeded'
  /** The request never arrives: nothing is done, the add-in sees ConnectionFailure. */
  | 'connection lost'
  /** Everything is done, but the answer gets lost: the add-in sees ConnectionFailure. */
  | 'answer lost'
  /** Nothing is done and no answer ever comes. */
  | 'silence';

export const FAULT_MESSAGES: Readonly<Partial<Record<Fault, string>>> = {
  InvalidOperationInCellEditMode:
    'Excel is in cell-editing mode. Please exit the edit mode by pressing ENTER or TAB or selecting another cell, and then try again.',
  AccessDenied: 'You cannot perform the requested operation.',
  ItemNotFound: "The requested resource doesn't exist.",
  RequestPayloadSizeLimitExceeded:
    'The request payload size has exceeded the limit. Please refer to the documentation: "https://docs.microsoft.com/office/dev/add-ins/concepts/resource-limits-and-performance-optimization#excel-add-ins".',
  ResponsePayloadSizeLimitExceeded:
    'The response payload size has exceeded the limit. Please refer to the documentation: "https://docs.microsoft.com/office/dev/add-ins/concepts/resource-limits-and-performance-optimization#excel-add-ins".',
};

/** The faults to come, by the number of the sync they strike. */
export class Faults {
  private readonly planned = new Map<number, Fault>();
  private count = 0;

  /** The n-th sync from now on fails (1: the next one). */
  at(n: number, fault: Fault): void {
    this.planned.set(this.count + n, fault);
  }
  clear(): void {
    this.planned.clear();
  }
  /** Called for each sync: the fault it is struck by, if any. */
  strike(): Fault | null {
    this.count += 1;
    const fault = this.planned.get(this.count) ?? null;
    this.planned.delete(this.count);
    return fault;
  }
}
