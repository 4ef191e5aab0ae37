import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chipWords } from '../../../../renderer/features/search/chip-words.ts';
import { finished, join, split } from '../../../../renderer/features/search/chips.ts';
import { wordStart } from '../../../../renderer/features/search/use-completions.ts';
import { filtersOf } from '../../../../renderer/state/filters.ts';
import { en } from '../../../../shared/i18n/en.ts';
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

  it('keeps several values of one field together on one chip', () => {
    expect(texts('(tema:Kopi OR tema:Teh) ')).toEqual(['(tema:Kopi OR tema:Teh)']);
    expect(split('tema:Kopi OR tema:Teh panen').chips).toEqual([]);
    expect(join(split('tema:Kopi OR tema:Teh ').chips, 'panen')).toBe('(tema:Kopi OR tema:Teh) panen');
  });

  it('says filters of every kind in plain words, in both languages', () => {
    const said = (text: string, lang: 'id' | 'en' = 'id') =>
      split(`${text} `).chips.map((chip) =>
        chipWords(chip, {
          t: (key, values) => translate(lang === 'id' ? id : en, lang, key, values),
          formats: formats(lang),
        }),
      );
    const cases: readonly (readonly [string, string, string])[] = [
      ['(tema:Kopi OR tema:Teh)', 'tema: Kopi atau Teh', 'theme: Kopi or Teh'],
      ['(jenis:foto OR jenis:video OR jenis:audio)', 'jenis: 3 pilihan', 'kind: 3 choices'],
      ['tanggal:2020-03..2020-07', 'Maret 2020 sampai Juli 2020', 'March 2020 to July 2020'],
      ['tanggal:>=2020-03-04', 'mulai 4 Maret 2020', 'from 4 March 2020'],
      ['tanggal:"17 agustus"', 'setiap 17 Agustus', 'every 17 August'],
      ['tanggal:2020..2021', '2020 sampai 2021', '2020 to 2021'],
      ['bintang:>=4', 'bintang 4 ke atas', '4 stars or more'],
      ['bintang:3..4', 'bintang 3 sampai 4', '3 to 4 stars'],
      ['bintang:0', 'tanpa bintang', 'no stars'],
      ['ukuran:>=10MB', 'ukuran: mulai 10 MB', 'size: from 10 MB'],
      ['lebar:1000..2000', 'lebar: 1.000 piksel sampai 2.000 piksel', 'width: 1,000 pixels to 2,000 pixels'],
      ['durasi:<=60', 'durasi: sampai 1:00', 'length: up to 1:00'],
      ['format:JPEG', 'format: JPG', 'format: JPG'],
      ['orientasi:potret', 'tegak', 'upright'],
      ['label:merah', 'label: merah', 'label: red'],
      ['-pilihan:ditolak', 'bukan ditolak', 'not rejected'],
      ['punya:lokasi', 'ada lokasi di peta', 'has place on the map'],
      ['klasifikasi:publik', 'publik', 'public'],
      ['izin:tidak', 'tanpa izin', 'without consent'],
      ['-embargo:ada', 'bukan masih diembargo', 'not under embargo'],
      ['warna:biru', 'warna: biru', 'colour: blue'],
      ['dekat:-6.9,107.6,5', 'sekitar 5 km dari satu titik', 'about 5 km around a point'],
    ];
    for (const [text, indonesian, english] of cases) {
      expect([text, said(text)]).toEqual([text, [indonesian]]);
      expect([text, said(text, 'en')]).toEqual([text, [english]]);
    }
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
