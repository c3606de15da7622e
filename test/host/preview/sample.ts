/**
 * The workbook the preview opens with: a progress report as a municipality has it (merged cells, text for numbers, 和暦), with DX.* formulas.
 * It is a real .xlsx, so it goes through the same reader as a person's own file.
 */
import { Workbook } from '@cj-tech-master/excelts';
import type { Worksheet } from '@cj-tech-master/excelts';
import { BASELINE_YEAR, PUBLISHED_PLAN, SAMPLE_DEPARTMENTS, SAMPLE_KPIS } from './sample-plan';

type Horizontal = 'left' | 'center' | 'right';
type Content = string | number | { formula: string; spill?: string };

interface Look {
  readonly align?: Horizontal;
  readonly bold?: boolean;
  readonly size?: number;
  readonly fill?: string;
  readonly format?: string;
  readonly wrap?: boolean;
  readonly box?: boolean;
  readonly colour?: string;
}

/** A4 landscape, one page wide and tall. */
const ONE_PAGE = {
  paperSize: 9,
  orientation: 'landscape' as const,
  fitToPage: true,
  fitToWidth: 1,
  fitToHeight: 1,
  margins: { left: 0.5, right: 0.5, top: 0.5, bottom: 0.5, header: 0.3, footer: 0.3 },
};

const FONT = '游ゴシック';
const HEADER = 'FFD9E2EC';
const NOTE = 'FFFFF8E1';
const WAREKI = '[$-411]ggge"年"m"月"d"日"';

const KPI_COLUMNS = ['A:C', 'D:E', 'F:G', 'H:I', 'J:K', 'L:M', 'N:O', 'P:Q'] as const;
const TASK_COLUMNS = ['A:C', 'D:G', 'H:I', 'J:L', 'M:N', 'O:O', 'P:Q'] as const;

/** A formula as a file holds it: a custom function carries this prefix and underscores. */
function dx(formula: string): string {
  return formula.replace(/DX\.([A-Z]+)\(/g, '_xldudf_DX_$1(');
}

/** Put content and look into a range such as `A3:C4`, merged when it is more than one cell. */
function put(sheet: Worksheet, range: string, content: Content, look: Look = {}): void {
  const [first = range, last = first] = range.split(':');
  if (first !== last) sheet.mergeCells(`${first}:${last}`);
  const cell = sheet.getCell(first);
  if (typeof content !== 'object') cell.value = content;
  else if (content.spill === undefined) cell.value = { formula: dx(content.formula) };
  else cell.value = { formula: dx(content.formula), shareType: 'array', ref: content.spill, isDynamicArray: true };
  const thin = { style: 'thin' as const, color: { argb: 'FF5F6B7A' } };
  const from = sheet.getCell(first);
  const to = sheet.getCell(last);
  for (let row = Number(from.row); row <= Number(to.row); row++) {
    for (let column = Number(from.col); column <= Number(to.col); column++) {
      const styled = sheet.getCell(row, column);
      styled.font = {
        name: FONT,
        size: look.size ?? 11,
        bold: look.bold ?? false,
        ...(look.colour ? { color: { argb: look.colour } } : {}),
      };
      styled.alignment = { vertical: 'middle', wrapText: look.wrap ?? false, ...(look.align ? { horizontal: look.align } : {}) };
      if (look.fill) styled.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: look.fill } };
      if (look.box) styled.border = { top: thin, bottom: thin, left: thin, right: thin };
      if (look.format) styled.numFmt = look.format;
    }
  }
}

function rowOf(columns: readonly string[], row: number, cells: readonly (readonly [Content, Look?])[], sheet: Worksheet): void {
  columns.forEach((span, index) => {
    const [from = 'A', to = from] = span.split(':');
    const [content, look] = cells[index] ?? [''];
    put(sheet, `${from}${row}:${to}${row}`, content, { box: true, ...look });
  });
}

const head: Look = { align: 'center', bold: true, fill: HEADER, wrap: true };
const right: Look = { align: 'right' };
const centre: Look = { align: 'center' };

/** First rows of the three sections of the form. */
const KPI_ROW = 9;
const RATING_ROW = 17;
const TASK_ROW = 25;

function heading(sheet: Worksheet): void {
  put(sheet, 'P1:Q1', '様式第１号', { align: 'right', size: 10 });
  put(sheet, 'A2:Q2', 'バックオフィスDX 進捗報告書（令和8年度上半期）', { align: 'center', bold: true, size: 16 });
  put(sheet, 'A3:Q3', '見本：この報告書の実績と基準値は、操作を説明するために作った数値です。', {
    align: 'center',
    size: 10,
    fill: NOTE,
    colour: 'FF7A4B00',
  });
  put(sheet, 'A4:C4', '基準日', { ...head, box: true });
  put(sheet, 'D4:G4', 46295, { align: 'center', box: true, format: WAREKI });
  put(sheet, 'H4:I4', '報告区分', { ...head, box: true });
  put(sheet, 'J4:K4', '上半期', { align: 'center', box: true });
  put(sheet, 'L4:M4', '前回報告', { ...head, box: true });
  put(sheet, 'N4:O4', 'R7年度末', { align: 'center', box: true });
  put(sheet, 'P4:Q4', 'デジタル統括室', { align: 'center', box: true });
}

