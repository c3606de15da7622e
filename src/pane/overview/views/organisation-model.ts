import { normalizeText } from '../../../domain/text/characters/text';
import { locate } from '../../../sheets/read/read';
import { MEMBERS } from '../../../sheets/schema/declarations/members';
import { REPORTING_LINES, type ReportingLine } from '../../../sheets/inspect/charters/reporting-lines';
import { bodyKey } from '../../../sheets/inspect/charters/bodies';
import { isOneOf, type Body } from '../../../sheets/inspect/charters/seats';
import { addressOf, type CellPlace, type WorkbookState } from '../../../sheets/read/state';
import type { MemberRole, MemberRow } from '../../../sheets/schema/declarations/tables';

/** unnamed: 氏名 is not written, which says nothing of whether somebody is there. vacant: 退任日 is past and nobody follows. former: somebody does. coming: 就任日 is still ahead. */
export type PostState = 'held' | 'unnamed' | 'vacant' | 'former' | 'coming';

export interface Post {
  /** The row in the table's body, from 0. */
  readonly index: number;
  readonly role: MemberRole | null;
  readonly post: string;
  readonly person: string | null;
  readonly division: string | null;
  readonly appointment: string | null;
  readonly state: PostState;
  /** Date serials. */
  readonly since: number | null;
  readonly until: number | null;
  readonly place: CellPlace;
}

export interface BodyNode {
  readonly name: string;
  /** By rank of their roles, then as in the table. */
  readonly posts: readonly Post[];
  /** Why it stands where it stands; null: a body of its own. */
  readonly line: {
    readonly kind: ReportingLine['kind'];
    readonly to: string;
    /** null: from 報告先 in 会議. */ readonly article: string | null;
  } | null;
  readonly under: readonly BodyNode[];
}

export interface Organisation {
  /** The bodies that stand under no other, as in the table. */
  readonly bodies: readonly BodyNode[];
  readonly counts: { readonly bodies: number; readonly posts: number; readonly unnamed: number; readonly vacant: number };
}

/** Who leads comes first, who keeps the books last. */
const RANKS: readonly MemberRole[] = [
  '首長',
  'CDO',
  'CIO',
  'CDO補佐官',
  'CIO補佐官等',
  'CISO',
  '本部長',
  'リーダー',
  '統括',
  '副本部長',
  '幹事',
  '本部員',
  '構成員',
  'メンバー',
  '情報政策担当部門',
  '管理部門',
  '業務担当部門',
  '事務局',
];
const rankOf = (role: MemberRole | null): number => (role === null ? RANKS.length : RANKS.indexOf(role));

/** Roles that an office has and no person: 所属 fills them as well as a name. A 事務局 is named by its 職名. */
const OFFICES: readonly (MemberRole | null)[] = ['情報政策担当部門', '管理部門', '業務担当部門'];

const seatOf = ({ body, role, post }: MemberRow): string =>
  [bodyKey(body ?? ''), ...[role, post].map(text => normalizeText(text ?? ''))].join('\n');

function stateOf(member: MemberRow, taken: ReadonlySet<string>, asOf: number | null): PostState {
  const { role, person, division, since, until } = member;
  if (asOf !== null && until !== null && until < asOf) return taken.has(seatOf(member)) ? 'former' : 'vacant';
  if (asOf !== null && since !== null && since > asOf) return 'coming';
  if (role === '事務局' || person !== null || (OFFICES.includes(role) && division !== null)) return 'held';
  return 'unnamed';
}

