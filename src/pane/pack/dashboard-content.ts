/** What ダッシュボード says of each KPI, from the workbook: years, shapes, chart, what stands below it, findings. */
import { isFault } from '../../domain/base/fault';
import { gradesOf } from '../../domain/rating/scale-rules';
import { SCALES } from '../../domain/rating/scales';
import { comparableText } from '../../domain/text/characters/comparable-text';
import type { Inspection, Remark } from '../../sheets/inspect/remark';
import type { BoardKpi, BoardYear } from '../../sheets/pack/dashboard-kpi';
import { DASHBOARD_WORDS } from '../../sheets/pack/dashboard-words';
import { scaleLines } from '../../sheets/read/own-scale';
import type { WorkbookState } from '../../sheets/read/state';
import { SHAPES } from '../overview/kpis/grade';
import { kpiTrees, type KpiNode } from '../overview/views/kpi-tree-model';
import { overviewOf } from '../overview/kpis/overview-model';
import type { Card } from '../overview/kpis/card';
import { toneOf } from '../overview/kpis/tone';
import { chartOf } from './pack-chart';

/** The KPIs in the order of the sheet. @param today taken for 基準日 where the workbook has none */
export function boardKpis(given: WorkbookState, inspection: Inspection, today: number): readonly BoardKpi[] {
  const state = { ...given, asOf: given.asOf ?? today };
  const overview = overviewOf(state);
  if (isFault(overview)) return [];
  const nodes = new Map(
    kpiTrees(state)
      .flatMap(allOf)
      .map(node => [comparableText(node.name), node]),
  );
  const cards = new Map(overview.cards.map(card => [comparableText(card.kpi.name), card]));
  return overview.cards.map((card): BoardKpi => {
    const node = nodes.get(comparableText(card.kpi.name));
    return {
      name: card.kpi.name,
      id: card.kpi.id,
      unit: card.kpi.unit,
      years: yearsOf(card),
      ...gradesWithShapes(card),
      chart: chartOf(card),
      children: (node?.children ?? []).map(({ name, weight, children }) => ({
        name,
        weight,
        year: cards.get(comparableText(name))?.horizon ?? null,
        isParent: children.length > 0,
      })),
      leaves: (node?.children ?? []).flatMap(allOf).flatMap(({ name, children }) => (children.length === 0 ? [name] : [])),
      findings: inspection.remarks.filter(remark => remark.category !== 'undecided' && isAbout(remark, card)).length,
    };
  });
}

const allOf = (node: KpiNode): readonly KpiNode[] => [node, ...node.children.flatMap(allOf)];

/** The year it is rated for, and the next target after it, or the one before where it is the last. */
function yearsOf({ horizon, gaps, kpi }: Card): readonly BoardYear[] {
  if (horizon === null) return [];
  const others = gaps.filter(({ year, undecided }) => year !== horizon && !undecided).map(({ year }) => year);
  const further = others.find(year => year > horizon) ?? [...others].reverse()[0];
  const years = [horizon, ...(further === undefined ? [] : [further])];
  return years.map(year => ({ year, label: DASHBOARD_WORDS.year(year, kpi.timing === '年度末') }));
}

/** The shape of each grade, and the grade that says that the target is reached; what is not known is shown as not rated. */
function gradesWithShapes({ scale, ownScale }: Card): Pick<BoardKpi, 'shapes' | 'reachedBy'> {
  const known = SCALES.find(({ name }) => name === scale);
  const lines = ownScale === null ? [] : scaleLines(ownScale);
  const own = ownScale === null ? undefined : lines.map(({ grade }) => grade);
  const grades = (own ?? gradesOf(scale)).filter(grade => grade !== known?.blank);
  const shapeOf = (grade: string): string =>
    SHAPES[toneOf(scale, { grade, measure: 'pace', value: 0, bound: null, missed: null, isHeld: false }, own)];
  const reached = own === undefined ? known?.rule?.reached : lines.find(({ bound }) => bound.kind === 'reached')?.grade;
  return { shapes: grades.map(grade => [grade, shapeOf(grade)] as const), reachedBy: reached ?? null };
}

function isAbout({ what, subject, table }: Remark, { kpi }: Card): boolean {
  const same = (text: unknown): boolean => typeof text === 'string' && comparableText(text) === comparableText(kpi.name);
  if (what.kind === 'issue') return same(subject) || (table === 'DX_KPIs' && what.issue.row === kpi.row - 1);
  const { message } = what.finding;
  return 'kpi' in message ? same(message.kpi) : 'kpis' in message && message.kpis.some(same);
}
