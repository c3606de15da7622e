import { BUSINESSES, STEP_COUNT } from '../../../src/domain/work/standard-steps';
import { standardOf } from '../../../src/pane/overview/views/standard-model';
import { SEVERITY } from '../../../src/sheets/schema/issue';
import { STANDARD } from '../../../src/sheets/templates/standard';
import { AS_OF, workbookState } from '../../pane/workbook-state';
import { cellsOf, read, rowsOfAll } from './filled';

const rows = STANDARD.rows.DX_Steps ?? [];

test('every business has the forty steps, each once, with its source in the row', () => {
  expect(new Set(rows.map(({ business, number }) => `${business} ${number}`)).size).toBe(BUSINESSES.length * STEP_COUNT);
  expect(rows.filter(({ remarks }) => !remarks?.startsWith('出典：'))).toEqual([]);
  expect(STANDARD.rows).toEqual({ DX_Steps: rows });
});

test('names that are not published are not made up, and the row says where they are found', () => {
  const named = rows.filter(({ step }) => !step.includes('名称はPMOツールから転記'));
  expect(new Set(named.map(({ number, step }) => `${number} ${step}`))).toEqual(
    new Set(['24 RFPベンダー質問回答', '25 ベンダーからのRFP回答']),
  );
  // No state is claimed either.
  expect(rows.filter(({ status, due, finishedOn }) => (status ?? due ?? finishedOn ?? null) !== null)).toEqual([]);
});

test('it reads without an error, and the rates wait for the states', () => {
  const reading = read(rowsOfAll([STANDARD]));
  expect((reading.DX_Steps?.issues ?? []).filter(({ kind }) => SEVERITY[kind] === 'error')).toEqual([]);
  const { lines, missing, others } = standardOf(
    workbookState({ DX_Steps: cellsOf('DX_Steps', rowsOfAll([STANDARD]).DX_Steps ?? []) }),
    AS_OF,
  );
  expect([lines.length, missing, others]).toEqual([20, [], []]);
  expect(lines.every(({ rates, odd, twice }) => rates.unknown === STEP_COUNT && odd === 0 && twice === 0)).toBe(true);
});
