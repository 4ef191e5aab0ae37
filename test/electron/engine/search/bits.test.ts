import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placesOf } from '../../../../electron/engine/search/bits.ts';
import { ColumnSet } from '../../../../electron/engine/search/column-set.ts';
import { type ColumnNames, columnsOf } from '../../../../electron/engine/search/columns.ts';

const names = {} as ColumnNames;

const hasBit = (words: Uint32Array, place: number): boolean =>
  Math.floor((words[place >>> 5] ?? 0) / 2 ** (place & 31)) % 2 === 1;

/** Blocks of these lengths, whose keys count upwards from 0. */
function setOf(lengths: readonly number[]): ColumnSet {
  let key = 0;
  const blocks = lengths.map((length) => {
    const block = columnsOf(length);
    for (let at = 0; at < length; at++) block.sk[at] = key++;
    return block;
  });
  return new ColumnSet(blocks, names);
}

test('a selection shows every asset of it once, in either order, wherever blocks begin', () => {
  const lengths = fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(lengths, fc.infiniteStream(fc.nat(0xffffffff)), fc.boolean(), (blocks, stream, isNewest) => {
      const set = setOf(blocks);
      const words = Uint32Array.from({ length: Math.ceil(set.length / 32) }, () => stream.next().value);
      const shown: number[] = [];
      for (const { block, places, count } of placesOf({ set, words, count: 0 }, isNewest ? 'newest' : 'oldest'))
        for (const place of places.subarray(0, count)) shown.push(block.sk[place] ?? -1);
      const expected = Array.from({ length: set.length }, (_, place) => place).filter((place) => hasBit(words, place));
      expect(shown).toEqual(isNewest ? expected.reverse() : expected);
    }),
  );
});
