import { useEffect, useState } from 'react';
import { appearanceOf, type Appearance, type AppearanceSource } from './appearance';

const DARK = '(prefers-color-scheme: dark)';
const FORCED = '(forced-colors: active)';

function read(officeBackground: string | undefined): AppearanceSource {
  return { officeBackground, prefersDark: matchMedia(DARK).matches, forcedColors: matchMedia(FORCED).matches };
}

/** What the pane looks like now. */
export const lookOf = (officeBackground: string | undefined): Appearance => appearanceOf(read(officeBackground));

/**
 * Follows Office's theme and the system's.
 * `officeBackground` is Office's page colour when the pane opened; Office tells of no later change in Excel, the system does.
 */
export function useAppearance(officeBackground: string | undefined): Appearance {
  const [surroundings, setSurroundings] = useState(() => read(officeBackground));
  useEffect(() => {
    const update = (): void => setSurroundings(read(officeBackground));
    const queries = [matchMedia(DARK), matchMedia(FORCED)];
    for (const query of queries) query.addEventListener('change', update);
    return () => {
      for (const query of queries) query.removeEventListener('change', update);
    };
  }, [officeBackground]);
  return appearanceOf(surroundings);
}
