import { expect, it } from 'vitest';
import { nameOfSearch } from '../../../../renderer/features/collections/name-of-search.ts';

it('calls a search by its words, then by what its filters ask for', () => {
  expect(nameOfSearch('tema:"Air bersih" panen kopi tahun:2020 ')).toBe('Panen kopi, Air bersih, 2020');
  expect(nameOfSearch('kopi -jenis:video')).toBe('Kopi');
  expect(nameOfSearch('folder:"/arsip/2020/Panen Raya"')).toBe('Panen Raya');
  expect(nameOfSearch('  ')).toBe('');
});

it('stays short', () => {
  const name = nameOfSearch('kata '.repeat(60));
  expect(name.length).toBeLessThanOrEqual(81);
  expect(name).toMatch(/kata…$/);
});
