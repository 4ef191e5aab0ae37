import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { essence } from '../../../../electron/engine/media/essence.ts';
import { withFile } from '../../../../electron/engine/media/file-source.ts';
import { sniff } from '../../../../electron/engine/media/sniff.ts';
import { photoBytes } from '../../../fixtures/photos.ts';
import { hasShared, sharedPath } from '../../../fixtures/shared.ts';
import { withSegment } from './jpeg-segments.ts';
import { mp3File, wavFile } from './media-files.ts';
import { tempFolder } from './temp-folder.ts';

const folder = tempFolder();
let files = 0;

function essenceOf(bytes: Buffer): Promise<string | null> {
  files += 1;
  const path = join(folder, `${files}.bin`);
  writeFileSync(path, bytes);
  return withFile(path, (source) => essence(source, sniff(source).format));
}

const pngChunk = (type: string, data: Buffer): Buffer => {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(data.length);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, data, Buffer.alloc(4)]);
};
const box = (type: string, data: Buffer): Buffer => {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(data.length + 8);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, data]);
};
const noise = (seed: number, length: number): Buffer =>
  Buffer.from(Array.from({ length }, (_, n) => ((n * 31 + seed) * 2654435761) >>> 24));

describe('the essence of a file', () => {
  it('stays when words are put into a JPEG, and is another for other pixels', async () => {
    const large = { width: 1200, height: 900 };
    const [jpeg, other] = [await photoBytes(1, large), await photoBytes(2, large)];
    const found = await essenceOf(jpeg);
    expect(found).toMatch(/^jpeg-\d+-[0-9a-f]{40}$/);
    expect(jpeg.length).toBeGreaterThan(256 * 1024);
    const said = withSegment(
      withSegment(jpeg, 0xe1, Buffer.from(`Exif\0\0${'x'.repeat(3000)}`)),
      0xfe,
      Buffer.from('Rapat'),
    );
    expect(await essenceOf(said)).toBe(found);
    expect(await essenceOf(other)).not.toBe(found);
    expect(await essenceOf(await sharp(jpeg).jpeg({ quality: 70 }).toBuffer())).not.toBe(found);
  });

  it('stays when text is put into a PNG, before and behind its picture, however that is cut into chunks', async () => {
    const png = await sharp(noise(1, 120 * 90 * 3), { raw: { width: 120, height: 90, channels: 3 } })
      .png()
      .toBuffer();
    const text = pngChunk('tEXt', Buffer.from('Title\0Rapat koordinasi'));
    const end = png.length - 12;
    const said = Buffer.concat([png.subarray(0, 33), text, png.subarray(33, end), text, png.subarray(end)]);
    const found = await essenceOf(png);
    expect(found).toMatch(/^png-/);
    expect(await essenceOf(said)).toBe(found);
    const at = png.indexOf('IDAT') - 4;
    const length = png.readUInt32BE(at);
    const data = png.subarray(at + 8, at + 8 + length);
    const cut = [pngChunk('IDAT', data.subarray(0, 999)), pngChunk('IDAT', data.subarray(999))];
    expect(await essenceOf(Buffer.concat([png.subarray(0, at), ...cut, png.subarray(at + 12 + length)]))).toBe(found);
  });

  it('stays when a WebP, a sound or a film gets other words', async () => {
    const webp = await sharp(noise(1, 120 * 90 * 3), { raw: { width: 120, height: 90, channels: 3 } })
      .webp()
      .toBuffer();
    const tagged = await sharp(webp)
      .webp()
      .withExif({ IFD0: { ImageDescription: 'Rapat' } })
      .toBuffer();
    expect(await essenceOf(webp)).toMatch(/^webp-/);
    const again = await sharp(webp).webp().toBuffer();
    expect(await essenceOf(tagged)).toBe(await essenceOf(again));

    expect(await essenceOf(mp3File('Sambutan', 'Bupati'))).toMatch(/^mp3-/);
    const tail = Buffer.concat([Buffer.from('TAGRapat'), Buffer.alloc(120)]);
    expect(await essenceOf(Buffer.concat([mp3File('Lain', 'Camat'), tail]))).toBe(
      await essenceOf(mp3File('Sambutan', 'Bupati')),
    );
    expect(await essenceOf(wavFile({ INAM: 'Sambutan' }))).toBe(
      await essenceOf(wavFile({ INAM: 'Lain', IART: 'Camat' })),
    );

    const film = (seed: number, words: string) =>
      Buffer.concat([
        box('ftyp', Buffer.from('isom\0\0\0\0isom')),
        box('moov', Buffer.from(words)),
        box('mdat', noise(seed, 400_000)),
      ]);
    expect(await essenceOf(film(1, 'Sambutan'))).toMatch(/^mp4-400000-/);
    expect(await essenceOf(film(1, 'Sambutan Bupati pada rapat'))).toBe(await essenceOf(film(1, 'Sambutan')));
    expect(await essenceOf(film(2, 'Sambutan'))).not.toBe(await essenceOf(film(1, 'Sambutan')));
  });

  it('is none of what is cut off in its head, empty, or no picture or sound', async () => {
    const jpeg = await photoBytes(1);
    for (const bytes of [jpeg.subarray(0, 200), Buffer.alloc(0), Buffer.from('rapat koordinasi'), noise(1, 5000)]) {
      expect(await essenceOf(bytes)).toBeNull();
    }
  });

  it.skipIf(!hasShared('media', 'dev', 'photos'))(
    'is of one real photo alone, or of those with the same pixels',
    async () => {
      const from = sharedPath('media', 'dev', 'photos');
      const found = new Map<string, string[]>();
      for (const name of readdirSync(from)) {
        const path = join(from, name);
        const [one, whole] = await withFile(path, (source): [string | null, Buffer | undefined] => [
          essence(source, sniff(source).format),
          source.size < 40_000_000 ? source.whole() : undefined,
        ]).catch((): [null, undefined] => [null, undefined]);
        if (one && whole) found.set(one, [...(found.get(one) ?? []), path]);
      }
      expect(found.size).toBeGreaterThan(100);
      for (const paths of found.values()) {
        const pixels = await Promise.all(
          (paths.length > 1 ? paths : []).map((path) =>
            sharp(path, { failOn: 'none' })
              .resize(64, 64, { fit: 'fill' })
              .greyscale()
              .raw()
              .toBuffer()
              .catch(() => undefined),
          ),
        );
        const readable = pixels.filter((one) => one !== undefined);
        for (const one of readable) expect(one.equals(readable[0] as Buffer)).toBe(true);
      }
    },
  );
});
