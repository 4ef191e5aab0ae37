import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import {
  compareVersions,
  type Form,
  type Installer,
  installerFor,
  largestManifest,
  manifestName,
  readManifest,
} from './manifest.ts';

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

export interface LookOptions {
  /** The folder of the office. */
  readonly folder: string;
  /** A folder of this computer for the package; everything else in it is removed. */
  readonly keep: string;
  /** Public Ed25519 key, PEM. */
  readonly key: string;
  readonly computer: Computer;
}

/**
 * Why nothing is offered: the folder does not answer; what it says cannot be read, or is not signed with our key; it is
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

export type Look =
  | { readonly kind: 'ready'; readonly version: string; readonly path: string; readonly installer: Installer }
  | { readonly kind: 'current' }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'refused'; readonly why: Refusal; readonly version?: string };

/**
 * Looks whether a newer Bahan lies in the folder of the office. What it offers is a copy on this computer, checked after it
 * was copied: what happens to the folder later changes nothing. Starts nothing, never throws.
 */
export async function lookForUpdate({ folder, keep, key, computer }: LookOptions): Promise<Look> {
  const text = await manifestText(folder);
  if (text === 'unreachable' || text === 'broken') return { kind: 'refused', why: text };
  if (text === undefined) return { kind: 'nothing' };
  const reading = readManifest(text.words, key);
  if (reading.kind !== 'manifest') return { kind: 'refused', why: reading.kind };
  const { version } = reading.manifest;
  const newer = compareVersions(version, computer.version);
  if (newer === 0) {
    await clear(keep);
    return { kind: 'current' };
  }
  if (newer < 0) return { kind: 'refused', why: 'older', version };
  const installer = installerFor(reading.manifest, computer);
  if (!installer) return { kind: 'refused', why: 'not-for-this-computer', version };
  const path = join(keep, installer.file);
  const taken = await take(join(folder, installer.file), path, keep, installer);
  return taken === undefined ? { kind: 'ready', version, path, installer } : { kind: 'refused', why: taken, version };
}

/** The text of the manifest; undefined when the folder answers and has none. */
async function manifestText(folder: string): Promise<{ words: string } | 'unreachable' | 'broken' | undefined> {
  try {
    if (!(await stat(folder)).isDirectory()) return 'unreachable';
  } catch {
    return 'unreachable';
  }
  try {
    const file = await open(join(folder, manifestName));
    try {
      // one byte more than is allowed tells one that is too long, however long it is
      const { buffer, bytesRead } = await file.read(Buffer.alloc(largestManifest + 1));
      return bytesRead > largestManifest ? 'broken' : { words: buffer.toString('utf8', 0, bytesRead) };
    } finally {
      await file.close();
    }
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? undefined : 'unreachable';
  }
}

/** Copies a package here and judges the copy; says what is wrong with it, or nothing. */
async function take(from: string, to: string, keep: string, installer: Installer): Promise<Refusal | undefined> {
  if (await isWhole(to, installer)) return undefined; // was copied at an earlier look
  const found = await stat(from).catch(() => undefined);
  if (!found?.isFile()) return 'lost';
  if (found.size !== installer.size) return 'wrong-size';
  const part = `${to}.part`;
  try {
    await clear(keep);
    await mkdir(keep, { recursive: true });
  } catch {
    return 'not-kept';
  }
  // a file that grows while it is copied fills no disk
  const source = createReadStream(from, { end: installer.size });
  let lost = false;
  source.once('error', () => {
    lost = true;
  });
  try {
    await pipeline(source, createWriteStream(part, { flags: 'wx', mode: 0o700 }));
    const size = (await stat(part)).size;
    const fault = size !== installer.size ? 'wrong-size' : (await isWhole(part, installer)) ? undefined : 'changed';
    if (fault === undefined) await rename(part, to);
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

async function clear(keep: string): Promise<void> {
  const names = await readdir(keep).catch(() => []);
  for (const name of names) await rm(join(keep, name), { recursive: true, force: true });
}
