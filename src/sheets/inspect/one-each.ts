/** One finding for one thing that is wrong: what several rules say of the same seat or cell is said once, by the rule that says most. */
import { normalizeText } from '../../domain/text/characters/text';
import { bodyKey } from './charters/bodies';
import type { Finding, FindingMessage } from './finding';

type Ended = Extract<FindingMessage, { kind: 'termEnded' }>;

const cellOf = ({ table, rows, column }: Finding): string => `${table} ${rows.join(',')} ${column}`;

/** The post that a finding asks for. */
function postAsked({ message }: Finding): string | null {
  if (message.kind === 'seatMissing') return message.post;
  return message.kind === 'seatPost' ? message.expected : null;
}

/** Somebody's term is over, and that is why the charter finds nobody: the row that is there is what has to be looked at. */
function isLeftBy({ message }: Finding, ended: Ended): boolean {
  const sameBody = !('body' in message) || bodyKey(message.body) === bodyKey(ended.body);
  if (message.kind === 'roleMissing') return normalizeText(message.role) === normalizeText(ended.role);
  if (message.kind !== 'seatMissing' || !sameBody) return false;
  const post = message.post === null ? '' : normalizeText(message.post);
  return (normalizeText(message.role) === normalizeText(ended.role) && post === '') || (post !== '' && post === normalizeText(ended.post));
}

/**
 * @param charters what the charters find, in their order
 * @param checks what the general checks find
 */
export function oneEach(charters: readonly Finding[], checks: readonly Finding[]): Finding[] {
  const ended = checks.flatMap(finding => (finding.message.kind === 'termEnded' ? [{ ...finding, message: finding.message }] : []));
  const told: Finding[] = [];
  const posts = new Set<string>();
  const cells = new Set<string>();
  for (const found of charters) {
    const left = found.rows.length > 0 ? undefined : ended.find(({ message }) => isLeftBy(found, message));
    const finding = left === undefined ? found : { ...left, rule: found.rule };
    const post = postAsked(found);
    // 幹事 is one of the 構成員: a rule that asks for the post twice says so once.
    const asked = post === null ? null : `${found.rule} ${normalizeText(post)}`;
    const cell = finding.rows.length === 0 ? null : `${finding.rule} ${cellOf(finding)}`;
    if ((found.message.kind === 'seatMissing' && asked !== null && posts.has(asked)) || (cell !== null && cells.has(cell))) continue;
    if (asked !== null) posts.add(asked);
    if (cell !== null) cells.add(cell);
    told.push(finding);
  }
  const said = new Set(told.filter(({ rows }) => rows.length > 0).map(cellOf));
  return [...told, ...checks.filter(finding => !said.has(cellOf(finding)))];
}
