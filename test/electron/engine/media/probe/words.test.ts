import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { readFacts } from '../../../../../electron/engine/media/probe/facts.ts';
import { iptcSegment, packet, withSegment } from '../jpeg-segments.ts';
import { tempFolder } from '../temp-folder.ts';
import { type Field, tiffFile } from './tiff-file.ts';

const folder = tempFolder();
let count = 0;

interface Said {
  readonly exif?: readonly Field[];
  readonly gps?: readonly Field[];
  readonly little?: boolean;
  readonly xmp?: string | Buffer;
  readonly iptc?: Parameters<typeof iptcSegment>;
}

/** Facts of a JPEG that says this. */
async function facts({ exif, gps, little = true, xmp, iptc }: Said) {
  let bytes: Buffer = await sharp({ create: { width: 4, height: 3, channels: 3, background: '#123' } })
    .jpeg()
    .toBuffer();
  if (iptc) bytes = withSegment(bytes, 0xed, iptcSegment(...iptc));
  if (xmp)
    bytes = withSegment(bytes, 0xe1, Buffer.concat([Buffer.from('http://ns.adobe.com/xap/1.0/\0'), Buffer.from(xmp)]));
  if (exif || gps) {
    const below = gps ? ([[0x8825, { fields: gps }]] as const) : [];
    const block = tiffFile([{ fields: exif ?? [], below }], little);
    bytes = withSegment(bytes, 0xe1, Buffer.concat([Buffer.from('Exif\0\0'), block]));
  }
  const path = join(folder, `${count++}.jpg`);
  writeFileSync(path, bytes);
  return readFacts(path);
}

const languages = (name: string, texts: Readonly<Record<string, string>>) =>
  `<${name}><rdf:Alt>${Object.entries(texts)
    .map(([language, text]) => `<rdf:li xml:lang="${language}">${text}</rdf:li>`)
    .join('')}</rdf:Alt></${name}>`;
const bag = (name: string, ...items: readonly string[]) =>
  `<${name}><rdf:Bag>${items.map((item) => `<rdf:li>${item}</rdf:li>`).join('')}</rdf:Bag></${name}>`;

describe('of several statements', () => {
  const three = (digest: 'fits' | 'stale' | 'none', exif: readonly Field[] = []): Said => ({
    exif,
    xmp: packet(
      languages('dc:description', { 'x-default': 'of XMP' }) + languages('dc:rights', { 'x-default': '© XMP' }),
    ),
    iptc: [
      [
        [120, 'of IPTC'],
        [116, '© IPTC'],
      ],
      digest,
    ],
  });

  it('EXIF’s is the first, where it knows the field', async () => {
    const exif: readonly Field[] = [
      [0x010e, 2, 'of EXIF'],
      [0x8298, 2, '© EXIF'],
    ];
    expect(await facts(three('fits', exif))).toMatchObject({ description: 'of EXIF', copyright: '© EXIF' });
  });

  it.each<['fits' | 'none' | 'stale', string]>([
    ['fits', 'XMP'],
    ['none', 'XMP'],
    ['stale', 'IPTC'],
  ])('with a digest of IPTC that is %s it is that of %s', async (digest, who) => {
    expect(await facts(three(digest))).toMatchObject({ description: `of ${who}`, copyright: `© ${who}` });
  });

  it.each(['OLYMPUS DIGITAL CAMERA', 'SONY DSC', 'DCIM\\100MEDIA\\DJI_0001.JPG', 'Exif_JPEG_PICTURE'])(
    'the last is what a camera says by itself: %s',
    async (text) => {
      expect((await facts(three('none', [[0x010e, 2, text]]))).description).toBe('of XMP');
      expect((await facts({ exif: [[0x010e, 2, text]] })).description).toBe(text);
    },
  );

  it('one that is only a poorer copy gives way', async () => {
    const xmp = packet(languages('dc:description', { 'x-default': 'Café “Kopi” di Temanggung' }));
    expect((await facts({ exif: [[0x010e, 2, 'Caf? ?Kopi? di Temanggung']], xmp })).description).toBe(
      'Café “Kopi” di Temanggung',
    );
    expect((await facts({ exif: [[0x010e, 2, 'Cafe "Kopi" di Temanggung']], xmp })).description).toBe(
      'Café “Kopi” di Temanggung',
    );
    expect((await facts({ exif: [[0x010e, 2, 'Café “Kopi” di Teman']], xmp })).description).toBe(
      'Café “Kopi” di Temanggung',
    );
    expect((await facts({ exif: [[0x010e, 2, 'Café “Kopi”']], xmp })).description).toBe('Café “Kopi”');
  });
});

