import { readWorkbook } from '../../../src/excel/read/read';
import { readRounds } from '../../../src/excel/rounds/read-rounds';
import { makeRecord } from '../../../src/excel/rounds/round-sheets';
import { writeRound } from '../../../src/excel/rounds/write-round';
import type { MadeSheet } from '../../../src/excel/sheets/own/own-sheet';
import type { SettingAlong } from '../../../src/excel/sheets/own/take-back-own-sheet';
import { setUp } from '../../../src/excel/sheets/set-up/set-up';
import { planSetUp } from '../../../src/sheets/make/set-up';
import { formsOf } from '../../../src/sheets/rounds/form';
import { mergeOf } from '../../../src/sheets/rounds/merge';
import type { EntryKey } from '../../../src/sheets/rounds/round';
import { planRecord, printOf } from '../../../src/sheets/rounds/record';
import { roundWrite, type RoundWrite } from '../../../src/sheets/rounds/round-write';
import { newRound, startOf } from '../../../src/sheets/rounds/start';
import { takeIn } from '../../../src/sheets/rounds/take-in';
import type { TakeIn } from '../../../src/sheets/rounds/taken';
import type { QuestionKind } from '../../../src/sheets/rounds/question';
import { OSAKA } from '../../../src/sheets/templates/osaka';
import type { Template } from '../../../src/sheets/templates/template';
import type { Book } from '../../host/book/book';
import type { Started } from '../../host/node';
import { returnedSheet, DUE } from '../../sheets/rounds/rounds-book';
import { AS_OF, open } from '../workbook';

const TODAY = AS_OF + 3;

/** Who answers for the KPIs of the published plan, by their order. */
const OWNERS = ['総務課', '総務課', '財政課'];

/** Types 担当 beside the first KPIs; the others belong to nobody. */
export function typeOwners(book: Book): void {
  const table = book.table('DX_KPIs');
  if (table === null) throw new Error('the workbook has no KPIs');
  const column = table.columns.findIndex(({ name }) => name === '担当');
  table.sheet.write(
    { row: table.area.row + 1, column: table.area.column + column, rows: OWNERS.length, columns: 1 },
    OWNERS.map(owner => [owner]),
  );
}

/** A workbook in which a round can be started. */
export async function openForRounds(): Promise<Started> {
  const started = await open();
  await setUp(
    planSetUp(await readWorkbook(), {
      tables: ['DX_KPIs', 'DX_Actuals', 'DX_Schedules', 'DX_Systems', 'DX_Requests'],
      template: OSAKA,
      asOf: AS_OF,
    }),
  );
  typeOwners(started.host.book);
  await started.host.settled();
  return started;
}

/** A city of so many divisions with so many KPIs each, and a milestone of each division. */
export async function openCity(divisions: number, kpis: number): Promise<Started> {
  const started = await open();
  const names = Array.from({ length: divisions }, (_, at) => `第${at + 1}課`);
  const template: Template = {
    id: 'city',
    name: '市',
    goal: null,
    rows: {
      DX_KPIs: names.flatMap((owner, division) =>
        Array.from({ length: kpis }, (_, at) => ({
          id: `K${division + 1}-${at + 1}`,
          name: `${owner}の指標${at + 1}`,
          unit: '件',
          direction: '増加' as const,
          baselineYear: 2023,
          baseline: 1000,
          targets: [{ year: 2030, value: 3000 }],
          owner,
        })),
      ),
      DX_Schedules: names.map((owner, at) => ({
        id: `S${at + 1}`,
        initiative: `${owner}の取組`,
        milestone: '移行',
        owner,
        plannedStart: AS_OF - 100,
        plannedFinish: AS_OF + 100,
      })),
    },
  };
  const tables = ['DX_KPIs', 'DX_Actuals', 'DX_Schedules', 'DX_Requests'] as const;
  await setUp(planSetUp(await readWorkbook(), { tables, template, asOf: AS_OF }));
  await started.host.settled();
  return started;
}

export async function planStart(kinds: readonly QuestionKind[] = ['kpi', 'system']): Promise<RoundWrite> {
  const state = await readWorkbook();
  const wanted = {
    name: '令和8年度 10月中間',
    asOf: AS_OF,
    askedOn: TODAY,
    due: DUE,
    startedAt: 0,
    kinds,
    request: '',
    without: [],
  } as const;
  return startOf(newRound(state, wanted, []));
}

type Answers = Readonly<Record<number, Readonly<Partial<Record<EntryKey, number | string>>>>>;

/** What has come back of the latest round: answers by the order of the questions, from 1. */
export async function comeBack(answers: Answers): Promise<{ readonly preview: TakeIn; readonly record: string }> {
  const state = await readWorkbook();
  const [latest] = await readRounds();
  if (latest === undefined) throw new Error('the workbook has no round');
  const { round, record } = latest;
  const byNumber = Object.fromEntries(Object.entries(answers).map(([at, cells]) => [`${round.code}-${at.padStart(3, '0')}`, cells]));
  const sheets = formsOf(round).map(form => returnedSheet(form, byNumber));
  return { preview: takeIn(state, round, [{ name: '回答.xlsx', sheets }]), record };
}

/** Everything that has come is accepted. */
export async function planMerge(answers: Answers, returned: ReadonlyMap<string, string> = new Map()): Promise<ReturnType<typeof mergeOf>> {
  const { preview, record } = await comeBack(answers);
  const items = new Set(preview.addressees.flatMap(one => one.items.map(({ id }) => id)));
  return mergeOf(await readWorkbook(), preview, record, { items, returned, today: TODAY });
}

export async function startRound(): Promise<void> {
  await writeRound(await planStart());
}

/** Closes the latest round with a record of one KPI. @returns what opens it again */
export async function closeRound(): Promise<{ readonly made: MadeSheet; readonly along: SettingAlong }> {
  const state = await readWorkbook();
  const [latest] = await readRounds();
  if (latest === undefined) throw new Error('the workbook has no round');
  const { round, record } = latest;
  const line = { kind: 'KPI', item: '作業削減時間', unit: '時間', when: '令和7年度末', year: '令和12年度末', comment: '' } as const;
  const plan = planRecord(state, round, [
    { ...line, actual: 350000, plan: 400000, target: 1100000, gap: 750000, grade: 'やや遅れ', likelihood: null },
  ]);
  const { made } = await makeRecord(round.code, plan);
  const order = roundWrite(record, { ...round, closed: { on: TODAY, prints: plan.cells.map(printOf) } }, [], []);
  await writeRound(order);
  if (made === null) throw new Error('no sheet was made');
  return { made, along: { key: order.key, before: record, after: order.to } };
}
