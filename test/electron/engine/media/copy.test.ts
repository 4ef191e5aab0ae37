import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import exifr from 'exifr';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { copyFile } from '../../../../electron/engine/media/copy.ts';
import type { CopyDescription } from '../../../../electron/engine/media/copy-request.ts';
import { readFacts } from '../../../../electron/engine/media/probe/facts.ts';
import { type Preset, preset as presetSchema } from '../../../../shared/model/export.ts';
import { tempFolder } from './temp-folder.ts';

const folder = tempFolder();
const presets = new URL('../../../../resources/presets/', import.meta.url);
const preset = (name: string) => presetSchema.parse(JSON.parse(readFileSync(new URL(`${name}.json`, presets), 'utf8')));

async function copyOne(request: { source: string; target: string; preset: Preset; describe: CopyDescription }) {
  const { source, target: path, preset, describe } = request;
  const { copies } = await copyFile({ source, targets: [{ path, preset }], describe });
  expect(copies).toHaveLength(1);
  return copies[0];
}

async function photo(name: string, orientation = 6): Promise<string> {
  const path = join(folder, name);
  const bytes = await sharp({ create: { width: 3000, height: 2000, channels: 3, background: '#b5651d' } })
    .withExif({
      IFD0: { Make: 'Canon', Artist: 'Sri', ImageDescription: 'private note' },
      IFD2: { BodySerialNumber: '123456', DateTimeOriginal: '2020:10:09 08:15:30' },
      IFD3: { GPSLatitude: '7/1 8/1 0/1', GPSLatitudeRef: 'S', GPSLongitude: '110/1 24/1 0/1', GPSLongitudeRef: 'E' },
    })
    .withMetadata({ orientation })
    .jpeg()
    .toBuffer();
  writeFileSync(path, bytes);
  return path;
}

it('every preset in the resources is a preset, named as its file', () => {
  const files = readdirSync(presets).filter((name) => name.endsWith('.json'));
  expect(files.length).toBeGreaterThanOrEqual(2);
  for (const name of files) expect(`${preset(name.slice(0, -5)).id}.json`).toBe(name);
});

describe('the original', () => {
  it('is the same bytes, and the source stays as it is', async () => {
    const source = await photo('original.jpg');
    const before = readFileSync(source);
    const target = join(folder, 'original.part');
    const result = await copyOne({ source, target, preset: preset('asli'), describe: { title: 'Kopi' } });
    expect(result).toMatchObject({ width: null, height: null, bytes: before.length, format: null });
    expect(readFileSync(target).equals(before)).toBe(true);
    expect(readFileSync(source).equals(before)).toBe(true);
  });

  it('says which side is missing', async () => {
    const source = await photo('sides.jpg');
    const missing = copyOne({
      source: join(folder, 'gone.jpg'),
      target: join(folder, 'x'),
      preset: preset('asli'),
      describe: {},
    });
    await expect(missing).rejects.toMatchObject({ code: 'file-missing' });
    const nowhere = copyOne({ source, target: join(folder, 'no', 'x'), preset: preset('asli'), describe: {} });
    expect(await nowhere).toMatchObject({ error: { code: 'target-missing' } });
  });
});

describe('a copy for the web', () => {
  it('is upright, 2048 pixels long, and carries nothing of the source but what was said', async () => {
    const source = await photo('web.jpg');
    const target = join(folder, 'web.part');
    const describe = {
      title: 'Ekspor “Kopi” & teh',
      caption: 'Bupati melepas ekspor',
      creator: 'Humas',
      copyright: '© Pemkab',
    };
    const result = await copyOne({ source, target, preset: preset('web'), describe });
    const bytes = readFileSync(target);
    expect(result).toMatchObject({ width: 1365, height: 2048, bytes: bytes.length, format: 'jpeg' });
    expect(await sharp(bytes).metadata()).toMatchObject({ format: 'jpeg', width: 1365, height: 2048, space: 'srgb' });
    const tags = await exifr.parse(bytes, { tiff: true, exif: true, gps: true, xmp: false });
    expect(tags).not.toHaveProperty('GPSLatitude');
    expect(tags).not.toHaveProperty('Make');
    expect(tags).not.toHaveProperty('DateTimeOriginal');
    for (const word of ['123456', 'Canon', 'private note']) expect(bytes.includes(word)).toBe(false);
    expect(await readFacts(target)).toMatchObject({
      width: 1365,
      height: 2048,
      gps: null,
      make: null,
      title: 'Ekspor “Kopi” & teh',
      description: 'Bupati melepas ekspor',
      creator: 'Humas',
      copyright: '© Pemkab',
    });
  });

  it('has nothing but its profile when nothing was said, and is never enlarged', async () => {
    const source = join(folder, 'small.png');
    writeFileSync(
      source,
      await sharp({ create: { width: 30, height: 20, channels: 4, background: '#0000' } })
        .png()
        .toBuffer(),
    );
    const target = join(folder, 'small.part');
    expect(await copyOne({ source, target, preset: preset('web'), describe: {} })).toMatchObject({
      width: 30,
      height: 20,
    });
    const metadata = await sharp(target).metadata();
    expect(metadata.exif ?? metadata.xmp ?? metadata.iptc).toBeUndefined();
    expect(metadata.icc?.toString('latin1', 16, 20)).toBe('RGB ');
  });

  it('is not made of a file that is cut off', async () => {
    const bytes = readFileSync(await photo('whole.jpg'));
    const source = join(folder, 'cut.jpg');
    writeFileSync(source, bytes.subarray(0, bytes.length / 2));
    const copying = copyOne({ source, target: join(folder, 'cut.part'), preset: preset('web'), describe: {} });
    await expect(copying).rejects.toMatchObject({ code: 'file-truncated' });
    expect(readdirSync(folder)).not.toContain('cut.part');
  });

  it('is not made of what is no picture', async () => {
    const source = join(folder, 'letter.txt');
    writeFileSync(source, 'Kepada Yth.');
    const copying = copyOne({ source, target: join(folder, 'letter.part'), preset: preset('web'), describe: {} });
    await expect(copying).rejects.toMatchObject({ code: 'file-unsupported' });
  });
});
