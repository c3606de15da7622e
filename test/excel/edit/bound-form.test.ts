/**
 * A report whose form may not change: after its block is bound in one go its file differs in the bound cells, in the number formats that were
 * asked for and in the names, and in nothing else.
 */
import { planCells } from '../../../src/pane/bind/bind-plan';
import { bind } from '../../../src/excel/edit/bindings';
import { readReport } from '../../../src/excel/edit/read-bindings';
import { readWorkbook } from '../../../src/excel/read/read';
import { kpisIn } from '../../../src/sheets/bind/binding';
import { cellsOfColumns, matchBlock } from '../../../src/sheets/bind/match-block';
import { FilePackage } from '../../../src/sheets/handover/package';
import { edited, elementsOf, type MarkupEdit } from '../../../src/sheets/handover/markup';
import { setUp } from '../../../src/excel/sheets/set-up/set-up';
import { asCustomFunctions } from '../../functions/as-custom-functions';
import { area, cellName } from '../../host/cell/address';
import { Host } from '../../host/host';
import { startExcel } from '../../host/node';
import { buildSample } from '../../host/preview/sample';
import { readXlsx, writeXlsx } from '../../host/xlsx';
import { planOsaka, sheetNamed } from '../workbook';

/** The parts of the file without what its cells hold, and the cells, but for some of the report. */
async function formOf({ book }: Host, without: ReadonlySet<string>): Promise<unknown> {
  const file = FilePackage.open((await writeXlsx(book)).bytes);
  const parts = file
    .list()
    // Texts and styles are numbered anew when one more is used.
    .filter(path => !/styles|sharedStrings|calcChain|docProps/.test(path))
    .map(path => {
      const xml = file.text(path) ?? '';
      if (/workbook\.xml$/.test(path)) return [path, xml.replace(/<definedName [^>]*DX_Bind_[^]*?<\/definedName>/g, '')];
      const held = /worksheets\//.test(path) ? [...elementsOf(xml, 'c')] : [];
      const places = held.map(({ start, end, attributes }): MarkupEdit => ({ start, end, by: `<c r="${attributes['r'] ?? ''}"/>` }));
      return [path, edited(xml, places)];
    });
  const cells = book.sheets.map(sheet => {
    const used = sheet.usedArea;
    return Array.from({ length: used === null ? 0 : used.rows * used.columns }, (_, at) => {
      const [row, column] = [used!.row + Math.floor(at / used!.columns), used!.column + (at % used!.columns)];
      if (sheet.name === '報告書' && without.has(cellName(row, column))) return null;
      return [
        cellName(row, column),
        sheet.formula(row, column) ?? sheet.value(row, column),
        sheet.numberFormat(row, column),
        sheet.style(row, column),
      ];
    });
  });
  return { parts, cells };
}

test('the form of the sample report stays as it is', async () => {
  const { book } = await readXlsx(await buildSample());
  const running = await startExcel({ host: new Host(book) });
  try {
    const { host } = running;
    host.book.customFunctions = asCustomFunctions();
    await setUp(await planOsaka());
    await host.settled();
    const sheet = sheetNamed(host.book, '報告書');
    host.book.select(sheet, area(6, 0, 7, 17));
    const [report, state] = [await readReport(), await readWorkbook()];
    const wanted = planCells(
      cellsOfColumns(matchBlock(report, kpisIn(state), 2030)),
      report,
      state,
      { numbers: 'man', dates: 'wareki', triangle: true, as: 'formula' },
      'ja',
    ).map(({ cell }) => cell);
    expect(wanted.length).toBeGreaterThan(5);
    const bound = new Set(wanted.map(({ place }) => place.address));
    const before = await formOf(host, bound);
    await bind(wanted);
    await host.settled();
    const after = await formOf(host, bound);
    expect(after).toEqual(before);
    for (const address of bound)
      expect(String(sheet.formula(Number(address.replace(/\D/g, '')) - 1, address.charCodeAt(0) - 65))).toMatch(/^=/);
  } finally {
    running.stop();
  }
});
