import type { HelpPanelText } from './help-panel.ja';

/** What stands around a help page in the pane, in English. */
export const HELP_PANEL_EN: HelpPanelText = {
  label: 'Help',
  close: 'Back',
  before: 'Previous page',
  inBrowser: 'Open in browser',
  loading: 'Loading help',
  notLoaded: 'The help could not be loaded. Check the network connection and try again.',
};
