import { chmodSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { close, get, openWriter, run, transaction, type Writer } from '../../../../electron/engine/db/connection.ts';
import { ensureDir, insertFile, setDirAgreed, setFileMissing } from '../../../../electron/engine/db/files.ts';
import { migrate } from '../../../../electron/engine/db/migrate.ts';
import { insertRoot } from '../../../../electron/engine/db/roots.ts';
import type { SweptDir } from '../../../../electron/engine/ingest/sweep-messages.ts';
import { Sweeper, type SweepRun } from '../../../../electron/engine/ingest/sweeper.ts';
import { nodeHost } from '../../../../electron/engine/node-host.ts';
import { codeOf, eventually } from '../../../fixtures/library.ts';

let folder: string;
let root: string;
let db: Writer;
let rootId: number;
let sweeper: Sweeper;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bahan-sweeper-'));
  root = join(folder, 'root');
  mkdirSync(root);
  db = openWriter(join(folder, 'library.db'), false);
  migrate(db);
  rootId = insertRoot(db, root, 1).id;
  sweeper = new Sweeper(nodeHost(), 2_500);
});
afterEach(() => {
  sweeper.close();
  close(db);
  rmSync(folder, { recursive: true, force: true });
});

/** Files and folders whose times lie in the past, as they do in a library that nobody touches. */
function put(path: string): void {
  mkdirSync(join(root, path, '..'), { recursive: true });
  writeFileSync(join(root, path), path);
}

const old = new Date(Date.now() - 86_400_000);

function age(...folders: string[]): void {
  for (const one of folders) utimesSync(join(root, one), old, old);
}

/** One look, written down as the engine would; tells the differences as lines. */
async function look(change: Partial<SweepRun> = {}): Promise<{ lines: string[]; seen: number; offline?: string }> {
  const lines: string[] = [];
  const onDirs = (dirs: readonly SweptDir[]) =>
    transaction(db, () => {
      for (const dir of dirs) {
        for (const one of dir.created) {
          lines.push(`+ ${join(dir.path, one.name)}`);
          insertFile(db, ensureDir(db, rootId, dir.path), one, 1);
        }
        for (const id of dir.gone) {
          lines.push(`- ${get<{ name: string }>(db, 'SELECT name FROM file WHERE id = ?', id)?.name}`);
          setFileMissing(db, id, true, 1);
        }
        for (const one of dir.changed) lines.push(`~ ${one.name}`);
        for (const id of dir.back) setFileMissing(db, id, false, 1);
        if (dir.back.length) lines.push(`back ${dir.back.length}`);
        if (dir.agreed) setDirAgreed(db, rootId, dir.path, dir.agreed);
      }
    });
  const onUnreadable = (path: string, code: string) => void lines.push(`! ${path} ${code}`);
  const base = { database: join(folder, 'library.db'), rootId, rootPath: root, exclude: [], onDirs, onUnreadable };
  const { seen, offline } = await sweeper.sweep({ ...base, ...change });
  return { lines: lines.toSorted(), seen, ...(offline ? { offline } : {}) };
}

const missing = () => get<{ n: number }>(db, 'SELECT count(*) AS n FROM file WHERE missing = 1')?.n;

describe('a look by folder times', () => {
  it('passes over folders whose time is what it was, and finds new folders however deep', async () => {
    for (const path of ['a/b/c/1.txt', 'a/d/2.txt', '3.txt']) put(path);
    age('', 'a', 'a/b', 'a/b/c', 'a/d');
    await look();
    expect(await look()).toEqual({ lines: [], seen: 3 });
    put('a/b/neu/tief/4.txt');
    put('a/d/5.txt');
    // the folder's time is put back: only a look at every entry can find it
    put('a/b/c/6.txt');
    age('a/b/c');
    expect(await look({ quick: true })).toMatchObject({ lines: ['+ a/b/neu/tief/4.txt', '+ a/d/5.txt'] });
    expect(await look()).toMatchObject({ lines: ['+ a/b/c/6.txt'], seen: 6 });
  });

  it('does not trust a folder that changed a moment ago', async () => {
    put('a/1.txt');
    await look();
    await look();
    expect(get(db, "SELECT mtime FROM dir WHERE path = 'a'")).toEqual({ mtime: null });
    age('a');
    await look();
    expect(get<{ mtime: number }>(db, "SELECT mtime FROM dir WHERE path = 'a'")?.mtime).toBeGreaterThan(0);
  });

  it('tells what is gone with its folder', async () => {
    put('a/b/1.txt');
    put('2.txt');
    age('a/b', 'a', '');
    await look();
    await look();
    rmSync(join(root, 'a'), { recursive: true });
    expect(await look({ quick: true })).toMatchObject({ lines: ['- 1.txt'] });
  });
});

