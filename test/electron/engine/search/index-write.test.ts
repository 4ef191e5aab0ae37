import { expect, test } from 'vitest';
import { all, close, openWriter, run } from '../../../../electron/engine/db/connection.ts';
import { indexAssets, unindex } from '../../../../electron/engine/search/index-write.ts';
import { libraryOf } from './library-of.ts';

test('words of every field are found, with the newest asset first', async () => {
  using library = libraryOf(
    { title: 'Kopi lama', date: '2019-01-02' },
    { title: 'Judul', caption: 'Petani kopi', date: '2020-05-01' },
    { title: 'Tagar', keywords: ['kopi gayo'], date: '2020-05-02' },
    { title: 'Dokumen', text: 'laporan panen kopi', date: '2020-05-03' },
    { path: '2020/Festival Kopi/IMG_1.jpg', date: '2020-05-04' },
    { title: 'Teh', date: '2020-05-05' },
  );
  expect(await library.found('kopi')).toEqual(['IMG_1.jpg', 'Dokumen', 'Tagar', 'Judul', 'Kopi lama']);
});

test('an asset whose date moved is found once, at its new place', async () => {
  using library = libraryOf(
    { title: 'Upacara satu', date: '2020-01-01' },
    { title: 'Upacara dua', date: '2020-02-01' },
  );
  run(library.db, 'UPDATE asset SET sk = sk + 1000000000 WHERE id = 1');
  indexAssets(library.db, [1]);
  library.search.noteChanged([1]);
  expect(await library.found('upacara')).toEqual(['Upacara satu', 'Upacara dua']);
});

test('two assets that trade sort keys, indexed one after the other, keep their own words', async () => {
  using library = libraryOf({ title: 'Alfa' }, { title: 'Beta' });
  const [first, second] = all<{ sk: number }>(library.db, 'SELECT sk FROM asset ORDER BY id');
  run(library.db, 'UPDATE asset SET sk = -1 WHERE id = 1');
  run(library.db, 'UPDATE asset SET sk = ? WHERE id = 2', first?.sk);
  run(library.db, 'UPDATE asset SET sk = ? WHERE id = 1', second?.sk);
  indexAssets(library.db, [2]);
  indexAssets(library.db, [1]);
  expect([await library.found('alfa'), await library.found('beta')]).toEqual([['Alfa'], ['Beta']]);
  expect(all(library.db, 'SELECT * FROM search_row')).toHaveLength(2);
});

test('what is taken out of the index is not found', async () => {
  using library = libraryOf({ title: 'Alfa' });
  const [row] = all<{ sk: number }>(library.db, 'SELECT sk FROM asset');
  unindex(library.db, [row?.sk ?? 0]);
  expect(await library.found('alfa')).toEqual([]);
  expect(all(library.db, 'SELECT * FROM search_row')).toEqual([]);
});

test('roots that an older version wrote are worked out anew with the first write', async () => {
  using library = libraryOf({ title: 'Penanaman' });
  run(library.db, "UPDATE search_term SET root = 'penanaman' WHERE term = 'penanaman'");
  run(library.db, "UPDATE meta SET value = 'older' WHERE key = 'search-roots'");
  expect(await library.found('menanam ')).toEqual([]);
  // what a connection has once checked it trusts: an update of the program comes with a restart
  const again = openWriter(library.path, false);
  indexAssets(again, []);
  close(again);
  expect(await library.found('menanam ')).toEqual(['Penanaman']);
});
