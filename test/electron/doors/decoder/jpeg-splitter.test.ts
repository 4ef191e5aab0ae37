import fc from 'fast-check';
import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { JpegSplitter } from '../../../../electron/doors/decoder/jpeg-splitter.ts';

let pictures: Buffer[];

beforeAll(async () => {
  const noise = {
    create: {
      width: 40,
      height: 30,
      channels: 3,
      background: '#345',
      noise: { type: 'gaussian', mean: 99, sigma: 80 },
    },
  } as const;
  pictures = await Promise.all([
    sharp(noise).jpeg({ quality: 95 }).toBuffer(),
    // a picture within its picture: the end of the inner one is not the end
    sharp(noise)
      .jpeg()
      .withExif({ IFD0: { ImageDescription: '\u00ff\u00d9 end' } })
      .toBuffer(),
    sharp(noise).jpeg({ progressive: true }).toBuffer(),
  ]);
});

describe('a stream of JPEG files', () => {
  test('comes apart the same however it is cut', () => {
    const stream = Buffer.concat(pictures);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: stream.length }), { maxLength: 40 }), (cuts) => {
        const splitter = new JpegSplitter();
        const at = [0, ...cuts.sort((a, b) => a - b), stream.length];
        for (let cut = 1; cut < at.length; cut++) splitter.hear(stream.subarray(at[cut - 1], at[cut]));
        expect(splitter.pictures).toEqual(pictures);
      }),
    );
  });

  test('gives no picture that has no end', () => {
    const splitter = new JpegSplitter();
    splitter.hear((pictures[0] as Buffer).subarray(0, -2));
    expect(splitter.pictures).toEqual([]);
  });

  test('refuses what is no JPEG', () => {
    expect(() => new JpegSplitter().hear(Buffer.from('#EXTM3U'))).toThrow(RangeError);
  });
});
