import type { FrameText } from './frame.ja';

export const FRAME_EN: FrameText = {
  appName: 'DX Compass',
  tabs: 'Screens',
  tabOverview: 'Overview',
  tabSheets: 'Sheets',
  tabChecks: 'Checks',
  tabChecksCount: count => `Checks ${count}`,
  tabFunctions: 'Functions',
  tabShare: 'Share',
  menu: 'Settings and about this add-in',
  screenLoading: 'Loading the screen…',
  screenNotLoaded:
    'The screen could not be loaded. Check the network connection and try again. If the add-in has been updated meanwhile, close the task pane and open it again. Nothing was changed.',
  retry: 'Try again',
  details: 'Details',
  notExcel: 'DX Compass works inside Excel. Open it with “DX Compass” on the Home tab of Excel.',
};
