import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { all, execute, get, run, transaction } from '../../../../electron/engine/db/connection.ts';
import { redoEdit, undoEdit } from '../../../../electron/engine/db/edit-undo.ts';
import { applyEdit } from '../../../../electron/engine/db/edits.ts';
import { countOrphans } from '../../../../electron/engine/db/orphans.ts';
import { libraryPaths } from '../../../../electron/engine/library-folder.ts';
import { backupName, backupsIn } from '../../../../electron/engine/upkeep/backup-files.ts';
import { backupAt } from '../../../../electron/engine/upkeep/bundle.ts';
import { copyDatabase, verifyCopy } from '../../../../electron/engine/upkeep/copy-database.ts';
import {
  isRestoreNoted,
  noteRestore,
  performRestore,
  type RestoreStep,
} from '../../../../electron/engine/upkeep/restore.ts';
import { salvage } from '../../../../electron/engine/upkeep/salvage.ts';
import { settleOrphans } from '../../../../electron/engine/upkeep/settle-orphans.ts';
import { type MadeLibrary, openMade, titlesIn } from '../../../fixtures/made-library.ts';

let base: string;
let folder: string;
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'bahan-restore-'));
  folder = join(base, 'pustaka');
});
afterEach(() => rmSync(base, { recursive: true, force: true }));

const child = fileURLToPath(new URL('keeping-child.ts', import.meta.url));
const now = Date.UTC(2026, 10, 22);
const nobody = () => {};

/** Two assets with titles, a backup, and words said after it. */
function lived(): { made: MadeLibrary; backup: string; before: string; after: string } {
  const made = openMade(folder);
  const before = made.add('a.jpg');
  made.title(before, 'Sebelum cadangan');
  const backup = join(made.paths.backups, backupName('daily', now));
  copyDatabase(made.paths.database, backup);
  const after = made.add('b.jpg');
  made.title(after, 'Sesudah cadangan');
  made.title(before, 'Diubah sesudahnya');
  return { made, backup, before, after };
}

/** Opens as the engine does: what was noted is done first. */
function opened(): MadeLibrary {
  performRestore(libraryPaths(folder));
  return openMade(folder);
}

const codeOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    return (error as { code: string }).code;
  }
  throw new Error('it was done');
};

