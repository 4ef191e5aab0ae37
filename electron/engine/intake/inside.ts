import { isAbsolute, relative, sep } from 'node:path';

/** Windows and macOS take two names that differ in their case for one. */
const plain = (path: string): string => (process.platform === 'linux' ? path : path.toLowerCase());

/** Whether a path is a folder or lies in it; both absolute and real, without links in them. */
export function isAtOrBelow(path: string, folder: string): boolean {
  const inner = relative(plain(folder), plain(path));
  return inner === '' || (inner !== '..' && !inner.startsWith(`..${sep}`) && !isAbsolute(inner));
}
