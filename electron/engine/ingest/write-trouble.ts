import { BahanError } from '../../../shared/errors.ts';

/**
 * Whether an error says that the library itself cannot be written to now: no room left, no right to write, a disk that
 * fails or is gone. Whatever was to be written then is kept waiting; nothing is wrong with the file that it was about.
 * Codes: https://sqlite.org/rescode.html and errno of the picture store's folder.
 */
export function isWriteTrouble(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  if (typeof code !== 'string') return false;
  return (
    /^SQLITE_(FULL|IOERR|READONLY|CANTOPEN|CORRUPT|NOTADB|PERM|NOMEM)/.test(code) ||
    /^(ENOSPC|EDQUOT|EROFS|EIO)$/.test(code)
  );
}

/** The same for whoever waits for the work. */
export function troubleError(error: unknown, folder: string): BahanError {
  const code = String((error as { code?: unknown }).code);
  const isFull = /^(SQLITE_FULL|ENOSPC|EDQUOT)/.test(code);
  const isLocked = /^(SQLITE_READONLY|SQLITE_PERM|EROFS)/.test(code);
  return new BahanError(
    isFull ? 'disk-full' : isLocked ? 'read-only' : 'library-unreadable',
    { folder },
    { cause: error },
  );
}
