import { failureOf, run, wait } from '../batch/run';
import { addressAt, benchCells, SELF_TEST_PATIENCE, shown, type ItemResult, type Bench, type SelfTestItem } from './item';

/** What the add-in needs of Excel itself, tried on the sheet that is removed again. */

const sheetOf = (context: Excel.RequestContext, { sheetId }: Bench): Excel.Worksheet => context.workbook.worksheets.getItem(sheetId);

/** Two batches that were not waited for, and a formula read in the batch that wrote it. */
async function order(bench: Bench): Promise<ItemResult> {
  const write = (value: number): Promise<void> =>
    run(async context => {
      benchCells(context, bench).values = [[value]];
      await context.sync();
    });
  await Promise.all([write(1), write(2)]);
  const values = await run(async context => {
    benchCells(context, bench, 1, 0, 2).formulas = [[21], [`=${addressAt(bench, 1)}*2`]];
    const range = benchCells(context, bench, 0, 0, 3);
    range.load('values');
    await context.sync();
    return range.values.flat() as unknown[];
  });
  return { passed: values[0] === 2 && values[2] === 42, seen: shown(values) };
}

/** The number of a day: 1462 less in a workbook that counts from 1904. */
async function dates(bench: Bench): Promise<ItemResult> {
  const serial = await run(async context => {
    const cell = benchCells(context, bench);
    cell.formulas = [['=DATE(2026,3,31)']];
    cell.numberFormat = [['General']];
    cell.load('values');
    await context.sync();
    return (cell.values as unknown[][])[0]?.[0];
  });
  return { passed: serial === 46_112, seen: `${String(serial)}${serial === 44_650 ? ' (1904)' : ''}` };
}

async function era(bench: Bench): Promise<ItemResult> {
  const text = await run(async context => {
    const cell = benchCells(context, bench);
    cell.numberFormat = [['[$-411]ggge"年"m"月"d"日"']];
    cell.values = [[46_112]];
    cell.format.columnWidth = 150;
    cell.load('text');
    await context.sync();
    return cell.text[0]?.[0] ?? '';
  });
  return { passed: text === '令和8年3月31日', seen: text };
}