/** The organisation that 構成員 describes; null where there is no such table. */
export function organisationOf(state: WorkbookState): Organisation | null {
  const table = state.tables.DX_Members;
  if (table === null) return null;
  const { asOf } = state;
  const column = locate(MEMBERS, table.cells[0] ?? []).located.find(({ key }) => key === 'post')?.at ?? 0;
  const members = table.rows.filter(({ body, post }) => body !== null || post !== null);
  const taken = new Set(
    members
      .filter(({ since, until }) => asOf === null || ((until === null || until >= asOf) && (since === null || since <= asOf)))
      .map(seatOf),
  );
  const bodies = new Map<string, { readonly name: string; readonly posts: Post[] }>();
  for (const member of members) {
    const name = member.body ?? '';
    const body = bodies.get(bodyKey(name)) ?? { name, posts: [] };
    bodies.set(bodyKey(name), body);
    const { index, role, post, person, division, appointment, since, until } = member;
    const place = { sheet: table.sheet, address: addressOf(table.firstRow + 1 + index, table.firstColumn + column) };
    body.posts.push({
      index,
      role,
      post: post ?? '',
      person,
      division,
      appointment,
      since,
      until,
      state: stateOf(member, taken, asOf),
      place,
    });
  }
  const all = withBodiesWithoutSeats([...bodies.values()]);
  const posts = [...bodies.values()].flatMap(body => body.posts);
  const count = (wanted: PostState): number => posts.filter(post => post.state === wanted).length;
  return {
    bodies: treeOf(all, state),
    counts: { bodies: all.length, posts: posts.length - count('former'), unnamed: count('unnamed'), vacant: count('vacant') },
  };
}

type Bodies = readonly { readonly name: string; readonly posts: readonly Post[] }[];

/** A charter that sends decisions to a body need not say who sits in it: the body is in the picture, without a seat, beside the one that is sent there. */
function withBodiesWithoutSeats(bodies: Bodies): Bodies {
  const all = [...bodies];
  const placeOf = (names: Body): number => all.findIndex(({ name }) => isOneOf(name, names));
  for (const { body, to, kind } of REPORTING_LINES) {
    const [asked, known] = kind === 'approval' ? [to, body] : kind === 'instead' ? [body, to] : [null, null];
    if (asked === null || placeOf(asked) >= 0 || placeOf(known) < 0) continue;
    all.splice(placeOf(known) + 1, 0, { name: asked[0], posts: [] });
  }
  return all;
}

interface PlacedPosts {
  readonly name: string;
  readonly posts: readonly Post[];
  readonly line: BodyNode['line'];
}

function treeOf(bodies: Bodies, state: WorkbookState): BodyNode[] {
  const names = bodies.map(({ name }) => name);
  const placed = bodies.map(({ name, posts }): PlacedPosts => ({
    name,
    line: lineOf(name, names, state),
    posts: [...posts].sort((one, other) => rankOf(one.role) - rankOf(other.role)),
  }));
  const parentOf = (body: PlacedPosts): PlacedPosts | undefined =>
    body.line === null || body.line.kind === 'instead' ? undefined : placed.find(({ name }) => name === body.line?.to);
  /** Two bodies that report to each other would hang in the air. */
  const inCircle = (body: PlacedPosts): boolean => {
    const seen = new Set<PlacedPosts>();
    for (let at = parentOf(body); at !== undefined && !seen.has(at); at = parentOf(at)) {
      if (at === body) return true;
      seen.add(at);
    }
    return false;
  };
  const nodeOf = (body: PlacedPosts, above: readonly PlacedPosts[]): BodyNode => ({
    ...body,
    under: placed
      .filter(other => other !== body && parentOf(other) === body && !above.includes(other))
      .map(other => nodeOf(other, [...above, body])),
  });
  const roots = placed.filter((body, index) => {
    if (parentOf(body) === undefined) return true;
    // The first of a circle is its top.
    return inCircle(body) && !placed.slice(0, index).some(other => inCircle(other));
  });
  return roots.map(body => nodeOf(body, [body]));
}

/** Where the charter puts a body among those of the workbook, else whom its meetings were reported to most often. */
function lineOf(name: string, names: readonly string[], state: WorkbookState): BodyNode['line'] {
  for (const { body, to, kind, article } of REPORTING_LINES) {
    const target = isOneOf(name, body) ? names.find(other => other !== name && isOneOf(other, to)) : undefined;
    if (target !== undefined) return { kind, to: target, article };
  }
  const reports = new Map<string, number>();
  for (const { body, reportedTo } of state.tables.DX_Meetings?.rows ?? []) {
    const target =
      body !== null && bodyKey(body) === bodyKey(name) && reportedTo !== null
        ? names.find(other => other !== name && bodyKey(reportedTo) === bodyKey(other))
        : undefined;
    if (target !== undefined) reports.set(target, (reports.get(target) ?? 0) + 1);
  }
  const [most] = [...reports].sort(([, one], [, other]) => other - one);
  return most === undefined ? null : { kind: 'reports', to: most[0], article: null };
}
