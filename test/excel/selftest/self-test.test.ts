import { PATIENCE } from '../../../src/excel/batch/run';
import { SELF_TEST_PATIENCE, type ItemId } from '../../../src/excel/selftest/item';
import { ITEMS, runSelfTest, type Result, type SelfTest } from '../../../src/excel/selftest/self-test';
import { EXAMPLES } from '../../../src/functions/examples';
import { asCustomFunctions } from '../../functions/as-custom-functions';
import type { CustomFunctions } from '../../host/engine/custom-calls';
import type { Host } from '../../host/host';
import type { Started, StartOptions } from '../../host/node';
import { deafen, differ, misinform, unregistered, withCalls, withZeros, type MemberQuirk } from '../../host/quirks';
import { EVENT } from '../../host/wire/events';
import type { Fault } from '../../host/wire/faults';
import { writeXlsx } from '../../host/xlsx';
import { readPackage } from '../../host/xlsx/package';
import { close, dump, open, until } from '../workbook';

const functions = asCustomFunctions();
const surroundings = { examples: EXAMPLES, hasFocus: () => true };
const NAME = 'DX自己診断';

beforeEach(() => {
  Object.assign(SELF_TEST_PATIENCE, { functions: 3000, look: 1, event: 300, all: 60_000 });
});
afterEach(close);

async function start(options: StartOptions = {}): Promise<Started> {
  const started = await open(options);
  started.host.book.customFunctions = functions;
  started.host.book.settings.set('DX_AsOf', 46_112);
  return started;
}

/** All of the workbook: what people would miss, what they do not see, and the file it is saved as. */
async function whole({ book }: Host): Promise<string> {
  const settings = book.settings.keys().map(key => [key, book.settings.get(key)]);
  const { sheet, area } = book.selection;
  const { map } = await readPackage((await writeXlsx(book)).bytes);
  // When it was saved is no trace.
  const file = [...map].filter(([part]) => part !== 'docProps/core.xml').map(([part, bytes]) => [part, Buffer.from(bytes).toString()]);
  return JSON.stringify([dump(book), settings, sheet.name, area, book.sheets.map(({ id, name }) => [id, name]), file]);
}

const only = (...ids: readonly ItemId[]) => ITEMS.filter(({ id }) => ids.includes(id));
const verdicts = ({ results }: SelfTest): Record<string, string> => Object.fromEntries(results.map(({ id, verdict }) => [id, verdict]));
/** Every item but those that take long. */
const QUICK = ITEMS.filter(({ id }) => !['rows', 'calls', 'functions'].includes(id));

test('in the stand-in all pass, within a minute, and nothing of it is left', async () => {
  const { host } = await start();
  const before = await whole(host);
  const told: string[] = [];
  const test = await runSelfTest({ surroundings, onProgress: (done, total) => told.push(`${done}/${total}`) });
  expect(test.results.filter(({ verdict }) => verdict !== 'passed')).toEqual([]);
  expect(test.results.map(({ id }) => id)).toEqual(ITEMS.map(({ id }) => id));
  expect(test).toMatchObject({ left: null, noSheet: null });
  expect(told).toEqual(Array.from({ length: ITEMS.length + 1 }, (_, i) => `${i}/${ITEMS.length}`));
  expect(test.results.find(({ id }) => id === 'functions')?.seen).toBe(`${functions.names.size}/${functions.names.size}`);
  expect(await whole(host)).toBe(before);
}, 120_000);

/** All but those whose answer is one for a whole range. */
const SPILLING = Object.keys(EXAMPLES).filter(name => name !== 'ROLLUP' && name !== 'COVERAGE');

