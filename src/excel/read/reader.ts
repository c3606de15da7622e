/** Keeps a reading of the workbook up to date: what has happened is collected, and only what it may have touched is read again. */
import { staleAfter, type Happening } from '../../sheets/read/edit';
import type { WorkbookState } from '../../sheets/read/state';
import { readAgain, readWorkbook, type Watching } from './read';

/** Not every change raises an event (a table resized by its handle, text split into columns: office-js#3729), so now and then all is read. Milliseconds. */
const TRUSTED = 10 * 60_000;

export class Reader {
  private state: WorkbookState | null = null;
  /** What has happened since the last reading began. */
  private happenings: Happening[] = [];
  private reading = false;
  /** Something has happened, whether or not it is in our tables. */
  private heard = false;
  /** When all was read last, as Date.now() says it. */
  private all = 0;

  /** The last reading; null before the first. */
  get latest(): WorkbookState | null {
    return this.state;
  }

  note(happening: Happening): void {
    this.heard = true;
    this.collect(happening);
  }

  private collect(happening: Happening): void {
    // What is being read now may or may not hold the change, and may find the tables elsewhere: decided when it is there.
    const matters = this.reading || this.state === null || staleAfter(this.state, [happening]) !== 'nothing';
    if (matters) this.happenings.push(happening);
  }

  /** The person turns to the pane: what raises no event is looked for. */
  noteReturn(): void {
    this.collect({ kind: Date.now() - this.all > TRUSTED ? 'anything' : 'listed' });
  }

  /**
   * The workbook as it is now; the same object where nothing has happened. A change outside our tables costs no sync and gives a new object that is
   * equal: panels that read other cells of the workbook know by it that they have to look again. One call at a time, see readAgain.
   * Throws ExcelFailure, Stopped; what was to be read is then still to be read.
   */
  async read(watching: Watching = {}): Promise<WorkbookState> {
    const { state, happenings, heard } = this;
    const stale = state === null ? 'everything' : staleAfter(state, happenings);
    this.happenings = [];
    this.heard = false;
    this.reading = true;
    const begun = Date.now();
    try {
      const now = state === null ? await readWorkbook(watching) : await readAgain(state, stale, watching);
      this.state = now === state && heard ? { ...now } : now;
      if (stale === 'everything') this.all = begun;
      return this.state;
    } catch (error) {
      this.happenings = [...happenings, ...this.happenings];
      this.heard ||= heard;
      throw error;
    } finally {
      this.reading = false;
    }
  }
}
