import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { get, run } from '../../../../electron/engine/db/connection.ts';
import { keepCopies } from '../../../../electron/engine/db/copy-journal.ts';
import { undoEdit } from '../../../../electron/engine/db/edit-undo.ts';
import { applyEdit } from '../../../../electron/engine/db/edits.ts';
import { countOrphans } from '../../../../electron/engine/db/orphans.ts';
import { publicationsOf, publishedThings } from '../../../../electron/engine/db/publications.ts';
import { noteCopy, noteHanded } from '../../../../electron/engine/export/ledger.ts';
import { libraryPaths } from '../../../../electron/engine/library-folder.ts';
import { backupName } from '../../../../electron/engine/upkeep/backup-files.ts';
import { checkParts } from '../../../../electron/engine/upkeep/check-parts.ts';
import { copyDatabase } from '../../../../electron/engine/upkeep/copy-database.ts';
import { noteRestore, performRestore } from '../../../../electron/engine/upkeep/restore.ts';
import { settleOrphans } from '../../../../electron/engine/upkeep/settle-orphans.ts';
import { channels } from '../../../../shared/model/export.ts';
import { type MadeLibrary, openMade } from '../../../fixtures/made-library.ts';

let base: string;
let folder: string;
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'bahan-copies-'));
  folder = join(base, 'pustaka');
});
afterEach(() => rmSync(base, { recursive: true, force: true }));

const now = Date.UTC(2026, 10, 22);

function backUp(made: MadeLibrary): string {
  const backup = join(made.paths.backups, backupName('daily', now));
  copyDatabase(made.paths.database, backup);
  return backup;
}

function restored(made: MadeLibrary, backup: string): MadeLibrary {
  made.close();
  noteRestore(made.paths, backup, now);
  performRestore(libraryPaths(folder));
  return openMade(folder);
}

/** A copy that an export wrote, and one that was handed over. */
function leave(made: MadeLibrary, asset: string, n = 0): void {
  const { db } = made;
  run(
    db,
    `INSERT OR IGNORE INTO job (id, uid, kind, key, payload, label, state, created_at)
       VALUES (3, 'jjjjjjjjjjjj', 'export', 'k', '{}', '{}', 'done', 5)`,
  );
  const crop = { x: 0.1, y: 0, width: 0.8, height: 1 };
  const copy = { asset, channel: 'instagram', preset: 'instagram-4x5', file: `/keluar/${n}.jpg`, by: 'Ayu' } as const;
  noteCopy(db, { ...copy, crop, at: now + n, job: 3, n });
  noteHanded(db, { asset, channel: 'press', preset: 'press', by: 'Budi', at: now + n });
}

const linesOf = (made: MadeLibrary): string[] =>
  readdirSync(made.paths.edits).flatMap((name) =>
    readFileSync(join(made.paths.edits, name), 'utf8').trimEnd().split('\n'),
  );

it('what left after a backup is known again when that is put back, however often', () => {
  let made = openMade(folder);
  const asset = made.add('a.jpg');
  const backup = backUp(made);
  leave(made, asset);
  keepCopies(made.db, made.context);
  const before = publicationsOf(made.db, asset);
  expect(before).toMatchObject([{ channel: 'press' }, { file: '/keluar/0.jpg', by: 'Ayu', crop: { x: 0.1 } }]);
  for (let time = 0; time < 3; time += 1) {
    made = restored(made, backup);
    keepCopies(made.db, made.context);
    expect(publicationsOf(made.db, asset)).toEqual(before);
    const bits = (1 << channels.indexOf('instagram')) | (1 << channels.indexOf('press'));
    expect(get(made.db, 'SELECT channels, times_out AS times FROM asset')).toEqual({ channels: bits, times: 2 });
    // nor is anything written twice
    expect(linesOf(made)).toHaveLength(1);
    expect(checkParts(folder).journal).toEqual([]);
  }
  made.close();
});

it('many copies take few lines, and those from before the journal knew of copies come in too', () => {
  const made = openMade(folder);
  const asset = made.add('a.jpg');
  const backup = backUp(made);
  for (let n = 0; n < 620; n += 1) leave(made, asset, n);
  const before = publicationsOf(made.db, asset);
  keepCopies(made.db, made.context);
  keepCopies(made.db, made.context);
  expect(linesOf(made)).toHaveLength(2);
  const again = restored(made, backup);
  expect(publicationsOf(again.db, asset)).toEqual(before);
  expect(before).toHaveLength(621);
  again.close();
});

