import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { BahanError } from '../../../shared/errors.ts';
import type { Host } from '../host.ts';

/** Who holds a library for writing. `socket` is where it answers local calls; null while it does not. */
export interface Holder {
  readonly pid: number;
  readonly person: string;
  readonly device: string;
  readonly since: number;
  readonly socket: string | null;
}

export interface Lock {
  /** Tells others where the holder answers. */
  announce(socket: string | null): void;
  release(): void;
}

/** Milliseconds after which a lock is a holder's: whoever only asks who it is has let go by then. */
const askingTakes = 300;

const holderFile = (folder: string): string => join(folder, 'holder.json');

/**
 * Takes the library for writing. The lock is one of the operating system, held by SQLite on `lock.db`: it ends with
 * the process however that ends, so nothing stale is ever left to clear up. `holder.json` only tells who it is.
 * @throws `library-locked` with the holder's details.
 */
export function takeLock(folder: string, host: Host): Lock {
  const db = new Database(join(folder, 'lock.db'), { timeout: askingTakes });
  try {
    db.pragma('locking_mode = EXCLUSIVE');
    db.exec('BEGIN EXCLUSIVE');
  } catch (cause) {
    db.close();
    if (!isBusy(cause)) throw cause;
    const holder = readHolder(folder);
    throw new BahanError(
      'library-locked',
      { folder, pid: holder?.pid ?? 0, person: holder?.person ?? '', device: holder?.device ?? '' },
      { cause },
    );
  }
  const holder: Holder = {
    pid: process.pid,
    person: host.person,
    device: host.device,
    since: host.clock.now(),
    socket: null,
  };
  const write = (value: Holder) => writeFileSync(holderFile(folder), JSON.stringify(value), { mode: 0o600 });
  write(holder);
  return {
    announce: (socket) => write({ ...holder, socket }),
    release() {
      rmSync(holderFile(folder), { force: true });
      if (db.open) db.close();
    },
  };
}

/** The process that holds a library now, or undefined when nobody does. */
export function holderOf(folder: string): Holder | undefined {
  let db: Database.Database | undefined;
  try {
    db = new Database(join(folder, 'lock.db'), { timeout: 0, fileMustExist: true, readonly: true });
    db.prepare('SELECT count(*) FROM sqlite_master').get();
    return undefined;
  } catch (error) {
    return isBusy(error) ? (readHolder(folder) ?? unknownHolder) : undefined;
  } finally {
    db?.close();
  }
}

const unknownHolder: Holder = { pid: 0, person: '', device: '', since: 0, socket: null };

function readHolder(folder: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(holderFile(folder), 'utf8')) as Holder;
  } catch {
    return undefined; // it is being written this moment
  }
}

const isBusy = (error: unknown): boolean =>
  error instanceof Database.SqliteError && (error.code.startsWith('SQLITE_BUSY') || error.code === 'SQLITE_LOCKED');
