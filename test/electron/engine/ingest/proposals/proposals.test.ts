import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { get, run } from '../../../../../electron/engine/db/connection.ts';
import { waitingForGuesses } from '../../../../../electron/engine/ingest/proposals/proposals.ts';
import { GuessedLibrary } from './library.ts';

let library: GuessedLibrary;
beforeEach(() => {
  library = new GuessedLibrary();
});
afterEach(() => library.close());

const ungaran = { lat: -7.1399, lon: 110.405 };

describe('what is guessed in the background', () => {
  it('is what names, positions and programs say', async () => {
    const photo = library.add('2021-08-12 Panen Raya Padi/IMG_0001.jpg', {
      taken: '2021-08-12T09:00:00',
      gps: ungaran,
    });
    const paper = library.add('Surat/scan.pdf', { title: 'Microsoft Word - Undangan Rakor TPID.docx' });
    await library.settle();
    expect(library.guesses(photo)).toMatchObject([
      { field: 'date', value: '2021-08-12', reason: 'folder-name' },
      { field: 'place', value: 'Ungaran, Kabupaten Semarang', reason: expect.stringMatching(/^gps:\d+\.\d$/) },
      { field: 'title', value: 'Panen Raya Padi', reason: 'folder-name' },
    ]);
    expect(get(library.db, 'SELECT title, proposed_title FROM asset WHERE id = ?', paper)).toEqual({
      title: null,
      proposed_title: 'Undangan Rakor TPID',
    });
    expect(waitingForGuesses(library.db)).toBe(0);
  });

  it('is nothing for what a person said, and stands again when the word is taken back', async () => {
    const photo = library.add('2021-08-12 Panen Raya Padi/IMG_0001.jpg');
    library.say(photo, 'title', 'Panen');
    await library.settle();
    expect(library.guesses(photo, 'title')).toEqual([]);
    library.say(photo, 'title', null);
    await library.settle();
    expect(library.guesses(photo, 'title')).toMatchObject([{ value: 'Panen Raya Padi' }]);
  });

  it('follows the event, more surely where a person put it there', async () => {
    const [said, likely] = [library.add('DCIM/IMG_1.jpg'), library.add('DCIM/IMG_2.jpg')];
    run(
      library.db,
      `INSERT INTO event (id, uid, name, date, created_at, state, theme, place, people)
         VALUES (5, 'e', 'Ekspor Kopi', '2021-08-12', 0, 1, 'Perkebunan', 'Gudang Bulog', '["Bupati"]')`,
    );
    library.say(said, 'event', '@e');
    run(library.db, 'UPDATE asset SET proposed_event_id = 5 WHERE id = ?', likely);
    await library.settle();
    const fields = ['date', 'people', 'place', 'theme', 'title'];
    for (const id of [said, likely]) expect(library.guesses(id).map(({ field }) => field)).toEqual(fields);
    const [sure, unsure] = [said, likely].map((id) => library.guesses(id, 'theme')[0]);
    expect([sure?.reason, sure?.value]).toEqual(['event', 'Perkebunan']);
    expect(sure?.certainty).toBeGreaterThan(unsure?.certainty ?? 1);
    run(library.db, "UPDATE event SET theme = 'Pertanian', place = NULL WHERE id = 5");
    await library.settle();
    expect(library.guesses(likely, 'theme')).toMatchObject([{ value: 'Pertanian' }]);
    expect(library.guesses(likely, 'place')).toEqual([]);
  });

  it('takes the place of what was near in time in the same folder, and no farther than half an hour', async () => {
    library.add('Pesta Rakyat/HP_1.jpg', { taken: '2021-08-12T09:00:00', gps: ungaran });
    const near = library.add('Pesta Rakyat/DSC_1.jpg', { taken: '2021-08-12T09:12:10' });
    const late = library.add('Pesta Rakyat/DSC_2.jpg', { taken: '2021-08-12T09:31:00' });
    const away = library.add('Bazar/DSC_3.jpg', { taken: '2021-08-12T09:01:00' });
    await library.settle();
    expect(library.guesses(near, 'place')).toMatchObject([
      { value: 'Ungaran, Kabupaten Semarang', reason: 'neighbours:12' },
    ]);
    for (const id of [late, away]) expect(library.guesses(id, 'place')).toEqual([]);
  });

  it('takes the place of another folder of the same event', async () => {
    run(library.db, "INSERT INTO event (id, uid, name, created_at, state) VALUES (5, 'e', 'Bazar Rakyat', 0, 1)");
    const phone = library.add('Pesta Rakyat/HP_1.jpg', { taken: '2021-08-12T09:00:00', gps: ungaran });
    const camera = library.add('Bazar Rakyat/DSC_1.jpg', { taken: '2021-08-12T09:05:00' });
    await library.settle();
    expect(library.guesses(camera, 'place')).toEqual([]);
    for (const id of [phone, camera]) run(library.db, 'UPDATE asset SET proposed_event_id = 5 WHERE id = ?', id);
    await library.settle();
    expect(library.guesses(camera, 'place')).toMatchObject([{ reason: 'neighbours:5' }]);
  });

  it('is the same for many at once as for each as it comes', async () => {
    const paths = Array.from(
      { length: 320 },
      (_, n) => `2021/Kopi ${String.fromCharCode(97 + (n % 20)).repeat(4)}/DSC_${n}.jpg`,
    );
    const ids = paths.map((path, n) =>
      library.add(path, {
        taken: `2021-08-12T09:${String(n % 60).padStart(2, '0')}:00`,
        ...(n % 40 === 0 && { gps: ungaran }),
      }),
    );
    for (const id of ids.filter((_, n) => n % 3 === 0)) library.say(id, 'theme', 'Perkebunan');
    await library.settle();
    const together = ids.map((id) => library.guesses(id));
    run(library.db, 'DELETE FROM proposal');
    for (let n = 0; n < ids.length; n += 100) {
      for (const id of ids.slice(n, n + 100)) run(library.db, 'INSERT OR IGNORE INTO propose_todo VALUES (?)', id);
      await library.settle();
    }
    expect(ids.map((id) => library.guesses(id))).toEqual(together);
    expect(together.flat().filter(({ reason }) => reason.startsWith('past:')).length).toBeGreaterThan(100);
    expect(together.flat().filter(({ reason }) => reason.startsWith('neighbours:'))).toHaveLength(8);
  });

  it('takes the day of the files before and after, where both have the same', async () => {
    const between = library.add('Liputan/DSC_0002.jpg');
    library.add('Liputan/DSC_0001.jpg', { taken: '2021-08-12T09:00:00' });
    const last = library.add('Liputan/DSC_0003.jpg', { taken: '2021-08-12T10:00:00' });
    const end = library.add('Liputan/DSC_0004.jpg');
    await library.settle();
    expect(library.guesses(between, 'date')).toMatchObject([{ value: '2021-08-12', reason: 'neighbours' }]);
    expect(library.guesses(end, 'date')).toEqual([]);
    library.say(last, 'date', '2021-08-13');
    await library.settle();
    expect(library.guesses(between, 'date')).toEqual([]);
  });
});

