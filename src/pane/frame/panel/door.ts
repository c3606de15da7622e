import type { ComponentType } from 'react';
import type { CellPlace, WorkbookState } from '../../../sheets/read/state';
import type { Language } from '../../words/language';
import type { Actions } from '../news/news';

/** What the panel behind a door is given: the same as every other panel. */
export interface DoorProps {
  readonly state: WorkbookState;
  readonly busy: boolean;
  readonly perform: Actions['perform'];
  readonly tell: Actions['tell'];
  readonly onGo: (place: CellPlace) => void;
  readonly onClose: () => void;
}

export interface DoorWords {
  readonly title: string;
  /** What it does, in one sentence. */
  readonly story: string;
}

/**
 * One of the things that can be done under 共有.
 *
 * To add one: write its panel in a room of its own (`pane/handover/handover-panel.tsx`) with its sentences in `i18n/handover.ja.ts`
 * and `.en.ts`, declare it beside the panel in a small file (`pane/handover/handover-door.ts`) and put that into the list in
 * `share/doors.ts`. The declaration comes with the list, so it imports nothing but this type and its two words;
 * `load` brings the panel when somebody opens the door.
 */
export interface Door {
  /** Latin letters and hyphens; the same in every language. */
  readonly id: string;
  readonly words: Readonly<Record<Language, DoorWords>>;
  readonly load: () => Promise<ComponentType<DoorProps>>;
  /** What the workbook lacks before it can be used, and what to do; null: nothing. */
  readonly missing?: (state: WorkbookState, language: Language) => string | null;
}
