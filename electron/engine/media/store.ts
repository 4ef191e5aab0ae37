import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { PictureSize } from '../../../shared/api/media-url.ts';
import { BahanError } from '../../../shared/errors.ts';
import { close, execute, get, iterate, openWriter, pragma, run, transaction, type Writer } from '../db/connection.ts';
import type { Pictures } from './pictures.ts';

const fileName = 'previews.db';
const schemaVersion = 1;

/** `used_at` is epoch seconds; thumbnails and previews lie apart so that scrolling never steps over big rows. */
const schema = `
CREATE TABLE IF NOT EXISTS thumb (key TEXT PRIMARY KEY, mime TEXT NOT NULL, bytes BLOB NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS preview (
  key TEXT PRIMARY KEY,
  mime TEXT NOT NULL,
  width INTEGER NOT NULL,
  height INTEGER NOT NULL,
  size INTEGER NOT NULL,
  used_at INTEGER NOT NULL,
  bytes BLOB NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS strip (key TEXT PRIMARY KEY, mime TEXT NOT NULL, bytes BLOB NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS peaks (key TEXT PRIMARY KEY, mime TEXT NOT NULL, bytes BLOB NOT NULL) STRICT;
CREATE INDEX IF NOT EXISTS preview_used ON preview (used_at, size);
PRAGMA user_version = ${schemaVersion};
`;

const tables: readonly PictureSize[] = ['thumb', 'preview', 'strip', 'peaks'];

/** Seconds within which a second look at the same preview is not written down again. */
const useStep = 3600;

export interface StoredPicture {
  readonly mime: string;
  readonly bytes: Uint8Array;
}

/**
 * The pictures of a library, by key. They can all be made again: a damaged file is put aside and a new one begun, and
 * nothing here waits for the disk.
 */
export interface PictureStore {
  /** Its database. */
  readonly path: string;
  get(key: string, size: PictureSize): StoredPicture | undefined;
  has(key: string, size: PictureSize): boolean;
  put(key: string, pictures: Pictures): void;
  remove(key: string): void;
  /** Removes the previews looked at longest ago until all pictures take at most `limit` bytes; thumbnails stay. */
  trim(limit: number): number;
  /** Bytes of all pictures. */
  bytes(): number;
  /** False when the file is damaged; what is damaged is replaced where it is met. */
  check(): boolean;
  close(): void;
}

/** @param now epoch milliseconds, for what was looked at last. */
export function openPictureStore(folder: string, now: () => number = Date.now): PictureStore {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, fileName);
  let db = openOrBegin(path);

  /** Does `work`; when the file turns out to be damaged, begins a new one and does it there. */
  const withDb = <T>(work: (db: Writer) => T): T => {
    try {
      return work(db);
    } catch (cause) {
      if (!isDamage(cause)) throw cause;
      close(db);
      db = beginAgain(path);
      return work(db);
    }
  };

  return {
    path,
    get: (key, size) => withDb((db) => read(db, key, size, Math.floor(now() / 1000))),
    has: (key, size) => withDb((db) => get(db, `SELECT 1 FROM ${size} WHERE key = ?`, key) !== undefined),
    put: (key, pictures) => withDb((db) => write(db, key, pictures, Math.floor(now() / 1000))),
    remove: (key) =>
      withDb((db) =>
        transaction(db, () => {
          for (const table of tables) run(db, `DELETE FROM ${table} WHERE key = ?`, key);
        }),
      ),
    trim: (limit) => withDb((db) => trim(db, limit)),
    bytes: () => withDb(usedBytes),
    check: () => isSound(db),
    close: () => close(db),
  };
}

function read(db: Writer, key: string, size: PictureSize, second: number): StoredPicture | undefined {
  const row = get<StoredPicture>(db, `SELECT mime, bytes FROM ${size} WHERE key = ?`, key);
  if (row && size === 'preview') {
    run(db, 'UPDATE preview SET used_at = ? WHERE key = ? AND used_at < ?', second, key, second - useStep);
  }
  return row;
}