describe('languages', () => {
  it.each([
    [{ en: 'Coffee', 'x-default': 'Kahve', id: 'Kopi' }, 'Kahve'],
    [{ en: 'Coffee', 'id-ID': 'Kopi', de: 'Kaffee' }, 'Kopi'],
    [{ de: 'Kaffee', 'en-US': 'Coffee' }, 'Coffee'],
    [{ fr: 'Café', de: 'Kaffee' }, 'Café'],
    [{ 'x-default': ' ', id: 'Kopi' }, 'Kopi'],
  ])('%j gives %s', async (texts, expected) => {
    expect((await facts({ xmp: packet(languages('dc:title', texts)) })).title).toBe(expected);
  });
});

describe('keywords', () => {
  it('in groups count by their last word, and only where there are no plain ones', async () => {
    const groups = bag('lr:hierarchicalSubject', 'Tempat|Jawa|Temanggung', 'kopi');
    const space = 'xmlns:lr="http://ns.adobe.com/lightroom/1.0/"';
    expect((await facts({ xmp: packet(groups, space) })).keywords).toEqual(['Temanggung', 'kopi']);
    expect((await facts({ xmp: packet(groups + bag('dc:subject', 'panen'), space) })).keywords).toEqual(['panen']);
  });

  it('of digiKam and of Windows are read too', async () => {
    const xmp = packet(bag('digiKam:TagsList', 'Orang/Sri'), 'xmlns:digiKam="http://www.digikam.org/ns/1.0/"');
    expect((await facts({ xmp })).keywords).toEqual(['Sri']);
    const exif: readonly Field[] = [
      [0x9c9b, 1, Buffer.from('Judul\0', 'utf16le')],
      [0x9c9d, 1, Buffer.from('Sri\0', 'utf16le')],
      [0x9c9e, 1, Buffer.from('kopi; panen\0', 'utf16le')],
      [0x9c9f, 1, Buffer.from('Perihal\0', 'utf16le')],
    ];
    expect(await facts({ exif })).toMatchObject({
      title: 'Judul',
      creator: 'Sri',
      keywords: ['kopi', 'panen'],
      description: 'Perihal',
    });
  });
});

