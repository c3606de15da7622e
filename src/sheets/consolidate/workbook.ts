/** DX集約.xlsx: the settings, the queries, and a sheet for each table that a query fills. Plain data in, the parts of the file out. */
import { base64, mashup, type Zip } from './mashup';
import { sectionOf, type Query } from './queries';
import { USAGE } from './usage';

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const encoded = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

/** Looks, by their number in styles.xml. */
const LOOK = { plain: 0, title: 1, head: 2, input: 3, wrapped: 4, date: 5, time: 6, grouped: 7, share: 8, note: 9 } as const;

const letters = (column: number): string =>
  (column < 26 ? '' : letters(Math.floor(column / 26) - 1)) + String.fromCharCode(65 + (column % 26));

interface WorkbookCell {
  readonly text: string;
  readonly look?: number;
}

const cellXml = ({ text, look = LOOK.plain }: WorkbookCell, row: number, column: number): string =>
  `<c r="${letters(column)}${row}" s="${look}"${text === '' ? '/>' : ` t="inlineStr"><is><t xml:space="preserve">${encoded(text)}</t></is></c>`}`;

const rowXml = (cells: readonly WorkbookCell[], row: number, height?: number): string =>
  `<row r="${row}"${height === undefined ? '' : ` ht="${height}" customHeight="1"`}>${cells.map((cell, column) => cellXml(cell, row, column)).join('')}</row>`;

interface WorkbookPage {
  readonly name: string;
  readonly widths: readonly number[];
  readonly rows: string;
  readonly tables: readonly TablePart[];
  readonly extra?: string;
  /** How many rows stay in sight. */
  readonly frozen: number;
}

interface TablePart {
  readonly name: string;
  readonly reference: string;
  readonly columns: readonly string[];
  /** The query that fills it; null: people do. */
  readonly query: string | null;
}

