import { writeFileSync } from 'node:fs';
import { makeFormSheets } from '../../../src/excel/rounds/form-sheets';
import { readRounds } from '../../../src/excel/rounds/read-rounds';
import { findStatus, makeStatusSheet } from '../../../src/excel/rounds/round-sheets';
import { takeBackRound } from '../../../src/excel/rounds/take-back-round';
import { writeRound } from '../../../src/excel/rounds/write-round';
import { readWorkbook } from '../../../src/excel/read/read';
import { formsOf } from '../../../src/sheets/rounds/form';
import { planStatus } from '../../../src/sheets/rounds/status-sheet';
import { DUE } from '../../sheets/rounds/rounds-book';
import { writeXlsx } from '../../host/xlsx';
import { close } from '../workbook';
import { closeRound, openCity, planMerge, planStart } from './rounds-workbook';

jest.setTimeout(600_000);
afterAll(close);

/** Where the sheets are to be looked at on paper. */
const { PAGES } = process.env;

const [DIVISIONS, KPIS] = [40, 30];
const ASKED = DIVISIONS * (KPIS + 1);

test('40 divisions with 30 KPIs each: started, taken in and taken back in two syncs each; at a glance, how far it is', async () => {
  const { host, client } = await openCity(DIVISIONS, KPIS);
  const syncs = async <T>(act: () => Promise<T>): Promise<T> => {
    client.batches.length = 0;
    const done = await act();
    expect(client.batches.length).toBeLessThanOrEqual(3);
    return done;
  };
  const start = await planStart(['kpi', 'milestone']);
  await syncs(() => writeRound(start));
  const [asked] = await readRounds();
  expect(asked?.round.questions).toHaveLength(ASKED);
  // 31 divisions have answered all of it, four in part, five nothing.
  const answers: Record<number, { readonly answer: number; readonly comment?: string }> = {};
  asked?.round.questions.forEach((question, at) => {
    const division = Math.floor(at / (KPIS + 1));
    const answer = question.kind === 'kpi' ? 1200 + at : 0.5;
    if (division < 31 || (division < 35 && at % 3 === 0)) answers[at + 1] = at % 10 === 0 ? { answer, comment: '速報値です' } : { answer };
  });
  const merge = await planMerge(answers);
  expect(merge.written).toBe(Object.keys(answers).length);
  const written = await syncs(() => writeRound(merge.write));
  const state = await readWorkbook();
  expect(state.tables.DX_Actuals?.rows).toHaveLength(Object.keys(answers).filter(number => Number(number) % (KPIS + 1) !== 0).length);
  const [recorded] = await readRounds();
  if (recorded === undefined || written === null) throw new Error('nothing was written');
  // Two of those that owe everything have been given until later.
  const rows = (state.tables.DX_Requests?.rows ?? []).map(row =>
    ['第36課', '第37課', '第38課'].includes(row.to ?? '') ? { ...row, due: DUE + 30 } : row,
  );
  const later = { ...state, tables: { ...state.tables, DX_Requests: state.tables.DX_Requests && { ...state.tables.DX_Requests, rows } } };
  const plan = planStatus(later, recorded.round, await findStatus(), DUE + 3);
  expect(plan.glance).toBe(
    '2026/10/18現在、40所属中 31 回答済、4 一部（うち4 期限超過）、5 未回答（うち2 期限超過）。期限は令和8年10月15日（2026/10/15）です。',
  );
  if (PAGES !== undefined) {
    await makeStatusSheet(plan);
    await makeFormSheets(formsOf(recorded.round).slice(0, 2));
    await closeRound();
    await host.settled();
    writeFileSync(`${PAGES}/rounds.xlsx`, (await writeXlsx(host.book)).bytes);
    return;
  }
  await syncs(() => takeBackRound(written));
  const back = await readWorkbook();
  expect([back.tables.DX_Actuals?.rows, (await readRounds())[0]?.record]).toEqual([[], start.to]);
  expect(back.tables.DX_Requests?.rows.map(({ status, answered }) => [status, answered])).toEqual(
    Array.from({ length: DIVISIONS }, () => ['準備中', 0]),
  );
});
