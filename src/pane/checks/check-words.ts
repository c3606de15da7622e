import { bareFinding, findingSentence } from '../../i18n/checks/check-sentence';
import { CHECKS_EN } from '../../i18n/checks/checks.en';
import { CHECKS_JA, type ChecksText } from '../../i18n/checks/checks.ja';
import type { CheckId } from '../../sheets/inspect/checks';
import { ruleOf } from '../../sheets/inspect/inspect';
import type { InspectionLine } from '../../sheets/make/own/inspection-sheet';
import type { Issue } from '../../sheets/schema/issue';
import { CATEGORIES, type Inspection, type Remark } from '../../sheets/inspect/remark';
import type { CellPlace } from '../../sheets/read/state';
import { TABLES } from '../../sheets/schema/declarations/tables';
import type { Declaration } from '../../sheets/schema/table';
import { formatDate, formatExact, formatHorizon, formatQuantity, formatYear } from '../words/format';
import { glossed } from '../words/glossed';
import type { Language } from '../words/language';
import { WORDS_OF } from '../words/words';

/** Why something is a remark: the document and article with the sentence, or the reason of a check. */
export interface Basis {
  readonly cite: string;
  readonly quote: string | null;
}

export interface CheckWords {
  readonly language: Language;
  readonly c: ChecksText;
  readonly sentence: (remark: Remark) => string;
  /** The sentence without the row it is about; null for a finding that cannot be told without. */
  readonly bare: (remark: Remark) => string | null;
  /** null for an issue of a cell: its sentence says all. */
  readonly basis: (remark: Remark) => Basis | null;
}

function wordsOf(language: Language, c: ChecksText): CheckWords {
  const show = {
    date: formatDate,
    year: (label: number, fiscal: boolean) => formatYear(label, fiscal, language),
    horizon: (year: number, fiscal: boolean) => formatHorizon(year, fiscal, WORDS_OF[language]),
    share: (share: number) => formatExact(share, '%', language),
    quantity: (value: number, unit: string) => formatQuantity(value, unit, language),
  };
  const ofIssue = (issue: Issue, place: CellPlace | undefined): string =>
    WORDS_OF[language].issue(issue, row => cellInRow(place, issue.row, row));
  const bare: CheckWords['bare'] = ({ what, places }) =>
    what.kind === 'finding' ? bareFinding(c, what.finding.message, show) : ofIssue(what.issue, places[0]);
  return {
    language,
    c,
    bare,
    sentence: remark => {
      const { what, subject, places } = remark;
      if (what.kind === 'finding') return findingSentence(c, what.finding.message, show);
      const sentence = ofIssue(what.issue, places[0]);
      return subject === null || sentence.includes(subject) ? sentence : c.about(subject, sentence);
    },
    basis: ({ what }) => {
      if (what.kind === 'issue') return null;
      const found = ruleOf(what.finding);
      if (found) return { cite: c.rule(found.charter.document, found.rule.article), quote: c.quote(found.rule.sentence) };
      // A finding is a charter's or a check's.
      return { cite: c.reasons[what.finding.rule as CheckId], quote: null };
    },
  };
}

/** The cell of another row of the same column. */
function cellInRow(place: CellPlace | undefined, of: number | null, row: number): string | null {
  const [, letters, number] = /^([A-Z]+)(\d+)$/.exec(place?.address ?? '') ?? [];
  return place === undefined || letters === undefined || of === null ? null : `${place.sheet}!${letters}${Number(number) - of + row}`;
}

export const CHECK_WORDS: Readonly<Record<Language, CheckWords>> = { ja: wordsOf('ja', CHECKS_JA), en: wordsOf('en', CHECKS_EN) };

/** The counts that are not 0: 要修正 3件、遅れ 2件. */
export function countsOf(remarks: readonly Remark[], { c }: CheckWords): string {
  const counts = CATEGORIES.map(category => ({ category, count: remarks.filter(remark => remark.category === category).length })).filter(
    ({ count }) => count > 0,
  );
  return c.summary(counts.map(({ category, count }) => c.count(c.categories[category], count)));
}

