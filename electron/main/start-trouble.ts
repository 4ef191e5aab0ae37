import type { MessageBoxOptions } from 'electron';
import type { MessageKey } from '../../shared/i18n/format.ts';
import type { CodedError } from '../doors/engine-wire.ts';
import type { Words } from './language.ts';

/**
 * The dialog when the library cannot be opened. Its first button tries again, its last one closes Bahan; a damaged library
 * can be brought back before that.
 */
export function refusedDialog(error: CodedError, library: string, words: Words): MessageBoxOptions {
  const say = (key: string) => words(key as MessageKey, { folder: library, ...error.details });
  const detail = [say(`error.${error.code}.do`), words('start.folder', { folder: library })].join('\n\n');
  const dialog = { ...choice(words), message: say(`error.${error.code}`), detail };
  if (error.code !== 'library-damaged') return dialog;
  return { ...dialog, buttons: [words('start.repair'), words('start.retry'), words('start.quit')], cancelId: 2 };
}

export function givenUpDialog(words: Words): MessageBoxOptions {
  return { ...choice(words), message: words('start.given-up'), detail: words('start.given-up.do') };
}

const choice = (words: Words) =>
  ({
    type: 'warning',
    title: words('app.name'),
    buttons: [words('start.retry'), words('start.quit')],
    defaultId: 0,
    cancelId: 1,
    noLink: true,
  }) satisfies Partial<MessageBoxOptions>;
