import type { CustomFunctions } from '../host/engine/custom-calls';
import { errorValue, isErrorCode, isErrorValue, type Value } from '../host/cell/value';
import { answerOf, CellErrorStandIn, loadFunctions } from './load';

/** The functions as a workbook of the stand-in calls them, from their sources and without the runtime between. */
export function asCustomFunctions(): CustomFunctions {
  const loaded = Object.entries(loadFunctions());
  const byName = new Map(loaded.map(([id, called]) => [`DX.${id}`, called]));
  const given = (value: Value): unknown => (isErrorValue(value) ? { code: value.error, type: 'CustomFunctionError' } : value);
  const taken = (value: unknown): Value =>
    value instanceof CellErrorStandIn && isErrorCode(value.code) ? errorValue(value.code, value.message) : ((value ?? null) as Value);
  return {
    names: new Set(byName.keys()),
    call: (name, args) => {
      const called = byName.get(name.toUpperCase());
      if (!called) return Promise.resolve([[errorValue('#NAME?')]]);
      // Excel passes as many arguments as are declared; those left out are null.
      const all = Array.from({ length: Math.max(args.length, called.length) }, (_, i) => args[i]?.map(row => row.map(given)) ?? null);
      return Promise.resolve(answerOf(called, all).map(row => row.map(taken)));
    },
  };
}
