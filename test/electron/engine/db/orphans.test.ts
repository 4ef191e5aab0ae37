import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pragma, run, transaction } from '../../../../electron/engine/db/connection.ts';
import { adoptOrphan, countOrphans, noteOrphan, restoreSaid } from '../../../../electron/engine/db/orphans.ts';
import { type MadeLibrary, openMade, titlesIn } from '../../../fixtures/made-library.ts';

let base: string;
let made: MadeLibrary;
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'bahan-orphans-'));
  made = openMade(join(base, 'pustaka'));
});
afterEach(() => {
  made.close();
  rmSync(base, { recursive: true, force: true });
});

const orphan = (uid: string, content: string | null, path: string | null, named = false) =>
  noteOrphan(made.db, { uid, content, path, named });
const said = (uid: string, clock: string, value: string | null, field = 'title') =>
  run(
    made.db,
    "INSERT INTO edit (batch, clock, device, person, asset_uid, field, value) VALUES ('b', ?, 'd', 'p', ?, ?, ?)",
    ...[clock, uid, field, value === null ? null : JSON.stringify(value)],
  );

describe('words whose asset is not known', () => {
  it('are found by content wherever it lies now, and only once', () => {
    orphan('aaaaaaaaaaaa', 'c', '/foto/a.jpg');
    expect(adoptOrphan(made.db, 'lain', '/foto/a.jpg')).toBeUndefined();
    expect(adoptOrphan(made.db, null, '/foto/a.jpg')).toBeUndefined();
    expect(adoptOrphan(made.db, 'c', '/pindah/b.jpg')).toBe('aaaaaaaaaaaa');
    expect(adoptOrphan(made.db, 'c', '/pindah/b.jpg')).toBeUndefined();
    expect(countOrphans(made.db)).toBe(0);
  });

  it('of one content go to the one that lay there, else to the one spoken of last', () => {
    for (const [n, uid] of ['aaaaaaaaaaaa', 'bbbbbbbbbbbb', 'cccccccccccc'].entries()) {
      orphan(uid, 'c', `/foto/${uid[0]}.jpg`);
      said(uid, `00${(n * 2) % 3}`, uid);
    }
    expect(adoptOrphan(made.db, 'c', '/foto/a.jpg')).toBe('aaaaaaaaaaaa');
    expect(adoptOrphan(made.db, 'c', '/lain.jpg')).toBe('bbbbbbbbbbbb');
  });

  it('are found by path alone only for what has no content, or what nobody had read', () => {
    orphan('aaaaaaaaaaaa', null, '/foto/kosong.txt');
    expect(adoptOrphan(made.db, 'c', '/foto/kosong.txt')).toBeUndefined();
    expect(adoptOrphan(made.db, null, '/foto/kosong.txt')).toBe('aaaaaaaaaaaa');
    orphan('bbbbbbbbbbbb', null, '/foto/baru.jpg', true);
    expect(adoptOrphan(made.db, 'c', '/foto/lain.jpg')).toBeUndefined();
    expect(adoptOrphan(made.db, 'c', '/foto/baru.jpg')).toBe('bbbbbbbbbbbb');
  });

  it('keep the content that they were known by when they are spoken of without one', () => {
    orphan('aaaaaaaaaaaa', 'c', '/foto/a.jpg');
    orphan('aaaaaaaaaaaa', null, null);
    expect(adoptOrphan(made.db, 'c', '/lain.jpg')).toBe('aaaaaaaaaaaa');
  });

  it('hold as they were said last, in whatever order they were written down', () => {
    const uid = made.add('a.jpg');
    for (const [clock, value] of [
      ['003', 'Ketiga'],
      ['001', 'Pertama'],
      ['002', 'Kedua'],
    ] as const)
      said(uid, clock, value);
    said(uid, '001', 'Desa', 'place');
    said(uid, '004', null, 'place');
    expect(restoreSaid(made.db, uid)).toBe(1);
    expect(restoreSaid(made.db, 'zzzzzzzzzzzz')).toBe(0);
    expect(titlesIn(made.paths.database)).toEqual({});
  });
});

describe('a transaction', () => {
  const level = () => Number(pragma(made.db, 'synchronous'));

  it('waits for the disk unless what it writes can be made again', () => {
    expect(transaction(made.db, level)).toBe(2);
    expect(transaction(made.db, level, 'reproducible')).toBe(1);
    expect(level()).toBe(2);
    expect(() =>
      transaction(
        made.db,
        () => {
          throw new Error('gagal');
        },
        'reproducible',
      ),
    ).toThrow('gagal');
    expect(level()).toBe(2);
  });

  it('inside of another is a part of it', () => {
    expect(transaction(made.db, () => transaction(made.db, level, 'reproducible'))).toBe(2);
    expect(transaction(made.db, () => transaction(made.db, level), 'reproducible')).toBe(1);
    expect(level()).toBe(2);
  });
});
