import { area } from '../host/cell/address';
import { Book } from '../host/book/book';
import { Axis } from '../host/preview/axis';
import { choicesAt, refusedByList } from '../host/preview/choices';
import { valueOf } from '../host/preview/condition';
import { conditionalLooks } from '../host/preview/conditional';
import { isFormula } from '../host/preview/formula-check';
import { boxOf, cellAt, geometryOf, scrolledTo, visible } from '../host/preview/geometry';
import { leap, step } from '../host/preview/keys';
import { Looks, paint } from '../host/preview/paint';

const NO_RULE = { ignoreBlank: true, inCellDropDown: true, prompt: { show: false, title: '', message: '' } };
const STOP = { show: true, style: 'stop' as const, title: '', message: '一覧から' };

test('an axis finds the row under a pixel and passes hidden ones over', () => {
  const axis = new Axis(5, index => (index === 2 ? 0 : 10));
  expect(axis.length).toBe(40);
  expect([axis.at(0), axis.at(19), axis.at(20), axis.at(999)]).toEqual([0, 1, 3, 4]);
  expect([axis.step(1, 1), axis.step(3, -1), axis.step(4, 1)]).toEqual([3, 1, 4]);
});

describe('frozen panes', () => {
  const book = new Book();
  const sheet = book.activeSheet;
  sheet.frozen = { rows: 1, columns: 0 };
  const geometry = geometryOf(sheet, area(0, 0));
  const height = geometry.rows.size(0);
  const view = { left: 0, top: 5 * height, width: 500, height: 22 + 10 * height };

  test('frozen rows stay while the others scroll', () => {
    expect(visible(geometry.rows, 1, view.top, 10 * height).slice(0, 3)).toEqual([0, 6, 7]);
    expect(boxOf(geometry, view, area(0, 0)).y).toBe(22);
    expect(boxOf(geometry, view, area(6, 0)).y).toBe(22 + height);
  });

  test('a point leads to the cell drawn there', () => {
    expect(cellAt(geometry, view, geometry.headerWidth + 1, 22 + 1).row).toBe(0);
    expect(cellAt(geometry, view, geometry.headerWidth + 1, 22 + height + 1).row).toBe(6);
  });

  test('scrolling to a cell moves as little as possible and never hides it under the frozen row', () => {
    expect(scrolledTo(geometry, view, 7, 0).top).toBe(view.top);
    expect(scrolledTo(geometry, view, 3, 0).top).toBe(2 * height);
    expect(scrolledTo(geometry, view, 20, 0).top).toBe(11 * height);
  });
});

describe('keys', () => {
  const book = new Book();
  const sheet = book.activeSheet;
  sheet.write(area(0, 0, 4, 1), [[1], [2], [null], [4]]);
  sheet.merge(area(5, 1, 2, 3));
  const geometry = geometryOf(sheet, area(0, 0));

  test('an arrow leaves a merged cell as a whole', () => {
    expect(step(sheet, geometry, { row: 5, column: 1 }, 'ArrowRight')).toEqual({ row: 5, column: 4 });
    expect(step(sheet, geometry, { row: 5, column: 1 }, 'ArrowDown')).toEqual({ row: 7, column: 1 });
    expect(step(sheet, geometry, { row: 0, column: 0 }, 'ArrowUp')).toEqual({ row: 0, column: 0 });
  });

  test('Ctrl and an arrow goes to the edge of the filled cells, then to the next', () => {
    expect(leap(sheet, { row: 0, column: 0 }, 'ArrowDown').row).toBe(1);
    expect(leap(sheet, { row: 1, column: 0 }, 'ArrowDown').row).toBe(3);
    expect(leap(sheet, { row: 3, column: 0 }, 'ArrowUp').row).toBe(1);
  });
});

