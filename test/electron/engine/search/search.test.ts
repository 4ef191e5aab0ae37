import { afterEach, expect, test, vi } from 'vitest';
import { deleteAsset } from '../../../../electron/engine/db/assets.ts';
import { run } from '../../../../electron/engine/db/connection.ts';
import { indexAssets } from '../../../../electron/engine/search/index-write.ts';
import { openSearch } from '../../../../electron/engine/search/search.ts';
import { libraryOf, testNow, testUid } from './library-of.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

const day = (n: number): string => new Date(Date.UTC(2020, 0, 1 + n)).toISOString().slice(0, 10);

test('all words must match, the last one may be a beginning', async () => {
  using library = libraryOf({ title: 'Pelepasan ekspor kopi' }, { title: 'Ekspor teh' }, { title: 'Festival kopi' });
  expect(await library.found('eksp')).toEqual(['Ekspor teh', 'Pelepasan ekspor kopi']);
  expect(await library.found('kopi eks')).toEqual(['Pelepasan ekspor kopi']);
});

test('nothing asked finds everything, newest first or oldest first', async () => {
  using library = libraryOf({ title: 'a', date: day(1) }, { title: 'b', date: day(3) }, { title: 'c', date: day(2) });
  expect(await library.found('')).toEqual(['b', 'c', 'a']);
  expect(await library.found('', { order: 'oldest' })).toEqual(['a', 'c', 'b']);
  expect(await library.found('jenis:foto', { order: 'oldest' })).toEqual(['a', 'c', 'b']);
});

test('phrases, exclusions and alternatives do what they say', async () => {
  using library = libraryOf(
    { title: 'Rapat koordinasi banjir' },
    { title: 'Koordinasi rapat' },
    { title: 'Kopi', caption: 'dalam rapat' },
  );
  expect(await library.found('"rapat koordinasi"')).toEqual(['Rapat koordinasi banjir']);
  expect(await library.found('rapat -koordinasi')).toEqual(['Kopi']);
  expect(await library.found('-koordinasi')).toEqual(['Kopi']);
  expect(await library.found('banjir OR kopi')).toEqual(['Kopi', 'Rapat koordinasi banjir']);
  expect(await library.found('(banjir atau kopi) -dalam')).toEqual(['Rapat koordinasi banjir']);
});

test('a phrase does not run from one keyword into the next', async () => {
  using library = libraryOf({ title: 'x', keywords: ['bedah', 'rumah sakit'] });
  expect(await library.found('kata:"bedah rumah"')).toEqual([]);
  expect(await library.found('kata:"rumah sakit"')).toEqual(['x']);
});

test('filters match whole words of their field only; the same field again widens', async () => {
  using library = libraryOf(
    {
      title: 'satu',
      theme: 'Kopi',
      place: 'Kab. Bandung Barat',
      people: ['Siti Rahmawati'],
      event: 'Pelantikan kades',
    },
    { title: 'kopi dua', theme: 'Teh', place: 'Garut', kind: 'video' },
    { title: 'tiga', theme: 'Kopiah', kind: 'audio', path: '2020/kopi/a.wav' },
  );
  expect(await library.found('tema:kopi')).toEqual(['satu']);
  expect(await library.found('tema:kopi tema:teh')).toEqual(['kopi dua', 'satu']);
  expect(await library.found('tema:kopi jenis:video')).toEqual([]);
  expect(await library.found('tempat:bandung')).toEqual(['satu']);
  expect(await library.found('orang:"siti rahmawati"')).toEqual(['satu']);
  expect(await library.found('kegiatan:pelantikan ')).toEqual(['satu']);
  expect(await library.found('judul:kopi ')).toEqual(['kopi dua']);
  expect(await library.found('-tema:kopi jenis:audio')).toEqual(['tiga']);
  expect(await library.found('folder:kopi ')).toEqual(['tiga']);
});

test('a proposal is found by free words and by no filter', async () => {
  using library = libraryOf({ path: 'x.jpg', proposed: 'Panen raya' });
  expect(await library.found('panen raya')).toEqual(['x.jpg']);
  expect(await library.found('judul:panen ')).toEqual([]);
  expect(await library.found('belum:judul')).toEqual(['x.jpg']);
});

