import { expect, test } from 'vitest';
import { spellingsOf, usual } from '../../../../electron/engine/search/synonyms.ts';
import { libraryOf } from './library-of.ts';

test('an abbreviation finds what is written out, and the other way round', async () => {
  using library = libraryOf({ title: 'Rakor medsos' }, { title: 'Rapat koordinasi pengelola media sosial' });
  for (const query of ['rakor', 'rapat koordinasi', 'rakor media sosial ', 'rapat koordinasi medsos '])
    expect(await library.found(query), query).toHaveLength(2);
  expect(await library.found('"rapat koordinasi"')).toHaveLength(1);
  expect(await library.found('-rakor')).toEqual(['Rapat koordinasi pengelola media sosial']);
});

test('a name with a filler in it is found with and without', async () => {
  using library = libraryOf({ title: 'Diskominfo' }, { title: 'Dinas Komunikasi dan Informatika' });
  for (const query of ['dinas komunikasi dan informatika', 'dinas komunikasi informatika', 'diskominfo'])
    expect(await library.found(query), query).toHaveLength(2);
});

test('a wider word finds its kinds, a kind does not find the wider word', async () => {
  using library = libraryOf({ title: 'Penyaluran BLT' }, { title: 'Bantuan sosial' });
  expect(await library.found('bansos')).toEqual(['Bantuan sosial', 'Penyaluran BLT']);
  expect(await library.found('blt')).toEqual(['Penyaluran BLT']);
});

test('what was abbreviated everywhere is not taken for a slip', async () => {
  using library = libraryOf({ title: 'Sidak pasar' }, { title: 'Infeksi' });
  const page = await library.search.open({ session: 's', query: 'inspeksi mendadak pasar' });
  expect([page.items.map((card) => card.title), page.corrections]).toEqual([['Sidak pasar'], []]);
});

test('the name of a filter whose value means nothing is not taken for a slip', async () => {
  using library = libraryOf({ title: 'Warga membaca' }, { title: 'Pasar warga' });
  const page = await library.search.open({ session: 's', query: 'warna:membaca ' });
  expect([page.items, page.corrections]).toEqual([[], []]);
});

test('other spellings are found, in any form', async () => {
  using library = libraryOf(
    { title: 'Perijinan' },
    { title: 'Safari Ramadhan' },
    { title: 'Jalan Soekarno' },
    { title: 'Salat Jum’at' },
  );
  expect(await library.found('izin ')).toEqual(['Perijinan']);
  expect(await library.found('ramadan ')).toEqual(['Safari Ramadhan']);
  expect(await library.found('sukarno ')).toEqual(['Jalan Soekarno']);
  expect(await library.found('sholat jumat ')).toEqual(['Salat Jum’at']);
});

test('forms of a word find each other, the form asked for first', async () => {
  using library = libraryOf(
    { title: 'Penanaman mangrove' },
    { title: 'Menanam mangrove' },
    { title: 'Tanaman hias' },
    { title: 'Mencangkok jambu' },
  );
  expect(await library.found('menanami ', { order: 'best' })).toEqual([
    ...['Menanam mangrove', 'Tanaman hias', 'Penanaman mangrove'],
  ]);
  expect(await library.found('pencangkokan ')).toEqual(['Mencangkok jambu']);
  expect(await library.found('-tanam')).toEqual(['Mencangkok jambu']);
});

test('of a long question that nothing answers the commonest word is left out, and that is said', async () => {
  using library = libraryOf(
    { title: 'Bupati menanam pohon puspa' },
    { title: 'Desa wisata' },
    { title: 'Desa digital' },
    { title: 'Bupati di desa' },
  );
  const page = await library.search.open({ session: 's', query: 'foto bupati sedang menanam pohon di desa' });
  expect(page.items.map((card) => card.title)).toEqual(['Bupati menanam pohon puspa']);
  expect(page.ignored).toEqual(['desa']);
  expect(await library.found('bupati menanam pohon desa ')).toEqual([]);
});

test('the longest name that fits is taken', () => {
  expect(usual.at(['hari', 'ulang', 'tahun', 'ri'], 0)?.count).toBe(3);
  expect(usual.at(['wakil', 'bupati'], 0)?.same).toEqual([['wabup']]);
  expect(usual.at(['kopi'], 0)).toBeUndefined();
  expect(spellingsOf('foto')).toEqual(['photo', 'poto']);
  expect(spellingsOf('kopi')).toEqual([]);
});

test('what few answer whole is joined by what answers all but the commonest word, behind what answers whole', async () => {
  using library = libraryOf(
    { title: 'Kades dilantik bupati di Subang' },
    { title: 'Pelantikan kades Subang' },
    { title: 'Pelantikan kades Garut' },
    { title: 'Bupati meresmikan pasar' },
    { title: 'Bupati panen raya' },
  );
  const ask = (query: string) => library.search.open({ session: 's', query, order: 'best' });
  const page = await ask('kades yang dilantik oleh bupati Subang');
  expect(page.items.map((card) => card.title)).toEqual(['Kades dilantik bupati di Subang', 'Pelantikan kades Subang']);
  expect(page.ignored).toEqual(['bupati']);
  // without words of a question, all that is said is meant
  expect((await ask('kades dilantik bupati Subang')).items).toHaveLength(1);
});

test('a name is found with and without its titles', async () => {
  using library = libraryOf(
    { title: 'Satu', people: ['Dedi Permana'] },
    { title: 'Dua', people: ['Drs. H. Dedi Permana, M.Si.'] },
    { title: 'Tiga', people: ['Siti'] },
  );
  for (const query of [
    ...['dedi permana ', 'Pak Dedi Permana ', 'Drs. H. Dedi Permana, M.Si. ', 'orang:"dedi permana" '],
    'orang:"H. Dedi Permana, S.H." ',
  ])
    expect(await library.found(query), query).toEqual(['Dua', 'Satu']);
  expect(await library.found('Hj. ')).toEqual([]);
});

test('a part of a name that is run together is found where no word of its own is', async () => {
  using library = libraryOf(
    { path: 'pelepasanekspor2020/IMG_1.jpg' },
    { path: 'x/lombafotokopi.jpg' },
    { title: 'Kopi' },
    { title: 'Peruntukan' },
  );
  expect(await library.found('ekspor ')).toEqual(['IMG_1.jpg']);
  expect(await library.found('folder:ekspor ')).toEqual(['IMG_1.jpg']);
  expect(await library.found('nama:foto ')).toEqual(['lombafotokopi.jpg']);
  // what is a word of the library is only that, and a short word is in many by chance
  expect(await library.found('kopi ')).toEqual(['Kopi']);
  expect(await library.found('unta ')).toEqual([]);
  expect(await library.found('-ekspor ')).toHaveLength(4);
});

test('what is done to somebody is nearer to that than what he does himself', async () => {
  using library = libraryOf(
    { title: 'Belajar menari' },
    { title: 'Mengajar menari' },
    { title: 'Pengajaran tari' },
    { title: 'Pembelajaran tari' },
  );
  expect(await library.found('pengajaran ', { order: 'best' })).toEqual([
    ...['Pengajaran tari', 'Mengajar menari', 'Pembelajaran tari', 'Belajar menari'],
  ]);
});
