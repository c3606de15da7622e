import type { Book } from './book';

export type CalculationMode = 'Automatic' | 'AutomaticExceptTables' | 'Manual';

/** When the workbook is recalculated: after writes, before something is read, unless the mode or the add-in says otherwise. */
export class Calculation {
  mode: CalculationMode = 'Automatic';
  private suspended = false;
  private stale = false;
  private running: Promise<void> = Promise.resolve();

  constructor(private readonly book: Book) {}

  written(): void {
    this.stale = true;
  }
  /** Until the batch ends, as `suspendApiCalculationUntilNextSync` says. */
  suspend(): void {
    this.suspended = true;
  }
  resume(): void {
    this.suspended = false;
  }
  get state(): 'Done' | 'Pending' {
    return this.stale ? 'Pending' : 'Done';
  }

  /** Recalculates what was written since, if it may. */
  settle(): void {
    if (this.stale && !this.suspended && this.mode === 'Automatic') this.now();
  }
  /** Formulas have their values when this returns; asynchronous custom functions answer later, see `done`. */
  now(): void {
    this.stale = false;
    this.running = this.book.calculate();
    // A broken runtime shows in the cells; nobody waits for this promise in Excel either.
    this.running.catch(() => undefined);
  }
  /** Resolves when no custom function is outstanding. */
  async done(): Promise<void> {
    await this.running;
  }
}
