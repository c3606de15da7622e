/** The cells of ダッシュボード: a block's facts and helper cells, by their places in it, and the head of the sheet. */
import type { BoundLook } from '../bind/binding';
import { addressOf, columnLetters, type WorkbookState } from '../read/state';
import { quoteText } from '../schema/formula-text';
import type { DashboardPlan } from './dashboard';
import type { BoardKpi } from './dashboard-kpi';
import { AT, BLOCK_ROWS, FACT_ROWS, HEAD_ROWS, MOST_POINTS } from './dashboard-layout';
import { amountsOf, askingBy, lateFormula, orNone, progressFormula, reportedFormula, twoYears } from './dashboard-formulas';
import type { SeriesRole } from './kpi-chart';
import { DASHBOARD_WORDS as say } from './dashboard-words';

export type DashboardContent = string | number;

/** A cell of a block, by its place in it. A content that begins with = is a formula, unless `text` says that it is none. */
export interface BoardCell {
  readonly row: number;
  readonly column: number;
  readonly content: DashboardContent;
  readonly format?: string;
  readonly text?: boolean;
}

/** Where a block begins, from 0. */
export interface Corner {
  readonly row: number;
  readonly column: number;
}

/** The lines of a chart: the row of its years and of its values in the block. 見通し and its range share their years. */
export const LINES: readonly { readonly role: SeriesRole; readonly name: string; readonly years: number; readonly values: number }[] = [
  { role: 'actual', name: say.series.actual, years: 0, values: 1 },
  { role: 'path', name: say.series.path, years: 2, values: 3 },
  { role: 'target', name: say.series.target, years: 4, values: 5 },
  { role: 'forecast', name: say.series.forecast, years: 6, values: 7 },
  { role: 'range', name: say.series.low, years: 6, values: 8 },
  { role: 'range', name: say.series.high, years: 6, values: 9 },
];

/** The labels of the chart's lines by their rows: how they are found again where people have inserted rows. */
export const LINE_LABELS: readonly string[] = Array.from({ length: FACT_ROWS }, (_, row) => {
  const years = LINES.find(line => line.years === row);
  return years === undefined ? (LINES.find(line => line.values === row)?.name ?? '') : say.yearsOf(years.name);
});

/** The points of the chart: for each of its rows as many cells as there is room for, blank behind the last point. */
export function pointRows({ chart }: BoardKpi): readonly (readonly DashboardContent[])[] {
  const lines: DashboardContent[][] = Array.from({ length: FACT_ROWS }, () => []);
  const used = new Set<unknown>();
  for (const { role, years, values } of LINES) {
    const series = chart?.series.find(one => one.role === role && !used.has(one));
    if (series === undefined) continue;
    used.add(series);
    // The latest points, where there are more than there is room for.
    const points = series.points.slice(-MOST_POINTS);
    lines[years] = points.map(([year]) => year);
    lines[values] = points.map(([, value]) => value);
  }
  return lines.map(line => [...line, ...Array.from({ length: MOST_POINTS - line.length }, () => '')]);
}

