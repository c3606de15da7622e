import type { Host } from './host';

/**
 * What makes Excel for Windows and Mac forget what can be undone, by Microsoft's list of members without undo (of those the stand-in has).
 * Most of them do so on the web too.
 */
const FORGETTING: Readonly<Record<string, 'called' | 'set'>> = {
  'Worksheet.delete': 'called',
  'Worksheet.copy': 'called',
  'Worksheet.name': 'set',
  'Worksheet.position': 'set',
  'Worksheet.visibility': 'set',
  'WorksheetProtection.protect': 'called',
  'WorksheetProtection.unprotect': 'called',
  'WorkbookProtection.protect': 'called',
  'WorkbookProtection.unprotect': 'called',
};

/** From now on: the members that have made Excel forget what can be undone. */
export function watchUndo(host: Host): ReadonlySet<string> {
  const seen = new Set<string>();
  for (const [member, how] of Object.entries(FORGETTING)) {
    const before = host.quirks.get(member);
    host.quirks.set(member, (usual, self) => {
      const value = before ? before(usual, self) : usual();
      // A property gives something where it is read, and nothing where it is set.
      if (how === 'called' || value === undefined) seen.add(member);
      return value;
    });
  }
  return seen;
}
