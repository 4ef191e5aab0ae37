import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ChangeFeed } from '../../../../electron/engine/changes.ts';
import { editClock } from '../../../../electron/engine/db/clock.ts';
import {
  all,
  close,
  get,
  openReader,
  openWriter,
  pragma,
  type Reader,
  type Writer,
} from '../../../../electron/engine/db/connection.ts';
import { openJournal } from '../../../../electron/engine/db/journal.ts';
import { migrate } from '../../../../electron/engine/db/migrate.ts';
import { Ingest } from '../../../../electron/engine/ingest/ingest.ts';
import { isWriteTrouble, troubleError } from '../../../../electron/engine/ingest/write-trouble.ts';
import { type MediaPool, openMediaPool } from '../../../../electron/engine/media/pool.ts';
import { openPictureStore, type PictureStore } from '../../../../electron/engine/media/store.ts';
import { nodeHost } from '../../../../electron/engine/node-host.ts';
import { openSearch } from '../../../../electron/engine/search/search.ts';
import { type Bench, eventually, makeBench, quickly } from '../../../fixtures/library.ts';
import { putFile, putPhoto } from '../../../fixtures/photos.ts';

/** The rooms of taking in without the rest of the engine: here the database can be made to be full. */
let bench: Bench;
let db: Writer;
let reader: Reader;
let media: MediaPool;
let store: PictureStore;
let ingest: Ingest;
let troubles: unknown[];
let putFails: Error | undefined;

beforeEach(() => {
  bench = makeBench();
  mkdirSync(bench.library, { recursive: true });
  const path = join(bench.library, 'library.db');
  db = openWriter(path, true);
  migrate(db);
  reader = openReader(path);
  const host = nodeHost({ person: 'Siti', log: () => {} });
  media = openMediaPool(host);
  store = openPictureStore(bench.library);
  troubles = [];
  putFails = undefined;
  const journal = openJournal(join(bench.library, 'edits'));
  const clock = editClock(host);
  ingest = new Ingest(
    {
      db,
      databasePath: path,
      libraryFolder: bench.library,
      host,
      media,
      store: {
        ...store,
        put(key, pictures) {
          if (putFails) throw putFails;
          store.put(key, pictures);
        },
      },
      search: openSearch(reader, host),
      changes: new ChangeFeed(),
      edits: (person) => ({ host, clock, journal, person }),
      settle: quickly,
      trouble: (error) => troubles.push(error),
    },
    true,
  );
  ingest.start();
});

afterEach(async () => {
  await ingest.close();
  await media.close();
  store.close();
  close(reader);
  close(db);
  await bench.remove();
});

const count = (sql: string): number => get<{ n: number }>(db, `SELECT count(*) AS n FROM ${sql}`)?.n ?? -1;

/** No page can be added to the database until `more`. */
function fill(): { more(): void } {
  pragma(db, `max_page_count = ${Number(pragma(db, 'page_count'))}`);
  return { more: () => void pragma(db, 'max_page_count = 1073741823') };
}

describe('a library without room', () => {
  it('loses nothing of what comes while it is full, stops, says so, and goes on afterwards', async () => {
    await ingest.add(bench.material);
    for (let n = 0; n < 40; n += 1)
      putFile(join(bench.material, `rapat ${n}.txt`), `isi rapat nomor ${n} `.repeat(400));
    const full = fill();
    ingest.sweepAll();
    await eventually(async () => troubles.length > 0);
    expect(troubles.every(isWriteTrouble)).toBe(true);
    expect(ingest.state().held).toBe('unwritable');
    // it rests: no more is tried while nobody says that there is room
    await eventually(async () => ingest.isIdle());
    const told = troubles.length;
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(troubles.length).toBe(told);
    expect(String(pragma(db, 'integrity_check'))).toBe('ok');
    full.more();
    ingest.release('unwritable');
    await eventually(async () => count('asset WHERE provisional = 0') === 40);
    expect(count('file WHERE read_state = 1')).toBe(40);
    expect(count('document_text')).toBe(40);
    expect(ingest.state()).toMatchObject({ reading: 0, held: null, unsettled: 0 });
  });

  it('keeps what is being read waiting when its facts find no room', async () => {
    await ingest.add(bench.material);
    for (let n = 0; n < 30; n += 1)
      putFile(join(bench.material, `rapat ${n}.txt`), `isi rapat nomor ${n} `.repeat(400));
    ingest.hold('unwritable');
    ingest.sweepAll();
    await eventually(async () => count('file WHERE read_state = 0') === 30);
    const full = fill();
    ingest.release('unwritable');
    await eventually(async () => troubles.length > 0 && ingest.isIdle());
    expect(count('file WHERE read_state = 2')).toBe(0);
    expect(count('file WHERE read_state = 0')).toBeGreaterThan(0);
    full.more();
    ingest.release('unwritable');
    await eventually(async () => count('file WHERE read_state = 1') === 30);
    expect(all(db, 'SELECT 1 FROM asset WHERE error_code IS NOT NULL')).toEqual([]);
  });

  it('draws the pictures that could not be kept when they can be', async () => {
    putFails = Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });
    await ingest.add(bench.material);
    for (let n = 0; n < 3; n += 1) await putPhoto(join(bench.material, `IMG_${n}.jpg`), n);
    ingest.sweepAll();
    await eventually(async () => troubles.length > 0 && ingest.isIdle());
    expect(count('asset WHERE picture_state = 2')).toBe(0);
    putFails = undefined;
    ingest.release('unwritable');
    await eventually(async () => count('asset WHERE picture_state = 1') === 3);
  });
});

describe('an error of the library', () => {
  it('is told from an error of a file, with a code for people', () => {
    const error = (code: string): Error => Object.assign(new Error(code), { code });
    for (const code of ['SQLITE_FULL', 'SQLITE_IOERR_WRITE', 'SQLITE_READONLY_DBMOVED', 'SQLITE_CORRUPT', 'ENOSPC'])
      expect([code, isWriteTrouble(error(code))]).toEqual([code, true]);
    for (const code of ['SQLITE_CONSTRAINT', 'SQLITE_BUSY', 'ENOENT', 'EACCES'])
      expect([code, isWriteTrouble(error(code))]).toEqual([code, false]);
    expect(isWriteTrouble(null)).toBe(false);
    expect(troubleError(error('SQLITE_FULL'), '/x')).toMatchObject({ code: 'disk-full', details: { folder: '/x' } });
    expect(troubleError(error('SQLITE_READONLY'), '/x').code).toBe('read-only');
    expect(troubleError(error('SQLITE_IOERR_READ'), '/x').code).toBe('library-unreadable');
  });
});
