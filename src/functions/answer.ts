import type { Fault } from '../domain/base/fault';
import type { Call } from '../domain/call/spill';
import { spill } from '../domain/call/spill';
import { sentenceOf } from './language';

export type Answer = number | string | boolean | CustomFunctions.Error;

/**
 * What Excel gets for a call: the answers in the full size. A single answer that is an error of ours is thrown: every Excel
 * shows the message of that. One that was handed in has none and is answered: the runtime makes #VALUE! of a #REF! that is thrown.
 */
export function answer(call: Call): Answer[][] {
  const result: Answer[][] = spill(call, errors());
  const [row = []] = result;
  const [only] = row;
  if (result.length * row.length === 1 && typeof only === 'object' && only.message) throw only;
  return result;
}

/**
 * Makes the errors of one call; equal ones are one object. They are told apart by the reason and not by its sentence: putting that
 * together costs ten times what a cell does, and a column of years to come is all errors.
 */
function errors(): (fault: Fault, kpi: string) => CustomFunctions.Error {
  const made = new Map<string, CustomFunctions.Error>();
  return ({ code, reason }, kpi) => {
    const key = code + kpi + JSON.stringify(reason);
    let error = made.get(key);
    if (!error) {
      error = new CustomFunctions.Error(code as CustomFunctions.ErrorCode, sentenceOf(reason, kpi));
      made.set(key, error);
    }
    return error;
  };
}
