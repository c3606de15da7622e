import type { Book, BookSnapshot } from '../book/book';
import type { Change } from '../book/change';

/** Sources of changes that are not steps of their own: they follow from one, or undo one. */
const FOLLOWERS: ReadonlySet<string> = new Set(['calculation', 'undo', 'load']);
/** Moving about is no change of the workbook. */
const MOVES: ReadonlySet<Change['what']> = new Set(['selection', 'sheetActivated']);
const STEPS_KEPT = 100;

/**
 * One step per batch: what changes within one turn of the event loop (one entry by a person, one request of the add-in) is undone together.
 */
export class UndoSteps {
  private readonly done: BookSnapshot[] = [];
  private undone: BookSnapshot[] = [];
  private before: BookSnapshot;
  private collecting = false;
  private readonly stop: () => void;

  constructor(
    private readonly book: Book,
    private readonly onStep: () => void,
  ) {
    this.before = book.snapshot();
    this.stop = book.onChange(change => this.note(change));
  }

  get canUndo(): boolean {
    return this.done.length > 0;
  }
  get canRedo(): boolean {
    return this.undone.length > 0;
  }

  undo(): boolean {
    return this.move(this.done, this.undone);
  }
  redo(): boolean {
    return this.move(this.undone, this.done);
  }

  /** Ends listening to the book. */
  close(): void {
    this.stop();
  }

  private note(change: Change): void {
    if (FOLLOWERS.has(change.source) || MOVES.has(change.what) || this.collecting) return;
    this.collecting = true;
    setTimeout(() => this.finish(), 0);
  }

  private finish(): void {
    if (!this.collecting) return;
    this.collecting = false;
    this.done.push(this.before);
    if (this.done.length > STEPS_KEPT) this.done.shift();
    this.undone = [];
    this.before = this.book.snapshot();
    this.onStep();
  }

  private move(from: BookSnapshot[], to: BookSnapshot[]): boolean {
    this.finish();
    const target = from.pop();
    if (target === undefined) return false;
    to.push(this.before);
    this.book.by('undo', () => this.book.restore(target));
    this.before = target;
    return true;
  }
}