describe('restoring a backup', () => {
  it('brings back what it held and each word said since, and puts aside what was there', () => {
    const { made, backup, before, after } = lived();
    made.close();
    noteRestore(made.paths, backup, now);
    const again = opened();
    expect(titlesIn(again.paths.database)).toEqual({ [before]: 'Diubah sesudahnya' });
    expect(countOrphans(again.db)).toBe(1);
    // the file that came after the backup is met again by the next sweep
    expect(again.add('b.jpg')).toBe(after);
    expect(titlesIn(again.paths.database)[after]).toBe('Sesudah cadangan');
    again.close();
    const [aside] = readdirSync(folder).filter((name) => name.startsWith('library-before-restore-'));
    expect(titlesIn(join(folder, aside as string))).toEqual({
      [before]: 'Diubah sesudahnya',
      [after]: 'Sesudah cadangan',
    });
    expect(isRestoreNoted(made.paths)).toBe(false);
  });

  const steps: RestoreStep[] = ['noted', 'copied', 'merged', 'staged', 'aside', 'placed'];
  it.each(steps)('goes on after its process was killed when it had %s', (step) => {
    const { made, backup, before } = lived();
    made.close();
    noteRestore(made.paths, backup, now);
    const { signal } = spawnSync(process.execPath, [child, 'restore', folder, step]);
    expect(signal).toBe('SIGKILL');
    const again = opened();
    expect(titlesIn(again.paths.database)).toEqual({ [before]: 'Diubah sesudahnya' });
    expect(verifyCopy(again.paths.database)).toMatchObject({ assets: 1 });
    again.close();
    const names = readdirSync(folder);
    expect(names.filter((name) => /\.part|restored|restore\.json/.test(name))).toEqual([]);
    expect(names.filter((name) => /^library-before-restore-.*\.db$/.test(name))).toHaveLength(1);
  });

  it('leaves the library as it was when the backup cannot be had any more', () => {
    const { made, backup, before, after } = lived();
    made.close();
    noteRestore(made.paths, backup, now);
    rmSync(backup);
    expect(codeOf(() => performRestore(made.paths))).toBe('backup-missing');
    expect(performRestore(made.paths)).toBeUndefined();
    expect(Object.keys(titlesIn(made.paths.database)).sort()).toEqual([after, before].sort());
  });

  it('refuses what is damaged, newer, no library, or not there', () => {
    const { made, backup } = lived();
    made.close();
    const bytes = readFileSync(backup);
    const broken = join(base, 'rusak.db');
    writeFileSync(broken, Buffer.concat([bytes.subarray(0, 8192), Buffer.alloc(bytes.length - 8192, 'x')]));
    expect(codeOf(() => verifyCopy(broken))).toBe('backup-damaged');
    writeFileSync(broken, bytes.subarray(0, Math.floor(bytes.length / 2)));
    expect(codeOf(() => verifyCopy(broken))).toBe('backup-damaged');
    writeFileSync(broken, '');
    expect(codeOf(() => verifyCopy(broken))).toBe('backup-damaged');
    expect(codeOf(() => verifyCopy(join(base, 'tidak-ada.db')))).toBe('backup-missing');
    expect(codeOf(() => backupAt(base))).toBe('backup-missing');
    const newer = openMade(join(base, 'baru'));
    execute(newer.db, 'PRAGMA user_version = 9999');
    newer.close();
    expect(codeOf(() => verifyCopy(newer.paths.database))).toBe('library-newer');
  });

  it('is not held up by pictures that cannot be had: they are drawn again', () => {
    const { made, backup, before } = lived();
    made.close();
    const bundle = join(base, 'usb', 'Bahan-x');
    mkdirSync(join(bundle, 'previews.db'), { recursive: true });
    cpSync(backup, join(bundle, backupName('daily', now)));
    const fresh = join(base, 'komputer-baru');
    const paths = libraryPaths(fresh);
    mkdirSync(fresh);
    noteRestore(paths, join(bundle, backupName('daily', now)), now);
    performRestore(paths);
    expect(titlesIn(paths.database)).toEqual({ [before]: 'Sebelum cadangan' });
    expect(readdirSync(fresh).sort()).toEqual(['library.db']);
  });

  it('brings the logos of the office that are not there, and lets those that are be', () => {
    const { made, backup, before } = lived();
    made.close();
    const bundle = join(base, 'usb', 'Bahan-x');
    cpSync(made.paths.edits, join(bundle, 'edits'), { recursive: true });
    cpSync(backup, join(bundle, backupName('daily', now)));
    mkdirSync(join(bundle, 'logos'));
    for (const name of ['pemda.svg', 'dinas.png']) writeFileSync(join(bundle, 'logos', name), `cadangan ${name}`);
    // a folder of that name that belongs to no library
    mkdirSync(join(base, 'usb', 'logos'));
    writeFileSync(join(base, 'usb', 'logos', 'asing.png'), 'asing');
    const paths = libraryPaths(join(base, 'komputer-baru'));
    mkdirSync(paths.logos, { recursive: true });
    writeFileSync(join(paths.logos, 'dinas.png'), 'yang di sini');
    noteRestore(paths, join(bundle, backupName('daily', now)), now);
    performRestore(paths);
    expect(titlesIn(paths.database)).toEqual({ [before]: 'Sebelum cadangan' });
    expect(readdirSync(paths.logos).sort()).toEqual(['dinas.png', 'pemda.svg']);
    expect(readFileSync(join(paths.logos, 'dinas.png'), 'utf8')).toBe('yang di sini');
    expect(readFileSync(join(paths.logos, 'pemda.svg'), 'utf8')).toBe('cadangan pemda.svg');
  });

  it('takes the raw copy of a library that was open, with what lies in its log', () => {
    const { made, before, after } = lived();
    const copy = join(base, 'salinan');
    mkdirSync(copy);
    for (const tail of ['', '-wal']) cpSync(made.paths.database + tail, join(copy, `library.db${tail}`));
    made.close();
    const other = libraryPaths(join(base, 'lain'));
    openMade(other.folder).close();
    noteRestore(other, join(copy, 'library.db'), now);
    performRestore(other);
    expect(Object.keys(titlesIn(other.database)).sort()).toEqual([after, before].sort());
  });

  it('lays the journals of two computers together, and the newest word of each field holds', () => {
    const { made, backup, before } = lived();
    made.close();
    // the bundle went to another computer, where somebody said something too
    const other = join(base, 'lain');
    cpSync(join(folder, 'edits'), join(other, 'edits'), { recursive: true });
    cpSync(backup, join(other, 'library.db'));
    const there = openMade(other);
    const elsewhere = there.title(before, 'Dari komputer lain');
    there.close();
    const here = openMade(folder);
    here.title(before, 'Yang terakhir');
    here.close();
    const bundle = join(base, 'usb', 'Bahan-x');
    mkdirSync(bundle, { recursive: true });
    copyDatabase(join(other, 'library.db'), join(bundle, backupName('asked', now)));
    cpSync(join(other, 'edits'), join(bundle, 'edits'), { recursive: true });
    noteRestore(here.paths, backupAt(join(base, 'usb')), now);
    const again = opened();
    expect(titlesIn(again.paths.database)[before]).toBe('Yang terakhir');
    expect(get(again.db, 'SELECT 1 AS there FROM edit_batch WHERE batch = ?', elsewhere)).toEqual({ there: 1 });
    again.close();
  });
});

