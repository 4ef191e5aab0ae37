import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertAsset, keepFacts, refreshAsset, setPicture } from '../../../../electron/engine/db/assets.ts';
import { close, get, openWriter, run, type Writer } from '../../../../electron/engine/db/connection.ts';
import { migrate } from '../../../../electron/engine/db/migrate.ts';
import { noFacts } from '../../../../electron/engine/media/probe/facts-by-name.ts';
import type { FileFacts } from '../../../../shared/model/facts.ts';

let folder: string;
let db: Writer;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'bahan-assets-'));
  db = openWriter(join(folder, 'library.db'), true);
  migrate(db);
  run(db, "INSERT INTO root (id, uid, path, added_at) VALUES (1, 'r', '/r', 0)");
  run(db, "INSERT INTO dir (id, root_id, path) VALUES (1, 1, '')");
});

afterAll(() => {
  close(db);
  rmSync(folder, { recursive: true, force: true });
});

function shownOf(told: Partial<FileFacts>): { creator: string | null } | undefined {
  const facts: FileFacts = {
    ...noFacts,
    kind: 'document',
    mime: 'application/pdf',
    bytes: 10,
    fingerprint: '10-a',
    ...told,
  };
  const id = insertAsset(db, facts, { rootId: 1, dirId: 1, name: 'surat.pdf', mtime: 0 }, 0);
  keepFacts(db, id, facts);
  refreshAsset(db, id, 0);
  return get<{ creator: string | null }>(db, 'SELECT creator FROM asset WHERE id = ?', id);
}

test('a person is the creator of a document also where a program is named beside it', () => {
  expect(shownOf({ creator: 'Siti Rahma', technical: { software: 'Writer' } })).toEqual({ creator: 'Siti Rahma' });
});

test('a program is nobody that material is looked for under', () => {
  expect(shownOf({ creator: 'Writer', technical: { software: 'Writer' } })).toEqual({ creator: null });
});

test('a picture that was drawn of another content than an asset has now is not its picture', () => {
  const facts: FileFacts = { ...noFacts, kind: 'photo', mime: 'image/jpeg', bytes: 10, fingerprint: '10-b' };
  const id = insertAsset(db, facts, { rootId: 1, dirId: 1, name: 'foto.jpg', mtime: 0 }, 0);
  const picture = { key: '10-a', kind: 0, state: 1, thumbhash: null, strip: null } as const;
  const shown = () => get(db, 'SELECT picture, picture_state FROM asset WHERE id = ?', id);
  setPicture(db, id, { content: '10-a', turn: 0 }, picture);
  expect(shown()).toEqual({ picture: null, picture_state: 0 });
  setPicture(db, id, { content: '10-b', turn: 0 }, { ...picture, key: '10-b' });
  expect(shown()).toEqual({ picture: '10-b', picture_state: 1 });
});