test('a folder by its path means it and everything below', async () => {
  using library = libraryOf(
    { path: '2020/Panen/a.jpg' },
    { path: '2020/Panen/hari 2/b.jpg' },
    { path: '2020/Panen raya/c.jpg' },
    { path: 'd.jpg' },
  );
  expect(await library.found('folder:/arsip/2020/panen')).toEqual(['b.jpg', 'a.jpg']);
  expect(await library.found('folder:"/arsip/2020/Panen raya/"')).toEqual(['c.jpg']);
  expect(await library.found('folder:/arsip')).toHaveLength(4);
});

test('dates find days, months, years, the same day of any year, and days counted from today', async () => {
  using library = libraryOf(
    { title: 'hari', date: '2020-08-17' },
    { title: 'lain', date: '2019-08-17' },
    { title: 'bulan', date: '2020-08' },
    { title: 'tahun', date: '2020' },
    { title: 'rentang', date: '2020-10-05/2020-10-09' },
  );
  expect(await library.found('17 agustus')).toEqual(['hari', 'lain']);
  expect(await library.found('17 agustus 2020')).toEqual(['hari']);
  expect((await library.found('agustus 2020')).sort()).toEqual(['bulan', 'hari']);
  expect((await library.found('tahun:2020')).sort()).toEqual(['bulan', 'hari', 'rentang', 'tahun']);
  expect(await library.found('kemarin', { today: '2020-10-08' })).toEqual(['rentang']);
  expect(await library.found('tanggal:2020-10-07')).toEqual(['rentang']);
  expect(await library.found('2018..2019')).toEqual(['lain']);
  expect(await library.found('-tahun:2020')).toEqual(['lain']);
});

test('an asset without a date is found by the date in its words', async () => {
  using library = libraryOf({ title: 'Upacara 17 Agustus' }, { title: 'Gladi 17 Agustus', date: '2020-08-16' });
  expect(await library.found('17 agustus')).toEqual(['Upacara 17 Agustus']);
});

test('a month or year alone also finds what is named after it', async () => {
  using library = libraryOf(
    { title: 'Potret', people: ['April Lestari'], date: '2019-08-01' },
    { title: 'Penyusunan RKPD 2021', date: '2020-03-01', path: '2020/03/a.jpg' },
    { title: 'Apel', date: '2018-04-02' },
    { path: '2017/tanpa tanggal/b.jpg' },
  );
  expect(await library.found('2017')).toEqual(['b.jpg']);
  expect(await library.found('april ')).toEqual(['Potret', 'Apel']);
  expect(await library.found('2021')).toEqual(['Penyusunan RKPD 2021']);
  expect(await library.found('tahun:2021')).toEqual([]);
});

test('a kind among the words is the kind, unless the library is about it', async () => {
  using library = libraryOf(
    { title: 'Banjir', kind: 'video' },
    { title: 'Banjir kota' },
    { title: 'Pelatihan foto' },
    { title: 'Pelatihan guru' },
  );
  expect(await library.found('ada video waktu banjir tidak')).toEqual(['Banjir']);
  expect(await library.found('banjir video')).toEqual(['Banjir']);
  expect(await library.found('pelatihan foto')).toEqual(['Pelatihan foto']);
});

test('states are known, alone, beside words, excluded and as alternatives', async () => {
  using library = libraryOf(
    { title: 'kopi hilang', missing: true },
    { title: 'kopi rusak', error: 'file-damaged' },
    { title: 'kopi baru', addedAt: testNow - 3 * 86_400_000 },
    { title: 'teh hilang', missing: true },
  );
  expect(await library.found('status:hilang')).toEqual(['teh hilang', 'kopi hilang']);
  expect(await library.found('kopi status:hilang')).toEqual(['kopi hilang']);
  expect(await library.found('kopi -status:hilang')).toEqual(['kopi baru', 'kopi rusak']);
  expect(await library.found('status:rusak OR status:baru')).toEqual(['kopi baru', 'kopi rusak']);
  expect(await library.found('teh OR status:rusak')).toEqual(['teh hilang', 'kopi rusak']);
  expect(await library.found('kopi status:offline')).toEqual([]);
  run(library.db, 'UPDATE root SET online = 0');
  expect(await library.found('kopi status:offline')).toEqual(['kopi baru', 'kopi rusak']);
});

