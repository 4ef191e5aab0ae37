import { createHash } from 'node:crypto';
import {
  closeSync,
  fchmodSync,
  fsyncSync,
  lstatSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { join, parse } from 'node:path';
import { BahanError, type ErrorCode } from '../../../shared/errors.ts';
import type { FileLook } from '../db/files.ts';
import { ownersOf } from '../ingest/ignore.ts';
import { lookFrom } from '../ingest/look.ts';
import { codeOf, isAway, isGone, unreachable } from '../ingest/reach.ts';
import { emptySidecar, putWords } from '../media/sidecar/put-words.ts';
import { FolderNames } from './folder-names.ts';
import type { LeftTask, SidecarDone, SidecarTask } from './messages.ts';
import { packetText } from './packet-bytes.ts';
import { sidecarNameOf } from './sidecar-name.ts';

/** Larger ones are no sidecars, as for those who read them. */
const largest = 16 * 1024 * 1024;
/** How often a sidecar that other programs change at the same time is begun anew. */
const patience = 3;

/**
 * Writes the words about an original into its sidecar: into a temporary file beside it that is flushed to the disk and then
 * takes its name, so that nobody ever meets half a sidecar. Null for an original that is a sidecar itself. The original is
 * only looked at.
 * @throws BahanError `folder-offline`, `file-missing` (the original), `file-damaged`, `file-unsupported`, `file-too-large`,
 *   `file-changing` (the sidecar), `target-full`, `target-unwritable`
 */
export function writeBeside(task: SidecarTask, names = new FolderNames()): SidecarDone | null {
  const { root, folder, name } = task;
  try {
    if (!lookAt(join(folder, name))) {
      const away = unreachable(root);
      throw new BahanError(away ? 'folder-offline' : 'file-missing', { path: join(folder, name) });
    }
    const sidecar = sidecarNameOf(name, names.in(folder));
    if (!sidecar) return null;
    for (let turn = 0; turn < patience; turn += 1) {
      const done = attempt(task, sidecar);
      if (!done) continue;
      names.note(sidecar, done.look !== null);
      return done;
    }
    throw new BahanError('file-changing', { path: join(folder, sidecar) });
  } catch (cause) {
    throw troubleOf(cause, task);
  }
}

/**
 * Takes away a sidecar whose original lies elsewhere now, when nothing but this library's words is in it. Null when it stays:
 * for another program's words, for an original that came back, and while somebody writes to it.
 * @throws see `writeBeside`
 */
export function takeBack(task: LeftTask, names = new FolderNames()): SidecarDone | null {
  const { root, folder, library, left } = task;
  const path = join(folder, left);
  try {
    const found = lookAt(path);
    if (!found) return unreachable(root) ? null : { name: left, look: null, found };
    const isOwned = () => ownersOf(left, names.in(folder)).length > 0;
    if (isOwned()) {
      names.forget();
      if (isOwned()) return null;
    }
    if (found.size > largest || lookAt(join(folder, parse(left).name))) return null;
    if (putWords(packetText(readFileSync(path)).text, library, {}) !== emptySidecar) return null;
    if (!isSame(lookAt(path), found)) return null;
    rmSync(path);
    names.note(left, false);
    flushFolder(folder);
    return { name: left, look: null, found };
  } catch (cause) {
    throw troubleOf(cause, { root, folder, name: left });
  }
}

const isSame = (now: FileLook | null, before: FileLook | null): boolean =>
  now?.ino === before?.ino && now?.size === before?.size && now?.mtime === before?.mtime;

/** What lies at a path; null for nothing there, and for what is no file. */
function lookAt(path: string): FileLook | null {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  return stats?.isFile() ? lookFrom(path, stats) : null;
}

/** Undefined when another program wrote the sidecar meanwhile. */
function attempt({ folder, library, words }: SidecarTask, sidecar: string): SidecarDone | undefined {
  const path = join(folder, sidecar);
  const found = lookAt(path);
  if (!found && statSync(path, { throwIfNoEntry: false })) throw new BahanError('target-unwritable', { path });
  if (found && found.size > largest) throw new BahanError('file-too-large', { path });
  const before = found ? packetText(readFileSync(path)) : undefined;
  const text = before?.text ?? emptySidecar;
  const after = putWords(text, library, words);
  const done = (look: FileLook | null): SidecarDone => ({ name: sidecar, look, found });
  if (after === text) return done(found);
  const temporary = join(folder, `.${shortName(sidecar, library)}.bahan-part`);
  try {
    if (after !== emptySidecar) {
      writeWhole(temporary, before?.encode(after) ?? Buffer.from(after), found ? statSync(path).mode : undefined);
    }
    if (!isSame(lookAt(path), found)) return undefined;
    // nothing but Bahan's words was in it
    if (after === emptySidecar) rmSync(path);
    else renameSync(temporary, path);
  } finally {
    rmSync(temporary, { force: true });
  }
  flushFolder(folder);
  return done(after === emptySidecar ? null : lookAt(path));
}

/** The same each time, so that one that a crash left is written over; short, since the sidecar's own may be as long as allowed. */
const shortName = (sidecar: string, library: string): string =>
  createHash('sha256').update(`${library}/${sidecar}`).digest('hex').slice(0, 16);

function writeWhole(path: string, bytes: Buffer, mode: number | undefined): void {
  // never into what lies there, which may be a link to something else
  rmSync(path, { force: true });
  const handle = openSync(path, 'wx');
  try {
    for (let at = 0; at < bytes.length; ) at += writeSync(handle, bytes, at);
    if (mode !== undefined) setMode(handle, mode);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function setMode(handle: number, mode: number): void {
  try {
    fchmodSync(handle, mode & 0o777);
  } catch {
    // many shares know no modes
  }
}

/** That the new name outlives a power cut; Windows and many shares have no such thing. */
function flushFolder(folder: string): void {
  try {
    const handle = openSync(folder, 'r');
    try {
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  } catch {
    // the words are in the library, and are written again should they not be here
  }
}

function troubleOf(cause: unknown, { root, folder, name }: Pick<SidecarTask, 'root' | 'folder' | 'name'>): BahanError {
  if (cause instanceof BahanError) return cause;
  const system = codeOf(cause);
  const path = join(folder, name);
  const code = ((): ErrorCode => {
    if (system === 'ENOSPC' || system === 'EDQUOT') return 'target-full';
    if (isAway(system) || unreachable(root)) return 'folder-offline';
    return isGone(system) ? 'file-missing' : 'target-unwritable';
  })();
  return new BahanError(code, { path }, { cause, message: String((cause as Error)?.message ?? cause) });
}
