import type { RuntimeValue } from './custom-calls';
import { displayText } from '../cell/display';
import type { Value } from '../cell/value';

/** Built-in functions the library answers wrongly; ours are asked first. */

interface OwnFunction {
  readonly minArity: number;
  readonly maxArity: number;
  readonly invoke: (args: unknown[]) => unknown;
}

/** TEXT prints through the same formats as the cells; the library knows no eras. */
function text(given: RuntimeValue, format: RuntimeValue): RuntimeValue {
  if (given.kind === 5) {
    const rows = given.rows.map(row => row.map(cell => text(cell, format)));
    return { kind: 5, rows, height: given.height, width: given.width };
  }
  const pattern = format.kind === 5 ? (format.rows[0]?.[0] ?? { kind: 0 as const }) : format;
  if (given.kind === 4) return given;
  if (pattern.kind === 4) return pattern;
  if (pattern.kind === 0) return { kind: 2, value: '' };
  const value: Value = given.kind === 0 ? 0 : given.value;
  const number = typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value)) ? Number(value) : value;
  return { kind: 2, value: displayText(number, String(pattern.kind === 5 ? '' : pattern.value)) };
}

/** What the translation writes for an IF over a range of conditions (translate.ts). */
export const IF_OVER_RANGE = 'IF.OVER.RANGE';

/**
 * IF over a range as Excel spreads it: as large as the largest of its arguments; one row, one column or one cell stands for all, and
 * what lies outside a smaller range is #N/A. The library gives the conditions' size whatever the answers' is.
 */
function ifOverRange(condition: RuntimeValue, whenTrue: RuntimeValue, whenFalse: RuntimeValue): RuntimeValue {
  const given = [condition, whenTrue, whenFalse];
  const [height, width] = [Math.max(...given.map(heightOf)), Math.max(...given.map(widthOf))];
  const rows = Array.from({ length: height }, (_, row) =>
    Array.from({ length: width }, (__, column): RuntimeValue => {
      const met = cellOf(condition, row, column);
      if (met.kind === 4) return met;
      if (met.kind === 2 || met.kind === 5) return { kind: 4, code: '#VALUE!' };
      return cellOf(met.kind !== 0 && Boolean(met.value) ? whenTrue : whenFalse, row, column);
    }),
  );
  return { kind: 5, rows, height, width };
}

const heightOf = (value: RuntimeValue): number => (value.kind === 5 ? value.height : 1);
const widthOf = (value: RuntimeValue): number => (value.kind === 5 ? value.width : 1);

function cellOf(value: RuntimeValue, row: number, column: number): RuntimeValue {
  if (value.kind !== 5) return value;
  return value.rows[value.height === 1 ? 0 : row]?.[value.width === 1 ? 0 : column] ?? { kind: 4, code: '#N/A' };
}

export const OWN_FUNCTIONS: readonly (readonly [string, OwnFunction])[] = [
  [
    'TEXT',
    {
      minArity: 2,
      maxArity: 2,
      invoke: args => {
        const [value, format] = args as RuntimeValue[];
        return text(value ?? { kind: 0 }, format ?? { kind: 0 });
      },
    },
  ],
  [
    IF_OVER_RANGE,
    {
      minArity: 3,
      maxArity: 3,
      invoke: args => {
        const [condition, whenTrue, whenFalse] = args as [RuntimeValue, RuntimeValue, RuntimeValue];
        return ifOverRange(condition, whenTrue, whenFalse);
      },
    },
  ],
];
