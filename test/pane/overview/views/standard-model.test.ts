import fc from 'fast-check';
import type { Cell } from '../../../../src/domain/base/cell';
import { BUSINESSES, STEP_COUNT } from '../../../../src/domain/work/standard-steps';
import { standardOf } from '../../../../src/pane/overview/views/standard-model';
import { AS_OF, workbookState } from '../../workbook-state';

const STEPS = ['システム', '業務', '手順番号', '手順', '状態', '完了予定', '完了日'];
const SYSTEMS = ['番号', '名称', '標準化対象'];
const model = (steps: readonly Cell[][], systems: readonly Cell[][] = []) =>
  standardOf(workbookState({ DX_Steps: [STEPS, ...steps], DX_Systems: [SYSTEMS, ...systems] }), AS_OF);

test('rates by business and system; what is odd, twice, overdue or missing is told', () => {
  const found = model(
    [
      ['住基', '住民基本台帳', 1, '甲', '完了', '', ''],
      ['住基', '住民基本台帳', 2, '乙', '対象外', '', ''],
      ['住基', '住民基本台帳', 3, '丙', '着手', AS_OF - 1, ''],
      // The same number again is the correction.
      ['住基', '住民基本台帳', 3, '丙', '未着手', AS_OF - 1, ''],
      ['住基', '住民基本台帳', 4, '丁', '未着手', AS_OF, ''],
      ['住基', '住民基本台帳', 41, '外', '完了', '', ''],
      ['住基', '住民基本台帳', 5, '戊', '完了', AS_OF - 9, AS_OF - 1],
      ['', '介護保険', 1, '甲', '', '', ''],
      ['', '水道料金', 1, '甲', '完了', '', ''],
    ],
    [
      ['1', '住基', '○'],
      ['2', '戸籍', '○'],
      ['3', '文書', ''],
    ],
  );
  expect(
    found.lines.map(({ business, system, odd, twice, overdue, place }) => [business, system, odd, twice, overdue, place.address]),
  ).toEqual([
    ['住民基本台帳', '住基', 1, 1, 1, 'A6'],
    ['介護保険', null, 0, 0, 0, 'A13'],
    ['水道料金', null, 0, 0, 0, 'A14'],
  ]);
  expect(found.lines.map(({ rates }) => rates)).toEqual([
    { done: 3 / 40, doing: 0, waiting: 2 / 40, unknown: 35 },
    { done: 0, doing: 0, waiting: 0, unknown: 40 },
    { done: 1 / 40, doing: 0, waiting: 0, unknown: 39 },
  ]);
  expect([found.missing.length, found.others, found.without]).toEqual([18, ['水道料金'], ['戸籍']]);
});

test('a workbook without the sheet, and one without rows', () => {
  for (const state of [workbookState({}), workbookState({ DX_Steps: [STEPS] })])
    expect(standardOf(state, AS_OF)).toEqual({ lines: [], missing: BUSINESSES, others: [], without: [] });
});

test('whatever is typed, the rates of a business and its unknown steps are all forty, and every row is in one line', () => {
  const cell = fc.constantFrom<Cell>('完了', '対象外', '着手', '未着手', '', '？', 3);
  const number = fc.oneof(fc.integer({ min: -1, max: 42 }), fc.constantFrom<Cell>('', '3', 'x', 2.5));
  const row = fc.tuple(fc.constantFrom('住基', ''), fc.constantFrom('住民基本台帳', ' 住民基本台帳', '国民年金'), number, cell);
  fc.assert(
    fc.property(fc.array(row, { maxLength: 90 }), rows => {
      const { lines } = model(rows.map(([system, business, at, state]) => [system, business, at, '手順', state, '', '']));
      for (const { rates, overdue } of lines) {
        expect((rates.done + rates.doing + rates.waiting) * STEP_COUNT + rates.unknown).toBeCloseTo(STEP_COUNT, 9);
        expect(overdue).toBe(0);
      }
      const groups = new Set(rows.map(([system, business]) => `${system} ${business.trim()}`));
      expect(lines).toHaveLength(groups.size);
    }),
  );
});
