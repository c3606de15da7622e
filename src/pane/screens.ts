import type { FrameText } from '../i18n/frame/frame.ja';
import { circledNumber } from './words/circled-number';

/** The pane's screens, one for each tab. */
export type Screen = 'overview' | 'sheets' | 'checks' | 'functions' | 'share';

export const SCREENS: readonly Screen[] = ['overview', 'sheets', 'checks', 'functions', 'share'];

/** @param found what 点検 has found, shown on its tab */
export const tabsOf = (t: FrameText, found: number): Readonly<Record<Screen, string>> => ({
  overview: t.tabOverview,
  sheets: t.tabSheets,
  checks: found > 0 ? t.tabChecksCount(circledNumber(found)) : t.tabChecks,
  functions: t.tabFunctions,
  share: t.tabShare,
});
