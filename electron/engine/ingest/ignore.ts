import { parse } from 'node:path';

/** What is never material: system litter, hidden things, half-copied and temporary files. One place, used by every look. */

/** Folders that are passed over with all that is in them, compared without case. */
const ignoredFolders = new Set([
  '@eadir', // Synology's own thumbnails
  '#recycle',
  '$recycle.bin',
  'system volume information',
  'lost+found',
  '__macosx',
]);

const ignoredFiles = new Set(['thumbs.db', 'ehthumbs.db', 'desktop.ini', 'icon\r', 'zbthumbnail.info']);

/** Names under which programs keep a file that is not whole yet, or a lock. */
const temporary = /^~\$|^~.*\.tmp$|\.(tmp|temp|part|partial|crdownload|download|opdownload|filepart|!ut|bahan-part)$/i;

/** Everything that begins with a dot is hidden, macOS's `._` companions among it. */
const hidden = (name: string): boolean => name.startsWith('.');

export const ignoresFolder = (name: string): boolean => hidden(name) || ignoredFolders.has(name.toLowerCase());

export const ignoresFile = (name: string): boolean =>
  hidden(name) || ignoredFiles.has(name.toLowerCase()) || temporary.test(name);

/**
 * Whether a file only accompanies another one of its folder: `x.jpg.xmp` or `x.xmp` beside `x.jpg`, and the same with
 * `.aae`. `siblings` holds the names of the folder in lower case, `stems` their names without extension, counted
 * without sidecars.
 */
export function isSidecar(name: string, siblings: ReadonlySet<string>, stems: ReadonlySet<string>): boolean {
  const lower = name.toLowerCase();
  const { name: stem, ext } = parse(lower);
  if (ext !== '.xmp' && ext !== '.aae') return false;
  return siblings.has(stem) || stems.has(stem);
}

/** Names and stems of a folder for `isSidecar`. */
export function sidecarOwners(names: readonly string[]): { siblings: Set<string>; stems: Set<string> } {
  const siblings = new Set<string>();
  const stems = new Set<string>();
  for (const name of names) {
    const lower = name.toLowerCase();
    const { name: stem, ext } = parse(lower);
    if (ext === '.xmp' || ext === '.aae') continue;
    siblings.add(lower);
    stems.add(stem);
  }
  return { siblings, stems };
}
