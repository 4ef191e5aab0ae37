import { useMemo } from 'react';
import {
  type Formats,
  formats,
  type Language,
  type MessageKey,
  type MessageValues,
  translate,
} from '../../shared/i18n/format.ts';
import { settings } from './settings.ts';
import { createStore, useSelected, useStore } from './store.ts';

type Messages = Readonly<Partial<Record<string, string>>>;

/** The words of each language that was asked for: nobody waits for those of another. */
const words = createStore<Partial<Record<Language, Messages>>>({});
const made = { id: formats('id'), en: formats('en') } as const;

export type Translate = (key: MessageKey, values?: MessageValues) => string;

/** Loads the words of a language. To be waited for once, before anything is drawn. */
export async function loadWords(language: Language): Promise<void> {
  if (words.get()[language]) return;
  const messages =
    language === 'id' ? (await import('../../shared/i18n/id.ts')).id : (await import('../../shared/i18n/en.ts')).en;
  words.set((before) => ({ ...before, [language]: messages }));
}

// another language is spoken as soon as its words are there
settings.subscribe(() => void loadWords(settings.get().language));

/** The language in use. */
export function useLanguage(): Language {
  const wanted = useSelected(settings, (now) => now.language);
  const loaded = useStore(words);
  const other = wanted === 'id' ? 'en' : 'id';
  return !loaded[wanted] && loaded[other] ? other : wanted;
}

/** The words of the language in use; a component that asks draws again when the language changes. */
export function useT(): Translate {
  const language = useLanguage();
  const messages = useStore(words)[language];
  return useMemo(() => (key, values) => translate(messages ?? {}, language, key, values), [messages, language]);
}

/** Numbers, dates, sizes and durations as the language in use writes them. */
export function useFormats(): Formats {
  return made[useLanguage()];
}
