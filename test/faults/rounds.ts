/** What a round writes: its start, and answers merged into several tables at once. */
import { makeFormSheets } from '../../src/excel/rounds/form-sheets';
import { readRounds } from '../../src/excel/rounds/read-rounds';
import { findStatus, makeRecord, makeStatusSheet } from '../../src/excel/rounds/round-sheets';
import { takeBackFormSheets } from '../../src/excel/rounds/take-back-forms';
import { takeBackRound } from '../../src/excel/rounds/take-back-round';
import { writeRound } from '../../src/excel/rounds/write-round';
import { takeBackOwnSheet } from '../../src/excel/sheets/own/take-back-own-sheet';
import { readWorkbook } from '../../src/excel/read/read';
import { planRecord } from '../../src/sheets/rounds/record';
import { planStatus } from '../../src/sheets/rounds/status-sheet';
import { AS_OF } from '../excel/workbook';
import { formsOf } from '../../src/sheets/rounds/form';
import { closeRound, openForRounds, planMerge, planStart, startRound } from '../excel/rounds/rounds-workbook';
import type { Started } from '../host/node';
import type { Action } from './action';

const openStarted = async (): Promise<Started> => {
  const started = await openForRounds();
  await startRound();
  await started.host.settled();
  return started;
};

export const ROUND_ACTIONS: readonly Action[] = [
  {
    name: 'start a round',
    prepare: async () => ({
      started: await openForRounds(),
      plan: async () => {
        const order = await planStart();
        return () => writeRound(order);
      },
    }),
  },
  {
    name: 'merge the answers of a round',
    prepare: async () => ({
      started: await openStarted(),
      plan: async () => {
        const { write } = await planMerge({
          1: { answer: 420000, comment: '半期' },
          2: { answer: 0.05 },
          3: { answer: 90 },
          4: { answer: '移行' },
        });
        return () => writeRound(write);
      },
    }),
  },
  {
    name: 'make the forms of a round as sheets',
    prepare: async () => ({
      started: await openStarted(),
      plan: async () => {
        const [recorded] = await readRounds();
        if (recorded === undefined) throw new Error('the workbook has no round');
        const forms = formsOf(recorded.round);
        return () => makeFormSheets(forms);
      },
    }),
  },
  {
    name: 'make 回答状況',
    prepare: async () => ({
      started: await openStarted(),
      plan: async () => {
        const [recorded] = await readRounds();
        if (recorded === undefined) throw new Error('the workbook has no round');
        const plan = planStatus(await readWorkbook(), recorded.round, await findStatus(), AS_OF);
        return () => makeStatusSheet(plan);
      },
    }),
  },
  {
    name: 'make the record of a round',
    prepare: async () => ({
      started: await openStarted(),
      plan: async () => {
        const [recorded] = await readRounds();
        if (recorded === undefined) throw new Error('the workbook has no round');
        const { code } = recorded.round;
        const plan = planRecord(await readWorkbook(), recorded.round, []);
        return () => makeRecord(code, plan);
      },
    }),
  },
  {
    name: 'take the start of a round back',
    prepare: async () => {
      const started = await openForRounds();
      const written = await writeRound(await planStart());
      await started.host.settled();
      return {
        started,
        plan: () => {
          if (written === null) throw new Error('nothing was written');
          return Promise.resolve(() => takeBackRound(written));
        },
      };
    },
  },
  {
    name: 'take merged answers back',
    prepare: async () => {
      const started = await openStarted();
      const { write } = await planMerge({ 1: { answer: 420000, comment: '半期' }, 2: { answer: 0.05 }, 4: { answer: '移行' } });
      const written = await writeRound(write);
      await started.host.settled();
      return {
        started,
        plan: () => {
          if (written === null) throw new Error('nothing was written');
          return Promise.resolve(() => takeBackRound(written));
        },
      };
    },
  },
  {
    name: 'take the forms of a round out again',
    prepare: async () => {
      const started = await openStarted();
      const [recorded] = await readRounds();
      if (recorded === undefined) throw new Error('the workbook has no round');
      const forms = formsOf(recorded.round);
      const made = await makeFormSheets(forms);
      await started.host.settled();
      return { started, plan: () => Promise.resolve(() => takeBackFormSheets(forms, made)) };
    },
  },
  {
    name: 'open a closed round again',
    prepare: async () => {
      const started = await openStarted();
      const { made, along } = await closeRound();
      await started.host.settled();
      return { started, plan: () => Promise.resolve(() => takeBackOwnSheet(made, along)) };
    },
  },
];
