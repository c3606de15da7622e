import { webLightTheme, type Theme } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import type { Appearance } from './appearance';

/** Japanese Windows has no Japanese glyphs in Segoe UI: name the interface fonts so that it does not fall back to a serif. */
const FONTS = '"Segoe UI", "Yu Gothic UI", "Hiragino Sans", Meiryo, "Noto Sans CJK JP", system-ui, sans-serif';

const withFonts = (theme: Theme): Theme => ({ ...theme, fontFamilyBase: FONTS });
const LIGHT = withFonts(webLightTheme);
const known = new Map<Appearance, Theme>([['light', LIGHT]]);

/** Brings the colours of a look, so that the first drawing has them: most people's are here already. Without its file the look is light. */
export async function bringTheme(look: Appearance): Promise<void> {
  if (known.has(look)) return;
  try {
    const { dark, contrast } = await import(/* webpackChunkName: "themes" */ './other-themes');
    known.set('dark', withFonts(dark)).set('contrast', withFonts(contrast));
  } catch {
    // Everything can be read and done in the light colours, too; the system's own contrast colours hold in any case.
  }
}

/** The colours of a look; those from before while another look's are on their way. */
export function useTheme(look: Appearance): Theme {
  const [theme, setTheme] = useState(known.get(look) ?? LIGHT);
  useEffect(() => {
    let gone = false;
    void bringTheme(look).then(() => {
      if (!gone) setTheme(known.get(look) ?? LIGHT);
    });
    return () => {
      gone = true;
    };
  }, [look]);
  return theme;
}
