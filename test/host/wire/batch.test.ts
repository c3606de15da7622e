import { type Started, startExcel } from '../node';

/** What a batch does, as an add-in sees it: shapes, limits, references, failures half way. */
let excel: Started;
beforeEach(async () => {
  excel = await startExcel();
});
afterEach(() => {
  excel.stop();
});

const failing = async (action: (context: Excel.RequestContext) => void): Promise<unknown> => {
  try {
    await Excel.run(async context => {
      action(context);
      await context.sync();
    });
  } catch (error) {
    return error instanceof OfficeExtension.Error ? error.code : error;
  }
  return 'nothing failed';
};
const first = (context: Excel.RequestContext): Excel.Worksheet => context.workbook.worksheets.getActiveWorksheet();

test('errors are OfficeExtension.Error with code, message and location', async () => {
  const failure = await Excel.run(async context => {
    first(context).getRange('A1:B2').values = [[1]];
    await context.sync();
  }).catch((e: unknown) => e);
  expect(failure).toBeInstanceOf(OfficeExtension.Error);
  expect(failure).toMatchObject({ code: 'InvalidArgument', debugInfo: { errorLocation: 'Range.values' } });
});

test.each<[string, (context: Excel.RequestContext) => void]>([
  [
    'rows that do not fit',
    c => {
      first(c).getRange('A1:B2').values = [[1, 2]];
    },
  ],
  [
    'columns that do not fit',
    c => {
      first(c).getRange('A1:B2').formulas = [[1], [2]];
    },
  ],
  [
    'formats that do not fit',
    c => {
      first(c).getRange('A1:B2').numberFormat = [['0']];
    },
  ],
  [
    'rows of different lengths',
    c => {
      first(c).getRange('A1:B2').values = [[1, 2], [3]];
    },
  ],
  [
    'a big block that does not fit',
    c => {
      first(c).getRange('A1:B2000').values = Array.from({ length: 1999 }, () => [1, 2]);
    },
  ],
  [
    'cells of whole columns',
    c => {
      first(c).getRange('A:B').values = 'x' as unknown as string[][];
    },
  ],
  [
    'no address',
    c => {
      first(c).getRange('何か').load('values');
    },
  ],
  [
    'off the sheet',
    c => {
      first(c).getRange('A1').getOffsetRange(-1, 0).load('values');
    },
  ],
  [
    'not a colour',
    c => {
      first(c).getRange('A1').format.fill.color = 'rot';
    },
  ],
  [
    'a text longer than a cell takes',
    c => {
      first(c).getRange('A1').values = [['あ'.repeat(32_768)]];
    },
  ],
  [
    'a drop-down longer than Excel takes',
    c => {
      first(c).getRange('A1').dataValidation.rule = { list: { inCellDropDown: true, source: 'あ,'.repeat(130) } };
    },
  ],
])('InvalidArgument: %s', async (_what, action) => {
  expect(await failing(action)).toBe('InvalidArgument');
});

test.each<[string, (context: Excel.RequestContext) => void, string]>([
  [
    'method',
    c => {
      first(c).getRange('A1').getSpecialCells('Formulas');
    },
    'Range.getSpecialCells',
  ],
  [
    'property',
    c => {
      first(c).getRange('A1').load('valuesAsJson');
    },
    'Range.valuesAsJson',
  ],
  [
    'object',
    c => {
      first(c).slicers.load('items');
    },
    'Worksheet.slicers',
  ],
  [
    'service',
    c => {
      c.workbook.pivotTables.load('items');
    },
    'Workbook.pivotTables',
  ],
])('what the stand-in does not know is refused by name: %s', async (_kind, action, name) => {
  const failure = await Excel.run(async context => {
    action(context);
    await context.sync();
  }).catch((e: unknown) => e);
  expect(failure).toMatchObject({ code: 'NotImplemented' });
  expect((failure as Error).message).toBe(`${name} is not part of the stand-in.`);
});