describe('lists', () => {
  const book = new Book();
  const sheet = book.activeSheet;
  sheet.write(area(0, 5, 3, 1), [['甲'], ['乙'], [null]]);
  book.names.add('区分一覧', '=Sheet1!$F$1:$F$3');
  const rule = (formula1: string) => ({ type: 'list' as const, formula1, ...NO_RULE, alert: STOP });
  sheet.setValidation(area(0, 0), rule('"年度当初, 上半期"'));
  sheet.setValidation(area(1, 0), rule('$F$1:$F$3'));
  sheet.setValidation(area(2, 0), rule('INDIRECT("区分一覧")'));

  test('typed, from a range, through INDIRECT; none elsewhere', () => {
    expect(choicesAt(sheet, 0, 0)).toEqual(['年度当初', '上半期']);
    expect(choicesAt(sheet, 1, 0)).toEqual(['甲', '乙']);
    expect(choicesAt(sheet, 2, 0)).toEqual(['甲', '乙']);
    expect(choicesAt(sheet, 3, 0)).toBeNull();
  });

  test('other texts are refused, blanks and formulas are not', () => {
    expect(refusedByList(sheet, 1, 0, '丙')).toBe(STOP);
    expect([refusedByList(sheet, 1, 0, '甲'), refusedByList(sheet, 1, 0, ''), refusedByList(sheet, 1, 0, '=F1')]).toEqual([
      null,
      null,
      null,
    ]);
  });
});

describe('conditional formats', () => {
  const book = new Book();
  const sheet = book.activeSheet;
  sheet.write(area(0, 0, 4, 2), [
    ['遅れ', 5],
    ['順調', 12],
    [null, null],
    ['達成', '―'],
  ]);
  const at = (formula: string, row: number) => valueOf(formula, sheet, { row: 0, column: 0 }, { row, column: 0 });

  test('relative references move with the cell', () => {
    expect([0, 1, 2].map(row => at('$A1="遅れ"', row))).toEqual([true, false, false]);
    expect([0, 1, 2, 3].map(row => at('AND(ISNUMBER($B1),$B1>=10)', row))).toEqual([false, true, false, false]);
    expect([at('NOT($A$1="遅れ")', 3), at('MOD(ROW(),2)=0', 1), at('$B1*2-1', 1), at('A1&"!"', 0)]).toEqual([false, true, 23, '遅れ!']);
  });

  test('what cannot be worked out formats nothing', () => {
    expect([at('NOSUCH(A1)', 0), at('A1>', 0), at('AND("x")', 0), at('A1+1', 0)]).toEqual([null, null, null, null]);
  });

  test('the first that holds wins', () => {
    const fill = (rgb: string) => ({ fill: { pattern: 'solid', color: { rgb } } });
    sheet.addConditionalFormat({
      areas: [area(0, 0, 4, 1)],
      rule: { type: 'custom', formula: '$A1="遅れ"' },
      look: fill('#ff0000'),
      stopIfTrue: false,
      priority: 0,
    });
    sheet.addConditionalFormat({
      areas: [area(0, 0, 4, 2)],
      rule: { type: 'containsText', operator: 'contains', text: '遅' },
      look: fill('#00ff00'),
      stopIfTrue: false,
      priority: 1,
    });
    sheet.addConditionalFormat({
      areas: [area(0, 1, 4, 1)],
      rule: { type: 'cellValue', comparison: 'between', formula1: '10', formula2: '20' },
      look: fill('#0000ff'),
      stopIfTrue: false,
      priority: 2,
    });
    const look = conditionalLooks(sheet);
    expect(look(0, 0)?.fill?.color?.rgb).toBe('#ff0000');
    expect(look(1, 1)?.fill?.color?.rgb).toBe('#0000ff');
    expect([look(1, 0), look(0, 1), look(3, 1)]).toEqual([null, null, null]);
  });
});

