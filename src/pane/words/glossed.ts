import { GLOSSES_EN } from '../../i18n/functions/glosses.en';
import type { Language } from './language';

const MEANINGS = new Map(Object.entries(GLOSSES_EN));

/** A name as it stands in the workbook; in English with what it means, where we know it: 構成員 (members). */
export function glossed(name: string, language: Language): string {
  const meaning = language === 'en' ? MEANINGS.get(name) : undefined;
  return meaning === undefined ? name : `${name} (${meaning})`;
}
