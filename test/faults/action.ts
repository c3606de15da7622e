/** What an action of the faults' matrix is, and how one is put together. */
import type { Started } from '../host/node';

/** The action as its button has it: planned and ready to be carried out, also a second time. */
export type Ready = () => Promise<unknown>;

export interface Action {
  readonly name: string;
  /** What the notice names as missing although it is done: paths that may differ then. */
  readonly admitted?: (result: unknown) => RegExp | null;
  /** Sheets of ours that are written anew, as the person was told: all that stands on them goes. */
  readonly rewrites?: readonly string[];
  readonly prepare: () => Promise<{ readonly started: Started; readonly plan: () => Promise<Ready> }>;
}

/** On a workbook that is opened and changed first; `act` needs nothing that was made on the way. */
export function action(name: string, open: () => Promise<Started>, plan: () => Promise<Ready>): Action {
  return { name, prepare: async () => ({ started: await open(), plan }) };
}

/** What an earlier action has given is needed to take it back. */
export function undoing<T>(
  name: string,
  open: () => Promise<Started>,
  earlier: () => Promise<T>,
  undo: (given: T) => Promise<unknown>,
): Action {
  return {
    name,
    prepare: async () => {
      const started = await open();
      const given = await earlier();
      await started.host.settled();
      return { started, plan: () => Promise.resolve(() => undo(given)) };
    },
  };
}

export const and = (open: () => Promise<Started>, then: (started: Started) => unknown) => async (): Promise<Started> => {
  const started = await open();
  await then(started);
  await started.host.settled();
  return started;
};

export function need<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error('the workbook is not prepared for this action');
  return value;
}
