/** Which language the pane speaks. Only the pane is translated: the sheets' headers are Japanese in every workbook. */
export type Language = 'ja' | 'en';
export type LanguageChoice = 'auto' | Language;

export const LANGUAGE_CHOICES: readonly LanguageChoice[] = ['auto', 'ja', 'en'];

/** The language for a choice: 'auto' follows Office (`Office.context.displayLanguage`), Japanese when Office says nothing. */
export function languageOf(choice: LanguageChoice, officeLanguage: string | undefined): Language {
  if (choice !== 'auto') return choice;
  return officeLanguage === undefined || officeLanguage === '' || /^ja\b/i.test(officeLanguage) ? 'ja' : 'en';
}

/** Where a person's choice is kept: beside the person, never in the workbook, which others open too. */
export interface Memory {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
}

/** Excel on the web partitions storage by this key (`Office.context.partitionKey`); without it the choice would be lost or shared. */
const key = (partition: string | undefined): string => `${partition ?? ''}dx-language`;

/** The remembered choice; 'auto' where there is none or storage is closed to us. */
export function recallLanguage(memory: Memory | undefined, partition?: string): LanguageChoice {
  try {
    const found = memory?.getItem(key(partition));
    return LANGUAGE_CHOICES.find(choice => choice === found) ?? 'auto';
  } catch {
    return 'auto';
  }
}

/** Remembers the choice; where storage is closed to us it holds until the pane is closed. */
export function rememberLanguage(choice: LanguageChoice, memory: Memory | undefined, partition?: string): void {
  try {
    memory?.setItem(key(partition), choice);
  } catch {
    // A browser that blocks storage costs the person one more click next time, nothing else.
  }
}
