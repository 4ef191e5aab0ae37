import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { all, get, run } from '../../../../../electron/engine/db/connection.ts';
import { undoEdit } from '../../../../../electron/engine/db/edit-undo.ts';
import { applyEdit } from '../../../../../electron/engine/db/edits.ts';
import {
  confirmEvent,
  createEvent,
  dissolveEvent,
  mergeEvents,
} from '../../../../../electron/engine/db/event-edits.ts';
import { type EventLibrary, openEventLibrary } from '../../../../fixtures/event-library.ts';

let base: string;
let library: EventLibrary;
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'bahan-events-'));
  library = openEventLibrary(join(base, 'library'));
});
afterEach(() => {
  library.close();
  rmSync(base, { recursive: true, force: true });
});

const coffee = '2020-10-09 Pelepasan Ekspor Kopi';
const eventOf = (uid: string) => library.eventOf(uid)?.uid ?? null;
const sayEvent = (uids: readonly string[], name: string) =>
  applyEdit(
    library.db,
    library.context,
    uids.map((id) => ({ id, changes: [{ field: 'event', op: 'set', value: name }] })),
  );

describe('a folder with a title', () => {
  it('proposes one event with all that lies in it and in its working folders', () => {
    const ids = [
      ...library.putSeries(coffee, 3, '2020-10-09T08:00:00'),
      ...library.putSeries(`${coffee}/RAW`, 2, '2020-10-09T08:00:00'),
      library.put(`${coffee}/Kamera A/Hari 2/sambutan.pdf`),
    ];
    library.propose();
    const [event] = library.events();
    expect(library.events()).toHaveLength(1);
    expect(new Set(ids.map(eventOf))).toEqual(new Set([event?.uid]));
    expect(['title', 'date'].map((field) => library.guess(event?.uid ?? '', field))).toEqual([
      'Pelepasan Ekspor Kopi',
      '2020-10-09',
    ]);
  });

  it('keeps its event when it is looked at again, when files come, and when they go', () => {
    const [first] = library.putSeries(coffee, 3, '2020-10-09T08:00:00');
    library.propose();
    const before = library.events();
    run(library.db, 'INSERT INTO event_todo (dir_id) SELECT id FROM dir');
    library.propose();
    expect(library.events()).toEqual(before);
    const late = library.put(`${coffee}/edit/IMG_9.JPG`, '2020-10-09T09:00:00');
    library.propose();
    expect(library.events()).toEqual(before);
    expect(eventOf(late)).toBe(before[0]?.uid);
    library.setMissing(first as string, true);
    library.propose();
    expect(library.events()).toEqual(before);
    expect(library.propose()).toBe(0);
  });

  it('takes the days of its photos where its name tells a month or nothing, and is not led astray by a wrong clock', () => {
    const month = library.putSeries('2020-10 Panen Raya', 30, '2020-10-09T23:45:00')[0] as string;
    library.put('2020-10 Panen Raya/IMG_A.JPG', '2012-01-01T00:00:10');
    const none = library.putSeries('Panen Raya', 5, '2020-10-09T08:00:00')[0] as string;
    library.put('Panen Raya/IMG_B.JPG', '2012-01-01T00:00:10');
    library.propose();
    expect(library.guess(eventOf(month) ?? '', 'date')).toBe('2020-10-09/2020-10-10');
    expect(library.guess(eventOf(none) ?? '', 'date')).toBe('2020-10-09');
  });

  it('is one event with another of the same title and day, in whatever root, and with no other', () => {
    const here = library.put(`${coffee}/IMG_1.JPG`);
    const budi = library.put('Budi/09-10-2020 PELEPASAN EKSPOR KOPI/IMG_2.JPG');
    const there = library.put(`${coffee}/IMG_3.JPG`, null, '/bahan/Arsip');
    const later = library.put('2020-10-16 Pelepasan Ekspor Kopi/IMG_4.JPG');
    const undated = library.put('Pelepasan Ekspor Kopi/IMG_5.JPG');
    library.propose();
    expect(eventOf(budi)).toBe(eventOf(here));
    expect(eventOf(there)).toBe(eventOf(here));
    expect(new Set([here, later, undated].map(eventOf)).size).toBe(3);
    // the folder that it was first found in goes away: the others stay together, under the same id
    const before = eventOf(here);
    library.setMissing(here, true);
    library.propose();
    expect([budi, there].map(eventOf)).toEqual([before, before]);
  });

  it('takes its event along when it is renamed or moved, proposed or said', () => {
    for (const say of [false, true]) {
      const ids = library.putSeries(`${coffee} ${say}`, 3, '2020-10-09T08:00:00');
      library.propose();
      const before = eventOf(ids[0] as string);
      if (say) confirmEvent(library.db, library.context, before ?? '', { title: 'Ekspor' }, []);
      for (const id of ids) library.moveTo(id, `2020/2020-10-09 Ekspor Kopi Temanggung ${say}/${id}.JPG`);
      library.propose();
      expect(ids.map(eventOf)).toEqual([before, before, before]);
      const late = library.put(`2020/2020-10-09 Ekspor Kopi Temanggung ${say}/IMG_9.JPG`);
      library.propose();
      expect(eventOf(late)).toBe(before);
    }
    expect(library.events()).toHaveLength(2);
  });

  it('has no event any more when nothing lies in it, and the same as before when it comes back spoken of', () => {
    const [id] = library.putSeries(coffee, 1, '2020-10-09T08:00:00') as [string];
    library.propose();
    library.setMissing(id, true);
    library.propose();
    expect(library.events()).toEqual([]);
    expect(all(library.db, 'SELECT id FROM event')).toEqual([]);
    library.setMissing(id, false);
    library.propose();
    const event = eventOf(id) ?? '';
    confirmEvent(library.db, library.context, event, { title: 'Ekspor' }, []);
    library.setMissing(id, true);
    library.propose();
    library.setMissing(id, false);
    library.propose();
    expect(eventOf(id)).toBe(event);
  });

  it('changes nothing of what people said about events', () => {
    const ids = library.putSeries(coffee, 4, '2020-10-09T08:00:00');
    library.propose();
    const [a, b] = ids as [string, string];
    createEvent(library.db, library.context, { title: 'Sambutan' }, [a]);
    sayEvent([b], 'Rakor');
    const said = () => all(library.db, 'SELECT uid, event_id FROM asset ORDER BY id');
    const before = said();
    run(library.db, 'INSERT OR IGNORE INTO event_todo (dir_id) SELECT id FROM dir');
    library.put(`${coffee}/IMG_Z.JPG`);
    library.propose();
    expect(said().slice(0, ids.length)).toEqual(before);
  });

  it('goes on with the event that people made of most of it', () => {
    const ids = library.putSeries(coffee, 4, '2020-10-09T08:00:00');
    library.propose();
    const made = createEvent(library.db, library.context, { title: 'Ekspor' }, ids.slice(0, 3)).event;
    const late = library.put(`${coffee}/IMG_Z.JPG`);
    library.propose();
    expect([eventOf(ids[3] as string), eventOf(late)]).toEqual([made, made]);
    expect(library.events().map(({ uid }) => uid)).toEqual([made]);
    undoEdit(library.db, library.context);
    expect(library.events()).toMatchObject([{ state: 0 }]);
    expect(new Set([...ids, late].map(eventOf)).size).toBe(1);
  });

  it('that was taken apart stays apart, and one that was merged leads to where it went', () => {
    const [coffeeId] = library.putSeries(coffee, 1, '2020-10-09T08:00:00') as [string];
    const [riceId] = library.putSeries('2020-10-10 Panen Padi', 1, '2020-10-10T08:00:00') as [string];
    library.propose();
    const rice = eventOf(riceId) as string;
    mergeEvents(library.db, library.context, [eventOf(coffeeId) as string], rice);
    const late = library.put(`${coffee}/IMG_Z.JPG`);
    library.propose();
    expect([coffeeId, late].map(eventOf)).toEqual([rice, rice]);
    dissolveEvent(library.db, library.context, rice);
    const latest = library.put(`${coffee}/IMG_ZZ.JPG`);
    library.propose();
    expect([coffeeId, riceId, late, latest].map(eventOf)).toEqual([null, null, null, null]);
    undoEdit(library.db, library.context);
    expect([coffeeId, riceId, late, latest].map(eventOf)).toEqual([rice, rice, rice, rice]);
  });
});

