import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  filtersOf,
  filterText,
  hasFilter,
  standings,
  withChoice,
  withExcluded,
  withFilter,
  withoutFilter,
  withoutFilters,
} from '../../../renderer/state/filters.ts';

const word = fc.stringMatching(/^[a-z]{3,8}$/).filter((text) => text !== 'atau' && text !== 'dan');
const value = fc.stringMatching(/^[A-Za-z]{2,8}( [A-Za-z]{2,8}){0,2}$/);
const valuesOf = (text: string) => filtersOf(text).map((one) => one.choices.map((choice) => choice.value));

describe('a filter in the query', () => {
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
        for (const added of [withFilter(text, filter), withChoice(text, filter)]) {
          expect(hasFilter(added, filter)).toBe(true);
          expect(withoutFilter(added, filter).trim()).toBe(text);
        }
        const out = withExcluded(text, filter);
        expect(standings(out)(filter)).toBe('out');
        expect(withoutFilter(out, `-${filter}`).trim()).toBe(text);
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
    expect(withFilter('(kopi OR teh)', 'jenis:foto')).toBe('(kopi OR teh) jenis:foto ');
    expect(withFilter('(kopi) OR (teh)', 'jenis:foto')).toBe('((kopi) OR (teh)) jenis:foto ');
  });

  it('with a path survives the way through the text', () => {
    for (const path of ['/mnt/humas/Foto Kegiatan/2020', 'D:\\Foto\\2020/Panen (raya)', '//server/bagi/a:b']) {
      expect(valuesOf(filterText('folder', path))).toEqual([[path]]);
    }
  });
});

describe('a filter of several values', () => {
  it('is alternatives of one field, with its parentheses', () => {
    expect(valuesOf('kopi (tema:Kopi OR theme:"Rapat Dinas") tahun:2020')).toEqual([['Kopi', 'Rapat Dinas'], ['2020']]);
    expect(filtersOf('tema:a OR tema:b')[0]?.text).toBe('(tema:a OR tema:b)');
    expect(filtersOf('(tema:a OR kopi)')).toEqual([]);
    expect(filtersOf('(tema:a OR jenis:foto)')).toEqual([]);
    expect(filtersOf('-(tema:a OR tema:b)')).toMatchObject([{ isExcluded: true, text: '-(tema:a OR tema:b)' }]);
  });

  it('says of each of its values how it stands', () => {
    const text = '(tema:a OR tema:b) -tema:c';
    expect(['a', 'b', 'c', 'd'].map((theme) => standings(text)(`tema:${theme}`))).toEqual([
      'in',
      'in',
      'out',
      undefined,
    ]);
  });

  it('grows and shrinks value by value, and the order of doing so leaves nothing behind', () => {
    const themes = fc.uniqueArray(word, { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(themes, fc.array(word, { maxLength: 3 }), (list, words) => {
        const filters = list.map((theme) => filterText('theme', theme));
        const text = words.join(' ');
        const all = filters.reduce(withChoice, text);
        expect(valuesOf(all)).toEqual([list]);
        expect(filters.toReversed().reduce(withoutFilter, all).trim()).toBe(text);
        expect(withoutFilters(all, filtersOf(all)).trim()).toBe(text);
      }),
    );
  });

  it('takes parentheses around one filter away with it', () => {
    expect(withoutFilter('kopi ( tema:a ) teh', 'tema:a')).toBe('kopi teh ');
    expect(withoutFilter('kopi -(tema:a) teh', '-tema:a')).toBe('kopi teh ');
  });
});
