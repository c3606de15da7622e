/** Nobody waits here: where no answer comes the time limit is over at once, however fast or slow the machine is. */
import { PATIENCE } from '../../src/excel/batch/run';
import { forgetDoubts } from '../../src/excel/batch/in-doubt';
import { forgetEdits } from '../../src/excel/batch/workbook-settings';
import { forgetAdded } from '../../src/excel/rows/outbox';
import type { Client } from '../host/wire/client';

/** A number of milliseconds that nobody else waits. */
const LIMIT = 21_011;

const limits = new Map<object, () => void>();
const [realSet, realClear] = [globalThis.setTimeout, globalThis.clearTimeout];

/** Time limits of the add-in end when `runOut` says so; every other timer is as it was. */
export function holdTimeLimits(): void {
  globalThis.setTimeout = Object.assign((act: () => void, milliseconds?: number): object => {
    if (milliseconds !== LIMIT) return realSet(act, milliseconds);
    const handle = {};
    limits.set(handle, act);
    return handle;
  }, realSet) as typeof realSet;
  globalThis.clearTimeout = ((handle: Parameters<typeof realClear>[0] | object) => {
    if (typeof handle !== 'object' || !limits.delete(handle)) realClear(handle as Parameters<typeof realClear>[0]);
  }) as typeof realClear;
}

export function releaseTimeLimits(): void {
  limits.clear();
  globalThis.setTimeout = realSet;
  globalThis.clearTimeout = realClear;
}

/** Whatever still waits for Excel is answered, and what was given up has had its chance to do more. */
export async function goOn(client: Client): Promise<void> {
  client.faults.clear();
  client.goOn();
  for (let syncs = -1; syncs !== client.counters.syncs;) {
    syncs = client.counters.syncs;
    // An answer takes a turn of the timers, and office.js a few of its own.
    for (let turn = 0; turn < 4; turn++) await new Promise(resolve => realSet(resolve, 0));
  }
}

/** What is remembered from one case to the next is forgotten, and a request without an answer ends its time limit. */
export async function impatient(client: Client): Promise<void> {
  await goOn(client);
  Object.assign(PATIENCE, { answer: LIMIT, cellEdit: [0, 0, 0] });
  forgetEdits();
  forgetAdded();
  forgetDoubts();
  limits.clear();
  client.faults.onUnanswered = () => {
    // The add-in may begin to wait only after it has sent.
    setImmediate(() => {
      for (const [handle, act] of [...limits]) {
        limits.delete(handle);
        act();
      }
    });
  };
}
