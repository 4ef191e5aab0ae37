import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readSynonyms, writeSynonyms } from '../../../../renderer/features/vocabulary/synonym-lines.ts';

test('a line is a row, what stands alone is named by its line', () => {
  expect(readSynonyms('HUT =  hari   ulang tahun\n\nsendiri\n= x =\nA=B=A')).toEqual({
    rows: [
      ['HUT', 'hari ulang tahun'],
      ['A', 'B'],
    ],
    wrong: [3, 4],
  });
});

test('what was written is read as it was', () => {
  const member = fc.stringMatching(/^[a-z]{1,8}( [a-z]{1,8})?$/);
  fc.assert(
    fc.property(fc.array(fc.uniqueArray(member, { minLength: 2, maxLength: 4 })), (rows) => {
      expect(readSynonyms(writeSynonyms(rows))).toEqual({ rows, wrong: [] });
    }),
  );
});
