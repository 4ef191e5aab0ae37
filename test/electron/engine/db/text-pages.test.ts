import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deleteAsset, insertAsset, keepFacts, refreshAsset } from '../../../../electron/engine/db/assets.ts';
import { all, close, get, openWriter, run, type Writer } from '../../../../electron/engine/db/connection.ts';
import {
  countMachineTexts,
  keepMachineText,
  machineState,
  machineTextOf,
  markedRange,
  markNamed,
  markRange,
  unreadOf,
  waitingBelow,
  waitingNow,
} from '../../../../electron/engine/db/machine-texts.ts';
import { migrate } from '../../../../electron/engine/db/migrate.ts';
import { insideTextOf, readPagesAgain, textPagesOf } from '../../../../electron/engine/db/text-pages.ts';
import { noFacts } from '../../../../electron/engine/media/probe/facts-by-name.ts';
import type { FileFacts } from '../../../../shared/model/facts.ts';

let folder: string;
let db: Writer;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'bahan-text-'));
  db = openWriter(join(folder, 'library.db'), true);
  migrate(db);
  run(db, "INSERT INTO root (id, uid, path, added_at) VALUES (1, 'r', '/r', 0)");
  run(db, "INSERT INTO dir (id, root_id, path) VALUES (1, 1, '')");
});
afterAll(() => {
  close(db);
  rmSync(folder, { recursive: true, force: true });
});

const pdf: Partial<FileFacts> = { kind: 'document', mime: 'application/pdf', pages: 2 };
const photo: Partial<FileFacts> = { kind: 'photo', mime: 'image/jpeg', width: 900, height: 600 };

function remove(id: number): void {
  run(db, 'DELETE FROM file WHERE asset_id = ?', id);
  deleteAsset(db, id);
}

let count = 0;
function assetOf(told: Partial<FileFacts>): { id: number; uid: string; facts: FileFacts } {
  count += 1;
  const facts: FileFacts = {
    ...noFacts,
    ...{ kind: 'other', mime: 'a/b', bytes: 10, fingerprint: `10-${count}` },
    ...told,
  };
  const id = insertAsset(db, facts, { rootId: 1, dirId: 1, name: `${count}`, mtime: 0 }, 0);
  run(
    db,
    "INSERT INTO file (asset_id, dir_id, name, size, mtime, ctime, birth, ino, read_state) VALUES (?, 1, ?, 10, 0, 0, 0, '', 1)",
    id,
    `${count}`,
  );
  keepFacts(db, id, facts);
  refreshAsset(db, id, 0);
  run(db, 'UPDATE asset SET picture = content, picture_kind = 0, picture_state = 1 WHERE id = ? AND kind = 0', id);
  return { id, uid: get<{ uid: string }>(db, 'SELECT uid FROM asset WHERE id = ?', id)?.uid ?? '', facts };
}

describe('the text inside a document', () => {
  it('is kept with the places where its pages begin, and goes with the document', () => {
    const { id, uid, facts } = assetOf({ ...pdf, text: 'satu\ndua', textPages: [0, 5] });
    expect(textPagesOf(db, id)).toEqual([0, 5]);
    expect(insideTextOf(db, uid)).toEqual({ id, pages: 2, text: 'satu\ndua', machine: null });
    keepFacts(db, id, { ...facts, text: 'satu', textPages: [0] });
    expect(textPagesOf(db, id)).toEqual([]);
    keepFacts(db, id, facts);
    remove(id);
    expect(all(db, 'SELECT * FROM text_page')).toEqual([]);
  });

  it('is read once more where it was kept before its pages were known, and only once', () => {
    const old = assetOf({ ...pdf, text: 'satu\ndua' });
    const known = assetOf({ ...pdf, text: 'satu\ndua', textPages: [0, 5] });
    const letter = assetOf({ ...pdf, pages: 1, text: 'satu' });
    const waiting = () =>
      all<{ asset_id: number }>(db, 'SELECT asset_id FROM file WHERE read_state = 0').map((row) => row.asset_id);
    readPagesAgain(db);
    expect(waiting()).toEqual([old.id]);
    run(db, 'UPDATE file SET read_state = 1');
    readPagesAgain(db);
    expect(waiting()).toEqual([]);
    for (const { id } of [old, known, letter]) remove(id);
  });
});