function gaps(sheet: Worksheet): void {
  put(sheet, `A${KPI_ROW - 3}:Q${KPI_ROW - 3}`, '１　グランドデザインの目標までの差', { bold: true, size: 12 });
  for (const [range, text] of [
    ['A7:C8', '指標'],
    ['D7:E8', '実績'],
    ['F7:G8', '実績の時点'],
    ['H7:K7', '2030年'],
    ['L7:O7', '2040年'],
    ['P7:Q8', '備考'],
    ['H8:I8', '目標'],
    ['J8:K8', 'あと'],
    ['L8:M8', '目標'],
    ['N8:O8', 'あと'],
  ] as const) {
    put(sheet, range, text, { ...head, box: true });
  }
  SAMPLE_KPIS.forEach((kpi, index) => {
    const row = KPI_ROW + index;
    const number: Look = { align: 'right', format: kpi.format };
    const target = (year: number): Content => ({ formula: `DX.TARGET($A${row},${year},計画!$A$1:$C$6)` });
    const gap = (year: number): Content => ({ formula: `DX.KPIGAP($A${row},${year},$D${row},計画!$A$1:$C$6)` });
    rowOf(
      KPI_COLUMNS,
      row,
      [
        [kpi.name],
        [kpi.actual, { align: kpi.actual === '―' ? 'center' : 'right', ...(typeof kpi.actual === 'number' ? { format: kpi.format } : {}) }],
        [kpi.actualAt, centre],
        [target(2030), number],
        [gap(2030), number],
        [target(2040), number],
        [gap(2040), number],
        [kpi.remark, { size: 10 }],
      ],
      sheet,
    );
  });
}

function ratings(sheet: Worksheet): void {
  put(sheet, `A${RATING_ROW - 2}:Q${RATING_ROW - 2}`, '２　2030年目標に対する評価（見本の計画による）', { bold: true, size: 12 });
  rowOf(
    KPI_COLUMNS,
    RATING_ROW - 1,
    [
      '指標',
      `基準値\n（令和${BASELINE_YEAR - 2018}年度）`,
      '実績\n（読取値）',
      '基準日の\n計画値',
      '進捗率',
      '計画どおりか',
      '評価',
      '1年あたり\n必要な量',
    ].map(text => [text, head] as const),
    sheet,
  );
  SAMPLE_KPIS.forEach((kpi, index) => {
    const row = RATING_ROW + index;
    const actual = `$D${KPI_ROW + index}`;
    const plan = '見本計画[#All]';
    const number: Look = { align: 'right', format: kpi.format };
    rowOf(
      KPI_COLUMNS,
      row,
      [
        [kpi.name],
        [kpi.baseline, number],
        [{ formula: `DX.NUMBER(${actual})` }, number],
        [{ formula: `DX.EXPECTED($A${row},2030,$D$4,${plan})` }, number],
        [{ formula: `DX.PROGRESS($A${row},2030,${actual},${plan})` }, { align: 'right', format: '0%' }],
        [{ formula: `IF(DX.ONTRACK($A${row},2030,${actual},$D$4,${plan}),"○","×")` }, centre],
        [{ formula: `DX.STATUS($A${row},2030,${actual},$D$4,${plan})` }, { align: 'center', bold: true }],
        [{ formula: `DX.REQUIREDPACE($A${row},2030,${actual},$D$4,${plan})` }, number],
      ],
      sheet,
    );
  });
  sheet.addConditionalFormatting({
    ref: `N${RATING_ROW}:O${RATING_ROW + SAMPLE_KPIS.length - 1}`,
    rules: [
      {
        type: 'expression',
        priority: 1,
        formulae: [`$N${RATING_ROW}="遅れ"`],
        style: { fill: { type: 'pattern', pattern: 'solid', bgColor: { argb: 'FFF8D7DA' } } },
      },
      {
        type: 'expression',
        priority: 2,
        formulae: [`$N${RATING_ROW}="やや遅れ"`],
        style: { fill: { type: 'pattern', pattern: 'solid', bgColor: { argb: 'FFFFF3CD' } } },
      },
    ],
  });
}

