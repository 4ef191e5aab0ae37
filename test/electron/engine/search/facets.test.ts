import { expect, test } from 'vitest';
import { run } from '../../../../electron/engine/db/connection.ts';
import { indexAssets } from '../../../../electron/engine/search/index-write.ts';
import { facetName } from '../../../../shared/model/search.ts';
import { libraryOf, type TestLibrary } from './library-of.ts';

/** Everything that facets tell of a small office. */
function office(): TestLibrary {
  const library = libraryOf(
    { title: 'a', path: '2020/kopi/IMG_1.jpg', theme: 'Pemerintahan', date: '2020-03-04', people: ['Siti', 'Budi'] },
    { title: 'b', path: '2020/kopi/IMG_2.jpg', theme: 'Pemerintahan Desa', date: '2020-03-09', people: ['Siti'] },
    { path: '2021/IMG_3.jpg', theme: 'Kopi', date: '2021', event: 'Panen Raya', place: 'Desa Suka, Kec. Maju' },
    { kind: 'video', path: '2021/MVI_4.mp4', date: '2020-12-30/2021-01-02', event: 'panen raya', place: 'desa suka' },
    { kind: 'document', path: 'surat.pdf' },
  );
  const say = (id: number, set: string): void => void run(library.db, `UPDATE asset SET ${set} WHERE id = ${id}`);
  say(
    1,
    "creator = 'Humas', camera = 'Canon EOS 6D', unit = 'Bagian Prokopim', rating = 4, width = 6000, height = 4000",
  );
  say(2, "creator = 'HUMAS', rating = 4, label = 'red', width = 4000, height = 6000, described = 1, pick = 1");
  say(3, "mime = 'image/x-nikon-nef', name = 'DSC_3.NEF', used = 1, width = 5000, height = 5000");
  say(4, "mime = 'video/mp4', width = 1920, height = 1080");
  say(5, "mime = 'application/pdf'");
  indexAssets(library.db, [1, 2, 3, 4, 5]);
  library.search.noteChanged([1, 2, 3, 4, 5]);
  return library;
}

async function counted(library: TestLibrary, name: (typeof facetName.options)[number], query = ''): Promise<string[]> {
  const { result } = await library.search.open({ session: name, query });
  const { values } = await library.search.facet({ result, name, limit: 100 });
  return values.map(({ value, count }) => `${value} ${count}`);
}

test('each facet counts its values', async () => {
  using library = office();
  expect(await counted(library, 'kind')).toEqual(['photo 3', 'video 1', 'document 1']);
  expect(await counted(library, 'person')).toEqual(['Siti 2', 'Budi 1']);
  expect(await counted(library, 'camera')).toEqual(['Canon EOS 6D 1']);
  expect(await counted(library, 'unit')).toEqual(['Bagian Prokopim 1']);
  expect(await counted(library, 'orientation')).toEqual(['landscape 2', 'portrait 1', 'square 1']);
  expect(await counted(library, 'rating')).toEqual(['4 2']);
  expect(await counted(library, 'label')).toEqual(['red 1']);
  expect(await counted(library, 'used')).toEqual(['unused 4', 'used 1']);
  expect(await counted(library, 'described')).toEqual(['undescribed 4', 'described 1']);
  expect(await counted(library, 'classification')).toEqual([]);
  expect(await counted(library, 'folder')).toEqual([
    '/arsip 5',
    '/arsip/2020 2',
    '/arsip/2020/kopi 2',
    '/arsip/2021 2',
  ]);
});

test('what differs in case alone is one value, and what has the words of another counts for that one too', async () => {
  using library = office();
  expect(await counted(library, 'creator')).toEqual(['Humas 2']);
  expect(await counted(library, 'theme')).toEqual(['Pemerintahan 2', 'Kopi 1', 'Pemerintahan Desa 1']);
  expect(await counted(library, 'place')).toEqual(['desa suka 2', 'Desa Suka, Kec. Maju 1']);
});

test('a span counts in every year and month that it touches, and a year alone in no month', async () => {
  using library = office();
  expect(await counted(library, 'year')).toEqual(['2021 2', '2020 3']);
  expect(await counted(library, 'month')).toEqual(['2021-01 1', '2020-12 1', '2020-03 2']);
});