/** Cells of a block that begins here; those of the chart's points are not among them. */
export function factCells(kpi: BoardKpi, corner: Corner, { state, blocks }: DashboardPlan): readonly BoardCell[] {
  const at = (row: number, column: number): string => `$${columnLetters(corner.column + column)}$${corner.row + row + 1}`;
  const name = at(0, AT.label);
  const ask = askingBy(kpi.name, { name, actual: at(6, AT.helper + 1), day: at(7, AT.helper + 1) }, state);
  const amounts = amountsOf(kpi, kpi.name, state);
  const [first, second] = twoYears(kpi);
  const cells: BoardCell[] = [{ row: 0, column: AT.label, content: kpi.name, text: true }];
  const label = (row: number, second: boolean, content: string): void => {
    cells.push({ row, column: second ? AT.secondLabel : AT.label, content });
  };
  const value = (row: number, second: boolean, content: DashboardContent, format = 'General'): void => {
    cells.push({ row, column: second ? AT.secondValue : AT.value, content, format });
  };
  const year = first?.year ?? null;
  const none = say.noTarget;

  const grade = at(0, AT.helper + 1);
  const { shapes, reachedBy } = kpi;
  const list = (which: 0 | 1): string => `{${shapes.map(one => quoteText(one[which])).join(',')}}`;
  const byGrade = shapes.length === 0 ? quoteText(none) : `IFERROR(INDEX(${list(1)},1,MATCH(${grade}&"",${list(0)},0)),${quoteText(none)})`;
  const left = at(4, AT.value);
  // What a scale calls its best grade is reached only where nothing is left.
  const shape =
    reachedBy === null ? byGrade : `IF(AND(${grade}&""=${quoteText(reachedBy)},ISNUMBER(${left}),N(${left})<=0),"◆",${byGrade})`;
  value(0, true, `=${shape}&${grade}`);

  label(1, false, say.labels.actual);
  value(1, false, `=${ask.shown(amounts.look)}`, amounts.format);
  label(1, true, say.labels.measuredOn);
  value(1, true, `=${at(7, AT.helper + 1)}`, 'yyyy/m/d');
  label(2, false, say.labels.expected);
  value(2, false, year === null ? none : orNone(ask.expected(year, amounts.look)), amounts.format);
  label(2, true, say.labels.onTrack);
  value(2, true, year === null ? none : orNone(ask.onTrack(year)));
  [first, second].forEach((one, index) => {
    const right = index === 1;
    // Without a second target its half of the block stays blank.
    if (one === null && right) return;
    const written = one?.label ?? '';
    const of = (call: (year: number) => string): string => (one === null ? none : orNone(call(one.year)));
    label(3, right, say.labels.target(written));
    value(
      3,
      right,
      of(to => ask.call('target', to, amounts.look)),
      amounts.format,
    );
    label(4, right, say.labels.left(written));
    value(
      4,
      right,
      of(to => ask.gap(to, amounts.look) + (amounts.leftTimes === 1 ? '' : `*${amounts.leftTimes}`)),
      amounts.left,
    );
    label(5, right, say.labels.forecast(written));
    value(
      5,
      right,
      of(to => ask.call('forecast', to, amounts.look)),
      amounts.format,
    );
    label(6, right, say.labels.likelihood(written));
    value(
      6,
      right,
      of(to => ask.call('likelihood', to)),
      '0%',
    );
    label(7, right, say.labels.outlook(written));
    value(
      7,
      right,
      of(to => ask.call('outlook', to)),
    );
  });
  const { children, leaves } = kpi;
  const helper = (row: number, count: number): string => `${at(row, AT.helper + 1)}:${at(row, AT.helper + Math.max(1, count))}`;
  label(8, false, say.labels.below);
  value(8, false, children.length === 0 ? none : orNone(`DX.ROLLUP(${helper(2, children.length)},${helper(3, children.length)})`), '0%');
  label(8, true, say.labels.coverage);
  value(8, true, leaves.length === 0 ? none : orNone(`DX.COVERAGE(${helper(4, leaves.length)})`), '0%');
  label(9, false, say.labels.late);
  value(9, false, lateFormula(name, state) ?? none, `0"${say.count}"`);
  label(9, true, say.labels.findings);
  value(9, true, kpi.findings, `0"${say.count}"`);
  const blockOf = (child: string): string | null => blocks.find(block => block.kpi.name === child)?.name ?? null;
  return [...cells, ...helperCells(kpi, corner, { state, ask, look: amounts.look, blockOf })];
}

interface Helping {
  readonly state: WorkbookState;
  readonly ask: ReturnType<typeof askingBy>;
  readonly look: BoundLook;
  readonly blockOf: (child: string) => string | null;
}

