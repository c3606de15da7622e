/** Native charts through the real office.js: made, looked at, set anew, placed, deleted; saved as parts that keep what else is drawn. */
import { startExcel, type Started } from '../node';
import { emptyChart } from '../book/chart';
import { readXlsx, writeXlsx } from '../xlsx';
import { readPackage, writePackage } from '../xlsx/package';

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

test('after saving and opening, the charts are listed as they were, and kept as they are in the file', async () => {
  await make();
  const first = (await writeXlsx(running.host.book)).bytes;
  const { book, warnings } = await readXlsx(first);
  expect(warnings).toEqual([]);
  const [before] = running.host.book.activeSheet.charts;
  const [chart] = book.activeSheet.charts;
  if (before === undefined || chart === undefined) throw new Error('no chart');
  const plain = ({ id: _, from: __, series, ...rest }: typeof chart): unknown => ({
    ...rest,
    series: series.map(({ id: ___, values, x, name, ...look }) => ({
      ...look,
      name: typeof name === 'string' ? name : name.area,
      values: values?.area,
      x: x?.area,
    })),
  });
  const rounded = (one: unknown): unknown =>
    JSON.parse(JSON.stringify(one, (_, value: unknown) => (typeof value === 'number' ? Math.round(value * 100) / 100 : value)));
  // What nobody chose has been written out: a colour of the palette, the usual weight.
  expect(rounded(plain(chart))).toMatchObject({
    name: '進み',
    type: 'XYScatterLines',
    title: before.title,
    left: Math.round(before.left * 100) / 100,
  });
  expect(chart.series.map(({ values, x }) => [values?.area, x?.area])).toEqual(
    before.series.map(({ values, x }) => [values?.area, x?.area]),
  );
  expect(chart.series[0]?.line.style).toBe('dash');
  expect(chart.series[2]?.marker.style).toBe('diamond');
  expect(chart.category.minimum).toBe(2020);
  const again = await readPackage((await writeXlsx(book)).bytes);
  const parts = await readPackage(first);
  for (const path of ['xl/charts/chart1.xml', 'xl/drawings/drawing1.xml']) expect(again.text(path)).toBe(parts.text(path));
});

test('of a file: a renamed sheet and moved cells are followed, a changed chart is written anew in its place, a deleted one goes, a new one comes', async () => {
  await make();
  const { book } = await readXlsx((await writeXlsx(running.host.book)).bytes);
  const sheet = book.activeSheet;
  book.renameSheet(sheet, '図 2');
  sheet.insertRows(0, 2);
  const moved = await readPackage((await writeXlsx(book)).bytes);
  expect(moved.text('xl/charts/chart1.xml')).toContain("<c:f>'図 2'!$B$4:$C$4</c:f>");
  const [chart] = sheet.charts;
  if (chart === undefined) throw new Error('no chart');
  sheet.charts = [
    { ...chart, title: { ...chart.title, text: '別の題' } },
    { ...chart, id: 'new', name: '写し' },
  ].map((one, at) => {
    if (at === 0) return one;
    const { from: _, ...made } = one;
    return made;
  });
  const changed = await readPackage((await writeXlsx(book)).bytes);
  expect(changed.text('xl/charts/chart1.xml')).toContain('別の題');
  expect(changed.text('xl/charts/chart2.xml')).toContain('進み');
  expect((changed.text('xl/drawings/drawing1.xml') ?? '').match(/<xdr:twoCellAnchor>/g)).toHaveLength(2);
  sheet.charts = [];
  const gone = await readPackage((await writeXlsx(book)).bytes);
  expect([...gone.map.keys()].filter(path => path.startsWith('xl/charts/'))).toEqual([]);
  expect(gone.text('xl/drawings/drawing1.xml')).not.toContain('twoCellAnchor');
});

test('a chart is added to a sheet that has a drawing of the file already', async () => {
  await make();
  const { book } = await readXlsx((await writeXlsx(running.host.book)).bytes);
  const parts = await readPackage((await writeXlsx(book)).bytes);
  parts.set(
    'xl/drawings/drawing1.xml',
    (parts.text('xl/drawings/drawing1.xml') ?? '').replace('</xdr:wsDr>', '<xdr:oneCellAnchor><xdr:sp/></xdr:oneCellAnchor></xdr:wsDr>'),
  );
  const { book: again } = await readXlsx(await writePackage(parts));
  const sheet = again.activeSheet;
  sheet.charts = [...sheet.charts, { ...emptyChart('own', '追加', 'ColumnClustered') }];
  const after = await readPackage((await writeXlsx(again)).bytes);
  const drawing = after.text('xl/drawings/drawing1.xml') ?? '';
  expect(drawing.match(/<xdr:twoCellAnchor>/g)).toHaveLength(2);
  expect(drawing).toContain('<xdr:oneCellAnchor><xdr:sp/></xdr:oneCellAnchor>');
  expect((await readXlsx(await writePackage(after))).book.activeSheet.charts.map(({ name }) => name)).toEqual(['進み', '追加']);
});
