import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { assetByUid, deleteAsset, saidOf } from '../../../../electron/engine/db/assets.ts';
import { all, get, run, transaction } from '../../../../electron/engine/db/connection.ts';
import { historyOf } from '../../../../electron/engine/db/edit-history.ts';
import type { EditContext } from '../../../../electron/engine/db/edit-log.ts';
import { redoEdit, undoEdit } from '../../../../electron/engine/db/edit-undo.ts';
import { applyEdit } from '../../../../electron/engine/db/edits.ts';
import { saidOfThing } from '../../../../electron/engine/db/things.ts';
import type { EditChange } from '../../../../shared/model/edit.ts';
import { type MadeLibrary, openMade } from '../../../fixtures/made-library.ts';

let base: string;
let made: MadeLibrary;
let siti: EditContext;
let budi: EditContext;
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'bahan-undo-'));
  made = openMade(join(base, 'library'));
  siti = made.context;
  budi = { ...made.context, person: 'Budi' };
});
afterEach(() => {
  made.close();
  rmSync(base, { recursive: true, force: true });
});

const say = (who: EditContext, ids: readonly string[], ...changes: EditChange[]) =>
  applyEdit(
    made.db,
    who,
    ids.map((id) => ({ id, changes })),
  );
const title = (value: string | null): EditChange => ({ field: 'title', op: 'set', value });
const words = (op: 'add' | 'remove' | 'set', ...value: string[]): EditChange => ({ field: 'keywords', op, value });
const said = (uid: string) => Object.fromEntries(saidOf(made.db, assetByUid(made.db, uid)?.id ?? 0));

describe('taking back', () => {
  it('is of the newest edit of this person, never of another without naming it', () => {
    const [a, b] = [made.add('a.jpg'), made.add('b.jpg')];
    say(siti, [a], title('Siti'));
    const { edit } = say(budi, [b], title('Budi'));
    undoEdit(made.db, siti);
    expect([said(a), said(b)]).toEqual([{}, { title: 'Budi' }]);
    expect(() => undoEdit(made.db, siti)).toThrow('nothing-to-undo');
    undoEdit(made.db, siti, edit);
    expect(said(b)).toEqual({});
    expect(() => undoEdit(made.db, budi)).toThrow('nothing-to-undo');
    // who took it back gives it again
    expect(() => redoEdit(made.db, budi)).toThrow('nothing-to-undo');
    redoEdit(made.db, siti);
    expect([said(a), said(b)]).toEqual([{}, { title: 'Budi' }]);
  });

  it('leaves what another one said of the same field since', () => {
    const a = made.add('a.jpg');
    say(siti, [a], title('Siti'), { field: 'place', op: 'set', value: 'Bogor' });
    say(budi, [a], title('Budi'));
    undoEdit(made.db, siti);
    expect(said(a)).toEqual({ title: 'Budi' });
    redoEdit(made.db, siti);
    expect(said(a)).toEqual({ title: 'Budi', place: 'Bogor' });
    undoEdit(made.db, budi);
    expect(said(a)).toEqual({ title: 'Siti', place: 'Bogor' });
  });

  it('takes only its own words out of a list, and puts only those back that it took out', () => {
    const a = made.add('a.jpg');
    say(siti, [a], words('add', 'kopi', 'ekspor'));
    say(budi, [a], words('add', 'bupati'), words('remove', 'ekspor'));
    undoEdit(made.db, siti);
    expect(said(a)).toEqual({ keywords: ['bupati'] });
    undoEdit(made.db, budi);
    expect(said(a)).toEqual({ keywords: ['ekspor'] });
  });

  it('takes back turns and shifted times by what was added', () => {
    const a = made.add('a.jpg');
    say(siti, [a], { field: 'turn', op: 'add', value: 1 }, { field: 'shift', op: 'add', value: 3600 });
    say(budi, [a], { field: 'turn', op: 'add', value: 1 }, { field: 'shift', op: 'add', value: -60 });
    undoEdit(made.db, siti);
    expect(said(a)).toEqual({ turn: '1', shift: '-60' });
    undoEdit(made.db, budi);
    expect(said(a)).toEqual({});
  });

  it('goes by when it was said, also where an older edit came in later', () => {
    const a = made.add('a.jpg');
    const { edit } = say(siti, [a], title('Baru'));
    const older = '000000000000001-00000-lain';
    transaction(made.db, () => {
      run(made.db, "INSERT INTO edit_batch (batch, at, person, clock) VALUES ('lama', 1, 'Siti', ?)", older);
    });
    undoEdit(made.db, siti);
    expect(get(made.db, 'SELECT undone FROM edit_batch WHERE batch = ?', edit)).toEqual({ undone: 1 });
  });

  it('passes by assets that are forgotten, and names them', () => {
    const [a, b] = [made.add('a.jpg'), made.add('b.jpg')];
    say(siti, [a, b], title('Panen'));
    run(made.db, 'DELETE FROM file WHERE asset_id = ?', assetByUid(made.db, b)?.id);
    deleteAsset(made.db, assetByUid(made.db, b)?.id ?? 0);
    expect(undoEdit(made.db, siti)).toMatchObject({ gone: [b] });
    expect(said(a)).toEqual({});
    expect(say(siti, [b, a], title('Lagi'))).toMatchObject({ gone: [b], assets: [1] });
    expect(historyOf(made.db, b).map((entry) => entry.value)).toEqual(['Panen']);
  });

  it('holds for things, whose history says who and when', () => {
    applyEdit(made.db, siti, [], [{ subject: 'event', id: 'rakor', words: { title: 'Rakor', place: 'Bogor' } }]);
    applyEdit(made.db, budi, [], [{ subject: 'event', id: 'rakor', words: { title: 'Rapat' } }]);
    undoEdit(made.db, siti);
    expect(Object.fromEntries(saidOfThing(made.db, 'event', 'rakor'))).toEqual({ title: 'Rapat' });
    expect(historyOf(made.db, 'rakor', 'event')).toMatchObject([
      { person: 'Siti', field: 'place', value: null, previous: 'Bogor' },
      { person: 'Budi', field: 'title', value: 'Rapat', previous: 'Rakor' },
      { person: 'Siti', field: 'place', value: 'Bogor', previous: null },
      { person: 'Siti', field: 'title', value: 'Rakor', previous: null },
    ]);
    expect(historyOf(made.db, 'rakor')).toEqual([]);
  });

  it('leads each person back through all of their steps, whatever others do on other assets meanwhile', () => {
    const ids = ['a.jpg', 'b.jpg'].map((name) => made.add(name));
    const step = fc.record({ who: fc.nat(1), text: fc.constantFrom('x', 'y', 'z') });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 10 }), (steps) => {
        say(siti, ids, title(null));
        say(budi, ids, title(null));
        const states: (string | undefined)[][] = [[undefined], [undefined]];
        for (const { who, text } of steps) {
          say(who === 0 ? siti : budi, [ids[who] as string], title(text));
          states[who]?.push(text);
        }
        for (const who of [0, 1]) {
          const own = states[who] ?? [];
          for (let n = own.length - 2; n >= 0; n -= 1) {
            undoEdit(made.db, who === 0 ? siti : budi);
            expect(said(ids[who] as string).title).toBe(own[n]);
          }
          for (let n = 1; n < own.length; n += 1) {
            redoEdit(made.db, who === 0 ? siti : budi);
            expect(said(ids[who] as string).title).toBe(own[n]);
          }
        }
      }),
      { numRuns: 20 },
    );
  });
});

