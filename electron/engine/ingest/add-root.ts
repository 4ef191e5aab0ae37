import { isAbsolute, normalize, relative, sep } from 'node:path';
import { BahanError } from '../../../shared/errors.ts';
import type { Writer } from '../db/connection.ts';
import { type RootRow, watchedRoots } from '../db/roots.ts';
import type { Places } from './places.ts';

/**
 * Checks that a folder can be watched. `moving`: the root whose new place it is to be.
 * @returns the path as the person spelled it, without a separator at its end
 * @throws `bad-input`, `folder-missing`, `folder-not-a-folder`, `folder-unreadable`, `folder-offline`, `folder-is-library`,
 * `folder-inside-root`, `folder-contains-root`, `folder-already-watched`
 */
export async function checkFolder(
  db: Writer,
  places: Places,
  path: string,
  libraryFolder: string,
  moving?: RootRow,
): Promise<string> {
  if (!isAbsolute(path) || path.includes('\0')) throw new BahanError('bad-input', { field: 'path' });
  const spelled = trimEnd(path);
  const roots = watchedRoots(db).filter((root) => root.id !== moving?.id);
  const { real, others } = await places.look(spelled, [libraryFolder, ...roots.map((root) => root.path)]);
  const [library, ...watched] = others;
  const libraryPlace = library ?? normalize(libraryFolder);
  if (isSame(real, libraryPlace) || isInside(real, libraryPlace)) {
    throw new BahanError('folder-is-library', { path: spelled });
  }
  roots.forEach((root, n) => {
    const place = watched[n] ?? normalize(root.path);
    if (isSame(real, place)) throw new BahanError('folder-already-watched', { path: root.path });
    if (isInside(real, place)) throw new BahanError('folder-inside-root', { path: spelled, root: root.path });
    if (isInside(place, real)) throw new BahanError('folder-contains-root', { path: spelled, root: root.path });
  });
  return spelled;
}

/** Without separators at the end, except for a root of the file system. */
function trimEnd(path: string): string {
  const trimmed = path.replace(/[/\\]+$/, '');
  return trimmed === '' || /^[A-Za-z]:$/.test(trimmed)
    ? path
    : process.platform === 'win32'
      ? normalize(trimmed)
      : trimmed;
}

const folded = (path: string): string => (process.platform === 'linux' ? path : path.toLowerCase());

const isSame = (a: string, b: string): boolean => folded(a) === folded(b);

/** Whether `inner` lies below `outer`; links are resolved in both. */
function isInside(inner: string, outer: string): boolean {
  const path = relative(folded(outer), folded(inner));
  return path !== '' && path !== '..' && !path.startsWith(`..${sep}`) && !isAbsolute(path);
}
