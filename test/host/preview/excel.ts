import { differ, isMemberQuirk } from '../quirks';
import type { ClientOptions } from '../wire/client';
import type { Host } from '../host';

/**
 * The page's address says which Excel it stands in for: `?set=1.14` is one whose ExcelApi ends there, `?excel=noComments,blanksAsZero,staleConditions` one that
 * differs in these ways (quirks.ts). So everybody can see what the pane says there.
 */
const asked = new URLSearchParams(window.location.search);

export const REQUIREMENT_SET: Pick<ClientOptions, 'requirementSet'> =
  asked.get('set') === null ? {} : { requirementSet: asked.get('set')! };

/** Makes a host differ as the address says; throws where it says something unknown. */
export function differAsAsked(host: Host): void {
  for (const name of asked.get('excel')?.split(',') ?? []) {
    if (name === 'blanksAsZero') host.book.blanksAsZero = true;
    else if (name === 'staleConditions') host.book.drawnConditions = new Map();
    else if (isMemberQuirk(name)) differ(host, name);
    else throw new Error(`?excel=${name}: unknown`);
  }
}
