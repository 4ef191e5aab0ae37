import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, parse } from 'node:path';
import { BahanError } from '../../../shared/errors.ts';
import { type KnownLogo, largestLogo, logoFormats } from '../../../shared/model/logo.ts';
import { renameDurably, syncFile, syncFolder } from '../db/durable.ts';
import { newId } from '../db/ids.ts';
import { codeOfSystemError } from '../library-folder.ts';
import { withFile } from '../media/file-source.ts';
import type { Pictures } from '../media/pictures.ts';
import type { MediaPool } from '../media/pool.ts';
import { sniff } from '../media/sniff.ts';
import { foldedName, freeName, safeStem } from './naming.ts';

export interface LogoContext {
  readonly media: MediaPool;
  /** The library's own logos; there once somebody puts one in. */
  readonly folder: string;
}

type Format = (typeof logoFormats)[number];
/** The ending that each is given, unless its name has one that is its own. */
const endings: Readonly<Record<Format, { readonly usual: string; readonly own: RegExp }>> = {
  png: { usual: '.png', own: /^\.png$/i },
  svg: { usual: '.svg', own: /^\.svg$/i },
  jpeg: { usual: '.jpg', own: /^\.jpe?g$/i },
  webp: { usual: '.webp', own: /^\.webp$/i },
};
/** Files that are looked at when the logos are listed. */
const most = 200;

/** The logos in the folder, by name. One that somebody put there by hand and that cannot be drawn is listed too, to be seen. */
export async function officeLogos({ media, folder }: LogoContext, signal?: AbortSignal): Promise<KnownLogo[]> {
  const logos: KnownLogo[] = [];
  for (const name of namesIn(folder).filter(isNamedAsOne).slice(0, most)) {
    const path = join(folder, name);
    const picture = (await drawn(media, path, signal))?.pictures;
    const bytes = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
    // bytes of the media process come as a view of a larger piece of memory
    const small = picture && { mime: picture.mime, bytes: Uint8Array.from(picture.thumb) };
    logos.push({ file: name, bytes, picture: small ?? null });
  }
  return logos;
}

/**
 * Keeps a logo, its bytes as they are, under its own name or a free one beside it; what is there already to the byte is not kept
 * twice. Answers the name by which presets call it.
 * @throws `logo-unusable` for what is no picture of a kind that can be one, is damaged or larger than `largestLogo`; `disk-full`
 */
export async function addLogo(
  { media, folder }: LogoContext,
  given: { readonly name: string; readonly bytes: Uint8Array },
  signal?: AbortSignal,
): Promise<string> {
  const { bytes } = given;
  if (bytes.length === 0 || bytes.length > largestLogo) throw new BahanError('logo-unusable', { name: given.name });
  const part = join(folder, `.${newId()}.bahan-part`);
  try {
    if (mkdirSync(folder, { recursive: true, mode: 0o700 }) !== undefined) syncFolder(dirname(folder));
    writeFileSync(part, bytes, { mode: 0o600 });
    const found = await drawn(media, part, signal);
    if (!found?.whole) throw new BahanError('logo-unusable', { name: given.name });
    const same = namesIn(folder).find((name) => isNamedAsOne(name) && holds(join(folder, name), bytes));
    if (same !== undefined) return same;
    const taken = new Set(namesIn(folder).map(foldedName));
    const { name: stem, ext } = parse(basename(given.name.replaceAll('\\', '/')));
    const { usual, own } = endings[found.format];
    const wanted = `${safeStem(stem)}${own.test(ext) ? ext : usual}`;
    const name = freeName(wanted, (one) => taken.has(foldedName(one)));
    syncFile(part);
    renameDurably(part, join(folder, name));
    return name;
  } catch (cause) {
    const code = codeOfSystemError(cause);
    throw code ? new BahanError(code, { folder }, { cause }) : cause;
  } finally {
    rmSync(part, { force: true });
  }
}

/** Takes a logo out of the folder and answers its bytes, so that it can be put back. @throws `not-found` */
export function removeLogo({ folder }: LogoContext, file: string): Uint8Array<ArrayBuffer> {
  // only what is listed there is taken away, and never by a path
  if (!namesIn(folder).some((name) => name === file && isNamedAsOne(name))) throw new BahanError('not-found', { file });
  const path = join(folder, file);
  const bytes = readFileSync(path);
  rmSync(path);
  return Uint8Array.from(bytes);
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => name)
      .sort();
  } catch {
    return [];
  }
}

const isNamedAsOne = (name: string): boolean => /^[^.].*\.(png|svg|jpe?g|webp)$/i.test(name);

const holds = (path: string, bytes: Uint8Array): boolean =>
  statSync(path, { throwIfNoEntry: false })?.size === bytes.length && readFileSync(path).equals(bytes);

interface Drawn {
  readonly format: Format;
  readonly pictures: Pictures;
  /** All of it could be drawn. */
  readonly whole: boolean;
}

/** What a file shows, if it is a picture of a kind that can be a logo; a card that stands for something else is none. */
async function drawn(media: MediaPool, path: string, signal?: AbortSignal): Promise<Drawn | undefined> {
  const format = await withFile(path, (source) => sniff(source).format).catch(() => undefined);
  const known = logoFormats.find((one) => one === format);
  if (!known) return undefined;
  const { pictures, error } = await media.render(path, { fingerprint: null }, { signal, priority: 'now' });
  signal?.throwIfAborted();
  return pictures?.kind === 'picture' ? { format: known, pictures, whole: error === null } : undefined;
}