describe('a folder whose rows somebody changed', () => {
  it('is compared anew though it looks the same', async () => {
    put('a/1.txt');
    await look();
    await look();
    run(db, 'UPDATE file SET missing = 1');
    expect(await look()).toMatchObject({ lines: ['back 1'] });
  });

  it('is compared anew when they changed while it was looked at', async () => {
    put('a/1.txt');
    await look();
    const agreed: SweptDir[] = [];
    await look({ onDirs: (dirs) => void agreed.push(...dirs) });
    run(db, 'UPDATE file SET size = 0');
    for (const dir of agreed) if (dir.agreed) setDirAgreed(db, rootId, dir.path, dir.agreed);
    expect(await look()).toMatchObject({ lines: ['~ 1.txt'] });
  });
});

describe('a root that goes away', () => {
  it('loses nothing when it is gone, empty, or not a folder', async () => {
    for (let n = 0; n < 30; n += 1) put(`a/${n}.txt`);
    await look();
    renameSync(root, `${root}-away`);
    for (const options of [{}, { quick: true }, { only: ['a'] }]) {
      expect(await look(options)).toMatchObject({ lines: [], offline: 'ENOENT' });
    }
    mkdirSync(root);
    for (const options of [{}, { quick: true }, { only: ['', 'a'] }]) {
      expect(await look(options)).toMatchObject({ lines: [], offline: 'ENOTMOUNTED' });
    }
    rmSync(root, { recursive: true });
    writeFileSync(root, 'no folder');
    expect(await look()).toMatchObject({ lines: [], offline: 'ENOTDIR' });
    rmSync(root);
    renameSync(`${root}-away`, root);
    expect(await look()).toEqual({ lines: [], seen: 30 });
    expect(missing()).toBe(0);
  });

  it('loses nothing when it drops in the middle of a look', async () => {
    for (let n = 0; n < 60; n += 1) for (let file = 0; file < 5; file += 1) put(`f${n}/${file}.txt`);
    await look();
    // one new file in each folder, so that something is told on the way
    for (let n = 0; n < 60; n += 1) put(`f${n}/new.txt`);
    const told = look({
      onDirs: () => {
        if (existsSync(`${root}-away`)) return;
        renameSync(root, `${root}-away`);
        mkdirSync(root);
      },
    });
    expect(await told).toMatchObject({ seen: expect.any(Number) });
    expect(missing()).toBe(0);
    rmSync(root, { recursive: true });
    renameSync(`${root}-away`, root);
    expect((await look()).lines.filter((line) => !line.startsWith('+'))).toEqual([]);
  });

  it('believes that many files are gone only when they are still gone a moment later', async () => {
    for (let n = 0; n < 40; n += 1) put(`a/${n}.txt`);
    put('keep.txt');
    await look();
    renameSync(join(root, 'a'), join(folder, 'aside'));
    const looking = look();
    setTimeout(() => renameSync(join(folder, 'aside'), join(root, 'a')), 350);
    await looking;
    expect(missing()).toBe(0);
    rmSync(join(root, 'a'), { recursive: true });
    await look();
    expect(missing()).toBe(40);
  });

  it('believes that many files are gone also where another file took the place of one', async () => {
    for (let n = 0; n < 40; n += 1) put(`a/${n}.txt`);
    put('one.txt');
    put('other.txt');
    await look();
    rmSync(join(root, 'a'), { recursive: true });
    renameSync(join(root, 'one.txt'), join(root, 'other.txt'));
    const { lines } = await look();
    expect(lines.filter((line) => line.startsWith('-'))).toHaveLength(41);
  });

  it('is given up when nothing is heard of its process, and looked at anew when it goes on', async () => {
    put('1.txt');
    await look();
    const pid = sweeper.pid as number;
    process.kill(pid, 'SIGSTOP');
    expect(await codeOf(look())).toBe('folder-offline');
    const again = await eventually(() => look().catch(() => undefined));
    expect(again).toEqual({ lines: [], seen: 1 });
    expect(sweeper.pid).not.toBe(pid);
    expect(missing()).toBe(0);
  });

  it.skipIf(process.getuid?.() === 0 || process.platform === 'win32')(
    'keeps what lies in a folder that may not be read',
    async () => {
      put('a/1.txt');
      put('b/2.txt');
      await look();
      chmodSync(join(root, 'a'), 0);
      try {
        expect(await look()).toMatchObject({ lines: ['! a EACCES'] });
      } finally {
        chmodSync(join(root, 'a'), 0o755);
      }
      expect(missing()).toBe(0);
    },
  );
});