describe('each item says so where an Excel differs', () => {
  const member =
    (name: MemberQuirk) =>
    ({ host }: Started): void =>
      differ(host, name);
  const calling =
    (change: Parameters<typeof withCalls>[1]) =>
    ({ host }: Started): void => {
      host.book.customFunctions = withCalls(functions, change);
    };
  const given = (replaced: CustomFunctions) => (started: Started) => {
    started.host.book.customFunctions = replaced;
  };
  const full = /[Ａ-Ｚａ-ｚ０-９ｦ-ﾟ]/;
  const CASES: readonly (readonly [ItemId, string, (started: Started) => void, StartOptions?])[] = [
    ['namespace', 'no function is registered', given(unregistered)],
    ['namespace', 'the formula holds another name', member('longNames')],
    ['functions', 'one function answers otherwise', calling(async (name, _args, usual) => (name === 'DX.DELAY' ? [[0]] : usual()))],
    ['functions', 'no function is registered', given(unregistered)],
    ...SPILLING.map(
      name =>
        [
          'functions',
          `${name} gives its first answer only`,
          calling(async (called, _args, usual) => (called === `DX.${name}` ? (await usual()).slice(0, 1) : usual())),
        ] as const,
    ),
    ['spill', 'only the first cell gets an answer', calling(async (_name, _args, usual) => [[(await usual())[0]?.[0] ?? null]])],
    ['spill', 'where it spills is not told', member('spillHidden')],
    ['blank', 'blank cells arrive as 0', ({ host }) => (host.book.blanksAsZero = true)],
    ['blank', 'single blank cells arrive as 0, ranges do not', given(withZeros(functions, (rows, columns) => rows * columns === 1))],
    ['blank', 'blank cells of ranges arrive as 0, single ones do not', given(withZeros(functions, (rows, columns) => rows * columns > 1))],
    [
      'errors',
      'an error takes the whole answer away',
      calling(async (_name, args, usual) => (JSON.stringify(args).includes('#DIV/0!') ? [[{ error: '#VALUE!' }]] : usual())),
    ],
    [
      'fault',
      'every fault is #VALUE!',
      calling(async (_name, args, usual) => (args[0]?.[0]?.[0] === '未定' ? [[{ error: '#VALUE!' }]] : usual())),
    ],
    [
      'fold',
      'full width is not folded',
      calling(async (_name, args, usual) => (full.test(JSON.stringify(args)) ? [[{ error: '#N/A' }]] : usual())),
    ],
    ['rows', 'only the first 10,000 rows are answered', calling(async (_name, _args, usual) => (await usual()).slice(0, 10_000))],
    [
      'calls',
      'some calls are never answered',
      calling((_name, args, usual) => (args[0]?.[0]?.[0] === '1999時間' ? new Promise(() => undefined) : usual())),
    ],
    ['partFormat', 'a part of a spilled range takes no format', member('wholeSpillFormat')],
    ['order', 'a formula has no value yet in the batch that wrote it', member('staleValues')],
    ['dates', 'the workbook counts from 1904', member('date1904')],
    ['era', 'eras are drawn otherwise', member('noEras')],
    ['validation', 'a list over OFFSET is kept as a text', member('listsBecomeTexts')],
    ['conditional', 'a conditional format is refused', member('oneConditionalFormat')],
    ['merged', 'merged areas are not told', member('noMergedAreas')],
    ['notes', 'a comment is refused', member('noComments')],
    ['table', 'a table has a name that formulas do not know', member('noStructuredReferences')],
    ['settings', 'a setting is not found again', member('settingsForgotten')],
    ['protection', 'protecting does nothing', member('openProtection')],
    ['events', 'no event arrives', ({ client }) => deafen(client)],
    [
      'events',
      'what the add-in has changed is told as a change of somebody else',
      ({ host, client }) => {
        const { id } = host.connect();
        misinform(client, events => events.map(event => ({ ...event, source: id })));
      },
    ],
    [
      'events',
      'where it was is left out',
      ({ client }) => misinform(client, events => events.map(event => ({ ...event, data: { ...event.data, address: '' } }))),
    ],
    [
      'calculated',
      'nothing is told of what is computed anew',
      ({ client }) => deafen(client, ({ number }) => number === EVENT.sheetCalculated),
    ],
    ['calculated', 'nothing is computed anew', member('staleValues')],
    ['page', 'there is no printer', member('noPrinter')],
    ['page', 'the printer knows no A3', member('smallPaper')],
    ['requirements', 'LTSC 2021', () => undefined, { requirementSet: '1.14' }],
    ['writable', 'the file is open for reading', member('readOnly')],
    ['writable', 'formulas are computed on request only', member('manualCalculation')],
    ['undo', 'LTSC 2024: what an add-in writes cannot be undone', () => undefined, { requirementSet: '1.17' }],
    ['build', 'it does not say which', () => silent('diagnostics')],
    ['theme', 'it does not say which', () => silent('officeTheme')],
    ['language', 'it does not say which', () => silent('displayLanguage')],
  ];
  /** Excel does not say this of itself. */
  function silent(name: string): void {
    const context: unknown = Object.create(Office.context, { [name]: { value: undefined } });
    Object.assign(globalThis, { Office: Object.create(Office, { context: { value: context } }) as unknown });
  }

  test.each(CASES.map(([id, why, change, options = {}]) => ({ id, why, change, options })))(
    '$id: $why',
    async ({ id, change, options }) => {
      const started = await start(options);
      const before = await whole(started.host);
      change(started);
      Object.assign(SELF_TEST_PATIENCE, { functions: 1500 });
      const { results, left } = await runSelfTest({ surroundings, items: only(id) });
      expect(results).toEqual([{ id, verdict: 'differs', seen: expect.stringMatching(/./) }]);
      expect(left).toBeNull();
      started.host.quirks.clear();
      expect(await whole(started.host)).toBe(before);
    },
    60_000,
  );

  test('focus: the pane loses it', async () => {
    await start();
    const focus = [true, false];
    const { results } = await runSelfTest({
      surroundings: { ...surroundings, hasFocus: () => focus.shift() === true },
      items: only('focus'),
    });
    expect(results).toEqual([{ id: 'focus', verdict: 'differs', seen: 'true, false' }]);
  });

  test('no item is without a case', () => {
    expect(ITEMS.map(({ id }) => id).filter(id => id !== 'focus' && !CASES.some(([other]) => other === id))).toEqual([]);
  });
});

