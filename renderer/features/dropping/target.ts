import type { Folder, Root } from '../../../shared/model/root.ts';
import type { CopyTarget } from '../../state/dropped.ts';
import { filtersOf, folderSense } from '../../state/filters.ts';
import { folderPath } from '../sidebar/folder-nodes.tsx';

/** Paths of all folders of a root that the library knows, with those between; without the root itself. */
export function foldersIn(root: string, folders: readonly Folder[]): readonly string[] {
  const paths = new Set<string>();
  for (const folder of folders) {
    if (folder.root !== root) continue;
    const parts = folder.path.split('/').filter(Boolean);
    for (let end = 1; end <= parts.length; end += 1) paths.add(parts.slice(0, end).join('/'));
  }
  return [...paths].sort(new Intl.Collator(undefined, { numeric: true }).compare);
}

/** The one folder that a query stands at, whatever else it asks for; undefined where it stands at none. */
export function folderLookedAt(
  text: string,
  roots: readonly Root[],
  folders: readonly Folder[],
): CopyTarget | undefined {
  const stands = filtersOf(text).filter(({ field, isExcluded }) => field === 'folder' && !isExcluded);
  const [only] = stands;
  if (!only || stands.length > 1 || only.choices.length > 1) return undefined;
  const { sense } = only.choices[0];
  for (const root of roots) {
    const below = ['', ...foldersIn(root.id, folders)].find((path) => folderSense(folderPath(root, path)) === sense);
    if (below !== undefined) return { root: root.id, below };
  }
  return undefined;
}

/** Roots that can be copied into now. */
export const reachable = (roots: readonly Root[]): readonly Root[] => roots.filter(({ state }) => state !== 'offline');

/** Where files are proposed to go: the folder that is looked at, else the last one, else the first watched folder. */
export function proposedTarget(
  text: string,
  roots: readonly Root[],
  folders: readonly Folder[],
  last: CopyTarget,
): CopyTarget | undefined {
  const there = reachable(roots);
  const isThere = ({ root, below }: CopyTarget) =>
    there.some(({ id }) => id === root) && (below === '' || foldersIn(root, folders).includes(below));
  const looked = folderLookedAt(text, there, folders);
  if (looked) return looked;
  if (isThere(last)) return last;
  return there[0] && { root: there[0].id, below: '' };
}

/** A folder that was typed, as the library spells it; undefined where there is none of that name. */
export function knownFolder(typed: string, paths: readonly string[]): string | undefined {
  const plain = (path: string) =>
    path
      .split(/[\\/]/)
      .map((part) => part.trim())
      .filter(Boolean)
      .join('/')
      .toLowerCase();
  const wanted = plain(typed);
  return wanted === '' ? '' : paths.find((path) => plain(path) === wanted);
}