test('every value finds as many as it counts, among whatever is shown', async () => {
  using library = office();
  const idsOf = async (query: string): Promise<string[]> =>
    (await library.search.open({ session: 'ids', query })).items.map(({ id }) => id);
  for (const query of ['', 'tema:pemerintahan', 'jenis:foto', 'a OR b', '-siti']) {
    const shown = new Set(await idsOf(query));
    for (const name of facetName.options) {
      const { result } = await library.search.open({ session: 'facet', query });
      const { values } = await library.search.facet({ result, name, limit: 100 });
      for (const { query: filter, count } of values) {
        const found = (await idsOf(filter)).filter((id) => shown.has(id));
        expect(found, `${filter} among ${query}`).toHaveLength(count);
      }
    }
  }
});

test('a facet gives no more values than it is asked for, the commonest first, and says that there are more', async () => {
  using library = office();
  const { result } = await library.search.open({ session: 's', query: '' });
  const few = await library.search.facet({ result, name: 'theme', limit: 1 });
  expect(few).toMatchObject({ values: [{ value: 'Pemerintahan' }], more: true });
  expect(few.values).toHaveLength(1);
  expect(await library.search.facet({ result, name: 'theme', limit: 3 })).toMatchObject({ more: false });
});

test('a theme and an event count under the name that they have now', async () => {
  using library = office();
  await counted(library, 'theme');
  run(library.db, "UPDATE theme SET name = 'Perkebunan' WHERE name = 'Kopi'");
  run(library.db, "UPDATE event SET name = 'Panen Kopi' WHERE name = 'Panen Raya'");
  indexAssets(library.db, [3]);
  library.search.noteChanged([3]);
  expect(await counted(library, 'theme')).toEqual(['Pemerintahan 2', 'Pemerintahan Desa 1', 'Perkebunan 1']);
  expect(await counted(library, 'event')).toContain('Panen Kopi 1');
});

test('the timeline is as fine as suits the result, with what has no date of that fineness apart', async () => {
  using library = office();
  const timeline = async (query: string) => {
    const { result } = await library.search.open({ session: 't', query });
    return library.search.timeline({ result });
  };
  expect(await timeline('')).toEqual({
    unit: 'month',
    bars: [
      { from: '2020-03', count: 2 },
      { from: '2020-12', count: 1 },
      { from: '2021-01', count: 1 },
    ],
    undated: 2,
  });
  expect(await timeline('siti')).toEqual({
    unit: 'day',
    bars: [
      { from: '2020-03-04', count: 1 },
      { from: '2020-03-09', count: 1 },
    ],
    undated: 0,
  });
  expect(await timeline('surat')).toEqual({ unit: 'year', bars: [], undated: 1 });
  library.add({ title: 'tua', date: '1985-01-01' });
  expect(await timeline('')).toMatchObject({
    unit: 'year',
    bars: [{ from: '1985' }, { from: '2020' }, { from: '2021' }],
  });
});

test('what somebody hid is in no result and no count until it is asked for', async () => {
  using library = office();
  await counted(library, 'kind');
  run(library.db, 'UPDATE asset SET hidden = 1 WHERE id IN (1, 4)');
  library.search.noteChanged([1, 4]);
  expect(await library.found('')).toHaveLength(3);
  expect(await counted(library, 'kind')).toEqual(['photo 2', 'document 1']);
  expect(await library.found('status:disembunyikan')).toHaveLength(2);
  run(library.db, 'UPDATE asset SET hidden = 0 WHERE id = 4');
  library.search.noteChanged([4]);
  expect(await library.found('')).toHaveLength(4);
});

test('of very many values, the first ones are the same as of all', async () => {
  const themes = Array.from({ length: 300 }, (_, n) => `tema${n}`);
  const counts = themes.map((_, n) => 1 + ((n * 37) % 5));
  using library = libraryOf(
    ...themes.flatMap((theme, n) => Array.from({ length: counts[n] ?? 1 }, (_, at) => ({ theme, title: `x ${at}` }))),
  );
  const { result } = await library.search.open({ session: 's', query: '' });
  const all = await library.search.facet({ result, name: 'theme', limit: 1000 });
  expect(all.values).toHaveLength(300);
  for (const limit of [1, 7, 60, 299]) {
    const few = await library.search.facet({ result, name: 'theme', limit });
    expect(few.more).toBe(true);
    expect(few.values.map(({ count }) => count)).toEqual(all.values.slice(0, limit).map(({ count }) => count));
    expect(new Set(few.values.map(({ value }) => value)).size).toBe(limit);
  }
});
