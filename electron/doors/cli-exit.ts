import type { ErrorCode } from '../../shared/errors.ts';
import { UsageError } from './cli-arguments.ts';
import type { Output } from './cli-output.ts';
import { asBahanError, type Words } from './cli-words.ts';

/**
 * `done`: also when nothing was found. `itemFailed`: done, but something printed has an error or a folder is offline.
 * `wrongCall`: nothing was done. `refused`: the library cannot be had. `interrupted`: what was finished is kept.
 */
export const exitCodes = { done: 0, itemFailed: 1, wrongCall: 2, refused: 3, interrupted: 130 } as const;

const refusals: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'library-missing',
  'library-on-network',
  'library-newer',
  'library-locked',
  'library-unreadable',
  'library-damaged',
  'library-gone',
  'disk-full',
  'read-only',
  'connection-lost',
]);

const wrongCalls: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'bad-input',
  'folder-missing',
  'folder-unreadable',
  'folder-not-a-folder',
  'folder-inside-root',
  'folder-contains-root',
  'folder-already-watched',
  'folder-is-library',
  'root-not-found',
  'preset-not-found',
  'backup-missing',
  'backup-damaged',
  'backup-place-unwritable',
  'target-missing',
  'target-inside-root',
  'target-unwritable',
  'port-in-use',
]);

export function exitCodeOf(error: unknown): number {
  if (error instanceof UsageError) return exitCodes.wrongCall;
  const known = asBahanError(error);
  if (known?.code === 'cancelled') return exitCodes.interrupted;
  if (known && refusals.has(known.code)) return exitCodes.refused;
  if (known && wrongCalls.has(known.code)) return exitCodes.wrongCall;
  return exitCodes.itemFailed;
}

/** One sentence about what went wrong, and what to do where there is something. */
export function tellError(error: unknown, out: Output, words: Words): void {
  if (error instanceof UsageError) {
    out.warn(words.say(error.key as 'cli.usage.tooFew', error.details));
    return;
  }
  const known = asBahanError(error);
  if (known?.code === 'library-locked') {
    const { folder = '', pid = 0, person = '', device = '' } = known.details;
    const who = pid
      ? words.say('cli.holder', { person: String(person), device: String(device), pid: String(pid) })
      : words.say('cli.holderUnknown');
    out.warn(words.say('cli.heldBy', { folder: String(folder), who }));
  } else if (known?.code === 'library-missing') {
    out.warn(words.say('cli.noLibrary', { folder: String(known.details.folder ?? '') }));
  } else if (known?.code === 'library-damaged') {
    out.warn(words.say('cli.damaged', { folder: String(known.details.folder ?? '') }));
  } else if (known && known.code !== 'internal') {
    const about = known.details.path ?? known.details.folder ?? known.details.port;
    out.warn(`${about === undefined ? '' : `${about}: `}${words.error(known.code, known.details)}`);
  } else out.warn(words.say('cli.failed', { message: error instanceof Error ? error.message : String(error) }));
}
