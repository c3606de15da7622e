import { useEffect, useState } from 'react';
import { lookOf, type Look, type Surroundings } from './look';

const DARK = '(prefers-color-scheme: dark)';
const FORCED = '(forced-colors: active)';

function read(officeBackground: string | undefined): Surroundings {
  return { officeBackground, prefersDark: matchMedia(DARK).matches, forcedColors: matchMedia(FORCED).matches };
}

/**
 * Follows Office's theme and the system's.
 * `officeBackground` is Office's page colour when the pane opened; Office tells of no later change in Excel, the system does.
 */
export function useLook(officeBackground: string | undefined): Look {
  const [surroundings, setSurroundings] = useState(() => read(officeBackground));
  useEffect(() => {
    const update = (): void => setSurroundings(read(officeBackground));
    const queries = [matchMedia(DARK), matchMedia(FORCED)];
    for (const query of queries) query.addEventListener('change', update);
    return () => {
      for (const query of queries) query.removeEventListener('change', update);
    };
  }, [officeBackground]);
  return lookOf(surroundings);
}
