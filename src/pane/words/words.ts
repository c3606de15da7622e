import { useContext } from 'react';
import type { FaultReason } from '../../domain/base/fault';
import type { ExcelFailure, Failure } from '../../excel/batch/failure';
import { en } from '../../i18n/en';
import { faultSentence } from '../../i18n/functions/fault-sentence';
import { FAULTS_EN } from '../../i18n/functions/faults.en';
import { FAULTS_JA, type Faults } from '../../i18n/functions/faults.ja';
import { ja } from '../../i18n/ja';
import { failureSentence, failureStory, issueSentence } from '../../i18n/sheets/sheet-sentence';
import { PAGE_EN } from '../../i18n/frame/page.en';
import { PAGE_JA, type PageText } from '../../i18n/frame/page.ja';
import { SHEETS_EN } from '../../i18n/sheets/sheets.en';
import { SHEETS_JA, type SheetsText } from '../../i18n/sheets/sheets.ja';
import type { Issue } from '../../sheets/schema/issue';
import type { TableName } from '../../sheets/schema/table-name';
import { TABLES } from '../../sheets/schema/declarations/tables';
import { formatCell, formatDate, formatNumber } from './format';
import { LanguageContext } from './frame-words';
import type { Language } from './language';

/** Everything the pane says in one language, and which it is: numbers and dates are written by it. */
export interface Words {
  readonly language: Language;
  readonly t: typeof ja;
  readonly sheets: SheetsText;
  /** @param kpi named before it; none: the sentence alone */
  readonly fault: (reason: FaultReason, kpi?: string) => string;
  /** @param rowAt the cell of the issue's column in another row of the table (from 0), where the table is on a sheet */
  readonly issue: (issue: Issue, rowAt?: (row: number) => string | null) => string;
  /** Why a plan cannot be carried out, and what to do. */
  readonly conflict: (conflict: Failure) => string;
  /** What happened, what to do, what was and was not changed. */
  readonly failure: (failure: ExcelFailure) => string;
  /** What was done, and where Excel has not taken a new sheet's page layout, that too. */
  readonly withPage: (done: string, page: boolean) => string;
  /** Said before a sheet is added. */
  readonly clearsUndo: string;
}

function wordsOf(language: Language, t: typeof ja, sheets: SheetsText, faults: Faults, page: PageText): Words {
  const show = {
    date: formatDate,
    number: (value: number) => formatNumber(value, language),
    cell: (cell: Parameters<typeof formatCell>[0]) => formatCell(cell, language),
    sheet: (table: TableName) => TABLES[table].sheet,
  };
  const joined = (...sentences: readonly string[]): string => sentences.join(language === 'ja' ? '' : ' ');
  return {
    language,
    t,
    sheets,
    fault: (reason, kpi) => faultSentence(faults, reason, kpi),
    issue: (issue, rowAt = () => null) => issueSentence(sheets, issue, { ...show, row: rowAt }),
    conflict: conflict => {
      const { what, todo } = failureSentence(sheets, conflict);
      return joined(what, todo);
    },
    failure: failure => {
      const { what, todo, changed } = failureStory(sheets, failure);
      return joined(what, todo, changed);
    },
    withPage: (done, taken) => (taken ? done : joined(done, page.notSet)),
    clearsUndo: page.clearsUndo,
  };
}

export const WORDS_OF: Readonly<Record<Language, Words>> = {
  ja: wordsOf('ja', ja, SHEETS_JA, FAULTS_JA, PAGE_JA),
  en: wordsOf('en', en, SHEETS_EN, FAULTS_EN, PAGE_EN),
};

export function useWords(): Words {
  return WORDS_OF[useContext(LanguageContext)];
}
