import type { HelpPanelText } from './help-panel.ja';

/** What stands around a help page in the pane, in English. */
export const HELP_PANEL_EN: HelpPanelText = {
  label: 'Help',
  close: 'Back',
  before: 'Previous page',
  inBrowser: 'Open in browser',
  search: 'Search guides and functions',
  found: count => (count === 0 ? 'Nothing found. Try another word.' : `${count} found`),
  part: (title, heading) => (heading === '' ? title : `${title} > ${heading}`),
  loading: 'Loading help',
  notLoaded: 'The help could not be loaded. Check the network connection and try again.',
};
