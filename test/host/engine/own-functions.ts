import type { RuntimeValue } from './custom-calls';
import { displayText } from '../cell/display';
import type { Value } from '../cell/value';

/** Built-in functions the library answers wrongly; ours are asked first. */

interface OwnFunction { readonly minArity: number; readonly maxArity: number; readonly invoke: (args: unknown[]) => unknown }

/** TEXT prints through the same formats as the cells; the library knows no eras. */
function text(given: RuntimeValue, format: RuntimeValue): RuntimeValue {
  if (given.kind === 5) {
    const rows = given.rows.map((row) => row.map((cell) => text(cell, format)));
    return { kind: 5, rows, height: given.height, width: given.width };
  }
  const pattern = format.kind === 5 ? format.rows[0]?.[0] ?? { kind: 0 as const } : format;
  if (given.kind === 4) return given;
  if (pattern.kind === 4) return pattern;
  if (pattern.kind === 0) return { kind: 2, value: '' };
  const value: Value = given.kind === 0 ? 0 : given.value;
  const number = typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value)) ? Number(value) : value;
  return { kind: 2, value: displayText(number, String(pattern.kind === 5 ? '' : pattern.value)) };
}

export const OWN_FUNCTIONS: readonly (readonly [string, OwnFunction])[] = [
  ['TEXT', {
    minArity: 2,
    maxArity: 2,
    invoke: (args) => {
      const [value, format] = args as RuntimeValue[];
      return text(value ?? { kind: 0 }, format ?? { kind: 0 });
    },
  }],
];