describe('find and replace', () => {
  const replace = (
    find: string,
    value: string,
    more: { wholeWords?: boolean; matchCase?: boolean } = {},
  ): EditChange => ({
    ...{ field: 'title', op: 'replace', find, value, wholeWords: false, matchCase: false },
    ...more,
  });

  it('there and back leaves each title as it was', () => {
    const a = made.add('a.jpg');
    const text = fc.stringMatching(/^[a-z]{1,6}( [a-z]{1,6}){0,4}$/);
    fc.assert(
      fc.property(text, fc.stringMatching(/^[a-z]{1,3}$/), (typed, find) => {
        say(siti, [a], title(typed));
        say(siti, [a], replace(find, 'QQ', { matchCase: true }));
        expect(said(a).title).not.toContain(find);
        say(siti, [a], replace('QQ', find, { matchCase: true }));
        expect(said(a).title).toBe(typed);
      }),
      { numRuns: 40 },
    );
  });

  it.each([
    ['Bupati Bogor', 'bogor', 'Bandung', {}, 'Bupati Bandung'],
    ['Bogoran Bogor', 'Bogor', 'X', { wholeWords: true }, 'Bogoran X'],
    ['Rapat (lama) kopi', '(lama) ', '', {}, 'Rapat kopi'],
    ['Caf\u00e9 lama', 'cafe\u0301', 'Kedai $&', {}, 'Kedai $& lama'],
    ['a.b', '.', '$1', {}, 'a$1b'],
  ] as const)('%s: %s → %s', (before, find, value, more, after) => {
    const a = made.add('a.jpg');
    say(siti, [a], title(before));
    say(siti, [a], replace(find, value, more));
    expect(said(a).title).toBe(after);
  });

  it('is refused where a title would become too long, and changes nothing then', () => {
    const [a, b] = [made.add('a.jpg'), made.add('b.jpg')];
    say(siti, [a], title('a'));
    say(siti, [b], title('a'.repeat(5000)));
    expect(() => say(siti, [a, b], replace('a', 'bb'))).toThrow(expect.objectContaining({ code: 'bad-input' }));
    expect(said(a).title).toBe('a');
  });

  it('works on words that the edit itself said before', () => {
    const a = made.add('a.jpg');
    say(siti, [a], title('Panen kopi'), replace('kopi', 'teh'));
    expect(said(a)).toEqual({ title: 'Panen teh' });
    expect(all(made.db, 'SELECT field, value, previous FROM edit')).toEqual([
      { field: 'title', value: '"Panen teh"', previous: null },
    ]);
  });
});

describe('a template', () => {
  it('numbers the assets that are there in their order, and prints a day as a person reads it', () => {
    const ids = Array.from({ length: 11 }, (_, n) => made.add(`${n}.jpg`));
    say(siti, ids, { field: 'date', op: 'set', value: '2020-10-09' });
    say(siti, [ids[0] as string, 'aaaaaaaaaaaa', ...ids.slice(1)], {
      ...{ field: 'title', op: 'template', value: '{berkas}: {tanggal} ({nomor}/{jumlah})', start: 1 },
    });
    expect(ids.map((id) => said(id).title)).toEqual(
      ids.map((_, n) => `${n}: 9 Oktober 2020 (${String(n + 1).padStart(2, '0')}/11)`),
    );
  });
});
