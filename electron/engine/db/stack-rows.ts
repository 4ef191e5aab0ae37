import { all, get, type Reader, run, type Writer } from './connection.ts';

/**
 * Puts an asset into the stack that people said, or into none. Where they say nothing any more the program has its say again
 * (`restack`), as it has about all that came along without being spoken of.
 */
export function setStackOf(db: Writer, assetId: number, said: ReadonlyMap<string, string | readonly string[]>): void {
  const row = get<{ stack: string | null; stack_said: number; stack_top: number }>(
    db,
    'SELECT stack, stack_said, stack_top FROM asset WHERE id = ?',
    assetId,
  );
  if (!row) return;
  const word = said.get('stack') as string | undefined;
  const top = said.get('stackTop') === 'yes' ? 1 : 0;
  if (top !== row.stack_top) run(db, 'UPDATE asset SET stack_top = ? WHERE id = ?', top, assetId);
  const isSaid = word === undefined ? 0 : 1;
  const stack = word === undefined ? (row.stack_said ? null : row.stack) : word || null;
  if (isSaid === row.stack_said && stack === row.stack) return;
  if (row.stack !== null) {
    run(db, 'INSERT OR IGNORE INTO stack_todo SELECT id FROM asset WHERE stack = ? AND stack_said = 0', row.stack);
    // what stood in a person's stack without being spoken of came along with this one, or will come back to another
    if (row.stack_said) run(db, 'UPDATE asset SET stack = NULL WHERE stack = ? AND stack_said = 0', row.stack);
  }
  run(db, 'INSERT OR IGNORE INTO stack_todo VALUES (?)', assetId);
  run(db, 'UPDATE asset SET stack = ?, stack_said = ? WHERE id = ?', stack, isSaid, assetId);
}

/** Assets whose stack is to be made out anew; they are asked for once. */
export function stacksToDo(db: Writer): number[] {
  const ids = all<{ asset_id: number }>(db, 'SELECT asset_id FROM stack_todo').map((row) => row.asset_id);
  if (ids.length) run(db, 'DELETE FROM stack_todo');
  return ids;
}

/** Which one of a stack stands for it: the one that a person put on top, else a photo that every program shows. */
export const topFirst = `s.missing, s.stack_top DESC, s.kind, s.mime LIKE 'image/x-%', s.name, s.id`;

/** Ids of the assets of a stack, the one on top first. */
export const assetsOfStack = (db: Reader, stack: string): string[] =>
  all<{ uid: string }>(db, `SELECT s.uid FROM asset s WHERE s.stack = ? ORDER BY ${topFirst}`, stack).map(
    ({ uid }) => uid,
  );

/** The stack that an asset stands in; null when it is in none or is not there. */
export const stackOfAsset = (db: Reader, uid: string): string | null =>
  get<{ stack: string | null }>(db, 'SELECT stack FROM asset WHERE uid = ?', uid)?.stack ?? null;
