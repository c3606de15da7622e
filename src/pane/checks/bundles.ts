import { placeText } from '../../sheets/read/state';
import type { FindingMessage } from '../../sheets/inspect/finding';
import type { Remark } from '../../sheets/inspect/remark';
import type { Language } from '../words/language';
import type { FixRequest } from './check-item';
import type { CheckWords } from './check-words';
import { formatAsCell, formatCell } from '../words/format';

/** Remarks of one kind that stand below each other: what they share is said once. */
export interface Bundle {
  readonly id: string;
  readonly remarks: readonly [Remark, ...Remark[]];
  /** What all of them say, where they say the same of different rows; null: each says its own. */
  readonly shared: string | null;
}

/** What makes two remarks of one kind: the same rule, or the same thing wrong with the same column; a percentage without its sign in whichever column. */
function kindOf({ what, category }: Remark): string {
  return what.kind === 'finding'
    ? `${category} ${what.finding.rule} ${what.finding.message.kind}`
    : `${category} ${what.issue.kind} ${what.issue.kind === 'unitMismatch' ? '' : what.issue.column}`;
}

/** In the order of the first of each kind; whoever stands alone is a bundle of one. */
export function bundlesOf(remarks: readonly Remark[], { bare }: CheckWords): readonly Bundle[] {
  const kinds = new Map<string, [Remark, ...Remark[]]>();
  for (const remark of remarks) {
    const members = kinds.get(kindOf(remark));
    if (members === undefined) kinds.set(kindOf(remark), [remark]);
    else members.push(remark);
  }
  return [...kinds.values()].map(members => {
    const [first] = members;
    const sentence = bare(first);
    const shared = sentence !== null && members.every(member => bare(member) === sentence) ? sentence : null;
    return { id: first.id, remarks: members, shared };
  });
}

/** What can be put right at once: fixes of cells, each of its own. The name of a column is a decision of its own. */
export function fixesOf({ remarks }: Bundle, language: Language): readonly FixRequest[] {
  const cells = new Set<string>();
  return remarks.flatMap(({ what, fix, places, table }): FixRequest[] => {
    const [place] = places;
    if (fix === null || place === undefined || (what.kind === 'issue' && what.issue.row === null)) return [];
    const key = placeText(place);
    if (cells.has(key)) return [];
    cells.add(key);
    return [{ fix, place, table, from: formatCell(fix.from, language), to: formatAsCell(fix.to, fix.format) }];
  });
}

/** How a row of a bundle is named where all say the same: by what it is about, else by its cell. */
export function nameInBundle({ subject, places, what }: Remark): string {
  return subject ?? (what.kind === 'finding' ? subjectOf(what.finding.message) : null) ?? places[0]?.address ?? '';
}

/** What a finding's sentence names first. */
function subjectOf(message: FindingMessage): string | null {
  switch (message.kind) {
    case 'kpiWithoutOwner':
    case 'kpiWithoutBaseline':
    case 'kpiWithoutActual':
    case 'outcomeWithoutOutput':
      return message.kpi;
    case 'bodyNeverMet':
      return message.body;
    case 'sectionWithoutWork':
      return message.section;
    default:
      return null;
  }
}
