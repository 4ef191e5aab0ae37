import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { compareVersions, type Form, type Installer, installerFor, readManifest } from './manifest.ts';

export interface Computer {
  /** Of the Bahan that runs. */
  readonly version: string;
  readonly platform: NodeJS.Platform;
  readonly arch: string;
  /** The kind of package that it was installed from. */
  readonly form: Form;
}

/** The kind of package that a computer installs from. An AppImage says so in its surroundings. */
export function formOf(platform: NodeJS.Platform, environment: Readonly<Record<string, string | undefined>>): Form {
  if (platform === 'win32') return 'exe';
  if (platform === 'darwin') return 'dmg';
  return environment.APPIMAGE ? 'AppImage' : 'deb';
}

/**
 * Why nothing is offered: the place does not answer; what it says cannot be read, or is not signed with our key; it is
 * older than what runs; there is nothing for this computer; the package is not there, is shorter or longer than was signed,
 * has other content, or could not be kept here.
 */
export type Refusal =
  | 'unreachable'
  | 'broken'
  | 'forged'
  | 'older'
  | 'not-for-this-computer'
  | 'lost'
  | 'wrong-size'
  | 'changed'
  | 'not-kept';

/** A look that found nothing to be had. */
export type Idle =
  | { readonly kind: 'current' }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'refused'; readonly why: Refusal; readonly version?: string };

/** A newer Bahan for this computer, wherever its package is. */
export interface Newer {
  readonly kind: 'newer';
  readonly version: string;
  readonly installer: Installer;
}

/** The text of a manifest; undefined where the place answers and has none. */
export type ManifestText = { readonly words: string } | 'unreachable' | 'broken' | undefined;

/** What a manifest says to this computer, once it is known to be ours. `key`: public Ed25519 key, PEM. */
export function judged(text: ManifestText, key: string, computer: Computer): Newer | Idle {
  if (text === 'unreachable' || text === 'broken') return { kind: 'refused', why: text };
  if (text === undefined) return { kind: 'nothing' };
  const reading = readManifest(text.words, key);
  if (reading.kind !== 'manifest') return { kind: 'refused', why: reading.kind };
  const { version } = reading.manifest;
  const newer = compareVersions(version, computer.version);
  if (newer === 0) return { kind: 'current' };
  if (newer < 0) return { kind: 'refused', why: 'older', version };
  const installer = installerFor(reading.manifest, computer);
  if (!installer) return { kind: 'refused', why: 'not-for-this-computer', version };
  return { kind: 'newer', version, installer };
}

/**
 * Copies a package into a folder of this computer, where everything else is removed, and judges the copy: says what is wrong with
 * it, or nothing. `open` gives its bytes, of which no more than were signed and one are read; it rejects when they are not to be had.
 */
export async function keepPackage(
  open: () => Promise<Readable>,
  keep: string,
  installer: Installer,
): Promise<Refusal | undefined> {
  const path = join(keep, installer.file);
  const part = `${path}.part`;
  try {
    await clear(keep);
    await mkdir(keep, { recursive: true });
  } catch {
    return 'not-kept';
  }
  let lost = false;
  try {
    const source = await open().catch((error: unknown) => {
      lost = true;
      throw error;
    });
    source.once('error', () => {
      lost = true;
    });
    await pipeline(source, createWriteStream(part, { flags: 'wx', mode: 0o700 }));
    const size = (await stat(part)).size;
    const fault = size !== installer.size ? 'wrong-size' : (await isWhole(part, installer)) ? undefined : 'changed';
    if (fault === undefined) await rename(part, path);
    else await clear(keep);
    return fault;
  } catch {
    await clear(keep).catch(() => {});
    return lost ? 'lost' : 'not-kept';
  }
}

/** Whether a file is what was signed: to be asked again just before it is started. */
export async function isWhole(path: string, { size, sha512 }: Installer): Promise<boolean> {
  try {
    if ((await stat(path)).size !== size) return false;
    const hash = createHash('sha512');
    await pipeline(createReadStream(path), hash);
    return hash.digest('base64') === sha512;
  } catch {
    return false;
  }
}

/** Removes what a folder holds. */
export async function clear(keep: string): Promise<void> {
  const names = await readdir(keep).catch(() => []);
  for (const name of names) await rm(join(keep, name), { recursive: true, force: true });
}
