/** 点検 beyond types: every charter that applies to the workbook, then the general checks. */
import { CHECKS, runCheck } from './checks';
import type { Finding, Recorded } from './finding';
import { OSAKA_CHARTER } from './charters/osaka';
import { OSHU_CHARTER } from './charters/oshu';
import { checkCharter, type Charter, type CharterRule } from './charters/rule';
import { SOUMU_CHARTER } from './charters/soumu';
import { oneEach } from './one-each';
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

/** How many steps inspectInSteps takes: one for each charter and check. */
export const INSPECTION_STEPS = CHARTERS.length + CHECKS.length;

/** All findings, in steps of 1; what several rules say of one cell is said once. */
export function* inspectInSteps(recorded: Recorded): Steps<Finding[]> {
  const ofCharters: Finding[] = [];
  for (const charter of CHARTERS) {
    ofCharters.push(...checkCharter(charter, recorded));
    yield 1;
  }
  const ofChecks: Finding[] = [];
  for (const check of CHECKS) {
    ofChecks.push(...runCheck(check, recorded));
    yield 1;
  }
  return oneEach(ofCharters, ofChecks);
}

/** All of it at once. */
export function inspect(recorded: Recorded): Finding[] {
  return finish(inspectInSteps(recorded));
}
