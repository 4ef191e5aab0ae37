import { constants } from 'node:fs';
import { access, mkdir, readdir, realpath, stat, statfs } from 'node:fs/promises';
import { dirname, isAbsolute, join } from 'node:path';
import { BahanError } from '../../../shared/errors.ts';
import type { Reader } from '../db/connection.ts';
import { type RootRow, rootByUid } from '../db/roots.ts';
import { ignoresFolder } from '../ingest/ignore.ts';
import { codeOf, isAway } from '../ingest/reach.ts';
import { isAtOrBelow } from './inside.ts';
import { folderIn, safeFolder } from './names.ts';

/** Milliseconds that a folder may take to answer; a frozen share never does. */
const patience = 8_000;

/**
 * A watched folder that copies can be written into.
 * @throws `root-not-found`, `folder-offline`, `target-unwritable`
 */
export async function targetRoot(db: Reader, uid: string): Promise<RootRow> {
  const root = rootByUid(db, uid);
  if (!root?.watched) throw new BahanError('root-not-found', { id: uid });
  if (!root.online) throw new BahanError('folder-offline', { path: root.path });
  await answering(root.path, async () => {
    if (!(await stat(root.path)).isDirectory()) throw new BahanError('folder-offline', { path: root.path });
    await access(root.path, constants.W_OK | constants.X_OK);
  });
  return root;
}

/**
 * Whether a source can be copied from into a root: neither lies in the other.
 * @throws `bad-input`, `folder-missing`, `folder-inside-root`, `folder-contains-root`
 */
export async function checkSource(from: string, root: RootRow): Promise<void> {
  if (!isAbsolute(from) || from.includes('\0')) throw new BahanError('bad-input', { field: 'from' });
  const source = await realpath(from).catch((cause) => {
    throw new BahanError('folder-missing', { path: from }, { cause });
  });
  const target = await realpath(root.path);
  if (isAtOrBelow(source, target)) throw new BahanError('folder-inside-root', { path: from, root: root.path });
  if (isAtOrBelow(target, source)) throw new BahanError('folder-contains-root', { path: from, root: root.path });
}

/**
 * A folder of a root that is there already and can be copied into; '' is the root itself. One that is looked at by nobody, or
 * that a link leads out of the root, is none.
 * @throws `bad-input`, `target-missing`, `target-unwritable`, `folder-offline`
 */
export async function folderBelow(root: RootRow, below: string): Promise<string> {
  if (below === '') return root.path;
  const parts = below.split('/');
  if (parts.some((part) => part === '' || ignoresFolder(part) || /[\0\\]/.test(part))) {
    throw new BahanError('bad-input', { field: 'below' });
  }
  const folder = join(root.path, ...parts);
  return answering(root.path, async () => {
    const real = await realpath(folder).catch((cause) => {
      throw isAway(codeOf(cause)) ? cause : new BahanError('target-missing', { path: folder }, { cause });
    });
    const isInside = isAtOrBelow(real, await realpath(root.path));
    if (!isInside || !(await stat(real)).isDirectory()) throw new BahanError('target-missing', { path: folder });
    await access(folder, constants.W_OK | constants.X_OK);
    return folder;
  });
}

/** Where a new folder is or would be: the name is made safe, and one that is there in another spelling is taken. */
export async function eventFolder(base: string, folder: string): Promise<string> {
  if (folder.trim() === '') return base;
  const entries = await answering(base, () => readdir(base, { withFileTypes: true }));
  const wanted = safeFolder(folder);
  return join(
    base,
    folderIn(
      entries.map((entry) => ({ name: entry.name, isFolder: entry.isDirectory() })),
      wanted,
    ),
  );
}

/** Makes a folder below a root, spelled as its parts are there already. @throws `target-unwritable`, `folder-offline` */
export async function makeFolder(root: string, event: string, inner: string): Promise<string> {
  return answering(root, async () => {
    // not the root itself: one that was unmounted must not come back as an empty folder
    if (event !== root) await mkdir(event).catch(unlessThere);
    let at = event;
    for (const part of inner.split('/').filter(Boolean)) {
      const entries = await readdir(at, { withFileTypes: true });
      at = join(
        at,
        folderIn(
          entries.map((entry) => ({ name: entry.name, isFolder: entry.isDirectory() })),
          part,
        ),
      );
      await mkdir(at).catch(unlessThere);
    }
    return at;
  });
}

function unlessThere(cause: NodeJS.ErrnoException): void {
  if (cause.code !== 'EEXIST') throw cause;
}

/** Whether something lies at a path; one that does not answer is gone. */
export const isThere = (path: string): Promise<boolean> =>
  answering(path, () => stat(path)).then(
    () => true,
    () => false,
  );

/** Bytes free at a folder, or at the next one above it that is there; null where nobody knows. */
export async function freeAt(folder: string): Promise<number | null> {
  for (let at = folder; ; at = dirname(at)) {
    const stats = await statfs(at).catch(() => undefined);
    if (stats) return stats.bavail * stats.bsize;
    if (dirname(at) === at) return null;
  }
}

/** @throws `folder-offline` for a folder that is not there or does not answer, `target-unwritable`, `target-full` */
async function answering<T>(path: string, work: () => Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new BahanError('folder-offline', { path })), patience);
  });
  try {
    return await Promise.race([work(), late]);
  } catch (cause) {
    if (cause instanceof BahanError) throw cause;
    const code = codeOf(cause);
    if (code === 'ENOSPC' || code === 'EDQUOT') throw new BahanError('target-full', { path }, { cause });
    const isOffline = isAway(code) || code === 'ENOENT' || code === 'ENOTDIR';
    throw new BahanError(isOffline ? 'folder-offline' : 'target-unwritable', { path }, { cause });
  } finally {
    clearTimeout(timer);
  }
}
