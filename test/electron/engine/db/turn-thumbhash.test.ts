import fc from 'fast-check';
import { rgbaToThumbHash } from 'thumbhash';
import { expect, test } from 'vitest';
import { turnThumbhash } from '../../../../electron/engine/db/turn-thumbhash.ts';

interface Picture {
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8Array;
}

/** One quarter to the right, pixel by pixel. */
function turned({ width, height, rgba }: Picture): Picture {
  const next = new Uint8Array(rgba.length);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const [from, to] = [(y * width + x) * 4, (x * height + (height - 1 - y)) * 4];
      next.set(rgba.subarray(from, from + 4), to);
    }
  }
  return { width: height, height: width, rgba: next };
}

const hashOf = ({ width, height, rgba }: Picture): Uint8Array => rgbaToThumbHash(width, height, rgba);

const picture = fc
  .record({ width: fc.integer({ min: 2, max: 24 }), height: fc.integer({ min: 2, max: 24 }), clear: fc.boolean() })
  .chain(({ width, height, clear }) =>
    fc
      .uint8Array({ minLength: width * height * 4, maxLength: width * height * 4 })
      .map((bytes) => ({ width, height, rgba: bytes.map((byte, n) => (n % 4 === 3 && !clear ? 255 : byte)) })),
  );

/** Half bytes of a hash, in their order. */
const parts = (hash: Uint8Array): number[] => [...hash].flatMap((byte) => [byte & 15, byte >> 4]);

test('the hash of a turned picture is that of the picture, turned', () => {
  fc.assert(
    fc.property(picture, (one) => {
      const ours = turnThumbhash(hashOf(one), 1);
      const theirs = hashOf(turned(one));
      expect(ours.length).toBe(theirs.length);
      // a coefficient half way between two steps may be rounded to either
      const [mine, other] = [parts(ours), parts(theirs)];
      const isClear = ((theirs[2] ?? 0) & 0x80) !== 0;
      for (let n = isClear ? 12 : 10; n < mine.length; n += 1) {
        expect(Math.abs((mine[n] ?? 0) - (other[n] ?? 0))).toBeLessThanOrEqual(1);
      }
    }),
  );
});

test('four quarters are none, whatever the hash', () => {
  fc.assert(
    fc.property(picture, fc.integer({ min: -8, max: 8 }), (one, quarters) => {
      const hash = hashOf(one);
      expect(turnThumbhash(turnThumbhash(hash, quarters), -quarters)).toEqual(hash);
      expect(turnThumbhash(hash, 4)).toEqual(hash);
    }),
  );
});
