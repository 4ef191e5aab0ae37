import { type Dirent, lstatSync, opendirSync, readdirSync, type Stats, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { all, close, get, openReader, type Reader } from '../db/connection.ts';
import type { FileLook } from '../db/files.ts';
import { workerChannel } from '../worker-channel.ts';
import { ignoresFile, ignoresFolder, isSidecar, sidecarOwners } from './ignore.ts';
import { lookClosely } from './settle-look.ts';
import type { ChangedFile, SweepAnswer, SweepRequest, SweptDir } from './sweep-messages.ts';

/**
 * The process that looks at folders. It may hang for minutes in a system call on a share that froze; the engine does
 * not, and kills it. It reads the library to know what is already known, so that only differences travel.
 */

const channel = workerChannel();
const cancelled = new Set<number>();
const answer = (message: SweepAnswer): void => channel.post(message);

channel.onMessage((message) => {
  const request = message as SweepRequest;
  if (request.type === 'cancel') cancelled.add(request.id);
  else if (request.type === 'look')
    answer({ type: 'looked', id: request.id, looks: lookClosely(request.paths, request.writers) });
  else void sweep(request);
});

type Sweep = Extract<SweepRequest, { type: 'sweep' }>;

interface KnownFile {
  readonly id: number;
  readonly name: string;
  readonly size: number;
  readonly mtime: number;
  readonly ino: string;
  readonly birth: number;
  readonly missing: number;
  readonly sidecar: number;
}

async function sweep(request: Sweep): Promise<void> {
  const offline = unreachable(request.rootPath);
  if (offline) return answer({ type: 'offline', id: request.id, code: offline });
  const db = openReader(request.database);
  try {
    if (!request.only && looksUnmounted(db, request))
      return answer({ type: 'offline', id: request.id, code: 'ENOTMOUNTED' });
    await walk(db, request);
  } finally {
    close(db);
  }
}

async function walk(db: Reader, request: Sweep): Promise<void> {
  const stack: string[] = [...(request.only ?? [''])].reverse();
  const excluded = new Set(request.exclude);
  const visited = new Set<string>();
  const unread: string[] = [];
  let batch: SweptDir[] = [];
  let entries = 0;
  let seen = 0;
  let lastBreath = Date.now();
  const flush = () => {
    if (batch.length || seen) answer({ type: 'dirs', id: request.id, dirs: batch, seen });
    batch = [];
    entries = 0;
  };
  while (stack.length) {
    if (cancelled.delete(request.id)) {
      flush();
      return answer({ type: 'swept', id: request.id, seen, cancelled: true });
    }
    const path = stack.pop() as string;
    visited.add(path);
    const listed = list(join(request.rootPath, path));
    if (typeof listed === 'string') {
      // a folder that vanished between two looks is gone; one that may not be read keeps what it had
      if (listed !== 'ENOENT' && listed !== 'ENOTDIR') {
        unread.push(path);
        answer({ type: 'unreadable', id: request.id, path, code: listed });
        continue;
      }
      if (unreachable(request.rootPath)) return answer({ type: 'offline', id: request.id, code: listed });
    }
    const found = typeof listed === 'string' ? [] : listed;
    const known = knownFiles(db, request.rootId, path);
    const { dir, count } = compare(join(request.rootPath, path), path, found, known);
    seen += count;
    if (dir) {
      batch.push(dir);
      entries += dir.created.length + dir.changed.length + dir.gone.length + dir.back.length + dir.roles.length;
    }
    for (const entry of found) {
      if (!entry.isDirectory() || ignoresFolder(entry.name)) continue;
      const child = path ? `${path}/${entry.name}` : entry.name;
      if (excluded.has(join(request.rootPath, child))) continue;
      // with `only`, children that are known get their own hint; new ones are walked into at once
      if (!request.only || !knownDir(db, request.rootId, child)) stack.push(child);
    }
    if (entries >= 500) flush();
    if (Date.now() - lastBreath > 100) {
      flush();
      await new Promise((resolve) => setImmediate(resolve));
      lastBreath = Date.now();
    }
  }
  batch.push(...vanished(db, request, visited, unread));
  flush();
  answer({ type: 'swept', id: request.id, seen, cancelled: false });
}

/** Folders that are known and were not met any more: their files are gone. */
function vanished(db: Reader, request: Sweep, visited: ReadonlySet<string>, unread: readonly string[]): SweptDir[] {
  const below = (path: string, above: string) => above === '' || path === above || path.startsWith(`${above}/`);
  const scope = request.only;
  return all<{ path: string }>(db, 'SELECT path FROM dir WHERE root_id = ?', request.rootId).flatMap(({ path }) => {
    if (visited.has(path) || unread.some((one) => below(path, one))) return [];
    if (
      scope &&
      !scope.some((one) => path !== one && below(path, one) && list(join(request.rootPath, path)) === 'ENOENT')
    )
      return [];
    const gone = [...knownFiles(db, request.rootId, path).values()]
      .filter((file) => !file.missing)
      .map((file) => file.id);
    return gone.length ? [{ path, created: [], changed: [], back: [], gone, roles: [] }] : [];
  });
}

function compare(
  folder: string,
  path: string,
  found: readonly Dirent[],
  known: Map<string, KnownFile>,
): { dir: SweptDir | undefined; count: number } {
  const created: FileLook[] = [];
  const changed: ChangedFile[] = [];
  const back: number[] = [];
  const roles: { file: number; sidecar: boolean }[] = [];
  const names = found.flatMap((entry) => (entry.isFile() && !ignoresFile(entry.name) ? [entry.name] : []));
  const owners = sidecarOwners(names);
  let count = 0;
  for (const name of names) {
    const sidecar = isSidecar(name, owners.siblings, owners.stems);
    const before = known.get(name);
    const look = lookAt(join(folder, name));
    if (!look) continue;
    if (!sidecar) count += 1;
    known.delete(name);
    if (!before) created.push({ ...look, sidecar });
    else if (before.size !== look.size || before.mtime !== look.mtime || before.ino !== look.ino) {
      const sameFile = before.ino === look.ino && before.birth === look.birth;
      changed.push({ ...look, sidecar, file: before.id, sameFile });
    } else {
      if (before.missing) back.push(before.id);
      if ((before.sidecar === 1) !== sidecar) roles.push({ file: before.id, sidecar });
    }
  }
  const gone = [...known.values()].filter((file) => !file.missing).map((file) => file.id);
  const differs = created.length || changed.length || back.length || gone.length || roles.length;
  return { dir: differs ? { path, created, changed, back, gone, roles } : undefined, count };
}

function knownFiles(db: Reader, rootId: number, path: string): Map<string, KnownFile> {
  const rows = all<KnownFile>(
    db,
    `SELECT f.id, f.name, f.size, f.mtime, f.ino, f.birth, f.missing, f.sidecar FROM file f JOIN dir d ON d.id = f.dir_id
      WHERE d.root_id = ? AND d.path = ?`,
    rootId,
    path,
  );
  return new Map(rows.map((row) => [row.name, row]));
}

const knownDir = (db: Reader, rootId: number, path: string): boolean =>
  get(db, 'SELECT 1 FROM dir WHERE root_id = ? AND path = ?', rootId, path) !== undefined;

/** Entries of a folder, or the system's error code. Links are not followed: they could lead anywhere, and in circles. */
function list(folder: string): Dirent[] | string {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? 'EUNKNOWN';
  }
}

/** One look at one file; null when it is gone or no file. */
function lookAt(path: string): FileLook | null {
  try {
    const stats: Stats = lstatSync(path);
    if (!stats.isFile()) return null;
    return {
      name: basename(path),
      size: stats.size,
      mtime: stats.mtimeMs,
      ctime: stats.ctimeMs,
      birth: stats.birthtimeMs,
      ino: `${stats.dev}:${stats.ino}`,
    };
  } catch {
    return null;
  }
}

/** The code of why a root does not answer, or undefined when it does. */
function unreachable(rootPath: string): string | undefined {
  try {
    return statSync(rootPath).isDirectory() ? undefined : 'ENOTDIR';
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? 'EUNKNOWN';
  }
}

/** An empty folder where files were known is a share that is not mounted, sooner than an office that deleted it all. */
function looksUnmounted(db: Reader, request: Sweep): boolean {
  const had = get(
    db,
    'SELECT 1 FROM file f JOIN dir d ON d.id = f.dir_id WHERE d.root_id = ? AND f.missing = 0 LIMIT 1',
    request.rootId,
  );
  if (!had) return false;
  const folder = opendirSync(request.rootPath);
  try {
    return folder.readSync() === null;
  } finally {
    folder.closeSync();
  }
}
