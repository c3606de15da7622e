import type { Language } from './language';

/** The page that lists the functions, beside the pane's own. */
export function helpIndex(language: Language): string {
  return language === 'ja' ? 'help/index.html' : 'help/en/index.html';
}

/** The page of one function, with its worked examples. */
export function helpPage(id: string, language: Language): string {
  return helpIndex(language).replace('index', id.toLowerCase());
}

/**
 * Opens a page of the add-in in the person's browser, where this Office can: its own window for a link may be the pane itself.
 * @returns false where it cannot, and the link has to do
 */
export function openInBrowser(page: string): boolean {
  if (!Office.context.requirements.isSetSupported('OpenBrowserWindowApi', '1.1')) return false;
  Office.context.ui.openBrowserWindow(new URL(page, document.baseURI).href);
  return true;
}