const STYLES = `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy/m/d"/><numFmt numFmtId="165" formatCode="yyyy/m/d\\ h:mm"/></numFmts><fonts count="4"><font><sz val="11"/><name val="Yu Gothic"/><family val="3"/></font><font><b/><sz val="16"/><color rgb="FF00118F"/><name val="Yu Gothic"/><family val="3"/></font><font><b/><sz val="11"/><color rgb="FFFFFFFF"/><name val="Yu Gothic"/><family val="3"/></font><font><sz val="10"/><color rgb="FF595959"/><name val="Yu Gothic"/><family val="3"/></font></fonts><fills count="4"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FF0017C1"/><bgColor indexed="64"/></patternFill></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE8F1FE"/><bgColor indexed="64"/></patternFill></fill></fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border><left style="thin"><color rgb="FF0017C1"/></left><right style="thin"><color rgb="FF0017C1"/></right><top style="thin"><color rgb="FF0017C1"/></top><bottom style="thin"><color rgb="FF0017C1"/></bottom><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="10"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/><xf numFmtId="0" fontId="2" fillId="2" borderId="0" xfId="0" applyFont="1" applyFill="1"/><xf numFmtId="0" fontId="0" fillId="3" borderId="1" xfId="0" applyFill="1" applyBorder="1"/><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="3" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="9" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="0" fontId="3" fillId="0" borderId="0" xfId="0" applyFont="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;

/** The table that a query fills: not the name of the add-in's own tables, which this workbook must not seem to have. */
export const targetOf = (query: string): string => (query === '取込結果' ? 'ALL_Results' : query.replace(/^DX_/, 'ALL_'));

/** Longer lines of text need more room; about forty letters stand on one. */
const heightOf = (text: string, width: number): number => 18 * Math.max(1, Math.ceil(text.length / width));

function usagePage(): WorkbookPage {
  const rows = USAGE.flatMap(({ title, lines }): { cells: readonly WorkbookCell[]; height?: number }[] => [
    { cells: [{ text: title, look: LOOK.title }], height: 28 },
    ...lines.map(text => ({ cells: [{ text, look: LOOK.wrapped }], height: heightOf(text, 52) })),
    { cells: [] },
  ]);
  return {
    name: '使い方',
    widths: [110],
    rows: rows.map(({ cells, height }, at) => rowXml(cells, at + 1, height)).join(''),
    tables: [],
    frozen: 0,
  };
}

const SETTINGS: readonly (readonly [item: string, value: string, note: string])[] = [
  ['種類', 'SharePoint', 'SharePoint または ファイル共有 を選びます。'],
  [
    '場所',
    '',
    'SharePointサイトのアドレス（https://○○.sharepoint.com/sites/○○）、または共有フォルダーのパス（\\\\サーバー\\共有\\DX）です。',
  ],
  [
    'フォルダー',
    '',
    '場所の中のフォルダーです（SharePointでは Shared Documents/DX のように、ライブラリの名前から書きます）。空白は場所の全体です。',
  ],
  ['基準日', '', '進捗と評価を、いつの時点で見るかです（例：2026/3/31）。空白は読み取った日です。'],
];

function settingsPage(): WorkbookPage {
  const rows = [
    rowXml([{ text: '設定', look: LOOK.title }], 1, 28),
    rowXml([{ text: '色の付いたセルに入力し、［データ］タブの［すべて更新］を押します。', look: LOOK.plain }], 2),
    rowXml(
      ['項目', '値', '説明'].map(text => ({ text, look: LOOK.head })),
      4,
    ),
    ...SETTINGS.map(([item, value, note], at) =>
      rowXml([{ text: item }, { text: value, look: LOOK.input }, { text: note, look: LOOK.note }], 5 + at, 34),
    ),
    rowXml([{ text: '部署（フォルダーの名前ではない部署にしたいファイルだけ書きます）' }], 11),
    rowXml(
      ['ファイル', '部署'].map(text => ({ text, look: LOOK.head })),
      12,
    ),
    rowXml(
      [
        { text: '', look: LOOK.input },
        { text: '', look: LOOK.input },
      ],
      13,
    ),
  ];
  return {
    name: '設定',
    widths: [22, 60, 70],
    rows: rows.join(''),
    tables: [
      { name: 'DX_Setting', reference: 'A4:C8', columns: ['項目', '値', '説明'], query: null },
      { name: 'DX_Departments', reference: 'A12:B13', columns: ['ファイル', '部署'], query: null },
    ],
    extra:
      '<dataValidations count="1"><dataValidation type="list" allowBlank="0" showErrorMessage="1" errorTitle="種類" error="SharePoint か ファイル共有 を選んでください。" sqref="B5"><formula1>"SharePoint,ファイル共有"</formula1></dataValidation></dataValidations>',
    frozen: 0,
  };
}

const WIDTHS: Readonly<Record<string, number>> = { text: 22, number: 14, integer: 12, date: 13, datetime: 18, logical: 10 };

function loadedPage({ name, columns, sheet }: Query): WorkbookPage {
  const all = columns ?? [];
  const looks: Readonly<Record<string, number>> = { date: LOOK.date, datetime: LOOK.time, number: LOOK.grouped };
  const blanks = all.map(({ header, type }) => ({ text: '', look: header === '進捗率' ? LOOK.share : (looks[type] ?? LOOK.plain) }));
  return {
    name: sheet,
    widths: all.map(({ header, type }) => (['内容', '元ファイル'].includes(header) ? 44 : (WIDTHS[type] ?? 20))),
    rows:
      rowXml(
        all.map(({ header }) => ({ text: header, look: LOOK.head })),
        1,
      ) + rowXml(blanks, 2),
    tables: [{ name: targetOf(name), reference: `A1:${letters(all.length - 1)}2`, columns: all.map(({ header }) => header), query: name }],
    frozen: 1,
  };
}

function pageXml({ widths, rows, tables, extra = '', frozen }: WorkbookPage, isFirst: boolean): string {
  const pane = frozen === 0 ? '' : `<pane ySplit="${frozen}" topLeftCell="A${frozen + 1}" activePane="bottomLeft" state="frozen"/>`;
  const parts =
    tables.length === 0
      ? ''
      : `<tableParts count="${tables.length}">${tables.map((_, at) => `<tablePart r:id="rId${at + 1}"/>`).join('')}</tableParts>`;
  return `${HEAD}<worksheet xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheetViews><sheetView showGridLines="0"${isFirst ? ' tabSelected="1"' : ''} workbookViewId="0">${pane}</sheetView></sheetViews><sheetFormatPr defaultRowHeight="18"/><cols>${widths.map((width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`).join('')}</cols><sheetData>${rows}</sheetData>${extra}<pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape"/>${parts}</worksheet>`;
}

const relations = (lines: readonly (readonly [type: string, target: string])[]): string =>
  `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${lines.map(([type, target], at) => `<Relationship Id="rId${at + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`).join('')}</Relationships>`;

function tableXml({ name, reference, columns, query }: TablePart, id: number): string {
  const fromQuery = query !== null;
  const column = (header: string, at: number): string =>
    `<tableColumn id="${at + 1}"${fromQuery ? ` uniqueName="${at + 1}"` : ''} name="${encoded(header)}"${fromQuery ? ` queryTableFieldId="${at + 1}"` : ''}/>`;
  return `${HEAD}<table xmlns="${MAIN}" id="${id}" name="${name}" displayName="${name}" ref="${reference}"${fromQuery ? ' tableType="queryTable"' : ''} totalsRowShown="0"><autoFilter ref="${reference}"/><tableColumns count="${columns.length}">${columns.map(column).join('')}</tableColumns><tableStyleInfo name="TableStyleLight1" showFirstColumn="0" showLastColumn="0" showRowStripes="1" showColumnStripes="0"/></table>`;
}

const queryTableXml = ({ columns }: TablePart, number: number): string =>
  `${HEAD}<queryTable xmlns="${MAIN}" name="ExternalData_${number}" connectionId="${number}" autoFormatId="16" applyNumberFormats="0" applyBorderFormats="0" applyFontFormats="0" applyPatternFormats="0" applyAlignmentFormats="0" applyWidthHeightFormats="0"><queryTableRefresh nextId="${columns.length + 1}"><queryTableFields count="${columns.length}">${columns.map((header, at) => `<queryTableField id="${at + 1}" name="${encoded(header)}" tableColumnId="${at + 1}"/>`).join('')}</queryTableFields></queryTableRefresh></queryTable>`;

const connectionXml = (query: string, number: number): string =>
  `<connection id="${number}" keepAlive="1" name="クエリ - ${encoded(query)}" description="ブックの「${encoded(query)}」クエリへの接続です。" type="5" refreshedVersion="7" background="1" saveData="1"><dbPr connection="Provider=Microsoft.Mashup.OleDb.1;Data Source=$Workbook$;Location=${encoded(query)};Extended Properties=&quot;&quot;" command="SELECT * FROM [${encoded(query)}]"/></connection>`;

/** The parts of the workbook's file: texts, and bytes where the part is no XML that a zip keeps as UTF-8. */
export function workbookParts(queries: readonly Query[], zip: Zip): Readonly<Record<string, string | Uint8Array>> {
  const loaded = queries.filter(({ columns }) => columns !== null);
  const results = loaded.filter(({ name }) => name === '取込結果');
  const pages = [usagePage(), settingsPage(), ...[...results, ...loaded.filter(query => !results.includes(query))].map(loadedPage)];
  const parts: Record<string, string | Uint8Array> = {};
  const overrides: [part: string, type: string][] = [];
  const connections: string[] = [];
  const names: string[] = [];
  const targets = new Map(loaded.map(({ name }) => [name, targetOf(name)]));
  let tableCount = 0;
  for (const [at, page] of pages.entries()) {
    const number = at + 1;
    parts[`xl/worksheets/sheet${number}.xml`] = pageXml(page, at === 0);
    overrides.push([`/xl/worksheets/sheet${number}.xml`, `${TYPES}.worksheet+xml`]);
    const links: [string, string][] = [];
    for (const table of page.tables) {
      tableCount++;
      parts[`xl/tables/table${tableCount}.xml`] = tableXml(table, tableCount);
      overrides.push([`/xl/tables/table${tableCount}.xml`, `${TYPES}.table+xml`]);
      links.push(['table', `../tables/table${tableCount}.xml`]);
      if (table.query === null) continue;
      const connection = connections.length + 1;
      connections.push(connectionXml(table.query, connection));
      names.push(
        `<definedName name="ExternalData_${connection}" localSheetId="${at}" hidden="1">${encoded(`'${page.name}'`)}!${table.reference.replace(/([A-Z]+)(\d+)/g, '$$$1$$$2')}</definedName>`,
      );
      parts[`xl/queryTables/queryTable${connection}.xml`] = queryTableXml(table, connection);
      overrides.push([`/xl/queryTables/queryTable${connection}.xml`, `${TYPES}.queryTable+xml`]);
      parts[`xl/tables/_rels/table${tableCount}.xml.rels`] = relations([['queryTable', `../queryTables/queryTable${connection}.xml`]]);
    }
    if (links.length > 0) parts[`xl/worksheets/_rels/sheet${number}.xml.rels`] = relations(links);
  }
  parts['xl/workbook.xml'] =
    `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><workbookPr defaultThemeVersion="166925"/><bookViews><workbookView activeTab="0"/></bookViews><sheets>${pages.map(({ name }, at) => `<sheet name="${encoded(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`).join('')}</sheets><definedNames>${names.join('')}</definedNames><calcPr calcId="191029"/></workbook>`;
  parts['xl/_rels/workbook.xml.rels'] = relations([
    ...pages.map((_, at): [string, string] => ['worksheet', `worksheets/sheet${at + 1}.xml`]),
    ['styles', 'styles.xml'],
    ['connections', 'connections.xml'],
    ['customXml', '../customXml/item1.xml'],
  ]);
  parts['xl/styles.xml'] = STYLES;
  parts['xl/connections.xml'] = `${HEAD}<connections xmlns="${MAIN}">${connections.join('')}</connections>`;
  parts['customXml/item1.xml'] = utf16(
    `<?xml version="1.0" encoding="utf-16"?><DataMashup xmlns="http://schemas.microsoft.com/DataMashup">${base64(mashup(sectionOf(queries), queries, targets, zip))}</DataMashup>`,
  );
  parts['customXml/itemProps1.xml'] =
    `<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n<ds:datastoreItem ds:itemID="{6B1C5C0E-6C0B-4C9D-9A57-2D7B3A5F4E10}" xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml"><ds:schemaRefs><ds:schemaRef ds:uri="http://schemas.microsoft.com/DataMashup"/></ds:schemaRefs></ds:datastoreItem>`;
  parts['customXml/_rels/item1.xml.rels'] = relations([['customXmlProps', 'itemProps1.xml']]);
  parts['_rels/.rels'] = relations([['officeDocument', 'xl/workbook.xml']]);
  overrides.push(
    ['/xl/workbook.xml', `${TYPES}.sheet.main+xml`],
    ['/xl/styles.xml', `${TYPES}.styles+xml`],
    ['/xl/connections.xml', `${TYPES}.connections+xml`],
    ['/customXml/itemProps1.xml', 'application/vnd.openxmlformats-officedocument.customXmlProperties+xml'],
  );
  const types = `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${overrides.map(([part, type]) => `<Override PartName="${part}" ContentType="${type}"/>`).join('')}</Types>`;
  return { '[Content_Types].xml': types, ...parts };
}

/** Text as UTF-16, the lower byte first, with its mark: what Excel writes this part in. */
function utf16(text: string): Uint8Array {
  const bytes = new Uint8Array(2 + text.length * 2);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, 0xfeff, true);
  for (let at = 0; at < text.length; at++) view.setUint16(2 + at * 2, text.charCodeAt(at), true);
  return bytes;
}