function helperCells(kpi: BoardKpi, corner: Corner, { state, ask, look, blockOf }: Helping): BoardCell[] {
  const at = (row: number, column: number): string => addressOf(corner.row + row, corner.column + column);
  const [first, second] = twoYears(kpi);
  const { helpers } = say;
  const line = (row: number, label: string, contents: readonly DashboardContent[]): BoardCell[] =>
    [label, ...contents].map((content, index): BoardCell => ({ row, column: AT.helper + index, content }));
  const plotted = [
    ask.value('actual', null, look),
    first === null ? say.noTarget : ask.value('target', first.year, look),
    second === null ? '' : ask.value('target', second.year, look),
  ];
  const shown = [at(1, AT.value), at(3, AT.value), at(3, AT.secondValue)];
  const differs = shown.map((cell, index) => {
    const then = at(5, AT.helper + 1 + index);
    return `IF(AND(ISNUMBER(${cell}),ISNUMBER(${then})),ABS(${cell}-${then})>0.000000001*ABS(${then}),${cell}<>${then})`;
  });
  const children = kpi.children.slice(0, MOST_POINTS);
  const of = ({ name, year, isParent }: (typeof children)[number]): DashboardContent => {
    const block = isParent ? blockOf(name) : null;
    // What stands below a KPI speaks for it: its own block has that.
    if (block !== null) return orNone(`INDEX(${block},MATCH("${say.labels.below}",INDEX(${block},0,${AT.label + 1}),0),${AT.value + 1})`);
    return year === null ? say.noTarget : progressFormula(name, year, state);
  };
  return [
    ...line(0, helpers.grade, [first === null ? say.notRated : `=IFNA(${ask.status(first.year)},"${say.notRated}")`]),
    ...line(1, helpers.stale, [`=IFERROR(IF(OR(${differs.join(',')}),1,0),0)`]),
    ...line(2, helpers.below, children.map(of)),
    ...line(
      3,
      helpers.weights,
      children.map(({ weight }) => weight),
    ),
    ...line(
      4,
      helpers.reported,
      kpi.leaves.slice(0, MOST_POINTS).map(leaf => reportedFormula(leaf, state)),
    ),
    ...line(5, helpers.plotted, plotted),
    ...line(6, helpers.actual, [orNone(ask.call('actual', null))]),
    ...line(7, helpers.day, [orNone(ask.call('actualDate', null))]),
    ...LINE_LABELS.map((content, row): BoardCell => ({ row, column: AT.points, content })),
  ];
}

/** The labels of the facts, as they stand in a block that nobody has changed: by row and column. */
export function isWhole(cells: readonly BoardCell[], formulas: readonly (readonly unknown[])[]): boolean {
  if (formulas.length !== BLOCK_ROWS) return false;
  const isLabel = (column: number): boolean =>
    column === AT.label || column === AT.secondLabel || column === AT.helper || column === AT.points;
  // A second target may have come or gone.
  const stays = (row: number, column: number): boolean => row > 0 && !(column === AT.secondLabel && row >= 3 && row <= 7);
  const labels = cells.filter(({ row, column }) => isLabel(column) && stays(row, column));
  // Labels may name other years than before: told apart by their first word.
  const word = (content: unknown): string => String(content).split(/[\s（]/)[0] ?? '';
  return labels.every(({ row, column, content }) => word(formulas[row]?.[column]) === word(content));
}

const GRADES = ['◆達成', '●順調', '▲やや遅れ', '■遅れ', '―評価不可'] as const;

/** Rows 2 and 3: how many KPIs stand how, and of when the charts are. */
export function headCells(day: string, linked: boolean): readonly [counts: string, note: string] {
  const grades = `$${columnLetters(AT.secondValue)}$${HEAD_ROWS.body}:$${columnLetters(AT.secondValue)}$5000`;
  const count = (shape: string): string => `COUNTIF(${grades},"${shape}?*")`;
  const labels = `$${columnLetters(AT.helper)}$${HEAD_ROWS.body}:$${columnLetters(AT.helper)}$5000`;
  const flags = `$${columnLetters(AT.helper + 1)}$${HEAD_ROWS.body}:$${columnLetters(AT.helper + 1)}$5000`;
  const asOf = linked ? `"${say.asOf}"&TEXT(DX_AsOf,"yyyy/m/d")` : `"${say.noAsOf}"`;
  const total = GRADES.map(word => count(word.slice(0, 1))).join('+');
  return [
    `=${asOf}&"\u3000${say.total}"&(${total})&"${say.count}"&${GRADES.map(word => `"\u3000${word} "&${count(word.slice(0, 1))}`).join('&')}`,
    `=IF(SUMIF(${labels},"${say.helpers.stale}",${flags})>0,"${say.stale}","${say.renewed(day)}")`,
  ];
}