test('a word that nothing holds is replaced by the one that was meant, and that is said', async () => {
  using library = libraryOf(
    { title: 'Banjir Dayeuhkolot' },
    { title: 'Kesenian Banjar' },
    { title: 'Tari Banjar' },
    { title: 'Vaksinasi' },
  );
  const page = await library.search.open({ session: 's', query: 'vaskinasi ' });
  expect(page.items.map((card) => card.title)).toEqual(['Vaksinasi']);
  expect(page.corrections).toEqual([{ typed: 'vaskinasi', shown: 'vaksinasi' }]);
  // of two words equally near, the one that stands beside the others
  expect(await library.found('banjr dayeuhkolot')).toEqual(['Banjir Dayeuhkolot']);
  const none = await library.search.open({ session: 's', query: 'jerapah ' });
  expect([none.total, none.corrections]).toEqual([0, []]);
});

test('nothing that is typed is an error, or reaches the index as a command', async () => {
  using library = libraryOf({ title: 'multi-agent' });
  for (const query of ['multi-agent', '"', 'a"b', 'NEAR(a b)', 'title:^x', '* ** {a}: b', 'tema:"', '\uE000k0', "';--"])
    await expect(library.search.open({ session: 's', query }), query).resolves.toBeDefined();
  expect(await library.found('multi-agent')).toEqual(['multi-agent']);
  expect(await library.found('\uE000k0 xyz')).toEqual([]);
});

test('best puts titles before captions before paths, and the newest first among equals', async () => {
  using library = libraryOf(
    { title: 'Kopi lama', date: day(1) },
    { title: 'Panen', caption: 'petani kopi', date: day(9) },
    { path: 'kopi/IMG_1.jpg', date: day(10) },
    { title: 'Kopi baru', date: day(2) },
    { title: 'Laporan', text: 'kopi kopi kopi', date: day(11) },
  );
  expect(await library.found('kopi ', { order: 'best' })).toEqual([
    ...['Kopi baru', 'Kopi lama', 'Panen', 'IMG_1.jpg', 'Laporan'],
  ]);
});

test('best knows at once what an asset says now', async () => {
  using library = libraryOf(
    { title: 'Panen', caption: 'petani kopi', date: day(9) },
    { title: 'Rapat', caption: 'rehat kopi', date: day(8) },
  );
  expect(await library.found('kopi ', { order: 'best' })).toEqual(['Panen', 'Rapat']);
  run(library.db, "UPDATE asset SET title = 'Kopi' WHERE id = 2");
  indexAssets(library.db, [2]);
  library.search.noteChanged([2]);
  expect(await library.found('kopi ', { order: 'best' })).toEqual(['Kopi', 'Panen']);
});

test('among very many, a title that says it comes first though it is old', async () => {
  using library = libraryOf(
    { title: 'Kopi', date: day(0) },
    ...Array.from({ length: 2200 }, (_, n) => ({ title: 'Panen', caption: 'rehat kopi', date: day(1 + (n % 300)) })),
  );
  const page = await library.search.open({ session: 's', query: 'kopi ', order: 'best', limit: 10 });
  expect(page.items[0]?.title).toBe('Kopi');
  const { total } = await library.search.summary({ result: page.result });
  const { ids } = await library.search.ids({ result: page.result, from: 0, to: 5000 });
  expect([total, ids.length, new Set(ids).size]).toEqual([2201, 2201, 2201]);
});

