/** The bodies that charters name, under every name they go by: full name, short name and alias are one body in every rule. */
import { normalizeText } from '../../../domain/text/characters/text';
import { CABINET, CDO, CONCURRENCE, HEADQUARTERS } from './oshu';
import { CHIEFS_GROUP, MANAGERS_GROUP, PROJECT_TEAM } from './osaka';
import type { Body } from './seats';

const BODIES: readonly Body[] = [PROJECT_TEAM, MANAGERS_GROUP, CHIEFS_GROUP, CDO, HEADQUARTERS, CABINET, CONCURRENCE];

const BY_NAME: ReadonlyMap<string, string> = new Map(
  BODIES.flatMap(names => names.map(name => [normalizeText(name), normalizeText(names[0])] as const)),
);

/** Equal for all names of one body; a body that no charter names is known by its own. */
export function bodyKey(name: string): string {
  const text = normalizeText(name);
  return BY_NAME.get(text) ?? text;
}

/** Does a charter name the body, whether or not somebody sits in it by the charter (庁議)? */
export function isCharterBody(name: string): boolean {
  return BY_NAME.has(normalizeText(name));
}