test('a failing action ends the batch; what was done before it stays done', async () => {
  expect(
    await failing(context => {
      const sheet = first(context);
      sheet.getRange('A1').values = [[1]];
      context.workbook.worksheets.getItem('ない').activate();
      sheet.getRange('A2').values = [[2]];
    }),
  ).toBe('ItemNotFound');
  const sheet = excel.host.book.activeSheet;
  expect([sheet.value(0, 0), sheet.value(1, 0)]).toEqual([1, null]);
});

test('null leaves a cell as it is, "" makes it blank, a single value fills the range', async () => {
  await Excel.run(async context => {
    const range = first(context).getRange('A1:C1');
    range.values = [[1, 2, 3]];
    range.values = [[null, '', 9]];
    range.load('values');
    const filled = first(context).getRange('A3:B4');
    filled.values = 7 as unknown as number[][];
    filled.load('values');
    await context.sync();
    expect(range.values).toEqual([[1, '', 9]]);
    expect(filled.values).toEqual([
      [7, 7],
      [7, 7],
    ]);
  });
});

test('cells of whole columns and of more than five million cells come as null', async () => {
  await Excel.run(async context => {
    const column = first(context).getRange('A:A').load('values,text,rowCount');
    const big = first(context).getRange('A1:F1000000').load('values,cellCount');
    await context.sync();
    expect([column.values, column.text, column.rowCount]).toEqual([null, null, 1_048_576]);
    expect([big.values, big.cellCount]).toEqual([null, 6_000_000]);
  });
});

test('a range kept over several syncs follows inserted rows, and is let go at the end', async () => {
  await Excel.run(async context => {
    const range = first(context).getRange('B3');
    range.values = [['あ']];
    await context.sync();
    expect(excel.client.session.references).toBe(1);
    first(context).getRange('1:2').insert('Down');
    range.load('address,values');
    await context.sync();
    expect([range.address, range.values]).toEqual(['Sheet1!B5', [['あ']]]);
  });
  await new Promise(resolve => {
    setTimeout(resolve, 20);
  });
  expect(excel.client.session.references).toBe(0);
});

test('a range that is untracked at once is not kept, beside one that is', async () => {
  await Excel.run(async context => {
    const [kept, passing] = [first(context).getRange('B3'), first(context).getRange('B4').untrack()];
    passing.values = [['い']];
    kept.load('values');
    passing.load('values');
    await context.sync();
    expect([kept.values, passing.values]).toEqual([[['']], [['い']]]);
    expect(excel.client.session.references).toBe(1);
    kept.load('address');
    await context.sync();
    expect(() => passing.load('address')).toThrow(expect.objectContaining({ code: 'InvalidObjectPath' }));
  });
});

test('widths and looks of columns in one request, one for each column', async () => {
  await Excel.run(async context => {
    const range = first(context).getRange('B2:C3');
    range.setColumnProperties([{ format: { columnWidth: 60 } }, { format: { columnWidth: 90, font: { bold: true } } }]);
    const [left, right] = [first(context).getRange('B9'), first(context).getRange('C3')];
    left.load('format/columnWidth,format/font/bold');
    right.load('format/columnWidth,format/font/bold');
    await context.sync();
    expect([left, right].map(({ format }) => [format.columnWidth, format.font.bold])).toEqual([
      [60, false],
      [90, true],
    ]);
    range.setColumnProperties([{ format: { columnWidth: 60 } }]);
    await expect(context.sync()).rejects.toMatchObject({ code: 'InvalidArgument' });
  });
});

test('spill: parent, area, and the values around', async () => {
  await Excel.run(async context => {
    const sheet = first(context);
    sheet.getRange('A1').formulas = [['=SEQUENCE(3)']];
    const area = sheet.getRange('A1').getSpillingToRangeOrNullObject().load('address,values');
    const parent = sheet.getRange('A3').getSpillParentOrNullObject().load('address');
    const none = sheet.getRange('B1').getSpillingToRangeOrNullObject();
    await context.sync();
    expect([area.address, area.values, parent.address, none.isNullObject]).toEqual(['Sheet1!A1:A3', [[1], [2], [3]], 'Sheet1!A1', true]);
  });
});