test('among very many, a result by best goes on behind its ranked head, and is counted and laid out as one by time', async () => {
  using library = libraryOf(
    ...Array.from({ length: 2400 }, (_, n) => ({
      title: n % 8 === 0 ? 'Kopi' : 'Panen',
      caption: 'rehat kopi',
      date: day(1 + (n % 300)),
      kind: n % 3 === 0 ? ('video' as const) : ('photo' as const),
      width: n % 2 === 0 ? 300 : 200,
      height: 200,
    })),
  );
  // a condition beside the words has all matches known at once
  const query = 'kopi (jenis:foto OR jenis:video)';
  const open = (order: 'best' | 'newest') => library.search.open({ session: order, query, order, limit: 10 });
  const [best, newest] = [await open('best'), await open('newest')];
  const all = async ({ result }: { result: string }) => (await library.search.ids({ result, from: 0, to: 5000 })).ids;
  const [ranked, timed] = [await all(best), await all(newest)];
  expect(ranked).not.toEqual(timed);
  expect(ranked.toSorted()).toEqual(timed.toSorted());
  expect(await library.search.summary(best)).toEqual(await library.search.summary(newest));
  const shown = await library.search.window({ result: best.result, offset: 0, limit: 2400 });
  expect(shown.map(({ id }) => id)).toEqual(ranked);
  const { aspects, total } = await library.search.layout({ result: best.result });
  const wide = [...Buffer.from(aspects, 'base64')];
  const isWide = (n: number) => wide[n] === Math.max(...wide);
  expect([total, shown.every(({ width }, n) => isWide(n) === (width === 300))]).toEqual([2400, true]);
});

test('windows, ids, summary and layout agree with the result', async () => {
  using library = libraryOf(
    ...Array.from({ length: 1500 }, (_, n) => ({
      title: `Kopi ${n}`,
      date: day(n % 500),
      kind: n % 3 === 0 ? ('video' as const) : ('photo' as const),
      theme: n % 2 === 0 ? 'Ekspor' : 'Panen',
      width: 300,
      height: 200,
    })),
    { title: 'Teh' },
  );
  const page = await library.search.open({ session: 's', query: 'kopi', limit: 100 });
  expect([page.items.length, page.totalIsExact, page.total >= 101]).toEqual([100, false, true]);
  const { result } = page;
  const summary = await library.search.summary({ result });
  expect(summary.total).toBe(1500);
  expect(summary.facets.kind).toEqual([
    { value: 'photo', count: 1000, query: 'jenis:foto' },
    { value: 'video', count: 500, query: 'jenis:video' },
  ]);
  expect(summary.facets.theme).toEqual([
    { value: 'Ekspor', count: 750, query: 'tema:Ekspor' },
    { value: 'Panen', count: 750, query: 'tema:Panen' },
  ]);
  expect(summary.facets.year.map(({ value, count }) => [value, count])).toEqual([
    ['2021', 402],
    ['2020', 1098],
  ]);
  const layout = await library.search.layout({ result });
  expect([layout.total, layout.groups.length, layout.groups[0]]).toEqual([1500, 500, { date: '2021-05-14', count: 3 }]);
  expect(new Set(Buffer.from(layout.aspects, 'base64'))).toEqual(new Set([48]));
  const window = await library.search.window({ result, offset: 90, limit: 20 });
  expect(window.slice(0, 10)).toEqual(page.items.slice(90));
  const { ids } = await library.search.ids({ result, from: 0, to: 5000 });
  expect(ids.slice(90, 110)).toEqual(window.map((card) => card.id));
  expect([ids.length, new Set(ids).size]).toEqual([1500, 1500]);
  expect(await library.search.window({ result, offset: 1499, limit: 20 })).toHaveLength(1);
});

test('items without a date stand in a group of their own', async () => {
  using library = libraryOf({ title: 'a', date: day(1) }, { title: 'b' });
  const { result } = await library.search.open({ session: 's', query: '' });
  expect((await library.search.layout({ result })).groups).toEqual([
    { date: '2020-01-02', count: 1 },
    { date: null, count: 1 },
  ]);
});

test('a newer question of the same field cancels the one before, another field is left alone', async () => {
  using library = libraryOf(...Array.from({ length: 3000 }, (_, n) => ({ title: `Kopi ${n}` })));
  const first = await library.search.open({ session: 'a', query: 'kopi', limit: 10 });
  const other = await library.search.open({ session: 'b', query: 'kopi', limit: 10 });
  const cancelled = library.search.summary({ result: first.result });
  const [outcome] = await Promise.allSettled([
    cancelled,
    library.search.open({ session: 'a', query: 'kopi 1', limit: 10 }),
  ]);
  expect(outcome).toMatchObject({ status: 'rejected', reason: { code: 'cancelled' } });
  expect((await library.search.summary({ result: other.result })).total).toBe(3000);
});

