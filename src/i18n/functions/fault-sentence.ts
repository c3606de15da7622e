import type { FaultReason } from '../../domain/base/fault';
import type { Faults } from './faults.ja';

/** {field}, or [words {field}] which is left out where the field is null or empty. */
const SLOT = /\[([^[\]]*)\{(\w+)\}\]|\{(\w+)\}/g;
/** Fields that hold a name of ours rather than what somebody typed. */
const NAMED = /^(argument|table|edge)$/;

/** A reason in words: short, the KPI named before it where there is one. {field} in a sentence is that field of the reason. */
export function faultSentence(faults: Faults, reason: FaultReason, kpi = ''): string {
  const fields = reason as unknown as Readonly<Record<string, string | number | readonly (string | number)[] | null>>;
  const word = (field: string): string => {
    const value = fields[field];
    if (Array.isArray(value)) return value.join(faults.comma);
    return (NAMED.test(field) && faults.names[value as keyof Faults['names']]) || String(value === null ? '' : value);
  };
  const sentence = faults.sentences[reason.kind].replace(SLOT, (_, words: string, optional: string, field: string) =>
    field ? word(field) : word(optional) && words + word(optional),
  );
  return kpi && sentence ? `${kpi}${faults.colon}${sentence}` : sentence;
}
