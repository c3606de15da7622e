import type { FaultReason } from '../domain/fault';
import { faultSentence } from '../i18n/fault-sentence';
import { FAULTS_EN } from '../i18n/faults.en';
import { FAULTS_JA } from '../i18n/faults.ja';

/** Office is there in Excel's own runtime, and not everywhere the functions run. */
declare const Office: { readonly context?: { readonly displayLanguage?: string } } | undefined;

/** Japanese unless Office says another language. */
function isJapanese(): boolean {
  try {
    const language = typeof Office === 'undefined' ? undefined : Office.context?.displayLanguage;
    return !language || /^ja/i.test(language);
  } catch {
    // Before Office is ready its context may refuse to be read.
    return true;
  }
}

/** A reason in the language of the person's Office, the KPI named before it. */
export function sentenceOf(reason: FaultReason, kpi: string): string {
  return faultSentence(isJapanese() ? FAULTS_JA : FAULTS_EN, reason, kpi);
}
