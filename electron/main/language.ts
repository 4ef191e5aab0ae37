import { en } from '../../shared/i18n/en.ts';
import { type Language, type MessageKey, type MessageValues, translate } from '../../shared/i18n/format.ts';
import { id } from '../../shared/i18n/id.ts';

export type Words = (key: MessageKey, values?: MessageValues) => string;

/** The language of menu and dialogs: the first of the person's languages that Bahan speaks, else Indonesian. */
export function languageOf(preferred: readonly string[]): Language {
  for (const tag of preferred) {
    if (/^(id|in)\b/i.test(tag)) return 'id'; // `in` is the old code of Indonesian, still given by some systems
    if (/^en\b/i.test(tag)) return 'en';
  }
  return 'id';
}

export function wordsOf(language: Language): Words {
  const messages: Partial<Record<string, string>> = language === 'id' ? id : en;
  return (key, values) => translate(messages, language, key, values);
}
