import type { HelpAddress } from '../frame/news/paragraphs';
import type { Language } from '../words/language';

export type { HelpAddress };

export const HELP_INDEX: HelpAddress = { id: null, part: null };
/** The page of a function; `name` as in KPIGAP. */
export const helpOn = (name: string): HelpAddress => ({ id: name.toLowerCase(), part: null });

/** The page's file beside the pane's own, with the worked examples of its function. */
export function helpFile({ id }: HelpAddress, language: Language): string {
  return `help/${language === 'ja' ? '' : 'en/'}${id ?? 'index'}.html`;
}

/** What is searched, beside the pages. */
export function searchFile(language: Language): string {
  return `help/${language === 'ja' ? '' : 'en/'}search.json`;
}

/** Where a link within the pages leads; null: somewhere else than to a page. */
export function helpTarget(href: string): HelpAddress | null {
  const [, page, part] = /^([a-z]+)\.html(?:#([\w-]+))?$/.exec(href) ?? [];
  return page === undefined ? null : { id: page === 'index' ? null : page, part: part ?? null };
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
