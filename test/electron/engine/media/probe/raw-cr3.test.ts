import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { renderFile } from '../../../../../electron/engine/media/render.ts';
import { tempFolder } from '../temp-folder.ts';

const folder = tempFolder();

const box = (type: string, ...parts: Buffer[]): Buffer => {
  const body = Buffer.concat(parts);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(body.length + 8, 0);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, body]);
};
const numbers = (hex: string): Buffer => Buffer.from(hex, 'hex');
const length = (bytes: Buffer): Buffer => {
  const field = Buffer.alloc(4);
  field.writeUInt32BE(bytes.length, 0);
  return field;
};

const picture = (width: number, height: number, background: string) =>
  sharp({ create: { width, height, channels: 3, background } })
    .jpeg()
    .toBuffer();

/** A photo of Canon's third sort, with its two small pictures, of which `cut` leaves only the first whole. */
async function cr3(cut: boolean): Promise<Buffer> {
  const thumb = await picture(160, 120, '#00f');
  const shown = await picture(1620, 1080, '#f00');
  const tiff = numbers('49492a0008000000010012010300010000000100000000000000');
  const own = box(
    'uuid',
    numbers('85c0b687820f11e08111f4ce462b6a48'),
    box('CMT1', tiff),
    box('THMB', numbers('0000000000a00078'), length(thumb), numbers('00010000'), thumb),
  );
  const preview = box(
    'uuid',
    numbers('eaf42b5e1c984b88b9fbb7dc406e4d16'),
    numbers('0000000000000001'),
    box('PRVW', numbers('000000000001065404380001'), length(shown), shown),
  );
  const whole = Buffer.concat([
    box('ftyp', Buffer.from('crx \0\0\0\x01crx isom', 'latin1')),
    box('moov', own),
    preview,
  ]);
  return cut ? whole.subarray(0, whole.length - 100) : whole;
}

it.each([
  ['its preview', false, [1600, 1067]],
  ['its thumbnail, when the preview is cut off', true, [160, 120]],
] as const)('a Canon CR3 is shown by %s', async (_, cut, [width, height]) => {
  const path = join(folder, `${cut}.cr3`);
  writeFileSync(path, await cr3(cut));
  expect((await renderFile(path, null)).pictures).toMatchObject({ kind: 'picture', width, height });
});
