/** The rating rule that stands in the field 評価方式. */
import { SCALE_TABLE } from '../../sheets/read/own-scale';
import type { Fields } from './formula-fields';

/** A built-in rule's name, the city's own table, or null: no such field, or cells of another kind. */
export function ruleIn(fields: Fields | null): string | { readonly own: true } | null {
  const field = fields?.fields.find(({ asked: { name } }) => name === 'scale');
  if (field === undefined) return null;
  const { given, asked } = field;
  if (given.kind === 'absent') return asked.words[0] ?? null;
  if (given.kind === 'value') return asked.words.find(word => word === given.value) ?? null;
  const isOwn =
    given.kind === 'reference' && given.reference.kind === 'table' && given.reference.table.toLowerCase() === SCALE_TABLE.toLowerCase();
  return isOwn ? { own: true } : null;
}
