import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { all, get } from '../../../../electron/engine/db/connection.ts';
import type { EditContext } from '../../../../electron/engine/db/edit-log.ts';
import { applyEdit } from '../../../../electron/engine/db/edits.ts';
import { mergeProvisional } from '../../../../electron/engine/ingest/merge-provisional.ts';
import { type MadeLibrary, openMade } from '../../../fixtures/made-library.ts';
import { tempFolder } from '../media/temp-folder.ts';

const folder = tempFolder();
let libraries = 0;
let made: MadeLibrary;
beforeEach(() => {
  libraries += 1;
  made = openMade(join(folder, String(libraries)));
});
afterEach(() => made.close());

const rowOf = (uid: string): number =>
  get<{ id: number }>(made.db, 'SELECT id FROM asset WHERE uid = ?', uid)?.id as number;
const edits = (person: string): EditContext => ({ ...made.context, person });
const say = (person: string, id: string, field: 'title' | 'place', value: string) =>
  applyEdit(made.db, edits(person), [{ id, changes: [{ field, op: 'set', value }] }]);
const saidOf = (uid: string) =>
  Object.fromEntries(
    all<{ field: string; value: string }>(
      made.db,
      'SELECT field, value FROM said WHERE asset_id = ? ORDER BY field',
      rowOf(uid),
    ).map(({ field, value }) => [field, JSON.parse(value)]),
  );

it('goes over to the known asset with what people said, whoever said it, and without taking anything there away', () => {
  const known = made.add('lama.jpg', 'isi');
  const named = made.add('baru.jpg', null);
  say('Siti', known, 'title', 'Ekspor kopi');
  say('Budi', named, 'title', 'Kopi');
  say('Budi', named, 'place', 'Gayo');
  const [target, provisional] = [rowOf(known), rowOf(named)];
  expect(mergeProvisional(made.db, provisional, target, edits)).toBe(named);
  expect(rowOf(named)).toBeUndefined();
  expect(saidOf(known)).toEqual({ title: 'Ekspor kopi', place: 'Gayo' });
  expect(get(made.db, "SELECT person FROM edit WHERE asset_uid = ? AND field = 'place'", known)).toEqual({
    person: 'Budi',
  });
  expect(all(made.db, 'SELECT field, value, reason FROM proposal WHERE asset_id = ?', target)).toEqual([
    { field: 'title', value: 'Kopi', reason: 'copy' },
  ]);
  expect(all(made.db, 'SELECT name FROM file WHERE asset_id = ? ORDER BY name', target)).toEqual([
    { name: 'baru.jpg' },
    { name: 'lama.jpg' },
  ]);
});

it('leaves nothing behind when nobody said anything about it', () => {
  const known = made.add('lama.jpg', 'isi');
  const named = made.add('baru.jpg', null);
  mergeProvisional(made.db, rowOf(named), rowOf(known), edits);
  expect(all(made.db, 'SELECT uid FROM asset')).toEqual([{ uid: known }]);
  expect(all(made.db, 'SELECT * FROM edit')).toEqual([]);
});
