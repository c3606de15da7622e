/**
 * Conditional formats and validations of a sheet. A rule that asks a DX function cannot work without the add-in: a format stays where it
 * shows now, a bound becomes the number that it is now, and what can be neither goes and is told.
 */
import { addressOf } from '../read/state';
import { constantText } from '../schema/formula-text';
import { areaOf, type BookSheet } from './file-book';
import { decodeXml, edited, elementsOf, encodeXml, textIn, type MarkupEdit, type Element } from './markup';
import { shownFormula, type Ours } from './our-formulas';
import type { ConvertedItem, Scalar } from './report';
import { isFixed, type RuleAt, type RuleValues } from './rule-values';
import { spillsAsAreas, type Anchors } from './spills';

export interface RulesEdited {
  readonly items: readonly ConvertedItem[];
  readonly edits: readonly MarkupEdit[];
  /** The part without lists that have become empty. */
  readonly tidied: (xml: string) => string;
}

export function removedRule(place: ConvertedItem['place'], sheet: string, address: string, text: string): ConvertedItem {
  return { place, sheet, address, cells: 1, before: shownFormula(text), to: 'removed', after: '', notes: [{ kind: 'removed' }] };
}

const FORMULAS = ['formula', 'formula1', 'formula2', 'f'] as const;

/** A formula in a rule, and where its text stands in the rule. */
interface FormulaInRule {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** The formulas in a rule, wherever the newer files put them; also the bounds of colours, bars and icons. */
function formulasIn(inner: string): readonly FormulaInRule[] {
  const found = [...elementsOf(inner, ...FORMULAS)].map((one): FormulaInRule => {
    const [nested] = one.name === 'f' ? [] : elementsOf(one.inner, 'f');
    const start = one.innerStart + (nested?.innerStart ?? 0);
    const written = nested?.inner ?? one.inner;
    return { text: textIn(written), start, end: start + written.length };
  });
  const bounds = [...inner.matchAll(/<(?:[\w.-]+:)?cfvo\s[^<>]*?\bval\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].map((match): FormulaInRule => {
    const value = match[1] ?? match[2] ?? '';
    const end = match.index + match[0].length - 1;
    return { text: decodeXml(value), start: end - value.length, end };
  });
  return [...found, ...bounds];
}

/** Are the formulas of the rule bounds, or does it ask whether a cell is meant? */
function hasBounds(place: 'condition' | 'validation', kind: string): boolean {
  return place === 'condition' ? /^(?:cellIs|colorScale|dataBar|iconSet)$/.test(kind) : kind !== 'custom' && kind !== 'list';
}

/** Cells of a rule that are asked one by one. */
const MOST_CELLS = 20_000;

/** The cells of a rule's area: 「A1:A9 C1」. null: too many. */
function cellsOf(sqref: string): readonly RuleAt[] | null {
  const areas = sqref.split(/\s+/).map(areaOf);
  if (areas.some(({ row, column }) => !(row >= 0) || column < 0)) return null;
  if (areas.reduce((sum, { rows, columns }) => sum + rows * columns, 0) > MOST_CELLS) return null;
  return areas.flatMap(({ row, column, rows, columns }) =>
    Array.from({ length: rows * columns }, (_, at) => ({ row: row + Math.floor(at / columns), column: column + (at % columns) })),
  );
}

/** Cells as a rule names them, those below each other as one. */
function sqrefOf(cells: readonly RuleAt[]): string {
  const sorted = [...cells].sort((one, other) => one.column - other.column || one.row - other.row);
  const runs: { readonly first: RuleAt; last: RuleAt }[] = [];
  for (const cell of sorted) {
    const run = runs.at(-1);
    if (run !== undefined && run.last.column === cell.column && run.last.row === cell.row - 1) run.last = cell;
    else runs.push({ first: cell, last: cell });
  }
  const named = ({ row, column }: RuleAt): string => addressOf(row, column);
  return runs.map(({ first, last }) => (first === last ? named(first) : `${named(first)}:${named(last)}`)).join(' ');
}

export function rulesEdited(
  xml: string,
  { name: sheet, ...rest }: BookSheet,
  ours: Ours,
  anchors: Anchors,
  values: RuleValues,
): RulesEdited {
  const own: BookSheet = { name: sheet, ...rest };
  const items: ConvertedItem[] = [];
  const edits: MarkupEdit[] = [];
  /** Formats that stay where they show now: by rules of their own, behind the list. */
  const kept: { readonly rule: Element; readonly sqref: string; readonly open: number }[] = [];
  const valued = (place: ConvertedItem['place'], address: string, text: string, after: string): void =>
    void items.push({
      place,
      sheet,
      address,
      cells: 1,
      before: shownFormula(text),
      to: 'value',
      after,
      notes: [{ kind: place === 'condition' ? 'asShownNow' : 'boundNow' }],
    });
  /** A bound, the same for all cells, becomes the number that it is now. */
  const boundsEdited = (place: 'condition' | 'validation', rule: Element, offset: number, address: string): boolean => {
    const cells = cellsOf(address);
    const [first] = cells ?? [];
    if (cells === null || first === undefined) return false;
    const written = formulasIn(rule.inner).filter(({ text }) => ours.test(text));
    const found = written.map(({ text }) => (cells.length === 1 || isFixed(text) ? values.at(text, own, first, first) : null));
    if (found.some(value => value === null)) return false;
    written.forEach(({ text, ...at }, index) => {
      const start = offset + rule.innerStart;
      const by = constantText(found[index] as Scalar);
      edits.push({ start: start + at.start, end: start + at.end, by: encodeXml(by) });
      valued(place, address, text, by);
    });
    return true;
  };
  /** Where a format shows now; null: it cannot be told. */
  const shownWhere = (text: string, address: string): readonly RuleAt[] | null => {
    const cells = cellsOf(address);
    const [first] = cells ?? [];
    if (cells === null || first === undefined) return null;
    const found = cells.map(cell => values.at(text, own, first, cell));
    // An error in a rule's formula is no format; what cannot be told is not an error.
    return found.every(value => value === null)
      ? null
      : cells.filter((_, at) => found[at] === true || (typeof found[at] === 'number' && found[at] !== 0));
  };
  const look = (place: 'condition' | 'validation', rule: Element, offset: number, address: string): boolean => {
    const written = formulasIn(rule.inner);
    const ask = written.find(({ text }) => ours.test(text))?.text;
    if (ask !== undefined) {
      const kind = rule.attributes['type'] ?? '';
      if (hasBounds(place, kind) && boundsEdited(place, rule, offset, address)) return false;
      // What is the same wherever it is asked stays the answer that it is.
      if (place === 'validation' && kind === 'custom' && isFixed(ask) && boundsEdited(place, rule, offset, address)) return false;
      const where = place === 'condition' && kind === 'expression' ? shownWhere(ask, address) : null;
      if (where === null) items.push(removedRule(place, sheet, address, ask));
      else {
        valued(place, address, ask, sqrefOf(where));
        if (where.length > 0) kept.push({ rule, sqref: sqrefOf(where), open: offset + rule.start });
      }
      return true;
    }
    for (const { text, ...at } of written) {
      const mended = spillsAsAreas(text, sheet, anchors);
      const start = offset + rule.innerStart;
      if (mended !== null) edits.push({ start: start + at.start, end: start + at.end, by: encodeXml(mended) });
    }
    return false;
  };
  if (ours.mayHold(xml) || anchors.size > 0) {
    for (const list of elementsOf(xml, 'conditionalFormatting')) {
      const rules = [...elementsOf(list.inner, 'cfRule')];
      const [newer] = elementsOf(list.inner, 'sqref');
      const address = list.attributes['sqref'] ?? textIn(newer?.inner ?? '');
      const gone = rules.filter(rule => look('condition', rule, list.innerStart, address));
      const fixed = kept
        .splice(0)
        .map(one => fixedFormat(xml, list, one))
        .join('');
      if (gone.length === rules.length && gone.length > 0) edits.push({ start: list.start, end: list.end, by: fixed });
      else {
        for (const { start, end } of gone) edits.push({ start: list.innerStart + start, end: list.innerStart + end, by: '' });
        if (fixed !== '') edits.push({ start: list.end, end: list.end, by: fixed });
      }
    }
    for (const list of elementsOf(xml, 'dataValidations')) {
      const rules = [...elementsOf(list.inner, 'dataValidation')];
      const gone = rules.filter(rule => {
        const [newer] = elementsOf(rule.inner, 'sqref');
        return look('validation', rule, list.innerStart, rule.attributes['sqref'] ?? textIn(newer?.inner ?? ''));
      });
      if (gone.length === 0) continue;
      if (gone.length === rules.length) edits.push({ start: list.start, end: list.end, by: '' });
      else {
        const open = xml.slice(list.start, list.innerStart);
        const counted = open.replace(/\scount\s*=\s*"\d+"/, ` count="${rules.length - gone.length}"`);
        edits.push({ start: list.start, end: list.innerStart, by: counted });
        for (const { start, end } of gone) edits.push({ start: list.innerStart + start, end: list.innerStart + end, by: '' });
      }
    }
  }
  return { items, edits, tidied: text => (edits.length === 0 ? text : withoutEmptyLists(text)) };
}

/** A list of its own for a format that stays where it showed: its rule asks nothing any more. */
function fixedFormat(
  xml: string,
  list: Element,
  { rule, sqref, open }: { readonly rule: Element; readonly sqref: string; readonly open: number },
): string {
  const tag = (/^<[^>]*>/.exec(xml.slice(open))?.[0] ?? '').replace(/\s*\/?>$/, '>');
  if (list.prefix === '')
    return `<conditionalFormatting sqref="${sqref}">${tag}<formula>TRUE</formula></${rule.name}></conditionalFormatting>`;
  // The newer kind has its look inside of the rule, behind its formula.
  const asks = formulasIn(rule.inner).map(({ start, end }): MarkupEdit => ({ start, end, by: 'TRUE' }));
  const opened = xml.slice(list.start, list.innerStart);
  const [place] = elementsOf(list.inner, 'sqref');
  const named = `${place?.prefix ?? 'xm:'}sqref`;
  return `${opened}${tag}${edited(rule.inner, asks)}</${rule.prefix}${rule.name}><${named}>${sqref}</${named}></${list.prefix}${list.name}>`;
}

function withoutEmptyLists(xml: string): string {
  return xml
    .replace(/<((?:[\w.-]+:)?conditionalFormattings)(?:\s[^<>]*)?>\s*<\/\1>/g, '')
    .replace(/<((?:[\w.-]+:)?ext)(?:\s[^<>]*)?>\s*<\/\1>/g, '')
    .replace(/<((?:[\w.-]+:)?extLst)>\s*<\/\1>/g, '');
}
