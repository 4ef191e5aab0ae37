import { lstat, opendir, realpath } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { BahanError } from '../../../shared/errors.ts';
import { ignoresFile, ignoresFolder } from '../ingest/ignore.ts';
import { kindByName } from '../media/extensions.ts';
import { isAtOrBelow } from './inside.ts';
import type { Scanned, SourceFile } from './messages.ts';
import { goesWithOthers } from './names.ts';

/** Folders of a phone that hold what people made; the others are those of its programs. */
const ofPhones = /^(dcim|pictures|movies|recordings|voice recorder|sounds)$/i;
/** Small copies that video cameras make beside their films. */
const small = /(^|\/)(M4ROOT\/(SUB|THMBNL)|AVCHD\/AVCHDTN|BPAV\/.*\/PROXY|CONTENTS\/(PROXY|ICON))$/i;
/** Folders below one another; more are a loop of links or no card. */
const deepest = 24;
/** Files of one source. */
const most = 200_000;

/** What a system or card says of itself in names; a document of an office has none of them. */
const ofCameras = /\.(bdm|mpl|cpi|ctg|ind|mif|lrv|lrf|sec|dat|xml|log|json|txt|html?)$/i;

const isMaterial = (name: string, isCard: boolean): boolean =>
  goesWithOthers(name) || (kindByName(name).kind !== 'other' && !(isCard && ofCameras.test(name)));

/** What lies on a source, as it is found: `heard` is told now and then how much that is. */
class Found {
  readonly files: SourceFile[] = [];
  readonly passed = { here: 0, links: 0, others: 0, unreadable: 0, beyond: 0 };
  readonly #heard: (found: number) => void;

  constructor(heard: (found: number) => void) {
    this.#heard = heard;
  }

  tell(): void {
    this.#heard(this.files.length);
  }

  /** Looks at what has the name of material. Links are not followed, also not those that came to be a moment ago. */
  async take(path: string, folder: string, name: string): Promise<void> {
    if (this.files.length >= most) {
      this.passed.beyond += 1;
      return;
    }
    const stats = await lstat(path).catch(() => undefined);
    if (!stats?.isFile()) {
      this.passed[stats?.isSymbolicLink() ? 'links' : 'unreadable'] += 1;
      return;
    }
    this.files.push({ path, folder, name, size: stats.size, mtime: stats.mtimeMs });
    if (this.files.length % 200 === 0) this.tell();
  }
}

/**
 * All material of a card, a phone or a folder; folders that cannot be read are passed over. `heard` is called now and then.
 * @throws `folder-missing`, `folder-unreadable` about the source itself
 */
export async function scanSource(from: string, heard: (found: number) => void): Promise<Scanned> {
  const found = new Found(heard);
  const top = await entriesOf(from).catch((cause: NodeJS.ErrnoException) => {
    const missing = cause.code === 'ENOENT' || cause.code === 'ENOTDIR';
    throw new BahanError(missing ? 'folder-missing' : 'folder-unreadable', { path: from }, { cause });
  });
  await walk(found, from, '', top, () => false);
  return found;
}

/**
 * The same of files and folders that were gathered. A folder keeps its name, and what lies in one of `own` (the watched folders
 * and the library itself) is passed over.
 */
export async function scanGathered(
  paths: readonly string[],
  own: readonly string[],
  heard: (found: number) => void,
): Promise<Scanned> {
  const found = new Found(heard);
  const { passed } = found;
  const real = await Promise.all(own.map((path) => realpath(path).catch(() => path)));
  const isOwn = (path: string) => real.some((one) => isAtOrBelow(path, one));
  for (const given of paths) {
    found.tell();
    const stats = await lstat(given).catch(() => undefined);
    // the links that lead to it are the person's own; it is itself none
    const path = stats && (await realpath(given).catch(() => undefined));
    if (!stats || path === undefined) passed.unreadable += 1;
    else if (stats.isSymbolicLink()) passed.links += 1;
    else if (isOwn(path)) passed.here += 1;
    else if (stats.isDirectory()) {
      const entries = await entriesOf(path).catch(() => undefined);
      if (entries) await walk(found, path, basename(path), entries, isOwn);
      else passed.unreadable += 1;
    } else if (stats.isFile() && !ignoresFile(basename(path)) && isMaterial(basename(path), false)) {
      await found.take(path, '', basename(path));
    } else passed.others += 1;
  }
  return found;
}

/** Takes what lies in a folder and below it. `prefix`: before the names of the folders in it. */
async function walk(
  found: Found,
  from: string,
  prefix: string,
  top: readonly Entry[],
  isOwn: (path: string) => boolean,
): Promise<void> {
  const { passed } = found;
  const isPhone = top.some(({ name, what }) => what === 'folder' && /^android$/i.test(name));
  const isCard = isPhone || looksLikeCard(top.filter(({ what }) => what === 'folder').map(({ name }) => name));
  const into = async (folder: string, depth: number): Promise<void> => {
    const path = join(from, folder);
    if (isOwn(path)) {
      passed.here += 1;
      return;
    }
    const entries = folder === '' ? top : await entriesOf(path).catch(() => undefined);
    if (!entries) passed.unreadable += 1;
    found.tell();
    for (const { name, what } of [...(entries ?? [])].sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const inner = folder === '' ? name : `${folder}/${name}`;
      if (what === 'link') passed.links += 1;
      else if (what === 'folder') {
        if (ignoresFolder(name) || small.test(inner) || depth >= deepest) continue;
        if (isPhone && folder === '' && !ofPhones.test(name)) continue;
        await into(inner, depth + 1);
      } else if (!ignoresFile(name)) {
        if (isMaterial(name, isCard)) await found.take(join(path, name), joined(prefix, folder), name);
        else if (!isCard) passed.others += 1;
      }
    }
  };
  await into('', 0);
}

const joined = (...parts: string[]): string => parts.filter((part) => part !== '').join('/');

interface Entry {
  readonly name: string;
  readonly what: 'folder' | 'file' | 'link';
}

/** Entries of a folder; links are left alone, since they may lead out of it. */
async function entriesOf(path: string): Promise<Entry[]> {
  const entries: Entry[] = [];
  for await (const entry of await opendir(path)) {
    if (entry.isDirectory()) entries.push({ name: entry.name, what: 'folder' });
    else if (entry.isFile()) entries.push({ name: entry.name, what: 'file' });
    else if (entry.isSymbolicLink()) entries.push({ name: entry.name, what: 'link' });
  }
  return entries;
}

/** Folders that cameras, camcorders and recorders make at the top of a card (DCF, AVCHD, XAVC, P2, XDCAM). */
const cardFolders =
  /^(dcim|private|avchd|m4root|mp_root|contents|bpav|xdroot|avf_info|rec_file|stereo|multi|voice|\d{3}[a-z0-9_]{5})$/i;

export const looksLikeCard = (folders: readonly string[]): boolean =>
  folders.some((name) => cardFolders.test(basename(name)));
