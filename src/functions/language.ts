import type { FaultReason } from '../domain/base/fault';
import { faultSentence } from '../i18n/functions/fault-sentence';
import { FAULTS_EN } from '../i18n/functions/faults.en';
import { FAULTS_JA } from '../i18n/functions/faults.ja';

/** Office is there in Excel's own runtime, and not everywhere the functions run. */
declare const Office: { readonly context: { readonly displayLanguage?: string } };

/** Japanese unless Office says another language. */
function isJapanese(): boolean {
  try {
    return /^(ja|$)/i.test(Office.context.displayLanguage || '');
  } catch {
    // There is no Office here, or it is not ready.
    return true;
  }
}

/** A reason in the language of the person's Office, the KPI named before it. */
export function sentenceOf(reason: FaultReason, kpi: string): string {
  return faultSentence(isJapanese() ? FAULTS_JA : FAULTS_EN, reason, kpi);
}
