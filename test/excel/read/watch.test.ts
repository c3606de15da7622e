import { goTo } from '../../../src/excel/read/go-to';
import { SETTLED, watch } from '../../../src/excel/read/watch';
import { addActual } from '../../../src/excel/edit/write';
import { close, failing, openOsaka, sheetNamed, until } from '../workbook';

afterEach(close);

const pause = (milliseconds: number): Promise<void> => new Promise(resolve => setTimeout(resolve, milliseconds));

test('changes are told once they have settled, until one stops watching', async () => {
  const { host } = await openOsaka();
  const onChange = jest.fn();
  const stop = await watch({ note: () => undefined, onChange });
  await addActual({ kpi: '作業削減時間', year: 2025, value: 1 }, '時間');
  await until(() => onChange.mock.calls.length > 0);
  await pause(SETTLED + 50);
  expect(onChange).toHaveBeenCalledTimes(1);
  onChange.mockClear();
  // In one go, so that none can settle before the next.
  for (const text of ['5', '6', '7']) sheetNamed(host.book, '報告書').type(0, 0, text);
  expect(onChange).not.toHaveBeenCalled();
  await until(() => onChange.mock.calls.length > 0);
  host.book.addSheet('追加');
  await until(() => onChange.mock.calls.length > 1);
  await pause(SETTLED + 50);
  expect(onChange).toHaveBeenCalledTimes(2);
  // Stopping forgets what has not been told yet, too.
  sheetNamed(host.book, '報告書').type(0, 0, '6');
  await host.settled();
  await stop();
  sheetNamed(host.book, '報告書').type(0, 0, '7');
  await host.settled();
  await pause(SETTLED + 50);
  expect(onChange).toHaveBeenCalledTimes(2);
});

test('what the person at this Excel types is told; not what this add-in writes, and no rows that come', async () => {
  const { host } = await openOsaka();
  const [edits, typed]: [string[], string[]] = [[], []];
  const stop = await watch({
    note: () => undefined,
    onChange: () => undefined,
    onEdit: ({ address }) => edits.push(address),
    onTyped: ({ address }) => typed.push(address),
  });
  await addActual({ kpi: '作業削減時間', year: 2025, value: 1 }, '時間');
  await host.settled();
  const sheet = sheetNamed(host.book, '実績');
  sheet.type(4, 3, '3');
  await host.settled();
  sheet.insertRows(0, 1);
  await host.settled();
  await until(() => edits.length > 1);
  expect(typed).toEqual(['D5']);
  expect(edits).toHaveLength(2);
  await stop();
});

test('going to a cell activates its sheet and selects it', async () => {
  const { host } = await openOsaka();
  await goTo({ sheet: '実績', address: 'D5' });
  expect(host.book.activeSheet.name).toBe('実績');
  expect(host.book.selection).toMatchObject({ area: { row: 4, column: 3, rows: 1, columns: 1 } });
  expect(await failing(() => goTo({ sheet: 'ない', address: 'A1' }))).toMatchObject({ failure: { kind: 'notFound', what: 'ない' } });
  sheetNamed(host.book, '報告書').visibility = 'hidden';
  expect(await failing(() => goTo({ sheet: '報告書', address: 'A1' }))).toMatchObject({
    failure: { kind: 'hiddenSheet', sheet: '報告書' },
  });
});
