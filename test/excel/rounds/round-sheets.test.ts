import { readRounds } from '../../../src/excel/rounds/read-rounds';
import { makeRecord } from '../../../src/excel/rounds/round-sheets';
import { readWorkbook } from '../../../src/excel/read/read';
import { planRecord, recordName } from '../../../src/sheets/rounds/record';
import { differences, whole } from '../../faults/whole';
import { close, failing } from '../workbook';
import { openForRounds, startRound } from './rounds-workbook';

afterAll(close);

test('the name of a record is a value of the staff: it stays theirs, and no record is made', async () => {
  const { host } = await openForRounds();
  await startRound();
  const [recorded] = await readRounds();
  if (recorded === undefined) throw new Error('no round');
  const { round } = recorded;
  host.book.names.add(recordName(round.code), '=1');
  await host.settled();
  const before = whole(host.book);
  const plan = planRecord(await readWorkbook(), round, []);
  expect(await failing(() => makeRecord(round.code, plan))).toMatchObject({
    failure: { kind: 'nameTaken', name: recordName(round.code) },
    outcome: { changed: 'nothing' },
  });
  expect(differences(before, whole(host.book))).toEqual([]);
});
