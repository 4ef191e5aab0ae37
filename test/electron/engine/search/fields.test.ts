import { expect, test } from 'vitest';
import { get, run } from '../../../../electron/engine/db/connection.ts';
import { markOldRows } from '../../../../electron/engine/search/index-write.ts';
import { libraryOf, type TestLibrary, testUid } from './library-of.ts';

/** What each query finds, sorted: the order is not what is asked here. */
async function expectAll(
  library: TestLibrary,
  cases: readonly (readonly [string, readonly string[]])[],
): Promise<void> {
  for (const [query, titles] of cases) expect((await library.found(query)).sort(), query).toEqual([...titles].sort());
}

test('numbers, shapes and marks narrow, and what is not known fits no number', async () => {
  using library = libraryOf(
    { title: 'Tegak', width: 1080, height: 1920, also: { bytes: 12_000_000, rating: 5, label: 'red', pick: 1 } },
    { title: 'Lebar', width: 6000, height: 2000, also: { bytes: 3_000_000, rating: 3, label: 'blue', pick: -1 } },
    { title: 'Datar', width: 1920, height: 1080, also: { bytes: 900_000, duration: 90 }, kind: 'video' },
    { title: 'Kotak', width: 1000, height: 1000, also: { bytes: 10_200_000 } },
    { title: 'Suara', kind: 'audio', also: { bytes: 500, duration: 3700 } },
  );
  await expectAll(library, [
    ['ukuran:>10MB ', ['Tegak', 'Kotak']],
    ['ukuran:10MB ', ['Kotak']],
    ['ukuran:<1MB ', ['Datar', 'Suara']],
    ['lebar:>=1920 ', ['Lebar', 'Datar']],
    ['lebar:<2000 ', ['Tegak', 'Datar', 'Kotak']],
    ['lebar:>=1000 lebar:<1500 ', ['Tegak', 'Kotak']],
    ['lebar:>=6000 lebar:<1050 ', ['Lebar', 'Kotak']],
    ['tinggi:1080 ', ['Datar']],
    ['durasi:<2 menit ', ['Datar']],
    ['durasi:>1 jam ', ['Suara']],
    ['bintang:>=3 ', ['Tegak', 'Lebar']],
    ['bintang:<5 ', ['Lebar']],
    ['bintang:0 ', ['Datar', 'Kotak', 'Suara']],
    ['orientasi:potret ', ['Tegak']],
    ['orientasi:lanskap ', ['Datar']],
    ['orientasi:panorama orientasi:persegi ', ['Lebar', 'Kotak']],
    ['label:merah ', ['Tegak']],
    ['-label:merah label:biru ', ['Lebar']],
    ['pilihan:terpilih ', ['Tegak']],
    ['pilihan:ditolak ', ['Lebar']],
    ['tegak OR lebar:6000 ', ['Tegak', 'Lebar']],
  ]);
});

test('formats, cameras and units are found by their words', async () => {
  using library = libraryOf(
    {
      title: 'Mentah',
      path: 'DSC_1.NEF',
      also: { mime: 'image/x-nikon-nef', camera: 'NIKON D750', unit: 'Bidang Humas' },
    },
    { title: 'Jadi', path: 'DSC_1.jpg', also: { camera: 'Canon EOS 5D Mark II' } },
    { title: 'Surat', kind: 'document', path: 'surat.docx', also: { mime: 'application/msword', unit: 'Humas Setda' } },
  );
  await expectAll(library, [
    ['format:raw ', ['Mentah']],
    ['format:nef ', ['Mentah']],
    ['format:JPEG ', ['Jadi']],
    ['format:word ', ['Surat']],
    ['-format:jpg ', ['Mentah', 'Surat']],
    ['format:xyz ', []],
    ['kamera:nikon ', ['Mentah']],
    ['kamera:"canon 5d" ', ['Jadi']],
    ['kamera:cano', ['Jadi']],
    ['kamera:cano ', []],
    ['unit:humas ', ['Mentah', 'Surat']],
    ['unit:"humas setda" ', ['Surat']],
    // a filter finds what is said there, a free word does not find what a camera is called
    ['nikon ', []],
  ]);
});

