import { parse } from 'node:path';
import { freeName, safeStem } from '../export/naming.ts';
import { ignoresFile, ignoresFolder } from '../ingest/ignore.ts';

/** Bytes of a name that every file system holds: most of them count 255 of UTF-8. */
const mostBytes = 180;

/** A text that is no longer than `mostBytes`, cut between its signs. */
function fitting(text: string): string {
  let kept = '';
  let bytes = 0;
  for (const sign of text) {
    bytes += Buffer.byteLength(sign);
    if (bytes > mostBytes) break;
    kept += sign;
  }
  return kept.trim();
}

/** A name for a folder that every system can hold and that no look at folders passes over. */
export function safeFolder(text: string): string {
  const plain = safeStem(fitting(text.replace(/^[\s.]+/, '')));
  return ignoresFolder(plain) ? `_${plain}` : plain;
}

/** A name for a file, the same one where it is good already; its extension stays. */
export function safeName(name: string): string {
  const { name: stem, ext } = parse(name);
  const plain = `${safeStem(fitting(stem.replace(/^\.+/, '')))}${ext === '' ? '' : safeStem(`x${ext}`).slice(1)}`;
  return ignoresFile(plain) ? `_${plain}` : plain;
}

/** Names that say the same to a disk that knows neither case nor how letters are composed. */
export const folded = (name: string): string => name.normalize('NFC').toLowerCase();

/**
 * Folders that cameras and phones make by themselves: DCF's (`100CANON`, `101D7000`, JEITA CP-3461), those of video cards
 * (AVCHD, XAVC, P2, XDCAM) and of recorders. Their names say nothing, and are left out.
 */
const madeByCameras =
  /^(\d{3}[A-Z0-9_]{5}|\d{3}_?[A-Z]{3,6}|\d{3}APPLE|DCIM|PRIVATE|M4ROOT|CLIP|SUB|AVCHD|BDMV|STREAM|MP_ROOT|\d{3}ANV01|CONTENTS|VIDEO|AUDIO|BPAV|CLPR|XDROOT|CAMERA|CAMERA ROLL|SONY|REC_FILE|FOLDER\d{2}|VOICE|STEREO|MULTI|RECORD|RECORDER|RECORDINGS?|INTERNAL (SHARED )?STORAGE|PHONE|CARD|SD ?CARD)$/i;

/** Folders of a source that its files keep: what people named. Each is safe on every system. */
export const keptFolders = (folder: string): string =>
  folder
    .split('/')
    .filter((part) => part !== '' && !madeByCameras.test(part))
    .map(safeFolder)
    .join('/');

/** All folders of what was gathered, each safe on every system: what a person dropped arrives as it lay. */
export const sameFolders = (folder: string): string =>
  folder
    .split('/')
    .filter((part) => part !== '')
    .map(safeFolder)
    .join('/');

/** The stem that files which belong together share; of a file that bears another one's whole name (`x.jpg.xmp`) that one's. */
export function stemOf(name: string): string {
  const { name: stem } = parse(name);
  // Sony's words about a clip: C0001M01.XML
  if (/m01\.xml$/i.test(name)) return stem.slice(0, -3);
  const inner = /\.(xmp|aae|thm|srt)$/i.test(name) ? parse(stem) : undefined;
  return inner && /^\.[a-z0-9]{2,4}$/i.test(inner.ext) ? inner.name : stem;
}

/** What only goes with others, and is taken when there is one: sidecars, small pictures of films, subtitles. */
export const goesWithOthers = (name: string): boolean => /\.(xmp|aae|thm|srt)$|m01\.xml$/i.test(name);

/** A name for the `n`th time that its group looks for a free stem; all of a group get the same number behind it. */
export function numbered(name: string, n: number): string {
  const { length } = stemOf(name);
  return n === 1 ? name : `${name.slice(0, length)} (${n})${name.slice(length)}`;
}

/** The folder's own spelling where it is there in another one; a free name where a file has it. */
export function folderIn(entries: readonly { readonly name: string; readonly isFolder: boolean }[], wanted: string) {
  const same = entries.find((entry) => entry.isFolder && folded(entry.name) === folded(wanted));
  if (same) return same.name;
  return freeName(wanted, (name) => entries.some((entry) => folded(entry.name) === folded(name)));
}
