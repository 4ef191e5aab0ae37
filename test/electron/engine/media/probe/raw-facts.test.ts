import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { rawFactsOf } from '../../../../../electron/engine/media/probe/raw-facts.ts';
import { iptcSegment, packet, withSegment } from '../jpeg-segments.ts';
import { tempFolder } from '../temp-folder.ts';
import { type Field, tiffFile } from './tiff-file.ts';

const folder = tempFolder();

async function rawFacts(name: string, bytes: Uint8Array) {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return rawFactsOf(path);
}

const photo = async (fields: readonly Field[]): Promise<Buffer> => {
  const plain = await sharp({ create: { width: 4, height: 3, channels: 3, background: '#123' } })
    .withIccProfile('srgb')
    .withXmp(
      packet(
        '<mwg-rs:Regions rdf:parseType="Resource"><mwg-rs:RegionList><rdf:Bag><rdf:li><rdf:Description mwg-rs:Name="Sri"/>' +
          '</rdf:li></rdf:Bag></mwg-rs:RegionList></mwg-rs:Regions>',
        'photoshop:City="Temanggung"',
      ),
    )
    .jpeg()
    .toBuffer();
  const block = tiffFile([
    {
      fields,
      below: [
        [0x8769, { fields: [[0x829a, 5, [0.008]]] }],
        [0x8825, { fields: [[2, 5, [7, 8, 24.36]]] }],
      ],
    },
  ]);
  const exif = Buffer.concat([Buffer.from('Exif\0\0'), block]);
  return withSegment(withSegment(plain, 0xed, iptcSegment([[90, 'Temanggung']])), 0xe1, exif);
};

describe('everything that a photo says', () => {
  it('is told with where it stands and by its name', async () => {
    const facts = await rawFacts(
      'a.jpg',
      await photo([
        [0x010f, 2, 'Canon'],
        [0xfeed, 3, [1, 2, 3]],
      ]),
    );
    for (const expected of [
      { group: 'File', name: 'MIMEType', value: 'image/jpeg' },
      { group: 'IFD0', name: 'Make', value: 'Canon' },
      { group: 'IFD0', name: '0xfeed', value: '1 2 3' },
      { group: 'EXIF', name: 'ExposureTime', value: '1/125' },
      { group: 'GPS', name: 'GPSLatitude', value: '7 8 24.36' },
      { group: 'IPTC', name: 'City', value: 'Temanggung' },
      { group: 'XMP-photoshop', name: 'City', value: 'Temanggung' },
      { group: 'XMP-mwg-rs', name: 'Regions/RegionList[1]/Name', value: 'Sri' },
      { group: 'ICC', name: 'ColorSpace', value: 'RGB' },
    ]) {
      expect(facts).toContainEqual(expected);
    }
    expect(facts).toContainEqual(expect.objectContaining({ group: 'Structure', name: 'SOF0' }));
  });

  it('is bounded: a value of ten megabytes, and more tags than anybody reads', async () => {
    const large = await rawFacts('b.tif', tiffFile([{ fields: [[0x010e, 2, 'x'.repeat(10_000_000)]] }]));
    const text = large.find(({ name }) => name === 'ImageDescription')?.value ?? '';
    expect(text.length).toBeGreaterThan(1000);
    expect(text.length).toBeLessThanOrEqual(2001);
    const words = Array.from({ length: 5000 }, (_, i) => [25, `kata ${i}`] as const);
    const jpeg = withSegment(await photo([]), 0xed, iptcSegment(words.slice(0, 3900)));
    expect((await rawFacts('c.jpg', jpeg)).length).toBe(3000);
  });

  it('has no signs that no screen shows', async () => {
    const facts = await rawFacts('d.tif', tiffFile([{ fields: [[0x010e, 2, 'a\u0007b\u0001c']] }]));
    expect(facts).toContainEqual({ group: 'IFD0', name: 'ImageDescription', value: 'abc' });
  });
});

it('a file that is not there says so', async () => {
  await expect(rawFactsOf(join(folder, 'gone.jpg'))).rejects.toMatchObject({ code: 'file-missing' });
});

it('a file of no sort that is looked into says so', async () => {
  await expect(rawFacts('a.xyz', Buffer.from([1, 2, 3, 4]))).rejects.toMatchObject({ code: 'file-unsupported' });
});
