import type { ReplacedText } from './replaced.ja';

export const REPLACED_EN: ReplacedText = {
  addedAgain: (count, places) =>
    `${count === 1 ? 'A row you had added was' : `${count} rows you had added were`} replaced by what somebody else entered at the same time. Added again below (${places}); the other entry is untouched.`,
};