test('of thousands of rules over one cell some hundreds are tried', () => {
  const book = new Book();
  const sheet = book.activeSheet;
  const rule = { type: 'custom', formula: '=$B$1=1' } as const;
  for (let priority = 0; priority < 1000; priority++)
    sheet.addConditionalFormat({ areas: [area(0, 0)], rule, look: {}, stopIfTrue: false, priority });
  const asked = jest.spyOn(sheet, 'value');
  conditionalLooks(sheet)(0, 0);
  expect(asked.mock.calls.length).toBeGreaterThan(0);
  expect(asked.mock.calls.length).toBeLessThan(500);
});

test('a line of a conditional format is drawn over the plain one of the cell beside it', () => {
  const sheet = new Book().activeSheet;
  sheet.setStyle(area(0, 0, 1, 3), { borders: { left: { style: 'thin', color: { rgb: '#d9d9d9' } } } });
  const black = { style: 'thin', color: { rgb: '#000000' } } as const;
  const looks = new Looks(sheet, (row, column) => (row === 0 && column === 1 ? { borders: { left: black, right: black } } : null));
  const [row] = paint(looks, geometryOf(sheet, area(0, 0)), { left: 0, top: 0, width: 900, height: 100 }).rows;
  // Of the grey ones only that left of A is drawn: those of B and C are where the black ones go.
  expect(JSON.stringify(row).match(/#000000/g)?.length).toBeGreaterThanOrEqual(2);
  expect(JSON.stringify(row).match(/#d9d9d9/g)).toHaveLength(1);
});

test('the switch for formats that are drawn anew only with their own cell: what another cell says now is not seen', () => {
  const drawnWith = (stale: boolean): readonly (string | undefined)[] => {
    const book = new Book();
    const sheet = book.activeSheet;
    if (stale) book.drawnConditions = new Map();
    sheet.write(area(0, 0, 1, 2), [[3, 5]]);
    const look = { fill: { pattern: 'solid', color: { rgb: '#ff0000' } } } as const;
    sheet.addConditionalFormat({
      areas: [area(0, 0)],
      rule: { type: 'cellValue', comparison: 'lessThan', formula1: 'B1' },
      look,
      stopIfTrue: false,
      priority: 0,
    });
    const seen = (): string | undefined => conditionalLooks(sheet)(0, 0)?.fill?.color?.rgb;
    const first = seen();
    sheet.write(area(0, 1), [[0]]);
    const other = seen();
    sheet.write(area(0, 0), [[4]]);
    return [first, other, seen()];
  };
  expect(drawnWith(false)).toEqual(['#ff0000', undefined, undefined]);
  expect(drawnWith(true)).toEqual(['#ff0000', '#ff0000', undefined]);
});

test('a formula that cannot be one is told from those that can', () => {
  const good = [
    '=SUM(A1:A3)',
    '=DX.KPIGAP($A10,2030,$D10,計画!$A$1:$C$6)',
    '=SUM(見本計画[目標2030])',
    '=[@値]*2',
    "='KPI 表'!A1",
    '=SUM(A1#)',
    '=LAMBDA(x,x)(3)',
    '=IF(A1>1,,2)',
    '={1,2;3,4}',
    '=50%',
  ];
  expect(good.filter(text => !isFormula(text))).toEqual([]);
  expect(['=SUM(', '=A1+', '=SUM(A1))', '="abc', '=1 2'].filter(isFormula)).toEqual([]);
});

test('centred across a selection: over the blank cells of the same alignment, up to the next text', () => {
  const book = new Book();
  const sheet = book.activeSheet;
  sheet.write(area(0, 0, 1, 6), [['R8', null, null, 'R9', null, null]]);
  sheet.setStyle(area(0, 0, 1, 5), { alignment: { horizontal: 'centerContinuous' } });
  const geometry = geometryOf(sheet, area(0, 0));
  const [row] = paint(new Looks(sheet, () => null), geometry, { left: 0, top: 0, width: 900, height: 100 }).rows;
  const width = (column: number): unknown => row?.cells.find(cell => cell.column === column)?.words.width;
  expect([width(0), width(3)]).toEqual([geometry.columns.span(0, 3) - 1, geometry.columns.span(3, 2) - 1]);
  expect(width(1)).toBeUndefined();
});
