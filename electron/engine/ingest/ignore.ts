import { parse } from 'node:path';

/** What is never material: system litter, hidden things, half-copied and temporary files. One place, used by every look. */

/** Folders that are passed over with all that is in them, compared without case. */
const ignoredFolders = new Set([
  // Synology's and QNAP's own
  ...['@eadir', '#recycle', '#snapshot', '@tmp', '@recycle', '@recently-snapshot'],
  // Windows'
  ...['$recycle.bin', 'recycler', 'system volume information', 'found.000'],
  // of Linux and macOS, and what macOS packs into archives
  ...['lost+found', '__macosx', 'network trash folder', 'temporary items'],
]);

/** Previews of Lightroom's catalogues are a folder of thousands of files. */
const ignoredFolderEnds = /\.lrdata$/i;

const ignoredFiles = new Set([
  ...['thumbs.db', 'ehthumbs.db', 'ehthumbs_vista.db', 'desktop.ini', 'icon\r', 'zbthumbnail.info', 'picasa.ini'],
  ...['pagefile.sys', 'hiberfil.sys', 'swapfile.sys'],
]);

/** Names under which programs keep a file that is not whole yet. */
const partial =
  /\.(tmp|temp|part|partial|crdownload|download|opdownload|filepart|!ut|!sync|bc!|aria2|bahan-part)$|^photoshop temp\d+$/i;

/** Names of locks, of journals beside a catalogue, and of what an editor keeps of the state before. */
const besides = /^~\$|^~.*\.(tmp|idlk)$|\.(laccdb|ldb|dwl2?|lrcat\.lock|lrcat-(journal|wal|shm))$|[^~]~$/i;

/** Everything that begins with a dot is hidden, macOS's `._` companions among it. */
const hidden = (name: string): boolean => name.startsWith('.');

export const ignoresFolder = (name: string): boolean =>
  hidden(name) || ignoredFolders.has(name.toLowerCase()) || ignoredFolderEnds.test(name);

export const ignoresFile = (name: string): boolean =>
  hidden(name) || ignoredFiles.has(name.toLowerCase()) || partial.test(name) || besides.test(name);

/** Differs when what is passed over differs: folders are looked through anew after such a change. */
export const ruleMark = [...ignoredFolders, ...ignoredFiles, ignoredFolderEnds, partial, besides]
  .map(String)
  .reduce((mark, rule) => [...rule].reduce((sum, sign) => (Math.imul(sum, 31) + sign.charCodeAt(0)) | 0, mark), 7)
  .toString(36);

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

/**
 * Which of a folder's files a sidecar accompanies: the one whose whole name it bears (`x.jpg.xmp`), else all of its stem
 * (`x.xmp` beside `x.cr2` and `x.jpg`). The reverse of `sidecarsFor`.
 */
export function ownersOf(sidecar: string, names: readonly string[]): string[] {
  const stem = parse(sidecar.toLowerCase()).name;
  const material = names.filter((name) => !accompanies(name));
  const whole = material.filter((name) => name.toLowerCase() === stem);
  return whole.length > 0 ? whole : material.filter((name) => parse(name.toLowerCase()).name === stem);
}

/** The files among a folder's names that accompany one of them, the more exactly named before the others. */
export function sidecarsFor(name: string, names: readonly string[]): string[] {
  const lower = name.toLowerCase();
  const rank = (sidecar: string): number => (parse(sidecar.toLowerCase()).name === lower ? 0 : 1);
  return names
    .filter((one) => accompanies(one) && ownersOf(one, names).includes(name))
    .toSorted((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
}

/** Whether a file is one that may accompany others. */
export const accompanies = (name: string): boolean => /\.(xmp|aae)$/i.test(name);

/** Whether its words are read; Apple's recipes of changes hold none. */
export const isReadSidecar = (name: string): boolean => /\.xmp$/i.test(name);
