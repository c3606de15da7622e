import type { SelfTest, ItemVerdict } from '../../excel/selftest/self-test';
import type { SelfTestText } from '../../i18n/frame/self-test.ja';

/** The verdicts in the order in which people need them. */
export const VERDICTS: readonly ItemVerdict[] = ['differs', 'unsupported', 'notRun', 'passed'];

/** The text for an administrator: one line an item, the same ids in every language. */
export function reportOf(test: SelfTest, text: SelfTestText, version: string, on: Date): string {
  return [
    `${text.reportTitle} ${version} ${on.toISOString().slice(0, 10)} (${test.seconds} s)`,
    ...test.results.map(({ id, verdict, seen }) => `${verdict}\t${id}\t${text.items[id].title}\t${seen}`),
  ].join('\n');
}
