import { copyFileSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { keepCheckpoints } from '../../../../electron/engine/db/checkpoints.ts';
import {
  close,
  execute,
  get,
  openReader,
  openWriter,
  pragma,
  run,
  transaction,
  type Writer,
} from '../../../../electron/engine/db/connection.ts';

const times = { first: 0, every: 20 };
const [megabyte, rows] = [1_000_000, 20];
let folder: string;
let path: string;
let db: Writer;
let end: () => Promise<void>;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bahan-test-'));
  path = join(folder, 'library.db');
  db = openWriter(path, true);
  execute(db, 'CREATE TABLE word (id INTEGER PRIMARY KEY, text BLOB) STRICT');
  end = keepCheckpoints(db, [path], times);
});
afterEach(async () => {
  await end();
  close(db);
  rmSync(folder, { recursive: true });
});

/** As many as the database holds without its log, as after somebody copied it alone. */
function withoutLog(): number {
  const copy = join(folder, 'copy.db');
  copyFileSync(path, copy);
  const alone = openReader(copy);
  try {
    return get<{ n: number }>(alone, 'SELECT count(*) AS n FROM word')?.n ?? 0;
  } catch {
    return 0; // copied while the thread wrote, or the table is not there yet
  } finally {
    close(alone);
    rmSync(copy);
  }
}

const write = (count: number): void =>
  transaction(db, () => {
    for (let n = 0; n < count; n += 1) run(db, 'INSERT INTO word (text) VALUES (randomblob(?))', megabyte);
  });

describe('what is written', () => {
  it('is brought into the database though whoever writes never waits for that', async () => {
    await vi.waitFor(() => expect(pragma(db, 'wal_autocheckpoint')).toBe(16_384), { timeout: 10_000 });
    write(rows);
    await vi.waitFor(() => expect(withoutLog()).toBe(rows), { timeout: 10_000, interval: 50 });
  });

  it('is brought there as far as nobody reads the library as it was before', async () => {
    write(1);
    await vi.waitFor(() => expect(withoutLog()).toBe(1), { timeout: 10_000, interval: 50 });
    const reader = openReader(path);
    const reading = reader.prepare('SELECT id FROM word').iterate();
    reading.next();
    write(rows);
    await new Promise((resolve) => setTimeout(resolve, times.every * 5));
    expect(withoutLog()).toBe(1);
    reading.return?.();
    close(reader);
    await vi.waitFor(() => expect(withoutLog()).toBe(rows + 1), { timeout: 10_000, interval: 50 });
  });

  it('begins the log from its start again, so that it stays small however much is written', async () => {
    await vi.waitFor(() => expect(pragma(db, 'wal_autocheckpoint')).toBe(16_384), { timeout: 10_000 });
    for (let n = 0; n < 15; n += 1) write(rows);
    expect(statSync(`${path}-wal`).size).toBeLessThan(160 * megabyte);
  });
});

describe('the end', () => {
  it('leaves the log to SQLite, and the file to whoever wants to replace it', async () => {
    await vi.waitFor(() => expect(pragma(db, 'wal_autocheckpoint')).toBe(16_384), { timeout: 10_000 });
    await end();
    write(rows);
    await new Promise((resolve) => setTimeout(resolve, times.every * 5));
    close(db);
    expect(() => statSync(`${path}-wal`)).toThrow();
    db = openWriter(path, true);
    expect(get(db, 'SELECT count(*) AS n FROM word')).toEqual({ n: rows });
  });

  it('comes before the beginning where a command is over at once', async () => {
    await end();
    close(db);
    db = openWriter(path, true);
    end = keepCheckpoints(db, [path], { first: 50, every: 20 });
    await end();
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(pragma(db, 'wal_autocheckpoint')).toBe(1_000);
  });
});
