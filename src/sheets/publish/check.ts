/** Checks sheets against the 30 rules: what each rule says of each table, and the score of each level. */
import type { Steps } from '../read/slices';
import { Merges, type BookFile, type CheckedGrid } from './grid';
import { layoutOf, type GridLayout, type PublishTable } from './layout';
import { RULE_IDS, RULES, type RuleId } from './rules';
import { scoresOf, type Scored, type Scores } from './score';
import type { Meaning, RuleSeverity, RuleVerdict } from './verdict';

export interface PublishFinding extends RuleVerdict {
  readonly rule: RuleId;
  readonly sheet: string;
  /** Which table of the sheet, from 0. */
  readonly table: number;
  readonly severity: RuleSeverity;
}

export interface PublishReport {
  readonly findings: readonly PublishFinding[];
  readonly scores: Scores;
  readonly layouts: readonly { readonly grid: CheckedGrid; readonly layout: GridLayout }[];
}

export interface Checking {
  readonly file: BookFile;
  readonly sheets: readonly CheckedGrid[];
  readonly meaning?: Meaning | null;
}

/** What one rule says of one table. */
export function judgeTable(
  rule: RuleId,
  checking: Checking,
  grid: CheckedGrid,
  layout: GridLayout,
  table: PublishTable,
  merges = new Merges(grid.merges),
): RuleVerdict {
  return RULES[rule].check({ file: checking.file, grid, merges, layout, table, meaning: checking.meaning ?? null });
}

/** How many steps of `check` these sheets take, for telling progress. */
export const checkingSteps = (sheets: readonly CheckedGrid[]): number => sheets.length * (RULE_IDS.length + 1);

/** A step for each rule on each sheet. */
export function* check(checking: Checking): Steps<PublishReport> {
  const findings: PublishFinding[] = [];
  const layouts: { grid: CheckedGrid; layout: GridLayout }[] = [];
  for (const grid of checking.sheets) {
    const merges = new Merges(grid.merges);
    const layout = layoutOf(grid, merges);
    layouts.push({ grid, layout });
    yield 1;
    for (const rule of RULE_IDS) {
      for (const [at, table] of layout.tables.entries()) {
        const verdict = judgeTable(rule, checking, grid, layout, table, merges);
        findings.push({ severity: RULES[rule].severity, ...verdict, rule, sheet: grid.name, table: at });
      }
      yield 1;
    }
  }
  return { findings, layouts, scores: scoresOf(findings.map(scored)) };
}

const scored = ({ rule, verdict, severity }: PublishFinding): Scored => ({
  level: RULES[rule].level,
  passed: verdict !== 'fail',
  severity,
  confidence: verdict === 'not judged' ? 0 : 1,
});