async function validation(bench: Bench): Promise<ItemResult> {
  const source = `=OFFSET(${addressAt(bench).replace(/([A-Z]+)(\d+)/, '$$$1$$$2')},0,0,3,1)`;
  const { type, rule } = await run(async context => {
    benchCells(context, bench, 0, 0, 3).values = [['a'], ['b'], ['c']];
    // Some of the cells have a rule: Excel refuses another over all of them until it is cleared.
    benchCells(context, bench, 0, 1).dataValidation.rule = { list: { inCellDropDown: true, source: 'x,y' } };
    const list = benchCells(context, bench, 0, 1, 3).dataValidation;
    list.clear();
    list.rule = { list: { inCellDropDown: true, source } };
    list.prompt = { showPrompt: true, title: 'a', message: 'b' };
    list.errorAlert = { showAlert: true, style: 'Stop', title: 'a', message: 'b' };
    list.load('type, rule');
    await context.sync();
    return list;
  });
  const seen = String(rule.list?.source ?? '');
  return { passed: type === 'List' && /^=OFFSET\(/i.test(seen), seen: `${String(type)} ${seen}` };
}

async function conditional(bench: Bench): Promise<ItemResult> {
  const formats = await run(async context => {
    const { conditionalFormats } = benchCells(context, bench, 0, 0, 3, 3);
    for (const [formula, color] of [
      [`=${addressAt(bench)}>1`, '#C6E0B4'],
      [`=${addressAt(bench)}>2`, '#F8CBAD'],
    ] as const) {
      const added = conditionalFormats.add('Custom');
      added.custom.rule.formula = formula;
      added.custom.format.fill.color = color;
    }
    conditionalFormats.load('items/type, items/custom/rule/formula');
    await context.sync();
    return conditionalFormats.items.map(({ type, custom }) => `${type} ${custom.rule.formula}`);
  });
  const wanted = [2, 1].map(bound => `Custom =${addressAt(bench)}>${bound}`);
  return { passed: wanted.every(one => formats.includes(one)) && formats.length === 2, seen: formats.join('; ') };
}

async function merged(bench: Bench): Promise<ItemResult> {
  const found = await run(async context => {
    benchCells(context, bench, 1, 0, 2, 2).merge();
    const whole = benchCells(context, bench, 0, 0, 4, 4).getMergedAreasOrNullObject();
    const { areas } = whole;
    areas.load('items/address');
    const below = benchCells(context, bench, 2, 0, 2, 2).getMergedAreasOrNullObject();
    await context.sync();
    const within = whole.isNullObject ? 'none' : areas.items.map(({ address }) => address.replace(/^.*!/, '')).join();
    return [within, below.isNullObject ? 'none' : 'some'];
  });
  return { passed: found[0] === addressAt(bench, 1, 0, 2, 2), seen: `${shown(found)}` };
}

async function notes(bench: Bench): Promise<ItemResult> {
  const content = await run(async context => {
    const { comments } = context.workbook;
    comments.add(benchCells(context, bench), 'DX');
    const found = comments.getItemByCell(benchCells(context, bench));
    found.load('content');
    await context.sync();
    return found.content;
  });
  return { passed: content === 'DX', seen: content };
}

async function table(bench: Bench): Promise<ItemResult> {
  const sum = await run(async context => {
    const range = benchCells(context, bench, 0, 0, 4);
    range.values = [['a'], [1], [2], [3]];
    const added = sheetOf(context, bench).tables.add(range, true);
    added.load('name');
    await context.sync();
    const cell = benchCells(context, bench, 0, 2);
    cell.formulas = [[`=SUM(${added.name}[a])`]];
    cell.load('values');
    await context.sync();
    return (cell.values as unknown[][])[0]?.[0];
  });
  return { passed: sum === 6, seen: shown([sum]) };
}

/** The key under which a setting is tried; taken away with the sheet. */
export const TRIED_SETTING = 'DX_SelfTest';

async function settings(): Promise<ItemResult> {
  const written = JSON.stringify({ a: [1, '②'], b: null });
  const read = await run(async context => {
    context.workbook.settings.add(TRIED_SETTING, written);
    await context.sync();
    const setting = context.workbook.settings.getItemOrNullObject(TRIED_SETTING);
    setting.load('value');
    await context.sync();
    return setting.isNullObject ? null : (setting.value as unknown);
  });
  const left = await run(async context => {
    context.workbook.settings.getItem(TRIED_SETTING).delete();
    await context.sync();
    const setting = context.workbook.settings.getItemOrNullObject(TRIED_SETTING);
    setting.load('key');
    await context.sync();
    return !setting.isNullObject;
  });
  return { passed: read === written && !left, seen: `${read === written ? 'as written' : typeof read}${left ? ', not deleted' : ''}` };
}

/** A protected sheet refuses a locked cell and takes one that is not; afterwards it is as before. */
async function protection(bench: Bench): Promise<ItemResult> {
  try {
    return await tryProtection(bench);
  } finally {
    // What comes next works on the same sheet.
    await unprotect(bench).catch(() => unprotect(bench));
  }
}

const unprotect = (bench: Bench): Promise<void> =>
  run(async context => {
    sheetOf(context, bench).protection.unprotect();
    await context.sync();
  });

async function tryProtection(bench: Bench): Promise<ItemResult> {
  const isProtected = await run(async context => {
    const { protection: lock } = sheetOf(context, bench);
    benchCells(context, bench, 0, 1).format.protection.locked = false;
    lock.protect({ allowFormatCells: true });
    lock.load('protected');
    await context.sync();
    return lock.protected;
  });
  const write = (column: number): Promise<string> =>
    run(async context => {
      benchCells(context, bench, 0, column).values = [[1]];
      await context.sync();
      return 'written';
    }).catch((error: unknown) => {
      const { kind } = failureOf(error);
      // Only a refusal says something of protection.
      if (kind === 'connectionLost' || kind === 'timeout' || kind === 'cellEditMode') throw error;
      return kind;
    });
  const locked = await write(0);
  const open = await write(1);
  return { passed: isProtected && locked === 'readOnly' && open === 'written', seen: `${String(isProtected)}, ${locked}, ${open}` };
}

async function heardOne(heard: readonly unknown[]): Promise<void> {
  const end = Date.now() + SELF_TEST_PATIENCE.event;
  while (heard.length === 0 && Date.now() < end) await wait(50);
}

/** The pane hears of a change, where it was and, where Excel says so, that it was its own. */
async function events(bench: Bench): Promise<ItemResult> {
  const heard: Excel.WorksheetChangedEventArgs[] = [];
  const registration = await run(async context => {
    context.runtime.enableEvents = true;
    const added = sheetOf(context, bench).onChanged.add(async event => {
      heard.push(event);
    });
    await context.sync();
    return added;
  });
  await run(async context => {
    benchCells(context, bench, 0, 0, 2).values = [[1], [2]];
    await context.sync();
  });
  await heardOne(heard);
  // Handlers can only be removed in the context that added them.
  await Excel.run(registration.context, async context => {
    registration.remove();
    context.runtime.enableEvents = false;
    await context.sync();
  });
  const [event] = heard;
  const own = Office.context.requirements.isSetSupported('ExcelApi', '1.14') ? event?.triggerSource : 'ThisLocalAddin';
  return {
    passed: event?.address === addressAt(bench, 0, 0, 2) && event.source === 'Local' && own === 'ThisLocalAddin',
    seen: event === undefined ? 'no event' : `${event.address}, ${event.source}, ${String(own)}`,
  };
}

/** The pane hears of a cell that Excel computes anew: 概要 follows formulas so. */
async function calculated(bench: Bench): Promise<ItemResult> {
  await run(async context => {
    benchCells(context, bench, 0, 0, 2).formulas = [[1], [`=${addressAt(bench)}*2`]];
    await context.sync();
  });
  const heard: Excel.WorksheetCalculatedEventArgs[] = [];
  const registration = await run(async context => {
    context.runtime.enableEvents = true;
    const added = sheetOf(context, bench).onCalculated.add(async event => {
      heard.push(event);
    });
    await context.sync();
    return added;
  });
  const value = await run(async context => {
    benchCells(context, bench).values = [[21]];
    const cell = benchCells(context, bench, 1);
    cell.load('values');
    await context.sync();
    return (cell.values as unknown[][])[0]?.[0];
  });
  await heardOne(heard);
  await Excel.run(registration.context, async context => {
    registration.remove();
    context.runtime.enableEvents = false;
    await context.sync();
  });
  return { passed: heard.length > 0 && value === 42, seen: `${heard.length === 0 ? 'no event' : 'event'}, ${shown([value])}` };
}

async function page(bench: Bench): Promise<ItemResult> {
  const seen = await run(async context => {
    const { pageLayout } = sheetOf(context, bench);
    pageLayout.orientation = 'Landscape';
    pageLayout.paperSize = 'A3';
    pageLayout.zoom = { horizontalFitToPages: 1, verticalFitToPages: 0 };
    pageLayout.setPrintTitleRows('$1:$3');
    pageLayout.load('orientation, paperSize');
    await context.sync();
    return [pageLayout.orientation, pageLayout.paperSize];
  });
  return { passed: seen[0] === 'Landscape' && seen[1] === 'A3', seen: shown(seen) };
}

export const WORKBOOK_ITEMS: readonly SelfTestItem[] = [
  { id: 'order', run: order },
  { id: 'dates', run: dates },
  { id: 'era', run: era },
  { id: 'validation', run: validation },
  // Where they are reported to bring Excel down beside functions they are not tried (mayPaint).
  { id: 'conditional', needs: '1.15', run: conditional },
  { id: 'merged', needs: '1.13', run: merged },
  { id: 'notes', needs: '1.10', run: notes },
  { id: 'table', run: table },
  { id: 'settings', run: settings },
  { id: 'protection', run: protection },
  { id: 'events', run: events },
  { id: 'calculated', run: calculated },
  { id: 'page', needs: '1.9', run: page },
];
