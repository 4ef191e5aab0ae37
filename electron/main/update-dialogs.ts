import type { MessageBoxOptions } from 'electron';
import type { MessageKey } from '../../shared/i18n/format.ts';
import type { Look } from '../doors/updates/office-folder.ts';
import type { Words } from './language.ts';

/** "Install now?": Enter and Escape both say no, so that nobody installs by a key that was meant for the page. */
export function offerDialog(version: string, words: Words): MessageBoxOptions {
  return {
    type: 'question',
    title: words('app.name'),
    message: words('update.offer', { version }),
    detail: words('update.offer.do'),
    buttons: [words('update.install'), words('update.later')],
    defaultId: 1,
    cancelId: 1,
    noLink: true,
  };
}

/** A look that offers nothing, or one that is still under way. */
export type Outcome = Exclude<Look, { kind: 'ready' }> | { readonly kind: 'busy' };

/** What came of a look. */
export function outcomeDialog(look: Outcome, words: Words): MessageBoxOptions {
  const calm = look.kind !== 'refused';
  const key = calm ? `update.${look.kind}` : `update.refused.${look.why}`;
  const version = (look.kind === 'refused' && look.version) || '';
  return {
    type: calm ? 'info' : 'warning',
    title: words('app.name'),
    message: words(key as MessageKey, { version }),
    ...(!calm && { detail: words(`${key}.do` as MessageKey) }),
    buttons: [words('update.close')],
    noLink: true,
  };
}

/** What a button of the settings does. */
export type Choice = 'look' | 'choose' | 'off' | 'close';

/** The settings of updates: which folder, and what to do about it. `choices` are the meanings of the buttons. */
export function settingsDialog(
  folder: string | undefined,
  version: string,
  words: Words,
): { readonly options: MessageBoxOptions; readonly choices: readonly Choice[] } {
  const choices: readonly Choice[] = folder === undefined ? ['choose', 'close'] : ['look', 'choose', 'off', 'close'];
  const options: MessageBoxOptions = {
    type: 'info',
    title: words('app.name'),
    message: folder === undefined ? words('update.is-off') : words('update.is-on', { folder }),
    detail: words('update.about', { version }),
    buttons: choices.map((choice) => words(`update.${choice}`)),
    defaultId: 0,
    cancelId: choices.length - 1,
    noLink: true,
  };
  return { options, choices };
}