test('what an asset has and lacks is asked for by name', async () => {
  using library = libraryOf(
    {
      title: 'Lengkap',
      theme: 'Kopi',
      event: 'Panen',
      date: '2020-05-01',
      caption: 'Petani',
      keywords: ['kopi'],
      people: ['Bupati'],
      place: 'Gayo',
      text: 'isi',
      also: { creator: 'Adi', unit: 'Humas', rating: 4, label: 'red', lat: 4.6, lon: 96.8, described: 1 },
    },
    { path: 'kosong.jpg' },
  );
  for (const aspect of [
    ...(['judul', 'tema', 'tanggal', 'kegiatan', 'keterangan', 'kata', 'orang', 'tempat', 'pembuat', 'unit'] as const),
    ...(['lokasi', 'bintang', 'label', 'teks', 'deskripsi'] as const),
  ])
    await expectAll(library, [
      [`punya:${aspect} `, ['Lengkap']],
      [`belum:${aspect} `, ['kosong.jpg']],
    ]);
  await expectAll(library, [
    ['belum:klasifikasi ', ['Lengkap', 'kosong.jpg']],
    ['klasifikasi:publik ', []],
    ['status:lengkap ', ['Lengkap']],
    ['status:"belum lengkap" ', ['kosong.jpg']],
    ['keterangan:petani ', ['Lengkap']],
    ['teks:isi ', ['Lengkap']],
  ]);
});

test('what a person hid is shown to nobody but who asks for it', async () => {
  using library = libraryOf(
    { title: 'Kopi satu', also: { hidden: 1, used: 2 } },
    { title: 'Kopi dua' },
    { title: 'Teh', also: { used: 1 } },
  );
  await expectAll(library, [
    ['', ['Kopi dua', 'Teh']],
    ['kopi ', ['Kopi dua']],
    ['-teh ', ['Kopi dua']],
    ['status:disembunyikan ', ['Kopi satu']],
    ['kopi status:hidden ', ['Kopi satu']],
    ['-status:disembunyikan ', ['Kopi dua', 'Teh']],
    ['status:terpakai ', ['Teh']],
    ['status:"belum terpakai" ', ['Kopi dua']],
  ]);
});

test('places on the map are found around a point and inside an area', async () => {
  using library = libraryOf(
    { title: 'Bandung', also: { lat: -6.9147, lon: 107.6098 } },
    { title: 'Cimahi', also: { lat: -6.8722, lon: 107.5425 } },
    { title: 'Suva', also: { lat: -18.14, lon: 178.44 } },
    { title: 'Apia', also: { lat: -13.83, lon: -171.76 } },
    { title: 'Entah' },
  );
  await expectAll(library, [
    ['dekat:-6.9147,107.6098 ', ['Bandung']],
    ['dekat:-6.9147,107.6098,8 ', ['Bandung']],
    ['dekat:-6.9147,107.6098,9 ', ['Bandung', 'Cimahi']],
    ['area:-7,107,-6,108 ', ['Bandung', 'Cimahi']],
    // across the line of dates, where the map goes round
    ['area:-20,170,-10,-170 ', ['Suva', 'Apia']],
    ['belum:lokasi ', ['Entah']],
  ]);
});

test('collections hold what lies in them, or what their search finds', async () => {
  using library = libraryOf({ title: 'Kopi gayo' }, { title: 'Kopi toraja' }, { title: 'Teh' });
  const { db } = library;
  const collect = (id: number, name: string, query: string | null, gone = 0): void => {
    run(
      db,
      'INSERT INTO collection (id, uid, name, query, gone, created_at) VALUES (?, ?, ?, ?, ?, 0)',
      id,
      testUid(100 + id),
      name,
      query,
      gone,
    );
  };
  collect(1, 'HUT Kota 2020', null);
  collect(2, 'Semua kopi', 'kopi');
  collect(3, 'Kopi terpilih', 'koleksi:"semua kopi" koleksi:"hut kota"');
  collect(4, 'Berputar', 'koleksi:berputar');
  collect(5, 'Hilang', 'teh', 1);
  for (const asset of [1, 3])
    run(db, "INSERT INTO collection_item (collection_id, asset_id, since, since_edit) VALUES (1, ?, '', 0)", asset);
  await expectAll(library, [
    ['koleksi:"hut kota" ', ['Kopi gayo', 'Teh']],
    ['koleksi:hut kopi ', ['Kopi gayo']],
    ['koleksi:semua ', ['Kopi gayo', 'Kopi toraja']],
    ['-koleksi:semua ', ['Teh']],
    ['koleksi:terpilih ', ['Kopi gayo', 'Kopi toraja', 'Teh']],
    ['koleksi:berputar ', []],
    ['koleksi:hilang ', []],
    ['koleksi:hu ', []],
    ['punya:koleksi ', ['Kopi gayo', 'Teh']],
    ['belum:koleksi ', ['Kopi toraja']],
  ]);
});