describe('whatever happens on the way, nothing is left', () => {
  const FAULTS: readonly Fault[] = ['AccessDenied', 'connection lost', 'answer lost'];
  test.each(FAULTS)(
    '%s at each sync',
    async fault => {
      for (let sync = 1; ; sync++) {
        const { host, client } = await start();
        const before = await whole(host);
        client.faults.at(sync, fault);
        client.resetCounters();
        const { left, results } = await runSelfTest({ surroundings, items: QUICK });
        expect([sync, left]).toEqual([sync, null]);
        if (fault !== 'AccessDenied') expect(results.filter(({ verdict }) => verdict === 'differs')).toEqual([]);
        expect([sync, (await whole(host)) === before]).toEqual([sync, true]);
        if (client.counters.syncs < sync) break;
        expect(sync).toBeLessThan(200);
      }
    },
    300_000,
  );

  test('a person types in a cell for a while', async () => {
    const { host } = await start();
    const before = await whole(host);
    host.cellEditMode = true;
    const running = runSelfTest({ surroundings, items: QUICK });
    setTimeout(() => (host.cellEditMode = false), 100);
    expect((await running).left).toBeNull();
    expect(await whole(host)).toBe(before);
  });

  test('Excel never answers one batch', async () => {
    const { host, client } = await start();
    const before = await whole(host);
    // The answers before have their time also on a busy machine.
    client.faults.after(11, () => (PATIENCE.answer = 300));
    client.faults.at(12, 'silence');
    const { results, left } = await runSelfTest({ surroundings, items: QUICK });
    expect(results.filter(({ verdict }) => verdict === 'differs').map(({ seen }) => seen)).toEqual(['timeout']);
    expect(left).toBeNull();
    expect(await whole(host)).toBe(before);
  });

  test('the minute is over: what is not done by then is not begun, and the sheet goes', async () => {
    const { host } = await start();
    const before = await whole(host);
    SELF_TEST_PATIENCE.all = -1;
    const { left, results } = await runSelfTest({ surroundings });
    expect(results.map(({ id, verdict, seen }) => [id, verdict, seen])).toEqual(ITEMS.map(({ id }) => [id, 'notRun', '']));
    expect(left).toBeNull();
    expect(await whole(host)).toBe(before);
  });

  test('a sheet that could not be removed is named, and goes with the next test', async () => {
    const { host } = await start();
    const before = dump(host.book);
    let broken = false;
    const { left } = await runSelfTest({
      surroundings,
      items: only('build', 'order'),
      onProgress: done => {
        broken = done === 2;
        host.cellEditMode = broken;
      },
    });
    expect(left).toBe(NAME);
    expect(host.book.sheets.map(({ name }) => name)).toEqual(['報告書', NAME]);
    host.cellEditMode = false;
    expect((await runSelfTest({ surroundings, items: only('order') })).left).toBeNull();
    expect(dump(host.book)).toBe(before);
  }, 60_000);

  test('a sheet that was cut off before it was marked goes with the next test', async () => {
    const { host } = await start();
    const before = dump(host.book);
    host.book.addSheet(NAME);
    expect((await runSelfTest({ surroundings, items: only('build') })).left).toBeNull();
    expect(dump(host.book)).toBe(before);
  });

  test('its sheet is hidden while it works, and goes also where somebody has deleted the row with its mark', async () => {
    const { host } = await start();
    const before = dump(host.book);
    let seen = '';
    const { left } = await runSelfTest({
      surroundings,
      items: only('build', 'order'),
      onProgress: done => {
        const sheet = host.book.sheetByName(NAME);
        if (done !== 1 || sheet === null) return;
        seen = sheet.visibility;
        sheet.deleteRows(0, 1);
      },
    });
    expect([seen, left]).toEqual(['hidden', null]);
    expect(dump(host.book)).toBe(before);
  });

  test.each([1, 2, 3, 4])('a setting that is tried goes also where Excel refuses sync %i of that', async sync => {
    const { host, client } = await start();
    await runSelfTest({
      surroundings,
      items: only('settings'),
      onProgress: done => void (done === 0 && client.faults.at(sync, 'AccessDenied')),
    });
    expect(host.book.settings.keys()).toEqual(['DX_AsOf']);
  });

  test('what could not be cleaned up at once is cleaned up a little later', async () => {
    const { host, client } = await start();
    const before = dump(host.book);
    const { left } = await runSelfTest({
      surroundings,
      items: only('build'),
      onProgress: done => void (done === 1 && client.faults.at(1, 'AccessDenied')),
    });
    expect(left).toBeNull();
    expect(dump(host.book)).toBe(before);
  });

  test("somebody's sheet of that name is left alone", async () => {
    const { host } = await start();
    host.book.addSheet(NAME).write({ row: 0, column: 0, rows: 1, columns: 1 }, [['大切']]);
    const before = await whole(host);
    const { results } = await runSelfTest({ surroundings, items: QUICK });
    expect(results.filter(({ verdict }) => verdict !== 'passed')).toEqual([]);
    expect(await whole(host)).toBe(before);
  });
});

