import { area } from './cell/address';
import { Book, type CustomFunctions } from './book/book';
import type { ValidationRule } from './book/rules';
import type { Value } from './cell/value';

/** A workbook with a bit of everything, for tests of the file. */

export const LIST_RULE: ValidationRule = {
  type: 'list',
  formula1: '"増加,減少"',
  ignoreBlank: true,
  inCellDropDown: true,
  prompt: { show: true, title: '向き', message: '増加か減少を選んでください。' },
  alert: { show: true, style: 'stop', title: '入力エラー', message: '増加か減少です。' },
};

/** Answers DX.DOUBLE(x) cell by cell, DX.FAIL() with a message; counts the calls. */
export function fakeFunctions(): CustomFunctions & { calls: string[] } {
  const calls: string[] = [];
  return {
    calls,
    names: new Set(['DX.DOUBLE', 'DX.FAIL', 'DX.ARGS']),
    call: async (name, args, address) => {
      calls.push(`${name}@${address}`);
      await Promise.resolve();
      if (name === 'DX.FAIL') return [[{ error: '#N/A', message: '指標が見つかりません。' }]];
      if (name === 'DX.ARGS') return [[JSON.stringify(args)]];
      return (args[0] ?? []).map(row =>
        row.map((cell): Value => (typeof cell === 'number' ? cell * 2 : { error: '#VALUE!', message: '数値ではありません。' })),
      );
    },
  };
}

export function richBook(): Book {
  const book = new Book();
  const sheet = book.activeSheet;
  sheet.name = 'KPI';
  sheet.write(area(0, 0), [['デジタル化の取組（令和8年度）']]);
  sheet.merge(area(0, 0, 1, 4));
  sheet.setStyle(area(0, 0), {
    font: { name: 'ＭＳ 明朝', size: 16, bold: true, color: { rgb: '#1F4E79' } },
    alignment: { horizontal: 'center', vertical: 'middle' },
  });
  sheet.write(area(2, 0, 4, 4), [
    ['名称', '目標2030', '実績', '差'],
    ['作業削減時間', 1100000, 350000, '=[@目標2030]-[@実績]'],
    ['研修受講率', 0.8, 0.5, '=[@目標2030]-[@実績]'],
    ['入力箇所', 0, 12, '=[@目標2030]-[@実績]'],
  ]);
  book.addTable(sheet, area(2, 0, 4, 4), true, 'DX_KPIs');
  sheet.setStyle(area(3, 1, 3, 3), {
    numberFormat: '#,##0;"▲"#,##0',
    borders: { top: { style: 'thin' }, bottom: { style: 'double', color: { rgb: '#FF0000' } } },
  });
  sheet.setStyle(area(4, 1, 1, 3), { numberFormat: '0.0%', fill: { pattern: 'solid', color: { rgb: '#FFF2CC' } }, locked: false });
  sheet.write(area(8, 0, 1, 2), [['基準日', 46295]]);
  sheet.setStyle(area(8, 1), { numberFormat: '[$-411]ggge"年"m"月"d"日"' });
  book.names.add('DX_AsOf', '=KPI!$B$9', { comment: '基準日' });
  book.names.add('率', '=0.6', { scope: sheet.id });
  sheet.write(area(0, 6), [['=SORT(DX_KPIs[実績])']]);
  sheet.write(area(0, 7), [['=SUM(G1#)']]);
  sheet.write(area(1, 7), [['=DX.DOUBLE(DX_KPIs[実績])']]);
  sheet.write(area(5, 7), [['=DX.FAIL()']]);
  sheet.write(area(6, 7), [['=IFERROR(XLOOKUP("なし",DX_KPIs[名称],DX_KPIs[実績]),"―")']]);
  sheet.write(area(7, 7), [["'=文字"]]);
  sheet.write(area(9, 0, 3, 1), [[true], ['2行\nの文字'], [{ error: '#N/A' }]]);
  sheet.setValidation(area(3, 2, 1048573, 1), LIST_RULE);
  sheet.addConditionalFormat({
    areas: [area(3, 3, 3, 1)],
    rule: { type: 'custom', formula: '$D4<0' },
    look: { font: { color: { rgb: '#9C0006' } }, fill: { pattern: 'solid', color: { rgb: '#FFC7CE' } } },
    stopIfTrue: false,
  });
  sheet.addConditionalFormat({
    areas: [area(3, 1, 3, 2)],
    rule: { type: 'cellValue', comparison: 'greaterThan', formula1: '100' },
    look: { font: { bold: true } },
    stopIfTrue: true,
  });
  sheet.setNote(3, 1, '出典：グランドデザイン\n2行目', '事務局');
  sheet.setHyperlink(11, 1, { target: 'https://www.city.osaka.lg.jp/', tooltip: '大阪市' });
  sheet.setColumnWidth(0, 1, 30);
  sheet.setRowHeight(0, 1, 32);
  sheet.setRowsHidden(12, 1, true);
  sheet.frozen = { rows: 3, columns: 1 };
  sheet.tabColor = '#70AD47';
  sheet.showGridlines = false;
  sheet.pageLayout = {
    ...sheet.pageLayout,
    orientation: 'landscape',
    printAreas: [area(0, 0, 10, 8)],
    titleRows: area(2, 0, 1, 16384),
    fit: { wide: 1, tall: 0 },
    centerHorizontally: true,
  };
  sheet.protect({ allowFormatCells: true, allowSort: true, selection: 'unlocked' });
  const second = book.addSheet('実績 一覧');
  second.write(area(0, 0, 2, 2), [
    ['=KPI!B4', '=DX_AsOf'],
    ['=SUM(DX_KPIs[実績])', '=LET(x,KPI!B4,y,2,x*y)'],
  ]);
  second.visibility = 'hidden';
  book.settings.set('pane.language', { code: 'ja' });
  book.properties.title = 'DX推進';
  book.properties.custom['版'] = 3;
  return book;
}
