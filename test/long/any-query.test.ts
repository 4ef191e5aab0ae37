import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse } from '../../shared/query/parse.ts';
import { print } from '../../shared/query/print.ts';
import { anyText } from '../shared/query/any-text.ts';

const today = '2020-10-10';

test('a hundred thousand texts are understood, and what is printed means the same when read again', () => {
  fc.assert(
    fc.property(anyText, fc.constantFrom('id' as const, 'en' as const), (text, language) => {
      const once = print(parse(text, today).root, language);
      expect(print(parse(once, today).root, language)).toBe(once);
    }),
    { numRuns: 100_000 },
  );
});