it('a copy of what was taken in after the backup waits for its file, and has its channels then', () => {
  const made = openMade(folder);
  const backup = backUp(made);
  const asset = made.add('b.jpg');
  leave(made, asset);
  keepCopies(made.db, made.context);
  const again = restored(made, backup);
  expect(countOrphans(again.db)).toBe(1);
  expect(again.add('pindah.jpg', 'content of b.jpg')).toBe(asset);
  expect(publicationsOf(again.db, asset)).toHaveLength(2);
  expect(get(again.db, 'SELECT times_out AS times FROM asset')).toEqual({ times: 2 });
  again.close();
});

it('where the restored library knows the content under another id, it knows where that went', () => {
  const made = openMade(folder);
  const asset = made.add('a.jpg');
  leave(made, asset);
  const link = 'https://bahan.example/p/1';
  const said = { ids: [asset], channel: 'website', link, note: null, at: now } as const;
  applyEdit(made.db, made.context, [], publishedThings(made.db, said).things);
  keepCopies(made.db, made.context);
  // a backup of another library, in which the same photo was taken in by itself
  const other = openMade(join(base, 'lain'));
  const there = other.add('a.jpg');
  const backup = backUp(other);
  other.close();
  const again = restored(made, backup);
  expect(there).not.toBe(asset);
  settleOrphans(again.db, again.context);
  expect(publicationsOf(again.db, there).map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(['copy', 'copy', 'published']),
  );
  expect(publicationsOf(again.db, there)).toContainEqual(expect.objectContaining({ link, by: 'Siti' }));
  expect(publicationsOf(again.db, asset)).toEqual([]);
  expect(checkParts(folder).journal).toEqual([]);
  again.close();
});

it('what was said to be taken down is so again', () => {
  const made = openMade(folder);
  const asset = made.add('a.jpg');
  const backup = backUp(made);
  leave(made, asset);
  const [copy] = publicationsOf(made.db, asset);
  const words = { takenDown: '2026-11-23' };
  // said before the journal knows of the copy
  applyEdit(made.db, made.context, [], [{ subject: 'publication', id: copy?.id ?? '', words }]);
  keepCopies(made.db, made.context);
  const again = restored(made, backup);
  expect(publicationsOf(again.db, asset)).toContainEqual({ ...copy, takenDown: '2026-11-23' });
  again.close();
});

it('a process that died between the journal and the tables doubles nothing', () => {
  const made = openMade(folder);
  const asset = made.add('a.jpg');
  leave(made, asset);
  const logged: string[] = [];
  const dying = {
    host: { ...made.context.host, log: (_: string, event: string) => logged.push(event) },
    clock: made.context.clock,
    journal: {
      ...made.context.journal,
      append: (entry: Parameters<typeof made.context.journal.append>[0]) => {
        made.context.journal.append(entry);
        throw new Error('killed');
      },
    },
  };
  keepCopies(made.db, dying);
  expect(logged).toEqual(['copies-not-journaled']);
  expect(linesOf(made)).toHaveLength(1);
  const before = publicationsOf(made.db, asset);
  made.close();
  const again = openMade(folder);
  keepCopies(again.db, again.context);
  expect(linesOf(again)).toHaveLength(1);
  expect(publicationsOf(again.db, asset)).toEqual(before);
  again.close();
});

it('a line that the tables refuse is not in the journal, and comes the next time', () => {
  const made = openMade(folder);
  leave(made, made.add('a.jpg'));
  run(
    made.db,
    `CREATE TEMP TRIGGER full BEFORE INSERT ON meta WHEN NEW.key = 'copies-journaled'
      BEGIN SELECT RAISE(ABORT, 'no room'); END`,
  );
  keepCopies(made.db, made.context);
  expect(made.context.journal.read()).toEqual([]);
  run(made.db, 'DROP TRIGGER full');
  keepCopies(made.db, made.context);
  expect(made.context.journal.read().map(({ entry }) => entry.copies?.length)).toEqual([2]);
  made.close();
});

it('a copy is no edit: it is no step of undo, and the words beside it are taken back as ever', () => {
  const made = openMade(folder);
  const asset = made.add('a.jpg');
  made.title(asset, 'Panen raya');
  leave(made, asset);
  keepCopies(made.db, made.context);
  const again = restored(made, backUp(made));
  expect(get(again.db, 'SELECT count(*) AS n FROM edit_batch')).toEqual({ n: 1 });
  undoEdit(again.db, again.context);
  expect(get(again.db, 'SELECT title FROM asset')).toEqual({ title: null });
  expect(publicationsOf(again.db, asset)).toHaveLength(2);
  again.close();
});

it('a look at the library says which copies only the journal knows', () => {
  const made = openMade(folder);
  leave(made, made.add('a.jpg'));
  keepCopies(made.db, made.context);
  expect(checkParts(folder).journal).toEqual([]);
  run(made.db, 'DELETE FROM publication WHERE file IS NULL');
  expect(checkParts(folder).journal).toEqual([expect.stringMatching(/only in the journal/)]);
  made.close();
});
