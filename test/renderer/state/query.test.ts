import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  filtersOf,
  filterText,
  goTo,
  hasFilter,
  isAt,
  query,
  setQueryText,
  toggleFilter,
  withFilter,
  withoutFilter,
} from '../../../renderer/state/query.ts';

const word = fc.stringMatching(/^[a-z]{3,8}$/).filter((text) => text !== 'atau' && text !== 'dan');
const value = fc.stringMatching(/^[A-Za-z]{2,8}( [A-Za-z]{2,8}){0,2}$/);

describe('a filter in the query', () => {
  beforeEach(() => setQueryText(''));

  it('is the same however it is spelled', () => {
    expect(hasFilter('kopi theme:"perkebunan"', 'tema:Perkebunan')).toBe(true);
    expect(hasFilter('kopi -tema:Perkebunan', 'tema:Perkebunan')).toBe(false);
    expect(hasFilter('"tema:Perkebunan"', 'tema:Perkebunan')).toBe(false);
  });

  it('added and taken away leaves the words as they were', () => {
    fc.assert(
      fc.property(fc.array(word, { maxLength: 4 }), value, (words, theme) => {
        const text = words.join(' ');
        const filter = filterText('theme', theme);
        const added = withFilter(text, filter);
        expect(hasFilter(added, filter)).toBe(true);
        expect(withoutFilter(added, filter).trim()).toBe(text);
      }),
    );
  });

  it('takes the place of another of its field', () => {
    expect(withFilter('kopi tema:Pertanian jenis:foto', 'tema:"Rapat Dinas"')).toBe(
      'kopi jenis:foto tema:"Rapat Dinas" ',
    );
  });

  it('holds for alternatives as a whole', () => {
    expect(withFilter('kopi OR teh', 'jenis:foto')).toBe('(kopi OR teh) jenis:foto ');
  });

  it('is toggled by a click', () => {
    setQueryText('panen');
    toggleFilter('jenis:foto');
    expect(query.get().text).toBe('panen jenis:foto ');
    toggleFilter('jenis:video');
    expect(query.get().text).toBe('panen jenis:video ');
    toggleFilter('kind:video');
    expect(query.get().text).toBe('panen ');
  });

  it('alone is a place of the library', () => {
    goTo('belum:judul');
    expect(isAt(query.get().text, 'missing:title')).toBe(true);
    expect(isAt('belum:judul kopi', 'belum:judul')).toBe(false);
    goTo(undefined);
    expect(isAt(query.get().text, undefined)).toBe(true);
  });

  it('with a path survives the way through the text', () => {
    for (const path of ['/mnt/humas/Foto Kegiatan/2020', 'D:\\Foto\\2020/Panen (raya)', '//server/bagi/a:b']) {
      const [filter] = filtersOf(filterText('folder', path));
      expect(filter?.value).toBe(path);
    }
  });
});
