import { Host } from '../host';
import { type Started, startExcel } from '../node';

/** What lies between the add-in and the workbook: several clients, events, protection, faults, counters, requirement sets. */
const started: Started[] = [];
async function start(options: Parameters<typeof startExcel>[0] = {}): Promise<Started> {
  const excel = await startExcel(options);
  started.push(excel);
  return excel;
}
afterEach(() => {
  for (const excel of started.splice(0)) excel.stop();
});

const soon = (): Promise<void> =>
  new Promise(resolve => {
    setTimeout(resolve, 20);
  });
const code = (error: unknown): unknown => (error as { code?: unknown }).code;
const write = (excel: Started, address: string, value: unknown): Promise<void> =>
  excel.Excel.run(async context => {
    context.workbook.worksheets.getActiveWorksheet().getRange(address).values = [[value]];
    await context.sync();
  });

test('events reach every client that listens, saying who did it, and their range can be asked for', async () => {
  const host = new Host();
  const [one, two] = [await start({ host }), await start({ host })];
  const seen: unknown[][] = [];
  let range: Promise<string> | undefined;
  for (const [who, excel] of [
    ['one', one],
    ['two', two],
  ] as const) {
    await excel.Excel.run(async context => {
      context.workbook.worksheets.getActiveWorksheet().onChanged.add(async event => {
        seen.push([who, event.address, event.changeType, event.source, event.triggerSource]);
        if (who === 'two') {
          range = excel.Excel.run(async inner => {
            const r = event.getRange(inner).load('address');
            await inner.sync();
            return r.address;
          });
        }
      });
      await context.sync();
    });
  }
  await write(one, 'B2', 5);
  await soon();
  expect(seen).toEqual([
    ['one', 'B2', 'RangeEdited', 'Local', 'ThisLocalAddin'],
    ['two', 'B2', 'RangeEdited', 'Remote', 'Unknown'],
  ]);
  expect(await range).toBe('Sheet1!B2');

  host.book.activeSheet.type(0, 0, '3');
  await soon();
  expect(seen.slice(2).map(s => s.slice(0, 4))).toEqual([
    ['one', 'A1', 'RangeEdited', 'Local'],
    ['two', 'A1', 'RangeEdited', 'Local'],
  ]);
});

test('events of collections: sheets, tables, selection; none after removal or while switched off', async () => {
  const excel = await start();
  const { host } = excel;
  const seen: string[] = [];
  const note = (what: string) => async (): Promise<void> => {
    seen.push(what);
  };
  let handler: OfficeExtension.EventHandlerResult<Excel.WorksheetAddedEventArgs> | undefined;
  await Excel.run(async context => {
    const { workbook } = context;
    handler = workbook.worksheets.onAdded.add(note('sheet added'));
    workbook.worksheets.onActivated.add(note('activated'));
    workbook.worksheets.onChanged.add(note('changed'));
    workbook.tables.onChanged.add(note('table changed'));
    workbook.tables.onAdded.add(note('table added'));
    workbook.onSelectionChanged.add(note('selection'));
    await context.sync();
  });
  await Excel.run(async context => {
    const sheet = context.workbook.worksheets.add('KPI');
    sheet.getRange('A1:B2').values = [
      ['a', 'b'],
      [1, 2],
    ];
    sheet.tables.add('A1:B2', true);
    sheet.activate();
    sheet.getRange('B2').select();
    await context.sync();
    sheet.getRange('B2').values = [[3]];
    await context.sync();
  });
  await soon();
  expect(new Set(seen)).toEqual(new Set(['sheet added', 'changed', 'table added', 'activated', 'selection', 'table changed']));

  seen.length = 0;
  await Excel.run(handler?.context as Excel.RequestContext, async context => {
    handler?.remove();
    await context.sync();
  });
  host.book.addSheet('another');
  await soon();
  expect(seen).not.toContain('sheet added');

  await Excel.run(async context => {
    context.runtime.enableEvents = false;
    await context.sync();
  });
  seen.length = 0;
  await write(excel, 'A9', 1);
  await soon();
  expect(seen).toEqual([]);
});

