import type { CellPlace, WorkbookState } from '../../sheets/read/state';
import type { Actions } from '../frame/news/news';
import type { Words } from '../words/words';

/** What is at hand where a panel's entry is written; each of the functions asks for its part of it. */
export interface Saving extends Pick<Actions, 'busy' | 'perform'> {
  readonly state: WorkbookState;
  readonly words: Words;
  readonly go: (place: CellPlace) => void;
}
