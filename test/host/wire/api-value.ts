import { isErrorValue, type Value } from '../cell/value';

/** A value as `Range.values` gives it: blank is "", an error its code. */
export function plainValue(value: Value): string | number | boolean {
  return value === null ? '' : isErrorValue(value) ? value.error : value;
}

/** `Excel.RangeValueType`. */
export function valueType(value: Value): string {
  if (value === null) return 'Empty';
  if (isErrorValue(value)) return 'Error';
  return typeof value === 'number' ? 'Double' : typeof value === 'boolean' ? 'Boolean' : 'String';
}
