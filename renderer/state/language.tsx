import { useMemo } from 'react';
import { en } from '../../shared/i18n/en.ts';
import {
  type Formats,
  formats,
  type Language,
  type MessageKey,
  type MessageValues,
  translate,
} from '../../shared/i18n/format.ts';
import { id } from '../../shared/i18n/id.ts';
import { settings } from './settings.ts';
import { useSelected } from './store.ts';

const words = { id, en } as const;
const made = { id: formats('id'), en: formats('en') } as const;

export type Translate = (key: MessageKey, values?: MessageValues) => string;

export function useLanguage(): Language {
  return useSelected(settings, (now) => now.language);
}

/** The words of the language in use; a component that asks draws again when the language changes. */
export function useT(): Translate {
  const language = useLanguage();
  return useMemo(() => (key, values) => translate(words[language], language, key, values), [language]);
}

/** Numbers, dates, sizes and durations as the language in use writes them. */
export function useFormats(): Formats {
  return made[useLanguage()];
}