describe('letters', () => {
  it.each<[string, Buffer, string]>([
    ['UTF-8', Buffer.from('Café “Kopi”\0'), 'Café “Kopi”'],
    ['Windows-1252', Buffer.from([0x43, 0x61, 0x66, 0xe9, 0x20, 0x93, 0x4b, 0x94, 0]), 'Café “K”'],
    ['Macintosh', Buffer.from([0x43, 0x61, 0x66, 0x8e, 0x20, 0x4b, 0x8a, 0x66, 0x69, 0x67, 0]), 'Café Käfig'],
    [
      'Shift JIS',
      Buffer.from([0x93, 0xfa, 0x96, 0x7b, 0x82, 0xcc, 0x83, 0x52, 0x81, 0x5b, 0x83, 0x71, 0x81, 0x5b, 0]),
      '日本のコーヒー',
    ],
  ])('of EXIF may be %s', async (_, bytes, expected) => {
    expect((await facts({ exif: [[0x010e, 2, bytes]] })).description).toBe(expected);
  });

  const comment = (code: string, text: Buffer): readonly Field[] => [
    [0x9286, 7, Buffer.concat([Buffer.from(code.padEnd(8, '\0'), 'latin1'), text])],
  ];
  it.each<[string, string, Buffer, boolean]>([
    ['ASCII', 'ASCII', Buffer.from('Kopi'), true],
    ['UTF-16 of the order of the file', 'UNICODE', Buffer.from('Kopi é', 'utf16le'), true],
    ['UTF-16 of the other order', 'UNICODE', Buffer.from('Kopi é', 'utf16le').swap16(), true],
    [
      'UTF-16 of the order of a file that counts the other way',
      'UNICODE',
      Buffer.from('Kopi é', 'utf16le').swap16(),
      false,
    ],
    ['UTF-8 without a code', '', Buffer.from('Kopi é'), true],
  ])('of a comment may be %s', async (_, code, text, little) => {
    const found = await facts({ exif: comment(code, text), little });
    expect(found.description).toBe(code === 'ASCII' ? 'Kopi' : 'Kopi é');
  });

  it.each<[string, (text: string) => Buffer]>([
    ['UTF-16, lowest byte first', (text) => Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['UTF-16, highest byte first', (text) => Buffer.from(text, 'utf16le').swap16()],
    ['UTF-32', (text) => Buffer.concat([...text].map((letter) => Buffer.from([0, 0, 0, letter.charCodeAt(0)])))],
  ])('of XMP may be %s', async (_, encode) => {
    const xmp = encode(packet(languages('dc:title', { 'x-default': 'Kopi' })));
    expect((await facts({ xmp })).title).toBe('Kopi');
  });
});

describe('ways to write XMP', () => {
  it('are attributes, elements, CDATA, structures and other prefixes', async () => {
    const xmp =
      '<x:xmpmeta xmlns:x="adobe:ns:meta/"><R:RDF xmlns:R="http://www.w3.org/1999/02/22-rdf-syntax-ns#">' +
      '<R:Description xmlns:d="http://purl.org/dc/elements/1.1/" xmlns:p="http://ns.adobe.com/photoshop/1.0/" p:City="Temanggung">' +
      '<d:title><![CDATA[Kopi & <Teh>]]></d:title><d:subject><R:Seq><R:li>a&#x301;</R:li><R:_2>b</R:_2></R:Seq></d:subject>' +
      '<d:rights R:parseType="Resource"><R:value>Humas</R:value></d:rights></R:Description></R:RDF></x:xmpmeta>';
    expect(await facts({ xmp })).toMatchObject({
      title: 'Kopi & <Teh>',
      keywords: ['á', 'b'],
      copyright: 'Humas',
      place: 'Temanggung',
    });
  });

  it('do not include entities of its own', async () => {
    const bomb = `<!DOCTYPE x [<!ENTITY a "${'ha'.repeat(1000)}"><!ENTITY b "&a;&a;&a;&a;">]>`;
    const found = await facts({ xmp: bomb + packet(languages('dc:title', { 'x-default': '&b;&b;' })) });
    expect(found.title).toBe('&b;&b;');
  });
});

describe('positions', () => {
  const place = (lat: readonly number[], latRef: string, lon: readonly number[], lonRef: string): readonly Field[] => [
    ...(latRef ? ([[1, 2, latRef]] as const) : []),
    [2, 5, lat],
    ...(lonRef ? ([[3, 2, lonRef]] as const) : []),
    [4, 5, lon],
  ];

  it('may be whole degrees, and have a height and a direction', async () => {
    const found = await facts({
      gps: [...place([7.5, 0, 0], 's', [110.25, 0, 0], 'E'), [5, 1, [1]], [6, 5, [12.5]], [17, 5, [271]]],
    });
    expect(found.gps).toEqual({ lat: -7.5, lon: 110.25 });
    expect(found.technical).toMatchObject({ altitude: -12.5, direction: 271 });
  });

  it('without a side are none: the equator runs through this country', async () => {
    expect((await facts({ gps: place([7, 30, 0], '', [110, 15, 0], '') })).gps).toBeNull();
    expect((await facts({ gps: place([7, 30, 0], 'S', [110, 15, 0], '') })).gps).toBeNull();
  });

  it('with a latitude alone are none', async () => {
    expect(
      (
        await facts({
          gps: [
            [1, 2, 'S'],
            [2, 5, [7, 30, 0]],
          ],
        })
      ).gps,
    ).toBeNull();
  });

  it('in XMP may be degrees with a sign', async () => {
    const xmp = packet('', 'exif:GPSLatitude="-7.1401" exif:GPSLongitude="110.4"');
    expect((await facts({ xmp })).gps).toEqual({ lat: -7.1401, lon: 110.4 });
  });
});

it('what a camera knows of its exposure is told in numbers', async () => {
  const { technical, documentId } = await facts({
    exif: [
      [0x829a, 5, [0.008]],
      [0x829d, 5, [5.6]],
      [0x8827, 3, [400]],
      [0x9204, 10, [0.333]],
      [0x9209, 3, [1]],
      [0x920a, 5, [35]],
      [0xa405, 3, [52]],
      [0xa434, 2, 'EF 35mm'],
      [0xa431, 2, '0123'],
      [0x011a, 5, [300]],
      [0x0131, 2, 'Firmware 1.0'],
      [0xa001, 3, [1]],
    ],
    xmp: packet(
      '<xmpMM:DocumentID>xmp.did:1</xmpMM:DocumentID>',
      'xmp:Rating="4" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" xmlns:GCamera="http://ns.google.com/photos/1.0/camera/" GCamera:MotionPhoto="1"',
    ),
  });
  expect(documentId).toBe('xmp.did:1');
  expect(technical).toMatchObject({
    exposureSeconds: 0.008,
    aperture: 5.6,
    iso: 400,
    exposureBias: 0.33,
    flash: 'yes',
    focalLength: 35,
    focalLength35: 52,
    lens: 'EF 35mm',
    serialNumber: '0123',
    dpi: 300,
    software: 'Firmware 1.0',
    colourSpace: 'sRGB',
    rating: 4,
    motionPhoto: 'yes',
  });
});

it('the halves of a live photo are known by what Apple wrote into its own block', async () => {
  const id = 'CD28D161-D5EC-4CDE-8B60-DACCC1363B6B\0';
  const entry = Buffer.alloc(20);
  entry.writeUInt16BE(1, 0);
  entry.writeUInt16BE(0x11, 2);
  entry.writeUInt16BE(2, 4);
  entry.writeUInt32BE(id.length, 6);
  entry.writeUInt32BE(14 + 18, 10);
  const note = Buffer.concat([Buffer.from('Apple iOS\0\0\x01MM', 'latin1'), entry.subarray(0, 18), Buffer.from(id)]);
  expect((await facts({ exif: [[0x927c, 7, note]] })).pairId).toBe(id.slice(0, -1));
});
