import { expect, test } from 'vitest';
import { run } from '../../../../electron/engine/db/connection.ts';
import { libraryOf, testUid } from './library-of.ts';

test('values of every field are offered, those of the library with how many have them', async () => {
  using library = libraryOf(
    { title: 'Satu', date: '2019-05-01', also: { creator: 'Adi Putra', unit: 'Bidang Humas', camera: 'NIKON D750' } },
    { title: 'Dua', date: '2021-05-01', also: { creator: 'Adi Putra', camera: 'NIKON D90' } },
    { title: 'Tiga', kind: 'document', path: 'a.pdf', also: { mime: 'application/pdf' } },
  );
  run(
    library.db,
    "INSERT INTO collection (uid, name, gone, created_at) VALUES (?, 'HUT Kota', 0, 0), (?, 'HUT lama', 1, 0)",
    testUid(91),
    testUid(92),
  );
  const offered = async (query: string, lang: 'id' | 'en' = 'id'): Promise<unknown> =>
    (await library.search.suggest({ query, cursor: query.length, lang })).map(({ insert, count }) => [insert, count]);
  expect(await offered('oleh:pu')).toEqual([['oleh:"Adi Putra"', 2]]);
  expect(await offered('unit:')).toEqual([['unit:"Bidang Humas"', 1]]);
  expect(await offered('kamera:nik')).toEqual([
    ['kamera:"NIKON D90"', 1],
    ['kamera:"NIKON D750"', 1],
  ]);
  expect(await offered('kamera:"nikon d7')).toEqual([['kamera:"NIKON D750"', 1]]);
  expect(await offered('format:')).toEqual([
    ['format:jpg', 2],
    ['format:pdf', 1],
  ]);
  expect(await offered('koleksi:hu')).toEqual([['koleksi:"HUT Kota"', null]]);
  expect(await offered('tahun:20')).toEqual([
    ['tahun:2021', 1],
    ['tahun:2019', 1],
  ]);
  expect(await offered('-belum:desk')).toEqual([['-belum:deskripsi', null]]);
  expect(await offered('status:used', 'en')).toEqual([['status:used', null]]);
  expect(await offered('tanggal:minggu')).toEqual([
    ['tanggal:"minggu ini"', null],
    ['tanggal:"minggu lalu"', null],
  ]);
  expect(await offered('judul:sa')).toEqual([]);
});

test('what is offered is understood when it is taken', async () => {
  using library = libraryOf({ title: 'Satu', also: { camera: 'NIKON D750' } });
  for (const field of [
    'tanggal',
    'bintang',
    'ukuran',
    'lebar',
    'tinggi',
    'durasi',
    'status',
    'punya',
    'belum',
    'warna',
  ])
    for (const lang of ['id', 'en'] as const)
      for (const { insert } of await library.search.suggest({ query: `${field}:`, cursor: field.length + 1, lang })) {
        const page = await library.search.open({ session: 's', query: `${insert} ` });
        expect(page.lightUp?.words, insert).toEqual([]);
      }
});
