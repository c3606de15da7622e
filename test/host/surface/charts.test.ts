/** Native charts through the real office.js: made, looked at, set anew, placed, deleted; saved as parts that keep what else is drawn. */
import { startExcel, type Started } from '../node';
import { writeXlsx } from '../xlsx';
import { readPackage } from '../xlsx/package';

let running: Started;
beforeEach(async () => {
  running = await startExcel();
  const sheet = running.host.book.activeSheet;
  sheet.name = '図 1';
  sheet.write({ row: 0, column: 0, rows: 3, columns: 3 }, [
    ['年', 2025, 2030],
    ['実績', 10, 20],
    ['計画', 12, 24],
  ]);
});
afterEach(() => running.stop());

async function make(): Promise<void> {
  await Excel.run(async context => {
    const sheet = context.workbook.worksheets.getActiveWorksheet();
    const chart = sheet.charts.add(Excel.ChartType.xyscatterLines, sheet.getRange('A1:C3'), Excel.ChartSeriesBy.rows);
    chart.name = '進み';
    chart.title.text = '進み <件>';
    chart.setPosition('E2', 'H12');
    const line = chart.series.getItemAt(0).format.line;
    line.color = '#000000';
    line.lineStyle = 'Dash';
    chart.axes.categoryAxis.minimum = 2020;
    const more = chart.series.add('見通し');
    more.setXAxisValues(sheet.getRange('B1:C1'));
    more.setValues(sheet.getRange('B3:C3'));
    more.markerStyle = 'Diamond';
    await context.sync();
  });
}

test('series are named by the first cells, the first line has the categories; more are added', async () => {
  await make();
  await Excel.run(async context => {
    const { charts } = context.workbook.worksheets.getActiveWorksheet();
    charts.load('items/name,items/left,items/width');
    const chart = charts.getItem('進み');
    const { series } = chart;
    series.load('items/name,items/markerStyle');
    const { categoryAxis } = chart.axes;
    categoryAxis.load('minimum');
    const none = charts.getItemOrNullObject('ない');
    none.load('name');
    await context.sync();
    expect(charts.items.map(({ name }) => name)).toEqual(['進み']);
    expect(charts.items[0]?.left).toBeGreaterThan(0);
    expect(series.items.map(({ name }) => name)).toEqual(['実績', '計画', '見通し']);
    expect(series.items[2]?.markerStyle).toBe('Diamond');
    expect(categoryAxis.minimum).toBe(2020);
    expect(none.isNullObject).toBe(true);
  });
});

test('data set anew, series and chart deleted; what is not drawn is refused by name', async () => {
  await make();
  await Excel.run(async context => {
    const sheet = context.workbook.worksheets.getActiveWorksheet();
    const chart = sheet.charts.getItem('進み');
    chart.setData(sheet.getRange('A1:C2'), 'Rows');
    chart.series.load('count');
    await context.sync();
    expect(chart.series.count).toBe(1);
    chart.delete();
    sheet.charts.load('count');
    await context.sync();
    expect(sheet.charts.count).toBe(0);
  });
  const refused = Excel.run(async context => {
    const sheet = context.workbook.worksheets.getActiveWorksheet();
    sheet.charts.add('Radar', sheet.getRange('A1:C3'));
    await context.sync();
  });
  await expect(refused).rejects.toThrow(/Radar/);
});

test('points follow their cells when rows are inserted above', async () => {
  await make();
  running.host.book.activeSheet.insertCells({ row: 0, column: 0, rows: 2, columns: 16384 }, 'down');
  expect(running.host.book.activeSheet.charts[0]?.series[0]?.values?.area.row).toBe(3);
});

test('saved as a drawing and a chart part, with the values beside the references', async () => {
  await make();
  const parts = await readPackage((await writeXlsx(running.host.book)).bytes);
  const chart = parts.text('xl/charts/chart1.xml') ?? '';
  expect(chart).toContain("<c:f>'図 1'!$B$2:$C$2</c:f>");
  expect(chart).toContain('進み &lt;件&gt;');
  expect(chart).toContain('<a:prstDash val="dash"/>');
  expect(parts.text('xl/drawings/drawing1.xml')).toContain('<xdr:twoCellAnchor>');
  expect(parts.text('xl/worksheets/sheet1.xml')).toMatch(/<drawing r:id="rId\d+"\/>/);
  expect(parts.text('[Content_Types].xml')).toContain('drawingml.chart+xml');
});