describe('folders that say nothing', () => {
  it('propose events of their pauses, over all folders without a name of their own', () => {
    const one = library.putSeries('DCIM/100CANON', 6, '2020-10-09T08:00:00');
    const two = library.putSeries('DCIM/101CANON', 6, '2020-10-09T08:03:00');
    const evening = library.putSeries('DCIM/101CANON', 6, '2020-10-09T19:00:00');
    const stray = library.put('DCIM/101CANON/IMG_S.JPG', '2020-11-01T10:00:00');
    const undated = library.put('DCIM/101CANON/IMG_U.JPG');
    const report = library.put('DCIM/101CANON/laporan.pdf', '2020-10-09T08:04:00');
    library.propose();
    expect(library.events()).toHaveLength(2);
    expect(new Set([...one, ...two].map(eventOf)).size).toBe(1);
    expect(new Set(evening.map(eventOf)).size).toBe(1);
    expect([stray, undated, report].map(eventOf)).toEqual([null, null, null]);
    const [morning] = library.events();
    expect(library.guess(morning?.uid ?? '', 'title')).toBeNull();
    expect(library.guess(morning?.uid ?? '', 'date')).toBe('2020-10-09');
  });

  it('keep their events when earlier photos come, and part them when the clock of one was put right', () => {
    const ids = library.putSeries('DCIM', 8, '2020-10-09T08:00:00');
    library.propose();
    const before = eventOf(ids[0] as string);
    const [early] = library.putSeries('DCIM', 1, '2020-10-09T07:30:00') as [string];
    library.propose();
    expect([early, ...ids].map(eventOf)).toEqual(Array.from({ length: 9 }, () => before));
    expect(library.events()).toHaveLength(1);
    applyEdit(
      library.db,
      library.context,
      ids.slice(3).map((id) => ({ id, changes: [{ field: 'shift', op: 'set', value: 86_400 }] })),
    );
    library.propose();
    expect(ids.slice(3).map(eventOf)).toEqual(Array.from({ length: 5 }, () => before));
    expect(eventOf(early)).toBeNull();
  });
});