describe('what a machine reads', () => {
  it('are photographs and scans, not documents that have a text, nor what it read already', () => {
    const all = {
      photo: assetOf(photo),
      scan: assetOf(pdf),
      text: assetOf({ ...pdf, text: 'Surat undangan rapat koordinasi persiapan upacara kemerdekaan' }),
      sign: assetOf({ ...photo, width: 60, height: 60 }),
      film: assetOf({ kind: 'video', mime: 'video/mp4' }),
    };
    markRange(db, 0, 1_000);
    expect(waitingBelow(db, 1_000, 10)).toEqual([all.scan.id, all.photo.id]);
    run(db, 'DELETE FROM index_todo');
    keepMachineText(db, unreadOf(db, all.photo.id) ?? fail(), machineState.read, { text: 'Posko', certainty: 0.9 }, 5);
    markRange(db, 0, 1_000);
    expect(waitingBelow(db, 1_000, 10)).toEqual([all.scan.id]);
    expect(machineTextOf(db, all.photo.id)).toEqual({ state: 'read', text: 'Posko', certainty: 0.9 });
    expect(insideTextOf(db, all.photo.uid)).toMatchObject({ text: null, machine: 'Posko' });
    expect(countMachineTexts(db, 0, 100)).toEqual({ waiting: 1, read: 1, withText: 1, failed: 0, next: null });
    // its words are to be found
    expect(get(db, 'SELECT 1 FROM index_todo WHERE asset_id = ?', all.photo.id)).toBeDefined();
    for (const { id } of Object.values(all)) remove(id);
    expect(countMachineTexts(db, 0, 100)).toMatchObject({ waiting: 0, read: 0 });
  });

  it('is read anew of another content, and nothing is kept of what is not there any more', () => {
    const { id, uid, facts } = assetOf(photo);
    markNamed(db, [uid]);
    const before = unreadOf(db, id) ?? fail();
    keepFacts(db, id, { ...facts, fingerprint: '10-other' });
    run(db, 'UPDATE asset SET picture = content, picture_state = 1 WHERE id = ?', id);
    keepMachineText(db, before, machineState.read, { text: 'Lama', certainty: 0.9 }, 5);
    expect(machineTextOf(db, id)).toBeUndefined();
    markNamed(db, [uid]);
    expect(machineTextOf(db, id)).toEqual({ state: 'waiting', text: null, certainty: null });
    remove(id);
  });

  it('is not found while only some of its pages were read', () => {
    const { id, uid } = assetOf(pdf);
    markNamed(db, [uid]);
    run(db, 'DELETE FROM index_todo');
    keepMachineText(db, unreadOf(db, id) ?? fail(), machineState.waiting, { text: 'Kop surat\f', certainty: 0.9 }, 5);
    expect(unreadOf(db, id)?.begun).toBe('Kop surat\f');
    expect(insideTextOf(db, uid)).toMatchObject({ machine: null });
    expect(get(db, 'SELECT 1 FROM index_todo WHERE asset_id = ?', id)).toBeUndefined();
    remove(id);
  });

  it.each([
    ['what waits', waitingNow, [9, 9]],
    ['what is to be marked', markedRange, [0, 9]],
  ])('%s is looked up without going through a whole table', (_, sql, values) => {
    const plan = all<{ detail: string }>(db, `EXPLAIN QUERY PLAN ${sql}`, ...values).map(({ detail }) => detail);
    expect(plan.filter((line) => /^SCAN/.test(line))).toEqual([]);
  });
});

function fail(): never {
  throw new Error('not there');
}