function write(db: Writer, key: string, pictures: Pictures, second: number): void {
  const { mime, thumb, preview, width, height, strip, peaks } = pictures;
  transaction(db, () => {
    run(db, 'INSERT OR REPLACE INTO thumb (key, mime, bytes) VALUES (?, ?, ?)', key, mime, thumb);
    if (strip)
      run(db, 'INSERT OR REPLACE INTO strip (key, mime, bytes) VALUES (?, ?, ?)', key, strip.mime, strip.bytes);
    if (peaks)
      run(
        db,
        'INSERT OR REPLACE INTO peaks (key, mime, bytes) VALUES (?, ?, ?)',
        key,
        'application/octet-stream',
        peaks,
      );
    run(
      db,
      'INSERT OR REPLACE INTO preview (key, mime, width, height, size, used_at, bytes) VALUES (?, ?, ?, ?, ?, ?, ?)',
      key,
      mime,
      width,
      height,
      preview.byteLength,
      second,
      preview,
    );
  });
}

function openOrBegin(path: string): Writer {
  try {
    return open(path);
  } catch (cause) {
    if (!isDamage(cause)) throw cause;
    return beginAgain(path);
  }
}

/** What is damaged is kept once, for a look at what happened, and replaced. */
function beginAgain(path: string): Writer {
  rmSync(`${path}.damaged`, { force: true });
  if (existsSync(path)) renameSync(path, `${path}.damaged`);
  for (const tail of ['-wal', '-shm']) rmSync(`${path}${tail}`, { force: true });
  return open(path);
}

function open(path: string): Writer {
  const db = openWriter(path, false);
  try {
    // pictures of some fifty photos go into the file together: each time waits for the disk
    pragma(db, 'wal_autocheckpoint = 8000');
    const version = Number(pragma(db, 'user_version'));
    if (version > schemaVersion) throw new BahanError('library-newer', { path });
    // a disk without room keeps nobody from looking at what is there
    if (version < schemaVersion || !hasTables(db)) execute(db, schema);
    get(db, 'SELECT key, mime FROM thumb LIMIT 1');
    get(db, 'SELECT key, width, height FROM preview LIMIT 1');
  } catch (cause) {
    close(db);
    throw cause;
  }
  return db;
}

const hasTables = (db: Writer): boolean =>
  get<{ n: number }>(db, "SELECT count(*) AS n FROM sqlite_schema WHERE name IN ('thumb', 'preview')")?.n === 2;

/** Also a table of ours with other columns: some other program's file under our name. */
function isDamage(cause: unknown): boolean {
  const { code = '', message = '' } = cause as { code?: string; message?: string };
  return (
    /^SQLITE_(CORRUPT|NOTADB|FORMAT)/.test(code) || (code === 'SQLITE_ERROR' && message.startsWith('no such column'))
  );
}

/** Reads the whole structure; minutes for a large store, so never on the way of a person. */
function isSound(db: Writer): boolean {
  try {
    return pragma(db, 'quick_check(1)') === 'ok';
  } catch {
    return false;
  }
}

/** Pages in use; free pages are taken again before the file grows. */
function usedBytes(db: Writer): number {
  const page = Number(pragma(db, 'page_size'));
  return (Number(pragma(db, 'page_count')) - Number(pragma(db, 'freelist_count'))) * page;
}

function trim(db: Writer, limit: number): number {
  let over = usedBytes(db) - limit;
  if (over <= 0) return 0;
  const oldest: string[] = [];
  for (const row of iterate<{ key: string; size: number }>(
    db,
    'SELECT key, size FROM preview ORDER BY used_at, size',
  )) {
    oldest.push(row.key);
    over -= row.size;
    if (over <= 0) break;
  }
  // in steps, so that a picture that is asked for meanwhile does not wait long
  for (let at = 0; at < oldest.length; at += 200) {
    transaction(db, () => {
      for (const key of oldest.slice(at, at + 200)) run(db, 'DELETE FROM preview WHERE key = ?', key);
    });
  }
  return oldest.length;
}
