import type { Sheet } from '../book/book';
import type { ValidationRule } from '../book/rules';

/** The list of a list validation, as texts: typed into the rule, a range, a name, or INDIRECT around one. */

function areaTexts(sheet: Sheet, reference: string): string[] {
  const target = sheet.book.resolve(reference, sheet);
  if (!target) return [];
  const texts: string[] = [];
  for (const row of target.sheet.texts(target.area)) texts.push(...row.filter(text => text !== ''));
  return texts;
}

/** The choices of a cell, or null when it has no list. A reference that leads nowhere gives an empty list. */
export function choicesAt(sheet: Sheet, row: number, column: number): readonly string[] | null {
  const rule = sheet.validationAt(row, column);
  if (rule?.type !== 'list' || rule.formula1 === undefined) return null;
  const source = rule.formula1.replace(/^=/, '').trim();
  const typed = /^"((?:[^"]|"")*)"$/.exec(source);
  if (typed)
    return (typed[1] ?? '')
      .replace(/""/g, '"')
      .split(',')
      .map(text => text.trim());
  const indirect = /^INDIRECT\(\s*"([^"]+)"\s*\)$/i.exec(source);
  return areaTexts(sheet, indirect?.[1] ?? source);
}

/** Whether a typed text is refused by the cell's list: the message of the rule, or null where it may be entered. */
export function refusedByList(sheet: Sheet, row: number, column: number, text: string): ValidationRule['alert'] | null {
  const rule = sheet.validationAt(row, column);
  if (rule?.type !== 'list' || !rule.alert.show || rule.alert.style !== 'stop') return null;
  if (text.startsWith('=') || (text.trim() === '' && rule.ignoreBlank)) return null;
  const choices = choicesAt(sheet, row, column);
  return !choices || choices.length === 0 || choices.includes(text.trim()) ? null : rule.alert;
}