test('a result that newer ones pushed out is gone, and closing ends what waits', async () => {
  using library = libraryOf(...Array.from({ length: 3000 }, (_, n) => ({ title: `Kopi ${n}` })));
  const first = await library.search.open({ session: 's', query: 'kopi' });
  for (let n = 0; n < 40; n++) await library.search.open({ session: `s${n}`, query: 'kopi' });
  await expect(library.search.window({ result: first.result, offset: 0, limit: 1 })).rejects.toMatchObject({
    code: 'result-gone',
  });
  const last = await library.search.open({ session: 'last', query: 'kopi', limit: 10 });
  const waiting = library.search.summary({ result: last.result });
  library.search.close();
  await expect(waiting).rejects.toMatchObject({ code: 'closed' });
  await expect(library.search.open({ session: 's', query: '' })).rejects.toMatchObject({ code: 'closed' });
});

test('what changes after the first count is counted: added, moved in time, described', async () => {
  using library = libraryOf({ title: 'a', date: '2019-01-01' }, { title: 'b', date: '2020-01-01', theme: 'Kopi' });
  const years = async (): Promise<unknown> => {
    const { result } = await library.search.open({ session: 's', query: '' });
    const { facets } = await library.search.summary({ result });
    return [...facets.year, ...facets.theme].map(({ value, count }) => `${value} ${count}`);
  };
  expect(await years()).toEqual(['2020 1', '2019 1', 'Kopi 1']);
  library.add({ title: 'c', date: '2018-05-05', theme: 'Kopi' }, { title: 'd', date: '2021-05-05' });
  run(library.db, "UPDATE asset SET sk = sk + 80000000000, date = '2028-02-02', theme_id = 1 WHERE id = 1");
  run(library.db, 'DELETE FROM search_row WHERE asset_id = 2');
  deleteAsset(library.db, 2);
  indexAssets(library.db, [1, 2]);
  library.search.noteChanged([1, 2]);
  expect(await years()).toEqual(['2028 1', '2021 1', '2018 1', 'Kopi 2']);
});

test('completion offers filters, their values with counts, and words of the library', async () => {
  using library = libraryOf(
    { title: 'Panen', theme: 'Kopi', people: ['Siti Rahmawati'], place: 'Kab. Garut' },
    { title: 'Panen', theme: 'Kopi robusta' },
    { title: 'Panik', theme: 'Teh', keywords: ['panen raya'] },
  );
  const offered = async (query: string): Promise<unknown> =>
    (await library.search.suggest({ query, cursor: query.length, lang: 'id' })).map(({ insert, count }) => [
      insert,
      count,
    ]);
  expect(await offered('te')).toEqual([
    ['tema:', null],
    ['tempat:', null],
    ['teks:', null],
    ['terbit:', null],
    ['teh', 1],
  ]);
  expect(await offered('pan')).toEqual([
    ['panen', 3],
    ['panik', 1],
  ]);
  expect(await offered('panen tema:ko')).toEqual([
    ['tema:Kopi', 2],
    ['tema:"Kopi robusta"', 1],
  ]);
  expect(await offered('-orang:"rah')).toEqual([['-orang:"Siti Rahmawati"', 1]]);
  expect(await offered('jenis:f')).toEqual([['jenis:foto', 3]]);
  expect(await offered('status:')).toHaveLength(9);
});

test('without a day the host says which one it is', async () => {
  using library = libraryOf({ title: 'kemarin', date: '2020-10-09' });
  vi.spyOn(Date.prototype, 'getTimezoneOffset').mockReturnValue(0);
  const search = openSearch(library.reader, { clock: { now: () => testNow } });
  const page = await search.open({ session: 's', query: 'kemarin' });
  expect(page.items.map((card) => card.id)).toEqual([testUid(0)]);
  search.close();
});
