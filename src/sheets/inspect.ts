/** 点検 beyond types: every charter that applies to the workbook, then the general checks. */
import { runChecks } from './checks';
import type { Finding, Recorded } from './finding';
import { OSAKA_CHARTER } from './rules/osaka';
import { OSHU_CHARTER } from './rules/oshu';
import { checkCharter, type Charter, type Rule } from './rules/rule';
import { SOUMU_CHARTER } from './rules/soumu';

export const CHARTERS: readonly Charter[] = [OSAKA_CHARTER, OSHU_CHARTER, SOUMU_CHARTER];

/** The rule of a finding with its document, to be quoted; null for a general check. */
export function ruleOf(finding: Finding): { readonly charter: Charter; readonly rule: Rule } | null {
  for (const charter of CHARTERS) {
    const rule = charter.rules.find(({ id }) => id === finding.rule);
    if (rule) return { charter, rule };
  }
  return null;
}

const cellsOf = ({ table, rows, column }: Finding): string => `${table} ${rows.join(',')} ${column}`;

/** All findings. Where a charter asks for a report, a general finding about the same cell would only say it again. */
export function inspect(recorded: Recorded): Finding[] {
  const byCharter = CHARTERS.flatMap(charter => checkCharter(charter, recorded));
  const said = new Set(byCharter.filter(({ message }) => message.kind === 'notReported').map(cellsOf));
  return [...byCharter, ...runChecks(recorded).filter(finding => finding.message.kind !== 'notReported' || !said.has(cellsOf(finding)))];
}