test('formats: uniform ones are answered, mixed ones are null; loads reach several levels down', async () => {
  await Excel.run(async context => {
    const sheet = first(context);
    const range = sheet.getRange('A1:B2');
    range.set({ format: { fill: { color: '#FFF2CC' }, font: { bold: true }, horizontalAlignment: 'Center', wrapText: true } });
    range.format.borders.getItem('InsideHorizontal').style = 'Continuous';
    sheet.getRange('B2').format.font.bold = false;
    range.load('format/fill/color,format/font/bold,format/horizontalAlignment,format/wrapText');
    const side = range.format.borders.getItem('InsideHorizontal').load('style,weight,color');
    await context.sync();
    expect([range.format.fill.color, range.format.font.bold, range.format.horizontalAlignment, range.format.wrapText]).toEqual([
      '#FFF2CC',
      null,
      'Center',
      true,
    ]);
    expect([side.style, side.weight]).toEqual(['Continuous', 'Thin']);
  });
});

test('names, settings, validation and conditional formats come back as they were given', async () => {
  await Excel.run(async context => {
    const { workbook } = context;
    const sheet = first(context);
    workbook.names.add('DX_AsOf', sheet.getRange('B2'));
    workbook.settings.add('scale', { name: '標準' });
    const cells = sheet.getRange('C2:C100');
    cells.dataValidation.prompt = { showPrompt: true, title: '向き', message: '増加か減少' };
    cells.dataValidation.rule = { list: { inCellDropDown: true, source: '増加,減少' } };
    const format = cells.conditionalFormats.add(Excel.ConditionalFormatType.custom);
    format.custom.rule.formula = '=$C2="増加"';
    format.custom.format.fill.color = '#E2F0D9';
    await context.sync();

    const name = workbook.names.getItem('DX_AsOf').load('formula,type,value,scope');
    const range = workbook.names.getItemOrNullObject('DX_AsOf').getRangeOrNullObject().load('address');
    const setting = workbook.settings.getItemOrNullObject('scale').load('value');
    const part = sheet.getRange('C50').dataValidation.load('rule,type,prompt');
    const formats = sheet.getRange('C3').conditionalFormats.load('items/type,items/custom/rule/formula,items/custom/format/fill/color');
    await context.sync();
    expect([name.formula, name.type, name.scope, range.address, setting.value]).toEqual([
      '=Sheet1!$B$2',
      'Range',
      'Workbook',
      'Sheet1!B2',
      { name: '標準' },
    ]);
    expect(part.type).toBe('List');
    expect(part.rule).toEqual({ list: { inCellDropDown: true, source: '増加,減少' } });
    expect(part.prompt.message).toBe('増加か減少');
    expect(formats.items.map(f => [f.type, f.custom.rule.formula, f.custom.format.fill.color])).toEqual([
      ['Custom', '=$C2="増加"', '#E2F0D9'],
    ]);
  });
});

test('adding rows through the rows collection works, and is noted as a warning', async () => {
  await Excel.run(async context => {
    const sheet = first(context);
    sheet.getRange('A1:B2').values = [
      ['a', 'b'],
      [1, 2],
    ];
    const table = sheet.tables.add('A1:B2', true);
    table.rows.add(undefined, [[3, 4]]);
    const body = table.getDataBodyRange().load('values');
    await context.sync();
    expect(body.values).toEqual([
      [1, 2],
      [3, 4],
    ]);
  });
  expect(excel.host.warnings).toHaveLength(1);
});

test('each read of a batch sees what was written before it, also while custom functions are still running', async () => {
  const { book } = excel.host;
  book.customFunctions = { names: new Set(['DX.SLOW']), call: () => new Promise(() => undefined) };
  await Excel.run(async context => {
    const sheet = first(context);
    sheet.getRange('A1:C1').values = [[1, '=A1*2', '=DX.SLOW(A1)']];
    const before = sheet.getRange('B1:C1').load('values');
    sheet.getRange('A1').values = [[5]];
    const after = sheet.getRange('B1').load('values');
    await context.sync();
    sheet.getRange('A1').values = [[7]];
    const later = sheet.getRange('B1').load('values');
    await context.sync();
    expect([before.values, after.values, later.values]).toEqual([[[2, '#BUSY!']], [[10]], [[14]]]);
  });
});
