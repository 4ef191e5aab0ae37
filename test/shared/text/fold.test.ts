import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fold, nameWords, words } from '../../../shared/text/fold.ts';

test('spellings of the same word are equal', () => {
  expect(['Jum’at', "JUM'AT", 'Jumat', 'jum`at'].map(fold)).toEqual(['jumat', 'jumat', 'jumat', 'jumat']);
  expect(fold('Café Cafe\u0301 ＡＢＣ Øre Straße')).toBe('cafe cafe abc ore strasse');
});

test('words are runs of letters and digits', () => {
  expect(words('HUT RI ke-75: "Maju!" (COVID-19), 4×6 m²')).toEqual([
    ...['hut', 'ri', 'ke', '75', 'maju', 'covid', '19', '4', '6', 'm2'],
  ]);
  expect(words('')).toEqual([]);
});

test('a name run together gives its parts too', () => {
  expect(nameWords('PelepasanEkspor2020.jpg')).toEqual(['pelepasanekspor2020', 'jpg', 'pelepasan', 'ekspor', '2020']);
  expect(nameWords('IMG_3504.JPG')).toEqual(['img', '3504', 'jpg']);
});

test('folding a second time changes nothing, in any script', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(words(words(text).join(' '))).toEqual(words(text));
    }),
    { numRuns: 2000 },
  );
});
