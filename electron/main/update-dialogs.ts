import type { MessageBoxOptions } from 'electron';
import type { MessageKey } from '../../shared/i18n/format.ts';
import type { Idle } from '../doors/updates/package.ts';
import type { Words } from './language.ts';

/** Where newer packages are looked for: in a folder that a person named, or at a server that the administrator did. */
export type Place =
  | { readonly kind: 'folder'; readonly folder: string }
  | { readonly kind: 'online'; readonly host: string; readonly allowed: boolean | undefined };

/** "Install now?": Enter and Escape both say no, so that nobody installs by a key that was meant for the page. */
export const offerDialog = (version: string, words: Words, place: Place['kind'] = 'folder'): MessageBoxOptions =>
  question(
    words(place === 'folder' ? 'update.offer' : 'update.offer.fetched', { version }),
    words('update.offer.do'),
    [words('update.install'), words('update.later')],
    words,
  );

/** "May Bahan ask this server?" Before a yes nobody has been asked anything. */
export const consentDialog = (host: string, words: Words): MessageBoxOptions =>
  question(
    words('update.consent', { host }),
    words('update.consent.do'),
    [words('update.allow'), words('update.refuse')],
    words,
  );

/** "Fetch it now?" */
export const fetchDialog = (version: string, size: string, host: string, words: Words): MessageBoxOptions =>
  question(
    words('update.fetch', { version, host }),
    words('update.fetch.do', { size }),
    [words('update.fetch.go'), words('update.later')],
    words,
  );

/** The first button is the yes; every key says no. */
const question = (message: string, detail: string, buttons: string[], words: Words): MessageBoxOptions => ({
  ...{ type: 'question', title: words('app.name'), message, detail, buttons },
  ...{ defaultId: 1, cancelId: 1, noLink: true },
});

/** A look that offers nothing, or one that is still under way. */
export type Outcome = Idle | { readonly kind: 'busy' };

/** What came of a look. `host`: of the server that was asked, where it was one. */
export function outcomeDialog(look: Outcome, words: Words, host?: string): MessageBoxOptions {
  const calm = look.kind !== 'refused';
  const key = calm ? `update.${look.kind}` : `update.refused.${look.why}`;
  const version = (look.kind === 'refused' && look.version) || '';
  const place = host === undefined ? words('update.in-folder') : words('update.at-host', { host });
  return {
    type: calm ? 'info' : 'warning',
    title: words('app.name'),
    message: words(key as MessageKey, { version, place }),
    ...(!calm && { detail: words(`${key}.do` as MessageKey) }),
    buttons: [words('update.close')],
    noLink: true,
  };
}

/** What a button of the settings does. */
export type Choice = 'look' | 'allow' | 'choose' | 'off' | 'close';

/** The settings of updates: where, and what to do about it. `choices` are the meanings of the buttons. */
export function settingsDialog(
  place: Place | undefined,
  version: string,
  words: Words,
): { readonly options: MessageBoxOptions; readonly choices: readonly Choice[] } {
  const host = place?.kind === 'online' ? place.host : '';
  const isOn = place !== undefined && (place.kind === 'folder' || place.allowed === true);
  const choices: readonly Choice[] = isOn
    ? ['look', 'choose', 'off', 'close']
    : place === undefined
      ? ['choose', 'close']
      : ['allow', 'choose', 'close'];
  const where = place?.kind === 'folder' ? place.folder : host;
  const options: MessageBoxOptions = {
    type: 'info',
    title: words('app.name'),
    message: isOn ? words('update.is-on', { folder: where }) : words('update.is-off'),
    detail: words(host === '' ? 'update.about' : 'update.about.online', { version, host }),
    buttons: choices.map((choice) => words(choice === 'allow' ? 'update.look' : `update.${choice}`)),
    defaultId: host === '' || isOn ? 0 : choices.length - 1,
    cancelId: choices.length - 1,
    noLink: true,
  };
  return { options, choices };
}
