import { createContext, useContext } from 'react';
import { FRAME_EN } from '../../i18n/frame/frame.en';
import { FRAME_JA, type FrameText } from '../../i18n/frame/frame.ja';
import type { Language } from './language';

const TEXTS: Readonly<Record<Language, FrameText>> = { ja: FRAME_JA, en: FRAME_EN };

/** The language everything in the pane is written in. */
export const LanguageContext = createContext<Language>('ja');

/** What the pane's first file says; everything else: useWords. */
export function useFrameText(): FrameText {
  return TEXTS[useContext(LanguageContext)];
}

/** The same outside the pane's components. */
export const frameText = (language: Language): FrameText => TEXTS[language];
