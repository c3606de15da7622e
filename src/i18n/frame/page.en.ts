import type { PageText } from './page.ja';

export const PAGE_EN: PageText = {
  notSet:
    'Excel did not take the page setup (orientation, paper size, print titles): there is no default printer, or it does not know the paper. Set it under Page Layout before you print. The contents of the sheet are not affected.',
  clearsUndo:
    'After a sheet has been added, rewritten or taken away again, Undo (Ctrl+Z) in Excel may not go back to what was done before.',
};
