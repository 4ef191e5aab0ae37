import { opendir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { BahanError } from '../../../shared/errors.ts';
import { ignoresFile, ignoresFolder } from '../ingest/ignore.ts';
import { kindByName } from '../media/extensions.ts';
import type { SourceFile } from './messages.ts';
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

/**
 * All material of a card, a phone or a folder; folders that cannot be read are passed over. `heard` is called now and then.
 * @throws `folder-missing`, `folder-unreadable` about the source itself
 */
export async function scanSource(from: string, heard: (found: number) => void): Promise<SourceFile[]> {
  const found: SourceFile[] = [];
  const top = await namesIn(from).catch((cause: NodeJS.ErrnoException) => {
    const missing = cause.code === 'ENOENT' || cause.code === 'ENOTDIR';
    throw new BahanError(missing ? 'folder-missing' : 'folder-unreadable', { path: from }, { cause });
  });
  const isPhone = top.some(({ name, folder }) => folder && /^android$/i.test(name));
  const isCard = isPhone || looksLikeCard(top.filter(({ folder }) => folder).map(({ name }) => name));
  const walk = async (folder: string, depth: number): Promise<void> => {
    const path = join(from, folder);
    const names = folder === '' ? top : await namesIn(path).catch(() => []);
    heard(found.length);
    for (const entry of names.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const inner = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.folder) {
        if (ignoresFolder(entry.name) || small.test(inner) || depth >= deepest) continue;
        if (isPhone && folder === '' && !ofPhones.test(entry.name)) continue;
        await walk(inner, depth + 1);
      } else if (found.length < most && !ignoresFile(entry.name) && isMaterial(entry.name, isCard)) {
        const stats = await stat(join(path, entry.name)).catch(() => undefined);
        if (!stats?.isFile()) continue;
        const { size, mtimeMs: mtime } = stats;
        found.push({ path: join(path, entry.name), folder, name: entry.name, size, mtime });
        if (found.length % 200 === 0) heard(found.length);
      }
    }
  };
  await walk('', 0);
  return found;
}

/** Entries of a folder; links are left alone, since they may lead out of the card. */
async function namesIn(path: string): Promise<{ name: string; folder: boolean }[]> {
  const names: { name: string; folder: boolean }[] = [];
  for await (const entry of await opendir(path)) {
    if (entry.isDirectory()) names.push({ name: entry.name, folder: true });
    else if (entry.isFile()) names.push({ name: entry.name, folder: false });
  }
  return names;
}

/** Folders that cameras, camcorders and recorders make at the top of a card (DCF, AVCHD, XAVC, P2, XDCAM). */
const cardFolders =
  /^(dcim|private|avchd|m4root|mp_root|contents|bpav|xdroot|avf_info|rec_file|stereo|multi|voice|\d{3}[a-z0-9_]{5})$/i;

export const looksLikeCard = (folders: readonly string[]): boolean =>
  folders.some((name) => cardFolders.test(basename(name)));