test('a protected sheet: AccessDenied for locked cells, not for unlocked ones', async () => {
  const excel = await start();
  await Excel.run(async context => {
    const sheet = context.workbook.worksheets.getActiveWorksheet();
    sheet.getRange('B1').format.protection.locked = false;
    sheet.protection.protect({ allowFormatCells: false, selectionMode: 'Normal' });
    sheet.protection.load('protected,options');
    await context.sync();
    expect([sheet.protection.protected, sheet.protection.options.allowSort]).toEqual([true, false]);
  });
  await write(excel, 'B1', 1);
  expect(await write(excel, 'A1', 1).catch(code)).toBe('AccessDenied');
  expect(excel.host.book.activeSheet.value(0, 0)).toBeNull();
  await Excel.run(async context => {
    context.workbook.worksheets.getActiveWorksheet().protection.unprotect();
    await context.sync();
  });
  await write(excel, 'A1', 1);
});

test.each(['InvalidOperationInCellEditMode', 'AccessDenied', 'ItemNotFound', 'RequestPayloadSizeLimitExceeded'] as const)(
  'a fault at the second sync: %s, and nothing was done',
  async fault => {
    const excel = await start();
    excel.client.faults.at(2, fault);
    await write(excel, 'A1', 1);
    expect(await write(excel, 'A1', 2).catch(code)).toBe(fault);
    expect(excel.host.book.activeSheet.value(0, 0)).toBe(1);
    await write(excel, 'A1', 3);
    expect(excel.host.book.activeSheet.value(0, 0)).toBe(3);
  },
);

test('a lost connection does nothing; a lost answer did everything', async () => {
  const excel = await start();
  const sheet = excel.host.book.activeSheet;
  excel.client.faults.at(1, 'connection lost');
  expect(await write(excel, 'A1', 1).catch(code)).toBe('ConnectionFailure');
  expect(sheet.value(0, 0)).toBeNull();
  excel.client.faults.at(1, 'answer lost');
  expect(await write(excel, 'A1', 1).catch(code)).toBe('ConnectionFailure');
  expect(sheet.value(0, 0)).toBe(1);
});

test('an answer that never comes', async () => {
  const excel = await start();
  excel.client.faults.at(1, 'silence');
  const outcome = await Promise.race([
    write(excel, 'A1', 1).then(
      () => 'answered',
      () => 'failed',
    ),
    soon().then(() => 'waiting'),
  ]);
  expect(outcome).toBe('waiting');
});

test('while someone types in a cell every sync fails, afterwards none', async () => {
  const excel = await start();
  excel.host.cellEditMode = true;
  expect(await write(excel, 'A1', 1).catch(code)).toBe('InvalidOperationInCellEditMode');
  excel.host.cellEditMode = false;
  await write(excel, 'A1', 1);
});

test('5 MB a message on the web, both ways; no limit on Windows', async () => {
  const host = new Host();
  const web = await start({ host, platform: 'web' });
  const windows = await start({ host, platform: 'windows' });
  const fill = (excel: Started, n: number): Promise<unknown> =>
    excel.Excel.run(async context => {
      context.workbook.worksheets.getActiveWorksheet().getRange(`A1:A${n}`).values = Array.from({ length: n }, () => ['あ'.repeat(2000)]);
      await context.sync();
    });
  const read = (excel: Started, n: number): Promise<unknown> =>
    excel.Excel.run(async context => {
      context.workbook.worksheets.getActiveWorksheet().getRange(`A1:A${n}`).load('values');
      await context.sync();
    });
  expect(await fill(web, 1000).catch(code)).toBe('RequestPayloadSizeLimitExceeded');
  expect(host.book.activeSheet.usedArea).toBeNull();
  await fill(windows, 1000);
  expect(await read(web, 1000).catch(code)).toBe('ResponsePayloadSizeLimitExceeded');
  await read(web, 100);
  await read(windows, 1000);
});

