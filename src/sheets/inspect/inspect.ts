/** 点検 beyond types: every charter that applies to the workbook, then the general checks. */
import { CHECKS, runCheck } from './checks';
import type { Finding, Recorded } from './finding';
import { OSAKA_CHARTER } from './charters/osaka';
import { OSHU_CHARTER } from './charters/oshu';
import { checkCharter, type Charter, type CharterRule } from './charters/rule';
import { SOUMU_CHARTER } from './charters/soumu';
import { finish, type Steps } from '../read/slices';

export const CHARTERS: readonly Charter[] = [OSAKA_CHARTER, OSHU_CHARTER, SOUMU_CHARTER];

/** The rule of a finding with its document, to be quoted; null for a general check. */
export function ruleOf(finding: Finding): { readonly charter: Charter; readonly rule: CharterRule } | null {
  for (const charter of CHARTERS) {
    const rule = charter.rules.find(({ id }) => id === finding.rule);
    if (rule) return { charter, rule };
  }
  return null;
}

const cellsOf = ({ table, rows, column }: Finding): string => `${table} ${rows.join(',')} ${column}`;

/** How many steps inspectInSteps takes: one for each charter and check. */
export const INSPECTION_STEPS = CHARTERS.length + CHECKS.length;

/** All findings, in steps of 1. Where a charter asks for a report, a general finding about the same cell would only say it again. */
export function* inspectInSteps(recorded: Recorded): Steps<Finding[]> {
  const findings: Finding[] = [];
  for (const charter of CHARTERS) {
    findings.push(...checkCharter(charter, recorded));
    yield 1;
  }
  const said = new Set(findings.filter(({ message }) => message.kind === 'notReported').map(cellsOf));
  for (const check of CHECKS) {
    for (const finding of runCheck(check, recorded)) {
      if (finding.message.kind !== 'notReported' || !said.has(cellsOf(finding))) findings.push(finding);
    }
    yield 1;
  }
  return findings;
}

/** All of it at once. */
export function inspect(recorded: Recorded): Finding[] {
  return finish(inspectInSteps(recorded));
}
