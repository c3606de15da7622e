import type { SuccessorText } from './successor.ja';

export const SUCCESSOR_EN: SuccessorText = {
  heading: 'Make the handover page',
  intro:
    'One page for whoever takes over: what the workbook holds, where its numbers come from, what is due next, which cells are bound and which rules apply, as values from the workbook of today. The page is in Japanese.',
  create: sheet => `Makes the sheet “${sheet}”.`,
  replace: sheet => `Makes the sheet “${sheet}” anew. Everything on that sheet will be gone.`,
  page: 'A4 landscape, 1 page.',
  pages: count => `A4 landscape, ${count} pages.`,
  left: count => `Lines that do not fit on the page and are summed up: ${count}.`,
  make: 'Make',
  remake: 'Make anew',
  done: sheet => `The sheet “${sheet}” has been made.`,
  redone: sheet => `The sheet “${sheet}” has been made anew.`,
  conflicts: 'Why it cannot be made',
  writing: 'Writing',
};