test('a protected workbook takes no sheet: what needs none is still answered', async () => {
  const { host } = await start();
  differ(host, 'protectedStructure');
  const test = await runSelfTest({ surroundings, items: QUICK });
  expect(test.noSheet?.kind).toBe('readOnly');
  const run = test.results.filter(({ verdict }) => verdict !== 'notRun').map(({ id }) => id);
  expect(run).toEqual(['requirements', 'writable', 'undo', 'build', 'theme', 'language']);
});

test('whoever stops gets what is done, and no sheet is left', async () => {
  const { host } = await start();
  const before = await whole(host);
  let done = 0;
  const test = await runSelfTest({ surroundings, onProgress: now => (done = now), isStopped: () => done >= 8 });
  expect(test.results.map(({ verdict }) => verdict)).toEqual(ITEMS.map((_, i) => (i < 8 ? 'passed' : 'notRun')));
  expect(await whole(host)).toBe(before);
});

test('what an Excel below the declared set lacks is not supported, not wrong', async () => {
  await start({ requirementSet: '1.9' });
  const found = verdicts(await runSelfTest({ surroundings, items: only('notes', 'merged', 'spill', 'page', 'order') }));
  expect(found).toEqual({ notes: 'unsupported', merged: 'unsupported', spill: 'unsupported', page: 'passed', order: 'passed' });
});

test('the pane hears nothing of it but of its end', async () => {
  const { host, client } = await start();
  client.resetCounters();
  const heard: string[] = [];
  await Excel.run(async context => {
    context.workbook.worksheets.onChanged.add(async ({ address }) => {
      heard.push(address);
    });
    await context.sync();
  });
  await runSelfTest({ surroundings, items: only('order', 'table', 'conditional') });
  await host.settled();
  expect(heard).toEqual([]);
  // And again of what people do.
  host.book.activeSheet.type(0, 5, '1');
  await until(() => heard.length > 0);
  expect(heard).toEqual(['F1']);
});

test('nothing of the workbook is in what is seen', async () => {
  const { host } = await start();
  const texts = ['報告書', '担当', '総務', host.document.name];
  const results: Result[] = [];
  results.push(...(await runSelfTest({ surroundings, items: QUICK })).results);
  differ(host, 'protectedStructure');
  results.push(...(await runSelfTest({ surroundings, items: QUICK })).results);
  for (const text of texts) expect(JSON.stringify(results)).not.toContain(text);
});
