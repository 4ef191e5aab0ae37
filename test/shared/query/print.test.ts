import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse } from '../../../shared/query/parse.ts';
import { print, printField } from '../../../shared/query/print.ts';
import { anyText } from './any-text.ts';

const today = '2020-10-10';

test('any text is understood, and what is printed means the same when read again', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const once = print(parse(text, today).root);
      expect(print(parse(once, today).root)).toBe(once);
    }),
    { numRuns: 2_000 },
  );
});

test('a number with its unit is printed as one value, in either language', () => {
  const { root } = parse('durasi:< 2 menit ukuran:10-20 MB', today);
  expect(print(root)).toBe('durasi:"< 2 menit" ukuran:"10-20 MB"');
  expect(print(root, 'en')).toBe('duration:"< 2 menit" size:"10-20 MB"');
  expect(print(parse(print(root, 'en'), today).root, 'id')).toBe(print(root));
});

test('a value that holds signs of the language is quoted', () => {
  expect(printField('place', 'Alun-alun (Bandung)')).toBe('tempat:"Alun-alun (Bandung)"');
});