test('syncs, actions and bytes are counted; tidying up is not a sync', async () => {
  const excel = await start();
  await soon(); // office.js reports once that it is ready
  excel.client.resetCounters();
  await Excel.run(async context => {
    const range = context.workbook.worksheets.getActiveWorksheet().getRange('A1');
    range.load('values');
    await context.sync();
    range.values = [[1]];
    await context.sync();
  });
  await soon();
  const { counters } = excel.client;
  expect([counters.syncs, counters.tidying]).toEqual([2, 1]);
  expect(counters.bytesSent).toBeGreaterThan(200);
  expect(counters.bytesReceived).toBeGreaterThan(100);
});

test('latency delays every answer', async () => {
  const excel = await start({ latency: 60 });
  const before = Date.now();
  await write(excel, 'A1', 1);
  expect(Date.now() - before).toBeGreaterThanOrEqual(55);
});

test('requirement sets: office.js is told, and a member above the set is refused', async () => {
  const old = await start({ requirementSet: '1.12' });
  expect(['1.12', '1.13'].map(v => Office.context.requirements.isSetSupported('ExcelApi', v))).toEqual([true, false]);
  const resize = (excel: Started): Promise<unknown> =>
    excel.Excel.run(async context => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.getRange('A1:A2').values = [['a'], [1]];
      const table = sheet.tables.add('A1:A2', true);
      table.resize('A1:A5');
      await context.sync();
    }).catch(code);
  expect(await resize(old)).toBe('ApiNotFound');
  // Also on the wire, where office.js itself does not look: what is merely loaded, or reached with load's text.
  const loaded = old.Excel.run(async context => {
    context.workbook.worksheets.load('items/notes/items/content');
    await context.sync();
  });
  expect(await loaded.catch((error: Error) => error.message)).toBe(
    'Worksheet.notes belongs to ExcelApi 1.18, which this client does not support.',
  );
});

test('several hosts can follow each other in one file', async () => {
  const first = await start();
  await write(first, 'A1', 1);
  first.stop();
  const second = await start();
  await write(second, 'A1', 2);
  expect([first.host.book.activeSheet.value(0, 0), second.host.book.activeSheet.value(0, 0)]).toEqual([1, 2]);
});

test('calculation can be suspended for a batch and switched to manual', async () => {
  const excel = await start();
  await Excel.run(async context => {
    const sheet = context.workbook.worksheets.getActiveWorksheet();
    sheet.getRange('A1:B1').values = [[1, '=A1*2']];
    await context.sync();
    context.workbook.application.suspendApiCalculationUntilNextSync();
    sheet.getRange('A1').values = [[5]];
    const before = sheet.getRange('B1').load('values');
    await context.sync();
    expect(before.values).toEqual([[2]]);
    const after = sheet.getRange('B1').load('values');
    context.workbook.application.calculationMode = 'Manual';
    await context.sync();
    expect(after.values).toEqual([[10]]);
    sheet.getRange('A1').values = [[6]];
    const manual = sheet.getRange('B1').load('values');
    await context.sync();
    expect(manual.values).toEqual([[10]]);
    context.workbook.application.calculate('Full');
    const done = sheet.getRange('B1').load('values');
    await context.sync();
    expect(done.values).toEqual([[12]]);
  });
  expect(excel.host.calculation.mode).toBe('Manual');
});

test('the settings of the document are those of the workbook', async () => {
  const excel = await start();
  const { settings } = Office.context.document;
  settings.set('Office.AutoShowTaskpaneWithDocument', true);
  await new Promise(resolve => {
    settings.saveAsync(resolve);
  });
  expect(excel.host.book.settings.get('Office.AutoShowTaskpaneWithDocument')).toBe(true);
  settings.remove('Office.AutoShowTaskpaneWithDocument');
  await new Promise(resolve => {
    settings.saveAsync(resolve);
  });
  expect(excel.host.book.settings.keys()).toEqual([]);
});

test('what a person types is calculated without anyone asking', async () => {
  const { host } = await start();
  const sheet = host.book.activeSheet;
  sheet.type(0, 0, '2');
  sheet.type(0, 1, '=A1*3');
  await soon();
  expect(sheet.value(0, 1)).toBe(6);
});
