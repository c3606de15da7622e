/** Checks sheets against the 30 rules: what each rule says of each table, and the score of each level. */
import type { Steps } from '../read/slices';
import { Merges, type BookFile, type Grid } from './grid';
import { layoutOf, type Layout, type PublishTable } from './layout';
import { RULE_IDS, RULES, type RuleId } from './rules';
import { scoresOf, type Scored, type Scores } from './score';
import type { Meaning, Severity, Verdict } from './verdict';

export interface Finding extends Verdict {
  readonly rule: RuleId;
  readonly sheet: string;
  /** Which table of the sheet, from 0. */
  readonly table: number;
  readonly severity: Severity;
}

export interface Report {
  readonly findings: readonly Finding[];
  readonly scores: Scores;
  readonly layouts: readonly { readonly grid: Grid; readonly layout: Layout }[];
}

export interface Checking {
  readonly file: BookFile;
  readonly sheets: readonly Grid[];
  readonly meaning?: Meaning | null;
}

/** What one rule says of one table. */
export function judge(
  rule: RuleId,
  checking: Checking,
  grid: Grid,
  layout: Layout,
  table: PublishTable,
  merges = new Merges(grid.merges),
): Verdict {
  return RULES[rule].check({ file: checking.file, grid, merges, layout, table, meaning: checking.meaning ?? null });
}

/** How many steps of `check` these sheets take, for telling progress. */
export const checkingSteps = (sheets: readonly Grid[]): number => sheets.length * (RULE_IDS.length + 1);

/** A step for each rule on each sheet. */
export function* check(checking: Checking): Steps<Report> {
  const findings: Finding[] = [];
  const layouts: { grid: Grid; layout: Layout }[] = [];
  for (const grid of checking.sheets) {
    const merges = new Merges(grid.merges);
    const layout = layoutOf(grid, merges);
    layouts.push({ grid, layout });
    yield 1;
    for (const rule of RULE_IDS) {
      for (const [at, table] of layout.tables.entries()) {
        const verdict = judge(rule, checking, grid, layout, table, merges);
        findings.push({ severity: RULES[rule].severity, ...verdict, rule, sheet: grid.name, table: at });
      }
      yield 1;
    }
  }
  return { findings, layouts, scores: scoresOf(findings.map(scored)) };
}

const scored = ({ rule, verdict, severity }: Finding): Scored => ({
  level: RULES[rule].level,
  passed: verdict !== 'fail',
  severity,
  confidence: verdict === 'not judged' ? 0 : 1,
});
