/** What the pane looks like: Office's own theme first, the system's where Office says nothing. */
export type Appearance = 'light' | 'dark' | 'contrast';

/** What is known about the surroundings. */
export interface AppearanceSource {
  /** `Office.context.officeTheme.bodyBackgroundColor`, '#RRGGBB'; undefined where Office has none (older builds, the web). */
  readonly officeBackground: string | undefined;
  readonly prefersDark: boolean;
  readonly forcedColors: boolean;
}

/** Office's contrast themes have a pure black page or come with the system's forced colours; its dark ones are dark grey. */
export function appearanceOf({ officeBackground, prefersDark, forcedColors }: AppearanceSource): Appearance {
  if (forcedColors) return 'contrast';
  const match = /^#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(officeBackground ?? '');
  if (match === null) return prefersDark ? 'dark' : 'light';
  const [red, green, blue] = match.slice(1).map(part => parseInt(part, 16)) as [number, number, number];
  if (red + green + blue === 0) return 'contrast';
  return 0.299 * red + 0.587 * green + 0.114 * blue < 128 ? 'dark' : 'light';
}
