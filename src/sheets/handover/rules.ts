/** Conditional formats and validations of a sheet: a rule that asks a DX function cannot work without the add-in. */
import { encodeXml, elementsOf, textIn, type Edit, type Element } from './markup';
import { shownFormula, type Ours } from './our-formulas';
import type { Converted } from './report';
import { spillsAsAreas, type Anchors } from './spills';

export interface RulesEdited {
  readonly items: readonly Converted[];
  readonly edits: readonly Edit[];
  /** The part without lists that have become empty. */
  readonly tidied: (xml: string) => string;
}

export function removedRule(place: Converted['place'], sheet: string, address: string, text: string): Converted {
  return { place, sheet, address, cells: 1, before: shownFormula(text), to: 'removed', after: '', notes: [{ kind: 'removed' }] };
}

const FORMULAS = ['formula', 'formula1', 'formula2', 'f'] as const;

/** The texts of the formulas in a rule, wherever the newer files put them. */
function formulasIn(inner: string): readonly string[] {
  return [...elementsOf(inner, ...FORMULAS)].map(one => {
    const [nested] = one.name === 'f' ? [] : elementsOf(one.inner, 'f');
    return textIn(nested?.inner ?? one.inner);
  });
}

export function rulesEdited(xml: string, sheet: string, ours: Ours, anchors: Anchors): RulesEdited {
  const items: Converted[] = [];
  const edits: Edit[] = [];
  const look = (place: 'condition' | 'validation', rule: Element, offset: number, address: string): boolean => {
    const texts = formulasIn(rule.inner);
    const own = texts.find(ours.test);
    if (own !== undefined) {
      items.push(removedRule(place, sheet, address, own));
      return true;
    }
    if (texts.some(text => spillsAsAreas(text, sheet, anchors) !== null))
      for (const one of elementsOf(rule.inner, ...FORMULAS)) {
        const mended = spillsAsAreas(textIn(one.inner), sheet, anchors);
        const start = offset + rule.innerStart + one.innerStart;
        if (mended !== null) edits.push({ start, end: start + one.inner.length, by: encodeXml(mended) });
      }
    return false;
  };
  if (ours.mayHold(xml) || anchors.size > 0) {
    for (const list of elementsOf(xml, 'conditionalFormatting')) {
      const rules = [...elementsOf(list.inner, 'cfRule')];
      const [newer] = elementsOf(list.inner, 'sqref');
      const address = list.attributes['sqref'] ?? textIn(newer?.inner ?? '');
      const gone = rules.filter(rule => look('condition', rule, list.innerStart, address));
      if (gone.length === rules.length && gone.length > 0) edits.push({ start: list.start, end: list.end, by: '' });
      else for (const { start, end } of gone) edits.push({ start: list.innerStart + start, end: list.innerStart + end, by: '' });
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

function withoutEmptyLists(xml: string): string {
  return xml
    .replace(/<((?:[\w.-]+:)?conditionalFormattings)(?:\s[^<>]*)?>\s*<\/\1>/g, '')
    .replace(/<((?:[\w.-]+:)?ext)(?:\s[^<>]*)?>\s*<\/\1>/g, '')
    .replace(/<((?:[\w.-]+:)?extLst)>\s*<\/\1>/g, '');
}
