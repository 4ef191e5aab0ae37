import { get, type Reader, run, type Writer } from './connection.ts';
import { newId } from './ids.ts';

/** A value that the library keeps about itself; undefined when there is none. */
export const metaOf = (db: Reader, key: string): string | undefined =>
  get<{ value: string }>(db, 'SELECT value FROM meta WHERE key = ?', key)?.value;

/** Sets a value, or takes it away with null. */
export function setMeta(db: Writer, key: string, value: string | null): void {
  if (value === null) run(db, 'DELETE FROM meta WHERE key = ?', key);
  else run(db, 'INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)', key, value);
}

/** The library's own id, made at the first opening; copies of one library have one id. */
export function libraryId(db: Writer): string {
  const known = metaOf(db, 'library-id');
  if (known) return known;
  const id = newId();
  setMeta(db, 'library-id', id);
  return id;
}