function tasks(sheet: Worksheet): void {
  const last = TASK_ROW + SAMPLE_DEPARTMENTS.length - 1;
  put(sheet, `A${TASK_ROW - 2}:Q${TASK_ROW - 2}`, '３　所属ごとの取組', { bold: true, size: 12 });
  rowOf(
    TASK_COLUMNS,
    TASK_ROW - 1,
    ['所属', '取組', '完了予定\n（記入）', '完了予定\n（読取値）', '時間外勤務の\n増減（記入）', '読取値', '備考'].map(
      text => [text, head] as const,
    ),
    sheet,
  );
  SAMPLE_DEPARTMENTS.forEach((department, index) => {
    const row = TASK_ROW + index;
    rowOf(
      TASK_COLUMNS,
      row,
      [
        [department.name],
        [department.work],
        [department.due, centre],
        [{ formula: `DX.DATE(H${row})` }, { align: 'right', format: WAREKI }],
        [department.change, right],
        [
          index === 0 ? { formula: `DX.NUMBER(M${TASK_ROW}:M${last})`, spill: `O${TASK_ROW}:O${last}` } : '',
          { align: 'right', format: '0.0%;▲0.0%' },
        ],
        [department.remark, { size: 10 }],
      ],
      sheet,
    );
  });
  put(
    sheet,
    `A${last + 1}:Q${last + 1}`,
    '注　実績は各所属が記入したまま（文字列）です。計算はDX.で始まる関数が行い、#N/A はまだ分からないことを示します。',
    { size: 10 },
  );
}

function report(book: Workbook): void {
  const sheet = book.addWorksheet('報告書', {
    views: [{ showGridLines: false, state: 'normal', style: 'pageLayout', activeCell: 'J10' }],
    pageSetup: { ...ONE_PAGE, horizontalCentered: true },
    headerFooter: { oddFooter: '&C&P / &N' },
  });
  for (let column = 1; column <= 17; column++) sheet.getColumn(column).width = 7.1;
  sheet.getColumn(15).width = 8.4;
  heading(sheet);
  gaps(sheet);
  ratings(sheet);
  tasks(sheet);
  const heights: Record<number, number> = { 1: 16, 2: 30, 3: 18, 4: 22, 5: 8, 14: 10, 22: 10, [RATING_ROW - 1]: 34, [TASK_ROW - 1]: 34 };
  for (let row = 1; row <= TASK_ROW + SAMPLE_DEPARTMENTS.length; row++) sheet.getRow(row).height = heights[row] ?? 21;
  sheet.getCell('J4').dataValidation = {
    type: 'list',
    allowBlank: false,
    formulae: ['"年度当初,上半期,年度末"'],
    showErrorMessage: true,
    showInputMessage: true,
    errorTitle: '報告区分',
    error: '一覧から選んでください。',
    promptTitle: '報告区分',
    prompt: '年に3回の報告のどれか',
  };
}

function publishedPlan(book: Workbook): void {
  const sheet = book.addWorksheet('計画', { views: [{ state: 'frozen', ySplit: 1 }], pageSetup: ONE_PAGE });
  [22, 18, 18].forEach((width, index) => {
    sheet.getColumn(index + 1).width = width;
  });
  PUBLISHED_PLAN.forEach((cells, index) => {
    cells.forEach((text, column) => {
      put(sheet, `${'ABC'.charAt(column)}${index + 1}`, text, index === 0 ? { ...head, box: true } : { box: true });
    });
  });
  put(sheet, 'A8', '出典：大阪市「バックオフィスDXグランドデザイン」7. KGI・KPI（公表された表のまま）', { size: 10, colour: 'FF5F6B7A' });
}

function samplePlan(book: Workbook): void {
  const sheet = book.addWorksheet('見本の計画', { pageSetup: ONE_PAGE });
  [22, 8, 8, 12, 12, 14, 14].forEach((width, index) => {
    sheet.getColumn(index + 1).width = width;
  });
  put(sheet, 'A1:G1', '見本：基準値は操作の説明のために作成した数値で、大阪市が公表したものではありません。', {
    fill: NOTE,
    colour: 'FF7A4B00',
  });
  sheet.addTable({
    name: '見本計画',
    ref: 'A3',
    headerRow: true,
    style: { theme: 'TableStyleMedium2', showRowStripes: true },
    columns: ['名称', '単位', '向き', '基準年度', '基準値', '目標2030', '目標2040'].map(name => ({ name, filterButton: true })),
    rows: SAMPLE_KPIS.map(kpi => [kpi.name, kpi.unit, kpi.direction, BASELINE_YEAR, kpi.baseline, kpi.target2030, kpi.target2040]),
  });
  SAMPLE_KPIS.forEach((kpi, index) => {
    for (const column of 'EFG') sheet.getCell(`${column}${index + 4}`).numFmt = kpi.format;
  });
}

/** The sample report as the bytes of an .xlsx: sheets 報告書 (the form), 計画 (as published), 見本の計画 (with made-up baselines). */
export async function buildSample(): Promise<Uint8Array> {
  const book = new Workbook();
  book.creator = 'DX羅針盤';
  report(book);
  publishedPlan(book);
  samplePlan(book);
  return new Uint8Array(await book.xlsx.writeBuffer());
}
