import { expect, test } from 'vitest';
import { channels } from '../../../../shared/model/export.ts';
import { parse } from '../../../../shared/query/parse.ts';
import { print } from '../../../../shared/query/print.ts';
import { libraryOf } from './library-of.ts';

const bits = (...names: (typeof channels)[number][]) =>
  names.reduce((sum, name) => sum | (1 << channels.indexOf(name)), 0);

test('assets are found by where they went, and by how often', async () => {
  using library = libraryOf(
    { title: 'Baru' },
    { title: 'Sekali', also: { channels: bits('instagram'), times_out: 1 } },
    { title: 'Sering', also: { channels: bits('instagram', 'website', 'press'), times_out: 5 } },
    { title: 'Lama', also: { channels: bits('other'), times_out: 400 } },
  );
  const cases: [string, string[]][] = [
    ['terbit:instagram ', ['Sekali', 'Sering']],
    ['terbit:IG ', ['Sekali', 'Sering']],
    ['published:web ', ['Sering']],
    ['terbit:"situs web" ', ['Sering']],
    ['terbit:pers -terbit:facebook ', ['Sering']],
    ['terbit:belum ', ['Baru']],
    ['published:never ', ['Baru']],
    ['terbit:sudah ', ['Lama', 'Sekali', 'Sering']],
    ['terbit:>3 ', ['Lama', 'Sering']],
    ['terbit:1..5 ', ['Sekali', 'Sering']],
    ['terbit:5 kali ', ['Sering']],
    ['terbit:<2 ', ['Baru', 'Sekali']],
    ['terbit:insta', ['Sekali', 'Sering']],
    ['-terbit:instagram ', ['Baru', 'Lama']],
    ['terbit:instagram -terbit:situs ', ['Sekali']],
    ['terbit:mading ', []],
  ];
  for (const [query, titles] of cases) expect((await library.found(query)).sort(), query).toEqual(titles);
});

test('a filter by channel or number is printed as it is typed, and completed by its words', async () => {
  for (const text of ['terbit:instagram', 'terbit:>3', 'terbit:belum', 'terbit:"5 kali" sehari']) {
    const { root } = parse(text, '2026-03-01');
    expect(print(root)).toBe(text);
  }
  using library = libraryOf({ title: 'Satu' });
  const offered = async (query: string) =>
    (await library.search.suggest({ query, cursor: query.length, lang: 'id' })).map(({ label }) => label);
  expect(await offered('terbit:')).toEqual(expect.arrayContaining(['belum', 'instagram', 'website']));
  expect(await offered('terbit:b')).toEqual(['belum']);
});