export interface RemarkGroup {
  readonly key: string;
  readonly name: string;
  readonly remarks: readonly Remark[];
}

/**
 * By sheet in the order of the tables, or by 所管 in the order in which they come up, those that nobody is named for last. Within a group what
 * is wrong comes before what is late, blank or undecided, else by row.
 */
export function remarkGroups(remarks: readonly Remark[], by: 'sheet' | 'division', { c, language }: CheckWords): RemarkGroup[] {
  const groups = new Map<string, Remark[]>();
  for (const remark of remarks) {
    const key = by === 'sheet' ? `${remark.table} ${remark.sheet}` : (remark.division ?? '');
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [remark]);
    else group.push(remark);
  }
  const nobody = groups.get('');
  if (nobody !== undefined && groups.delete('')) groups.set('', nobody);
  const rank = ({ category }: Remark): number => CATEGORIES.indexOf(category);
  return [...groups].map(([key, members]) => ({
    key,
    name: by === 'sheet' ? glossed(members[0]?.sheet ?? '', language) : key === '' ? c.noDivision : key,
    remarks: [...members].sort((one, other) => rank(one) - rank(other)),
  }));
}

/** 「KPI!G8」, and further cells by their addresses. */
export function placesText({ places }: Remark, separator: string): string {
  const [first, ...rest] = places;
  return first === undefined ? '' : [`${first.sheet}!${first.address}`, ...rest.map(({ address }) => address)].join(separator);
}

function basisText(basis: Basis | null): string {
  return basis === null ? '' : basis.cite + (basis.quote ?? '');
}

/** What stands in a cell may have lines, tabs and other controls of its own; in a list each entry is one line, and none begins as a formula would. */
const inOneLine = (text: string): string => text.replace(/[\s\p{Cc}]+/gu, ' ').trim();

/** The remarks as plain text for a mail. */
export function plainList(groups: readonly RemarkGroup[], inspection: Inspection, words: CheckWords, separator: string): string {
  const { c } = words;
  const all = groups.flatMap(({ remarks }) => remarks);
  const lines = [c.listTitle(formatDate(inspection.asOf)), countsOf(all, words)];
  let number = 0;
  for (const { name, remarks } of groups) {
    lines.push('', c.listGroup(inOneLine(name), remarks.length));
    for (const remark of remarks) {
      number += 1;
      lines.push(c.listLine(number, inOneLine(placesText(remark, separator)), inOneLine(words.sentence(remark))));
      const basis = basisText(words.basis(remark));
      if (basis !== '') lines.push(c.listBasis(inOneLine(basis)));
    }
  }
  return lines.join('\n');
}

/** The help of the column an issue is about, which says what belongs there. */
function helpOf({ table, column }: Issue): string | null {
  const declaration: Declaration = TABLES[table];
  const found = Object.values(declaration.columns).find(
    ({ kind, header }) => header === column || (kind === 'perYear' && column.startsWith(header)),
  );
  return found?.help ?? null;
}

/** The remarks as they are written into the workbook: in Japanese. */
export function sheetLines(remarks: readonly Remark[]): InspectionLine[] {
  const words = CHECK_WORDS.ja;
  // In the order of the screen.
  return remarkGroups(remarks, 'sheet', words)
    .flatMap(group => group.remarks)
    .map(remark => {
      const { what, places, sheet, division, category } = remark;
      const help = what.kind === 'issue' ? helpOf(what.issue) : null;
      return {
        sheet,
        cells: places.map(({ address }) => address).join('、'),
        content: words.sentence(remark),
        division: division ?? '',
        category: words.c.categories[category],
        basis: what.kind === 'issue' && help !== null ? words.c.columnHelp(what.issue.column, help) : basisText(words.basis(remark)),
      };
    });
}

/** The second line of 点検結果. */
export function sheetNote({ remarks, tables, rows }: Inspection): string {
  const words = CHECK_WORDS.ja;
  const { c } = words;
  return remarks.length === 0 ? c.none(tables, rows) : c.sheetNote(tables, rows, remarks.length, countsOf(remarks, words));
}
