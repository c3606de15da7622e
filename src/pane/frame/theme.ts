import { teamsHighContrastTheme, webDarkTheme, webLightTheme, type Theme } from '@fluentui/react-components';
import type { Appearance } from './appearance';

/** Japanese Windows has no Japanese glyphs in Segoe UI: name the interface fonts so that it does not fall back to a serif. */
const FONTS = '"Segoe UI", "Yu Gothic UI", "Hiragino Sans", Meiryo, "Noto Sans CJK JP", system-ui, sans-serif';

const THEMES: Readonly<Record<Appearance, Theme>> = {
  light: { ...webLightTheme, fontFamilyBase: FONTS },
  dark: { ...webDarkTheme, fontFamilyBase: FONTS },
  contrast: { ...teamsHighContrastTheme, fontFamilyBase: FONTS },
};

export function themeOf(look: Appearance): Theme {
  return THEMES[look];
}
