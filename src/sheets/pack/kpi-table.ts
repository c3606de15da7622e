/** The table of KPIs in a meeting's papers: 基準値, 実績 with its day, 計画値, 目標, あと, 評価 in the city's words, reason. */
import type { Figure, PackKpi } from './content';
import { digitsOf, fits, heightOf, linesInCell } from './measure';
import { PAGE_WIDTH, type PaperLook, type PaperCell, type PrintedRow } from './printed-sheet';

interface KpiTableColumn {
  readonly header: string;
  readonly width: number;
  readonly align: 'left' | 'center' | 'right';
  readonly of: (kpi: PackKpi) => Figure | string | number | null;
}

const NUMBER = 56;

/** As wide as the page (printed-sheet). */
export const TABLE: readonly KpiTableColumn[] = [
  { header: '番号', width: 28, align: 'center', of: ({ id }) => id },
  { header: '指標', width: 156, align: 'left', of: ({ name }) => name },
  { header: '単位', width: 36, align: 'center', of: ({ unit }) => unit },
  { header: '基準値', width: NUMBER, align: 'right', of: ({ baseline }) => baseline },
  { header: '実績', width: NUMBER, align: 'right', of: ({ actual }) => actual },
  { header: '実績の時点', width: NUMBER, align: 'center', of: ({ measuredOn }) => measuredOn },
  { header: 'その時点の計画値', width: NUMBER, align: 'right', of: ({ planned }) => planned },
  { header: '目標年', width: 34, align: 'center', of: ({ targetYear }) => targetYear },
  { header: '目標', width: NUMBER, align: 'right', of: ({ target }) => target },
  { header: 'あと', width: 68, align: 'right', of: ({ left }) => left },
  { header: '評価', width: 68, align: 'center', of: ({ shape, grade }) => shape + grade },
];

const HEAD: PaperLook = { bold: true, align: 'center', fill: '#E7E7E7', box: true };
/** Where nothing is known. */
const NOTHING = '―';

export const TABLE_HEAD: PrintedRow = {
  height: heightOf(Math.max(...TABLE.map(({ header, width }) => linesInCell(header, width)))),
  cells: TABLE.map(({ header }, column) => ({ column, across: 1, value: header, look: HEAD })),
};

function cellOf(kpi: PackKpi, { width, align, of, header }: KpiTableColumn, column: number): PaperCell {
  const content = of(kpi);
  const look: PaperLook = { align, box: true, ...(header === '評価' ? { bold: true } : {}) };
  if (content === null || content === '') return { column, across: 1, value: NOTHING, look: { ...look, align: 'center' } };
  if (typeof content !== 'object') return { column, across: 1, value: content, look };
  // Digits that do not fit would be printed as ####.
  return fits(digitsOf(content.value, content.format), width)
    ? { column, across: 1, value: content.value, format: content.format, look }
    : { column, across: 1, value: content.text, look };
}

/** The numbers of a KPI. */
export function tableRow(kpi: PackKpi): PrintedRow {
  const cells = TABLE.map((column, at) => cellOf(kpi, column, at));
  const lines = cells.map(({ value }, at) => (typeof value === 'string' ? linesInCell(value, TABLE[at]?.width ?? 0) : 1));
  return { height: heightOf(Math.max(...lines)), cells };
}

/** The same with the reason of the grade below it. */
export function rowsWithReason(kpi: PackKpi): PrintedRow[] {
  const numbers = tableRow(kpi);
  if (kpi.reason === '') return [numbers];
  const reason = `評価の理由：${kpi.reason}`;
  const width = PAGE_WIDTH - (TABLE[0]?.width ?? 0);
  return [
    { ...numbers, keep: true },
    {
      height: heightOf(linesInCell(reason, width)),
      cells: [
        { column: 0, across: 1, value: '', look: { box: true } },
        { column: 1, across: TABLE.length - 1, value: reason, look: { align: 'left', box: true } },
      ],
    },
  ];
}