describe("the office's own past", () => {
  const say = (path: string, theme: string) => {
    const id = library.add(path);
    library.say(id, 'theme', theme);
    return id;
  };

  it('proposes the theme that a word mostly had, and says of how many', async () => {
    for (const n of [1, 2, 3, 4, 5, 6, 7, 8, 9]) say(`Kopi ${'abcdefghi'[n - 1]}xyz/IMG_${n}.jpg`, 'Perkebunan');
    say('Kopi pagi mbah/IMG_1.jpg', 'Kuliner');
    say('Lomba kopi susu/IMG_1.jpg', 'Kuliner');
    const fresh = library.add('Pelepasan Ekspor Kopi/IMG_9.jpg');
    const other = library.add('Rapat Paripurna/IMG_9.jpg');
    await library.settle();
    expect(library.guesses(fresh, 'theme')).toMatchObject([{ value: 'Perkebunan', reason: 'past:kopi:9:11' }]);
    expect(library.guesses(other, 'theme')).toEqual([]);
  });

  it('counts an event of many files once, and concludes nothing from two', async () => {
    for (let n = 0; n < 30; n++) say(`Panen Padi/IMG_${n}.jpg`, 'Pertanian');
    say('Tanam Padi/IMG_1.jpg', 'Pertanian');
    const fresh = library.add('Lumbung Padi/IMG_1.jpg');
    await library.settle();
    expect(library.guesses(fresh, 'theme')).toEqual([]);
    say('Padi Organik/IMG_1.jpg', 'Pertanian');
    await library.settle();
    expect(library.guesses(fresh, 'theme')).toMatchObject([{ value: 'Pertanian', reason: 'past:padi:3:3' }]);
  });

  it('forgets what is taken back, and follows a theme that is called otherwise', async () => {
    const ids = ['Panen', 'Tanam', 'Lumbung'].map((word) => say(`${word} Jagung/IMG_1.jpg`, 'Pertanian'));
    const fresh = library.add('Festival Jagung/IMG_1.jpg');
    await library.settle();
    expect(library.guesses(fresh, 'theme')).toMatchObject([{ value: 'Pertanian' }]);
    run(library.db, "UPDATE theme SET name = 'Pangan' WHERE name = 'Pertanian'");
    await library.settle();
    expect(library.guesses(fresh, 'theme')).toMatchObject([{ value: 'Pangan' }]);
    library.say(ids[0] as number, 'theme', null);
    await library.settle();
    expect(library.guesses(fresh, 'theme')).toEqual([]);
    for (const id of ids) library.say(id, 'theme', null);
    await library.settle();
    expect(get(library.db, 'SELECT count(*) AS n FROM theme_word')).toEqual({ n: 0 });
  });

  it('proposes the theme of the others in the folder', async () => {
    say('Arsip/IMG_1.jpg', 'Olahraga');
    const fresh = library.add('Arsip/IMG_2.jpg');
    await library.settle();
    expect(library.guesses(fresh, 'theme')).toMatchObject([{ value: 'Olahraga', reason: 'past:/:1:1' }]);
  });
});