test('what a query lights up are the words it came to, and not what it leaves out', async () => {
  using library = libraryOf({ title: 'Penanaman mangrove' }, { title: 'Menanam teh' }, { title: 'Rakor medsos' });
  const lit = async (query: string) => (await library.search.open({ session: 's', query })).lightUp;
  expect((await lit('menanam -teh '))?.words.sort()).toEqual(['menanam', 'penanaman']);
  expect((await lit('mang'))?.words).toContain('mangrove');
  expect(await lit('man')).toEqual({ words: ['man'], beginnings: ['man'] });
  expect((await lit('rapat koordinasi '))?.words).toContain('rakor');
  expect((await lit('tema:teh tahun:2020 '))?.words).toEqual([]);
});

test('rows that an older version wrote are marked once, some at a time', () => {
  using library = libraryOf({ title: 'Satu' }, { title: 'Dua' });
  const waiting = (): number => get<{ n: number }>(library.db, 'SELECT count(*) AS n FROM index_todo')?.n ?? 0;
  // what this version wrote first is its own
  expect([markOldRows(library.db), waiting()]).toEqual([false, 0]);
  run(library.db, "DELETE FROM meta WHERE key = 'search-rows'");
  let steps = 0;
  while (markOldRows(library.db)) steps++;
  expect([steps > 0, waiting()]).toEqual([true, 2]);
  run(library.db, 'DELETE FROM index_todo');
  expect([markOldRows(library.db), waiting()]).toEqual([false, 0]);
});

test('assets are found by whether they may leave: classification, embargo and the papers about who is shown', async () => {
  using library = libraryOf(
    { title: 'Publik', people: ['Ani', 'Budi'], also: { classification: 0, embargo: '2020-10-08T11:59' } },
    { title: 'Terbatas', people: ['Rina Wulandari'], also: { classification: 1, embargo: '2020-10-12T23:30' } },
    { title: 'Dikecualikan', people: ['Wulandari'], also: { classification: 2 } },
    { title: 'Tak tentu' },
  );
  const { db, search } = library;
  const consent = `INSERT INTO consent (id, uid, person, person_key, everywhere, channels, given, until, withdrawn, words, created_at)
    VALUES (?, ?, ?, lower(?), ?, '[]', ?, ?, ?, '', 0)`;
  run(db, consent, 1, 'c1', 'Ani', 'Ani', 1, null, '2020-10-10', null);
  run(db, consent, 2, 'c2', 'Budi', 'Budi', 1, null, '2020-10-08', null);
  run(db, consent, 3, 'c3', 'RINA Wulandari', 'rina wulandari', 1, null, null, '2020-10-01');
  run(db, consent, 4, 'c4', null, null, 0, '2019-01-01', null, null);
  run(db, "INSERT INTO consent_asset SELECT uid, 4 FROM asset WHERE title = 'Tak tentu'");
  search.noteChanged([]);
  await expectAll(library, [
    ['klasifikasi:publik ', ['Publik']],
    ['classification:limited ', ['Terbatas']],
    ['klasifikasi:rahasia ', ['Dikecualikan']],
    ['punya:klasifikasi ', ['Dikecualikan', 'Publik', 'Terbatas']],
    ['belum:klasifikasi ', ['Tak tentu']],
    ['izin:ada ', ['Publik', 'Tak tentu']],
    ['izin:kedaluwarsa ', ['Publik']],
    ['izin:dicabut ', ['Terbatas']],
    ['izin:tidak ', ['Dikecualikan']],
    ['-izin:tidak klasifikasi:publik ', ['Publik']],
    ['embargo:ada ', ['Terbatas']],
    ['embargo:lewat ', ['Publik']],
    ['embargo:tidak ', ['Dikecualikan', 'Tak tentu']],
  ]);
  const { result } = await search.open({ session: 'test', query: '' });
  const { values } = await search.facet({ result, name: 'classification', limit: 9 });
  expect(values.map(({ query, count }) => [query, count]).sort()).toEqual([
    ['klasifikasi:dikecualikan', 1],
    ['klasifikasi:publik', 1],
    ['klasifikasi:terbatas', 1],
  ]);
});
