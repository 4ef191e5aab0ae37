import { utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import sharp, { type Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';
import { readFacts } from '../../../../../electron/engine/media/probe/facts.ts';
import { fileFacts } from '../../../../../shared/model/facts.ts';
import { iptcSegment, packet, withSegment } from '../jpeg-segments.ts';
import { tempFolder } from '../temp-folder.ts';

const folder = tempFolder();
let count = 0;

function facts(bytes: Uint8Array, name = 'photo.jpg') {
  const path = join(folder, `${name.startsWith('IMG') ? '' : `${count++}-`}${name}`);
  writeFileSync(path, bytes);
  utimesSync(path, 1_602_230_400, 1_602_230_400);
  return readFacts(path);
}

const plain = (): Sharp => sharp({ create: { width: 40, height: 20, channels: 3, background: '#888' } });
const jpeg = (): Promise<Buffer> => plain().jpeg().toBuffer();
const withExif = (exif: NonNullable<Parameters<Sharp['withExif']>[0]>): Promise<Buffer> =>
  plain().withExif(exif).jpeg().toBuffer();
const withXmp = (properties: string, attributes = ''): Promise<Buffer> =>
  plain().withXmp(packet(properties, attributes)).jpeg().toBuffer();

const place = (lat: string, latRef: string, lon: string, lonRef: string) =>
  withExif({ IFD3: { GPSLatitude: lat, GPSLatitudeRef: latRef, GPSLongitude: lon, GPSLongitudeRef: lonRef } });

describe('the size of a photo', () => {
  it.each(['jpeg', 'png', 'webp', 'gif', 'tiff', 'avif'] as const)('is read from %s', async (format) => {
    const found = await facts(await plain().toFormat(format).toBuffer(), `a.${format}`);
    expect(found).toMatchObject({ kind: 'photo', mime: `image/${format}`, width: 40, height: 20, error: null });
    expect(fileFacts.parse(found)).toEqual(found);
  });

  it.each([1, 3, 5, 6, 8])('is the size as displayed for orientation %i', async (orientation) => {
    const found = await facts(await plain().withMetadata({ orientation }).jpeg().toBuffer());
    expect([found.width, found.height]).toEqual(orientation >= 5 ? [20, 40] : [40, 20]);
    expect(found.orientation).toBe(orientation);
  });

  it('is known of a JPEG that is cut off in its picture', async () => {
    const bytes = await jpeg();
    expect(await facts(bytes.subarray(0, bytes.length - 40))).toMatchObject({ width: 40, height: 20 });
  });
});

describe('the capture time', () => {
  it('is wall time with the offset that the camera wrote', async () => {
    const bytes = await withExif({
      IFD2: { DateTimeOriginal: '2020:10:09 08:15:30', OffsetTimeOriginal: '+07:00', SubSecTimeOriginal: '25' },
    });
    expect(await facts(bytes)).toMatchObject({
      capturedAt: '2020-10-09T08:15:30.250+07:00',
      capturedAtCertainty: 'exact',
    });
  });

  it('has no offset when nobody wrote one', async () => {
    const bytes = await withExif({ IFD2: { DateTimeOriginal: '2020:10:09 08:15:30' } });
    expect(await facts(bytes)).toMatchObject({ capturedAt: '2020-10-09T08:15:30', capturedAtCertainty: 'exact' });
  });

  it.each(['0000:00:00 00:00:00', '    :  :     :  :  ', '2020:13:40 25:61:61', '2021:02:30 10:00:00', 'yesterday'])(
    'is not "%s"; the time of the file stands in',
    async (text) => {
      const found = await facts(await withExif({ IFD2: { DateTimeOriginal: text } }));
      expect(found.capturedAtCertainty).toBe('file');
      expect(found.capturedAt).toMatch(/^2020-10-(08|09|10)T\d\d:\d\d:\d\d$/);
    },
  );

  it('is a modification date only when there is no other', async () => {
    const bytes = await withExif({ IFD0: { DateTime: '2019:01:02 03:04:05' } });
    expect(await facts(bytes)).toMatchObject({ capturedAt: '2019-01-02T03:04:05', capturedAtCertainty: 'modified' });
  });

  it('comes from XMP, then IPTC, then the name of a machine', async () => {
    expect(await facts(await withXmp('', 'photoshop:DateCreated="2018-05-06T07:08:09+07:00"'))).toMatchObject({
      capturedAt: '2018-05-06T07:08:09+07:00',
      capturedAtCertainty: 'exact',
    });
    const iptc = iptcSegment([
      [55, '20170304'],
      [60, '101112+0700'],
    ]);
    expect(await facts(withSegment(await jpeg(), 0xed, iptc))).toMatchObject({
      capturedAt: '2017-03-04T10:11:12+07:00',
    });
    expect(await facts(await jpeg(), 'IMG-20201009-WA0012.jpg')).toMatchObject({
      capturedAt: '2020-10-09',
      capturedAtCertainty: 'name',
    });
  });
});

describe('the position', () => {
  it('is degrees, south and west below zero', async () => {
    const { gps } = await facts(await place('7/1 8/1 2436/100', 'S', '110/1 24/1 0/1', 'E'));
    expect(gps?.lat).toBeCloseTo(-7.1401, 4);
    expect(gps?.lon).toBeCloseTo(110.4, 4);
  });

  it.each([
    ['0/0 0/0 0/0', 'S', '0/0 0/0 0/0', 'E'],
    ['0/1 0/1 0/1', 'N', '0/1 0/1 0/1', 'E'],
    ['91/1 0/1 0/1', 'N', '10/1 0/1 0/1', 'E'],
    ['1/1 0/1 0/1', 'N', '181/1 0/1 0/1', 'E'],
  ])('%s %s %s %s is none', async (...parts) => {
    expect((await facts(await place(...(parts as [string, string, string, string])))).gps).toBeNull();
  });

  it('is read from XMP as well', async () => {
    const bytes = await withXmp('', 'exif:GPSLatitude="7,8.406S" exif:GPSLongitude="110,24,0E"');
    const { gps } = await facts(bytes);
    expect(gps?.lat).toBeCloseTo(-7.1401, 4);
    expect(gps?.lon).toBeCloseTo(110.4, 4);
  });
});

describe('the words of a photo', () => {
  const alternative = (name: string, text: string) =>
    `<${name}><rdf:Alt><rdf:li xml:lang="en">English</rdf:li><rdf:li xml:lang="x-default">${text}</rdf:li></rdf:Alt></${name}>`;

  it('are read from XMP, the default language first', async () => {
    const bytes = await withXmp(
      alternative('dc:title', 'Pelepasan Ekspor Kopi') +
        alternative('dc:description', 'Bupati &amp; petani &#x2014; Temanggung') +
        alternative('dc:rights', '© Humas') +
        '<dc:creator><rdf:Seq><rdf:li>Sri</rdf:li><rdf:li>Budi</rdf:li></rdf:Seq></dc:creator>' +
        '<dc:subject><rdf:Bag><rdf:li>kopi</rdf:li><rdf:li>ekspor</rdf:li><rdf:li>kopi</rdf:li></rdf:Bag></dc:subject>' +
        '<Iptc4xmpExt:PersonInImage><rdf:Bag><rdf:li>Ibu Bupati</rdf:li></rdf:Bag></Iptc4xmpExt:PersonInImage>' +
        '<mwg-rs:Regions rdf:parseType="Resource"><mwg-rs:RegionList><rdf:Bag>' +
        '<rdf:li><rdf:Description mwg-rs:Name="Pak Budi" mwg-rs:Type="Face"/></rdf:li>' +
        '<rdf:li><rdf:Description mwg-rs:Name="a cup" mwg-rs:Type="Focus"/></rdf:li>' +
        '</rdf:Bag></mwg-rs:RegionList></mwg-rs:Regions>',
      'photoshop:City="Temanggung" photoshop:Country="Indonesia"',
    );
    expect(await facts(bytes)).toMatchObject({
      title: 'Pelepasan Ekspor Kopi',
      description: 'Bupati & petani — Temanggung',
      copyright: '© Humas',
      creator: 'Sri; Budi',
      keywords: ['kopi', 'ekspor'],
      people: ['Ibu Bupati', 'Pak Budi'],
      place: 'Temanggung, Indonesia',
    });
  });

  it('are the same in UTF-8 and in Windows-1252', async () => {
    const found = [Buffer.from('Café Kopi'), Buffer.from('Café Kopi', 'latin1')].map(async (text) =>
      facts(withSegment(await jpeg(), 0xed, iptcSegment([[120, text]]))),
    );
    for (const each of found) expect((await each).description).toBe('Café Kopi');
  });

  it.each<['fits' | 'stale' | 'none', string]>([
    ['none', 'of XMP'],
    ['fits', 'of XMP'],
    ['stale', 'of IPTC'],
  ])('are those that were changed last, by the digest of IPTC: %s', async (digest, title) => {
    const bytes = withSegment(
      await withXmp(alternative('dc:title', 'of XMP')),
      0xed,
      iptcSegment([[5, 'of IPTC']], digest),
    );
    expect((await facts(bytes)).title).toBe(title);
  });

  it('are whole, when IPTC only had no room for them', async () => {
    const bytes = withSegment(
      await withXmp(alternative('dc:title', 'Pelepasan Ekspor Kopi')),
      0xed,
      iptcSegment([[5, 'Pelepasan Eks']], 'stale'),
    );
    expect((await facts(bytes)).title).toBe('Pelepasan Ekspor Kopi');
  });

  it('come without control characters, in NFC, and not at all when nothing is left', async () => {
    const iptc = iptcSegment([
      [5, 'Cafe\u0301\u0000 \u0007Kopi\u0001'],
      [120, ' \u0000\u0000 '],
    ]);
    expect(await facts(withSegment(await jpeg(), 0xed, iptc))).toMatchObject({ title: 'Café Kopi', description: null });
  });

  it('fall back to EXIF', async () => {
    const bytes = await withExif({
      IFD0: { ImageDescription: 'Rapat kerja', Artist: 'Sri', Copyright: 'Humas', Make: 'Canon', Model: 'EOS R6' },
    });
    expect(await facts(bytes)).toMatchObject({
      description: 'Rapat kerja',
      creator: 'Sri',
      copyright: 'Humas',
      make: 'Canon',
      model: 'EOS R6',
    });
  });

  it.each(['png', 'webp', 'avif', 'tiff'] as const)('and the camera are read from %s too', async (format) => {
    const bytes = await plain()
      .withExif({ IFD0: { Make: 'Canon' }, IFD2: { DateTimeOriginal: '2020:10:09 08:15:30' } })
      .withXmp(packet(alternative('dc:title', 'Kopi')))
      .toFormat(format)
      .toBuffer();
    const found = await facts(bytes, `a.${format}`);
    expect(found.title).toBe('Kopi');
    // sharp writes no EXIF into TIFF
    if (format !== 'tiff') expect(found).toMatchObject({ make: 'Canon', capturedAt: '2020-10-09T08:15:30' });
  });
});

it('a file of XMP that lies alone says what it would say inside a photo', async () => {
  const text = packet(
    '<dc:title><rdf:Alt><rdf:li xml:lang="x-default">Kopi</rdf:li></rdf:Alt></dc:title>',
    'photoshop:DateCreated="2018-05-06"',
  );
  expect(await facts(Buffer.from(`\ufeff${text}`), 'a.xmp')).toMatchObject({
    kind: 'other',
    mime: 'application/rdf+xml',
    title: 'Kopi',
    capturedAt: '2018-05-06',
    capturedAtCertainty: 'exact',
  });
});

describe('bad files', () => {
  it.each([
    ['empty.jpg', Buffer.alloc(0), { kind: 'photo', bytes: 0, fingerprint: null, error: { code: 'file-empty' } }],
    ['other.pdf', Buffer.from('%PDF-1.4'), { kind: 'document', mime: 'application/pdf', bytes: 8 }],
    ['junk.webp', Buffer.from('RIFF\x10\0\0\0WEBPjunk', 'latin1'), { kind: 'photo', error: { code: 'file-damaged' } }],
  ])('%s has facts and a reason', async (name, bytes, expected) => {
    expect(await facts(bytes, name)).toMatchObject(expected);
  });

  it('never fail, whatever was changed in them', async () => {
    const whole = withSegment(
      await plain()
        .withExif({
          IFD0: { Make: 'Canon', Copyright: 'x' },
          IFD2: { DateTimeOriginal: '2020:10:09 08:15:30' },
          IFD3: { GPSLatitude: '1/1 2/1 3/1' },
        })
        .withXmp(packet('<dc:subject><rdf:Bag><rdf:li>kopi</rdf:li></rdf:Bag></dc:subject>'))
        .jpeg()
        .toBuffer(),
      0xed,
      iptcSegment([[5, 'Kopi']], 'fits'),
    );
    const change = fc.record({ at: fc.nat(whole.length - 1), byte: fc.nat(255) });
    await fc.assert(
      fc.asyncProperty(
        fc.array(change, { minLength: 1, maxLength: 30 }),
        fc.nat(whole.length),
        async (changes, length) => {
          const bytes = Buffer.from(whole);
          for (const { at, byte } of changes) bytes[at] = byte;
          const found = await facts(bytes.subarray(0, length), 'IMG.jpg');
          expect(() => fileFacts.parse(found)).not.toThrow();
        },
      ),
      { numRuns: 200 },
    );
  });
});