describe('words said in a library that a backup took the place of', () => {
  it('go over to what the restored one knows of the same content, said where it says nothing and else proposed', () => {
    const old = openMade(folder);
    const [a, b] = [old.add('a.jpg'), old.add('b.jpg')];
    old.title(a, 'Dari cadangan');
    const bundle = join(base, 'usb', 'Bahan-x');
    mkdirSync(bundle, { recursive: true });
    copyDatabase(old.paths.database, join(bundle, backupName('asked', now)));
    cpSync(old.paths.edits, join(bundle, 'edits'), { recursive: true });
    old.close();
    // a new computer began a library of its own, and somebody worked in it before the bundle came
    folder = join(base, 'komputer-baru');
    const fresh = openMade(folder);
    const [c, d] = [fresh.add('a.jpg'), fresh.add('b.jpg')];
    fresh.title(c, 'Dari pustaka baru');
    fresh.title(d, 'Hanya di pustaka baru');
    fresh.close();
    noteRestore(fresh.paths, backupAt(bundle), now);
    const again = opened();
    expect(countOrphans(again.db)).toBe(2);
    settleOrphans(again.db, again.context);
    expect(countOrphans(again.db)).toBe(0);
    expect(titlesIn(again.paths.database)).toEqual({ [a]: 'Dari cadangan', [b]: 'Hanya di pustaka baru' });
    expect(all(again.db, 'SELECT field, value FROM proposal')).toEqual([
      { field: 'title', value: 'Dari pustaka baru' },
    ]);
    again.close();
  });
});

describe('a backup whose process is killed', () => {
  it('is none, and the next one is whole', async () => {
    const made = openMade(folder);
    const uid = made.add('a.jpg');
    made.title(uid, 'Panen raya');
    // so large that copying takes a while
    execute(made.db, 'CREATE TABLE ballast (bytes BLOB)');
    for (let n = 0; n < 20; n += 1) run(made.db, 'INSERT INTO ballast VALUES (randomblob(1000000))');
    const target = join(made.paths.backups, backupName('daily', now));
    for (const after of [1, 30]) {
      const copying = spawn(process.execPath, [child, 'copy', folder, target], { stdio: ['ignore', 'pipe', 'ignore'] });
      await once(copying.stdout, 'data');
      while (!existsSync(`${target}.part`) && copying.exitCode === null)
        await new Promise((resolve) => setTimeout(resolve, 1));
      await new Promise((resolve) => setTimeout(resolve, after));
      copying.kill('SIGKILL');
      await once(copying, 'exit');
      for (const { path } of backupsIn(made.paths.backups)) expect(verifyCopy(path)).toMatchObject({ edits: 1 });
    }
    expect(copyDatabase(made.paths.database, target)).toMatchObject({ assets: 1, edits: 1 });
    expect(readdirSync(made.paths.backups)).toEqual([backupName('daily', now)]);
    made.close();
  });
});

