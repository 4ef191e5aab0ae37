import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Installer, largestManifest, manifestName } from './manifest.ts';
import {
  type Computer,
  clear,
  type Idle,
  isWhole,
  judged,
  keepPackage,
  type ManifestText,
  type Refusal,
} from './package.ts';

export interface LookOptions {
  /** The folder of the office. */
  readonly folder: string;
  /** A folder of this computer for the package; everything else in it is removed. */
  readonly keep: string;
  /** Public Ed25519 key, PEM. */
  readonly key: string;
  readonly computer: Computer;
}

/** A package on this computer, whole and genuine. */
export interface Ready {
  readonly kind: 'ready';
  readonly version: string;
  readonly path: string;
  readonly installer: Installer;
}

export type Look = Ready | Idle;

/**
 * Looks whether a newer Bahan lies in the folder of the office. What it offers is a copy on this computer, checked after it
 * was copied: what happens to the folder later changes nothing. Starts nothing, never throws.
 */
export async function lookForUpdate({ folder, keep, key, computer }: LookOptions): Promise<Look> {
  const found = judged(await manifestText(folder), key, computer);
  if (found.kind === 'current') await clear(keep);
  if (found.kind !== 'newer') return found;
  const { version, installer } = found;
  const why = await take(join(folder, installer.file), keep, installer);
  if (why !== undefined) return { kind: 'refused', why, version };
  return { kind: 'ready', version, path: join(keep, installer.file), installer };
}

/** The text of the manifest; undefined when the folder answers and has none. */
async function manifestText(folder: string): Promise<ManifestText> {
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
async function take(from: string, keep: string, installer: Installer): Promise<Refusal | undefined> {
  if (await isWhole(join(keep, installer.file), installer)) return undefined; // was copied at an earlier look
  const found = await stat(from).catch(() => undefined);
  if (!found?.isFile()) return 'lost';
  if (found.size !== installer.size) return 'wrong-size';
  // a file that grows while it is copied fills no disk
  return await keepPackage(async () => createReadStream(from, { end: installer.size }), keep, installer);
}
