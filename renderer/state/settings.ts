import { languageCookie } from '../../shared/api/language-cookie.ts';
import type { Language } from '../../shared/i18n/format.ts';
import { keep, recall, storageKey } from './persist.ts';
import { createStore, useStore } from './store.ts';

export type Theme = 'system' | 'light' | 'dark';

export interface Settings {
  readonly language: Language;
  readonly theme: Theme;
  /** The colour of focus, selection and the one primary action: the program's own, or what becomes of the system's. */
  readonly accent: 'own' | 'system';
}

const fallback: Settings = {
  language: globalThis.window?.bahanDesktop?.language ?? 'id',
  theme: 'system',
  accent: 'own',
};

export const settings = createStore<Settings>(sound(recall('settings', fallback)));
keep('settings', settings);

function sound(kept: Settings): Settings {
  return {
    language: kept.language === 'en' ? 'en' : 'id',
    theme: kept.theme === 'light' || kept.theme === 'dark' ? kept.theme : 'system',
    accent: kept.accent === 'system' ? 'system' : 'own',
  };
}

/**
 * Writes language and theme onto the page itself, now and whenever they change, here or in another window of this person, and
 * tells the door and the desktop. Returns how to stop.
 */
export function applySettings(page: HTMLElement): () => void {
  const window = page.ownerDocument.defaultView;
  const apply = () => {
    const { language, theme } = settings.get();
    page.lang = language;
    page.ownerDocument.cookie = `${languageCookie}=${language}; Path=/; SameSite=Strict; Max-Age=31536000`;
    if (theme === 'system') page.removeAttribute('data-theme');
    else page.dataset.theme = theme;
    window?.bahanDesktop?.look({ language, theme });
  };
  const adopt = ({ key }: StorageEvent) => {
    if (key === storageKey('settings')) settings.set(sound(recall('settings', fallback)));
  };
  window?.addEventListener('storage', adopt);
  apply();
  const unsubscribe = settings.subscribe(apply);
  return () => {
    window?.removeEventListener('storage', adopt);
    unsubscribe();
  };
}

export function useSettings(): Settings & { change: (change: Partial<Settings>) => void } {
  const now = useStore(settings);
  return { ...now, change: changeSettings };
}

export function changeSettings(change: Partial<Settings>): void {
  settings.set((previous) => ({ ...previous, ...change }));
}