describe('a library whose database is lost or damaged', () => {
  it('comes back from the newest whole backup, and words said since from the journal', () => {
    const { made, before, after } = lived();
    run(made.db, "INSERT INTO root (uid, path, added_at) VALUES ('baru', '/bahan/baru', 1)");
    made.close();
    for (const tail of ['-wal', '-shm']) rmSync(made.paths.database + tail, { force: true });
    writeFileSync(made.paths.database, Buffer.alloc(100_000, 'rusak'));
    expect(salvage(made.paths, now, nobody)).toMatchObject({ how: 'backup' });
    const again = openMade(folder);
    expect(titlesIn(again.paths.database)).toEqual({ [before]: 'Diubah sesudahnya' });
    expect(again.add('b.jpg')).toBe(after);
    again.close();
    expect(salvage(made.paths, now, nobody)).toEqual({ how: 'sound', from: null, aside: null });
  });

  it('passes over a backup that is damaged itself', () => {
    const { made, backup, before } = lived();
    made.close();
    writeFileSync(
      join(made.paths.backups, backupName('daily', now + 86_400_000)),
      readFileSync(backup).subarray(0, 9000),
    );
    rmSync(made.paths.database);
    expect(salvage(made.paths, now, nobody)).toMatchObject({ how: 'backup', from: backup });
    const again = openMade(folder);
    expect(titlesIn(again.paths.database)).toEqual({ [before]: 'Diubah sesudahnya' });
    again.close();
  });

  it.skipIf(!existsSync('/dev/full'))('stays as it is while the disk has no room for its backup', () => {
    const { made, backup } = lived();
    made.close();
    writeFileSync(made.paths.database, Buffer.alloc(100_000, 'rusak'));
    for (const tail of ['-wal', '-shm']) rmSync(made.paths.database + tail, { force: true });
    symlinkSync('/dev/full', `${made.paths.restore}.part`);
    expect(codeOf(() => salvage(made.paths, now, nobody))).toBe('ENOSPC');
    expect(readFileSync(made.paths.database, 'utf8')).toContain('rusak');
    expect(salvage(made.paths, now, nobody)).toMatchObject({ how: 'backup', from: backup });
  });

  it('keeps what can still be read where there is no backup', () => {
    const made = openMade(folder);
    const uids = transaction(made.db, () =>
      Array.from({ length: 400 }, (_, n) => made.add(`${String(n).padStart(4, '0')}.jpg`)),
    );
    applyEdit(
      made.db,
      made.context,
      uids.map((id) => ({ id, changes: [{ field: 'title', op: 'set', value: `Judul ${id}` }] })),
    );
    execute(made.db, 'PRAGMA wal_checkpoint(TRUNCATE)');
    made.close();
    const bytes = readFileSync(made.paths.database);
    bytes.fill(0xee, Math.floor(bytes.length * 0.5), Math.floor(bytes.length * 0.5) + 3 * 4096);
    writeFileSync(made.paths.database, bytes);
    const done = salvage(made.paths, now, nobody);
    expect(done).toMatchObject({ how: 'tables', aside: expect.stringContaining('library-damaged-') });
    const again = openMade(folder);
    expect(verifyCopy(again.paths.database).version).toBeGreaterThan(0);
    // what was lost is met again, and each title is where it was
    const there = new Set(Object.keys(titlesIn(again.paths.database)));
    for (const [n, uid] of uids.entries()) {
      if (!get(again.db, 'SELECT 1 FROM asset WHERE uid = ?', uid))
        again.add(`${String(n).padStart(4, '0')}-lagi.jpg`, `content of ${String(n).padStart(4, '0')}.jpg`);
    }
    expect(there.size).toBeGreaterThan(0);
    expect(titlesIn(again.paths.database)).toEqual(Object.fromEntries(uids.map((uid) => [uid, `Judul ${uid}`])));
    again.close();
  });

  it('gives back all words from the journal alone once the files are met again, with what was undone', () => {
    const made = openMade(folder);
    const [a, b, c] = ['a.jpg', 'b.jpg', 'c.jpg'].map((name) => made.add(name)) as [string, string, string];
    made.title(a, 'Panen raya');
    made.title(b, 'Salah ketik');
    undoEdit(made.db, made.context);
    made.title(c, 'Satu');
    made.title(c, 'Dua');
    undoEdit(made.db, made.context);
    redoEdit(made.db, made.context);
    const before = titlesIn(made.paths.database);
    made.close();
    for (const tail of ['', '-wal', '-shm']) rmSync(made.paths.database + tail, { force: true });
    writeFileSync(made.paths.database, 'bukan basis data');
    expect(salvage(made.paths, now, nobody)).toMatchObject({ how: 'journal' });
    const again = openMade(folder);
    expect(countOrphans(again.db)).toBe(3);
    // moved and renamed meanwhile; a stranger under the old name gets nothing
    expect(again.add('a.jpg', 'something else')).not.toBe(a);
    for (const name of ['a.jpg', 'b.jpg', 'c.jpg']) again.add(`pindah-${name}`, `content of ${name}`);
    expect(titlesIn(again.paths.database)).toEqual(before);
    expect(before).toEqual({ [a]: 'Panen raya', [c]: 'Dua' });
    expect(countOrphans(again.db)).toBe(0);
    // the redone edit can be taken back again, as before
    undoEdit(again.db, again.context);
    expect(titlesIn(again.paths.database)[c]).toBe('Satu');
    again.close();
  });
});
