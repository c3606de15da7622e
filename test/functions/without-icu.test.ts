import * as DateReader from '../../src/domain/text/dates/date';
import type * as NumberReader from '../../src/domain/text/number';
import cases from '../cases/functions.json';
import published from '../cases/public.json';
import dates from '../cases/date.json';
import numbers from '../cases/number.json';
import { answerOf, CellErrorStandIn, type DxFunction, loadFunctions } from './load';

/**
 * An engine built without ICU, as custom functions may run in on Windows: normalize gives its input back, there is no Intl, and
 * localeCompare compares code units. The functions must answer as anywhere else.
 */
type Case = [id: string, args: unknown[], expected: unknown, note: string];
const CASES = [...cases, ...published] as unknown as Case[];

const native = { normalize: String.prototype.normalize, Intl: globalThis.Intl };
let dx: Record<string, DxFunction> = {};
let readNumber: typeof NumberReader.readNumber;
let readPeriod: typeof DateReader.readPeriod;

const withIcu = new Map<string, DateReader.Period | null>();

beforeAll(() => {
  for (const [text] of dates as [string][]) withIcu.set(text, DateReader.readPeriod(text));
  String.prototype.normalize = function () {
    return String(this);
  };
  Reflect.deleteProperty(globalThis, 'Intl');
  dx = loadFunctions();
  jest.isolateModules(() => {
    ({ readNumber } = jest.requireActual<typeof NumberReader>('../../src/domain/text/number'));
    ({ readPeriod } = jest.requireActual<typeof DateReader>('../../src/domain/text/dates/date'));
  });
});

afterAll(() => {
  String.prototype.normalize = native.normalize;
  Object.defineProperty(globalThis, 'Intl', { value: native.Intl, configurable: true, writable: true });
});

test('the engine is as it is there', () => {
  expect('８０％'.normalize('NFKC')).toBe('８０％');
  expect(typeof Intl).toBe('undefined');
});

const shown = (cell: unknown): unknown =>
  cell instanceof CellErrorStandIn ? { error: cell.code } : typeof cell === 'number' ? expect.closeTo(cell, 8) : cell;

test.each(CASES.map(([id, args, expected, note], i) => [i, `${id} ${String(args[0])} ${note}`, expected] as const))(
  '%i %s',
  (i, _name, expected) => {
    const [id = '', args = []] = CASES[i] ?? [];
    const rows = answerOf(
      dx[id] as DxFunction,
      args.map(value => (Array.isArray(value) ? value : [[value]])),
    );
    const wanted = Array.isArray(expected) ? (expected as unknown[][]) : [[expected]];
    expect(wanted).toEqual(rows.map(row => row.map(shown)));
  },
);

test('the texts of numbers and dates are read as anywhere else', () => {
  for (const [text, expected] of numbers as [string, number | null, string][]) {
    const read = readNumber(text);
    expect([text, read]).toEqual([text, typeof expected === 'number' ? expect.closeTo(expected, 6) : null]);
  }
  // The reader imported at the top was made while the engine still normalized.
  for (const [text] of dates as [string][]) expect([text, readPeriod(text)]).toEqual([text, withIcu.get(text)]);
  const wide = (text: string): string => text.replace(/[!-~]/g, mark => String.fromCharCode(mark.charCodeAt(0) + 0xfee0));
  for (const [text] of [...numbers, ...dates] as [string][]) {
    expect([text, readNumber(wide(text)), readPeriod(wide(text))]).toEqual([text, readNumber(text), readPeriod(text)]);
  }
});

test('keys and headers in half and full width are the same', () => {
  const plan = [
    ['ＫＰＩ', '目標値（Ｒ１２年度）', '単位'],
    ['ﾍﾟｰﾊﾟｰﾚｽ率', '８０％', '％'],
  ];
  const answer = answerOf(dx['TARGET'] as DxFunction, [[['ペーパーレス率']], [['㋿１２年度']], plan]);
  expect(answer).toEqual([[0.8]]);
});
