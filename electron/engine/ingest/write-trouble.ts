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
