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
  | 'silence'
  /** Everything is done, but the answer only comes with `Client.goOn`. */
  | 'late answer'
  /** Excel is busy: this request and all that follow wait for `Client.goOn`, which does them in their order. */
  | 'busy'
  /** Excel stops within the request: so many of its actions are done. */
  | { readonly doneActions: number };

export const FAULT_MESSAGES: Readonly<Partial<Record<string, string>>> = {
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
  private readonly others = new Map<number, () => void>();
  private count = 0;
  /** Called for each request that gets no answer for now. */
  onUnanswered: () => void = () => undefined;

  /** The n-th sync from now on fails (1: the next one). */
  at(n: number, fault: Fault): void {
    this.planned.set(this.count + n, fault);
  }
  /** Somebody else acts when the n-th sync from now on is done and before the next one. */
  after(n: number, act: () => void): void {
    this.others.set(this.count + n, act);
  }
  clear(): void {
    this.planned.clear();
    this.others.clear();
  }
  /** Called for each sync: the fault it is struck by, if any. */
  strike(): Fault | null {
    this.count += 1;
    const fault = this.planned.get(this.count) ?? null;
    this.planned.delete(this.count);
    return fault;
  }
  /** Called when a sync is done. */
  done(): void {
    const act = this.others.get(this.count);
    this.others.delete(this.count);
    act?.();
  }
}