describe('a bare name that a script or a file says', () => {
  it('means the proposed event of that title on a near day, which is a said one then', () => {
    const ids = library.putSeries(coffee, 2, '2020-10-09T08:00:00');
    library.propose();
    const event = eventOf(ids[0] as string);
    sayEvent([ids[0] as string], 'pelepasan ekspor kopi');
    expect(library.eventOf(ids[0] as string)).toMatchObject({ uid: event, state: 1 });
    expect(eventOf(ids[1] as string)).toBe(event);
    const other = library.put('lain/IMG_1.JPG', '2020-12-24T08:00:00');
    sayEvent([other], 'pelepasan ekspor kopi');
    expect(eventOf(other)).not.toBe(event);
    expect(eventOf(other)).not.toBeNull();
  });

  it('leads to the event that the one of that name was merged into, and stays known after it got another title', () => {
    const [a, b, c] = ['a', 'b', 'c'].map((name) => library.put(`DCIM/${name}.JPG`, '2020-10-09T08:00:00')) as [
      ...[string, string, string],
    ];
    sayEvent([a], 'Rakor');
    const rakor = eventOf(a) as string;
    const into = createEvent(library.db, library.context, { title: 'Rapat Koordinasi' }, [b]).event;
    mergeEvents(library.db, library.context, [rakor], into);
    sayEvent([c], 'Rakor');
    expect([a, b, c].map(eventOf)).toEqual([into, into, into]);
    for (let n = 0; n < 2; n += 1) undoEdit(library.db, library.context);
    expect([a, b, c].map(eventOf)).toEqual([rakor, into, null]);
    confirmEvent(library.db, library.context, rakor, { title: 'Rakor Kopi' }, []);
    sayEvent([c], 'Rakor');
    expect([a, c].map(eventOf)).toEqual([rakor, rakor]);
    expect(get(library.db, 'SELECT name FROM event WHERE uid = ?', rakor)).toEqual({ name: 'Rakor Kopi' });
  });

  it('counts a day in a range and a year as near, and a month later not', () => {
    const say = (day: string, name: string) => {
      const id = library.put(`DCIM/${day}.JPG`, `${day}T08:00:00`);
      sayEvent([id], name);
      return eventOf(id);
    };
    const first = say('2020-10-09', 'Rakor');
    expect(say('2020-10-12', 'Rakor')).toBe(first);
    expect(say('2020-11-12', 'Rakor')).not.toBe(first);
    confirmEvent(library.db, library.context, first as string, { date: '2020-10-01/2020-12-31' }, []);
    expect(say('2020-12-01', 'Rakor')).toBe(first);
  });
});
