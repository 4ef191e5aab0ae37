import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chipWords } from '../../../../renderer/features/search/chip-words.ts';
import { finished, join, split } from '../../../../renderer/features/search/chips.ts';
import { wordStart } from '../../../../renderer/features/search/use-completions.ts';
import { filtersOf } from '../../../../renderer/state/filters.ts';
import { formats, translate } from '../../../../shared/i18n/format.ts';
import { id } from '../../../../shared/i18n/id.ts';

const t = (key: Parameters<typeof translate>[2], values?: Parameters<typeof translate>[3]) =>
  translate(id, 'id', key, values);
const words = { t, formats: formats('id') };
const texts = (text: string) => split(text).chips.map((chip) => chip.text);

describe('the search text as chips and words', () => {
  it('makes a chip once a space follows the filter', () => {
    expect(texts('tema:Kopi')).toEqual([]);
    expect(texts('tema:Kopi ')).toEqual(['tema:Kopi']);
    expect(split('panen tema:Kopi raya')).toMatchObject({ words: 'panen raya' });
    expect(texts('tema:"Rapat D')).toEqual([]);
  });

  it('leaves what is no filter among the words', () => {
    expect(split('http://x jenis:entah ').chips).toEqual([]);
    expect(split('(tema:Kopi OR teh) ').chips).toEqual([]);
  });

  it('put together again asks for the same', () => {
    const piece = fc.constantFrom(
      'panen',
      'raya',
      'tema:Kopi',
      '-jenis:video',
      'tahun:2020',
      'tema:"Rapat Dinas"',
      '"kopi susu"',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), fc.constantFrom('', ' '), (list, end) => {
        const text = list.join(' ') + end;
        const { chips, words } = split(text);
        const again = join(chips, words);
        expect(
          filtersOf(again)
            .map((filter) => filter.text)
            .sort(),
        ).toEqual(
          filtersOf(text)
            .map((filter) => filter.text)
            .sort(),
        );
        expect(split(again)).toMatchObject({ words });
      }),
    );
  });

  it('finishes a filter when the field is left', () => {
    expect(finished('panen tema:Kopi')).toBe('panen tema:Kopi ');
    expect(finished('panen')).toBe('panen');
    expect(finished('tema:')).toBe('tema:');
  });

  it('says on a chip what a person would', () => {
    const said = split(
      'jenis:foto tahun:2020 tema:Kopi belum:judul status:rusak -jenis:video folder:/mnt/a/Panen ',
    ).chips;
    expect(said.map((chip) => chipWords(chip, words))).toEqual([
      'Foto',
      '2020',
      'tema: Kopi',
      'belum ada judul',
      'tidak terbaca',
      'bukan Video',
      'folder: Panen',
    ]);
  });
});

describe('the word that a completion replaces', () => {
  it('begins after the last space that is not inside quotes', () => {
    expect(wordStart('panen ko', 8)).toBe(6);
    expect(wordStart('tema:"Rapat D', 13)).toBe(0);
    expect(wordStart('panen ', 6)).toBe(6);
    expect(wordStart('panen raya', 3)).toBe(0);
  });
});
