import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import type { CopyDescription } from '../../../../../electron/engine/media/copy-request.ts';
import { readFacts } from '../../../../../electron/engine/media/probe/facts.ts';
import { carriedFacts } from '../../../../../electron/engine/media/release/carried.ts';
import { tempFolder } from '../temp-folder.ts';
import { copied } from './copies.ts';
import { exiftool, said, told } from './exiftool.ts';
import { presetOf } from './presets.ts';

const folder = tempFolder();
const formats = ['jpeg', 'png', 'webp', 'avif', 'tiff'] as const;
const all = { words: true, credit: true, people: true, position: true, camera: true };
const none = { words: false, credit: false, people: false, position: false, camera: false };

const everything: CopyDescription = {
  title: 'Pelepasan Ekspor Kopi “Temanggung”',
  caption: 'Bupati melepas ekspor perdana kopi robusta.\nHadir: kepala dinas & petani <muda>.',
  keywords: ['kopi', 'ekspor'],
  people: ['Sri Wahyuni'],
  creator: 'Humas Pémkab',
  copyright: '© Pemkab Temanggung',
  source: 'Dinas Kominfo Pémkab',
  usageTerms: 'Bebas dipakai dengan menyebut sumber.',
  place: 'Pendopo Pengayoman',
  event: 'Pelepasan Ekspor',
  date: '2020-10-09',
  takenAt: '2020-10-09T08:15:30',
  position: { lat: -7.31525, lon: 110.17416 },
  camera: {
    make: 'Canon',
    model: 'EOS 6D',
    lens: 'EF 24-70mm',
    exposure: 1 / 250,
    aperture: 2.8,
    iso: 400,
    focalLength: 35,
  },
};

/** A photo that says all about itself, as cameras and programs do. */
async function telling(): Promise<Buffer> {
  return sharp({ create: { width: 300, height: 200, channels: 3, background: '#b5651d' } })
    .withExif({
      IFD0: {
        Make: 'NIKON',
        Model: 'D3',
        Artist: 'Orang lain',
        ImageDescription: 'catatan pribadi',
        Software: 'Editor 7',
      },
      IFD2: { BodySerialNumber: '998877', LensSerialNumber: '554433', DateTimeOriginal: '2011:01:02 03:04:05' },
      IFD3: { GPSLatitude: '8/1 8/1 0/1', GPSLatitudeRef: 'S', GPSLongitude: '115/1 24/1 0/1', GPSLongitudeRef: 'E' },
    })
    .withXmp(
      '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmp:CreatorTool="Editor 7" xmlns:mwg-rs="http://www.metadataworkinggroup.com/schemas/regions/" mwg-rs:Name="Wajah Rahasia"/></rdf:RDF></x:xmpmeta>',
    )
    .withIccProfile('p3')
    .jpeg()
    .toBuffer();
}
const secrets = [
  'NIKON',
  'Orang lain',
  'catatan pribadi',
  'Editor 7',
  '998877',
  '554433',
  '2011:01:02',
  'Wajah Rahasia',
];

let source: Buffer;
beforeAll(async () => {
  source = await telling();
});

describe.each(formats)('a copy as %s', (format) => {
  it('says nothing of its source, and nothing at all where its policy lets nothing out', async () => {
    const { file, path } = await copied(folder, source, { format, metadata: none, dpi: 300 }, { describe: everything });
    for (const word of [...secrets, 'Temanggung', 'Pémkab', 'Canon']) expect(file.includes(word)).toBe(false);
    if (exiftool) expect(said(told([path])[0] ?? {})).toEqual({});
    expect(await readFacts(path)).toMatchObject({ gps: null, make: null, model: null, title: null, creator: null });
  });

  it('says by default what it shows and to whom it belongs, and neither where nor with what it was made', async () => {
    const metadata = { ...none, words: true, credit: true };
    const { file, path } = await copied(folder, source, { format, metadata }, { describe: everything });
    for (const word of [...secrets, 'Canon', 'EOS 6D', 'Sri Wahyuni']) expect(file.includes(word)).toBe(false);
    expect(await readFacts(path)).toMatchObject({
      title: everything.title,
      description: everything.caption,
      keywords: everything.keywords,
      creator: everything.creator,
      copyright: everything.copyright,
      place: everything.place,
      people: [],
      gps: null,
      make: null,
      error: null,
    });
  });

  it.skipIf(!exiftool)('is read by exiftool in XMP, and in EXIF and IPTC where the format holds them', async () => {
    const { path } = await copied(folder, source, { format, metadata: all, dpi: 300 }, { describe: everything });
    const facts = told([path])[0] ?? {};
    expect(facts).toMatchObject({
      'XMP-dc:Title': everything.title,
      'XMP-dc:Description': everything.caption,
      'XMP-dc:Subject': everything.keywords,
      'XMP-dc:Creator': [everything.creator],
      'XMP-dc:Rights': everything.copyright,
      'XMP-photoshop:Source': everything.source,
      'XMP-xmpRights:UsageTerms': everything.usageTerms,
      'XMP-iptcExt:PersonInImage': everything.people,
      'ExifIFD:DateTimeOriginal': '2020:10:09 08:15:30',
      'ExifIFD:ExposureTime': 0.004,
      'ExifIFD:FNumber': 2.8,
      'ExifIFD:ISO': 400,
      'ExifIFD:FocalLength': 35,
      'ExifIFD:LensModel': 'EF 24-70mm',
      'IFD0:Make': 'Canon',
      'IFD0:Model': 'EOS 6D',
      'GPS:GPSLatitudeRef': 'S',
    });
    expect(facts['Composite:GPSLatitude']).toBeCloseTo(-7.31525, 4);
    expect(facts['Composite:GPSLongitude']).toBeCloseTo(110.17416, 4);
    if (format !== 'avif') {
      expect(facts).toMatchObject({
        'IFD0:ImageDescription': everything.caption,
        'IFD0:Artist': everything.creator,
        'IFD0:Copyright': everything.copyright,
      });
    }
    if (format === 'jpeg' || format === 'tiff') {
      expect(facts).toMatchObject({
        'IPTC:ObjectName': everything.title,
        'IPTC:Caption-Abstract': everything.caption,
        'IPTC:Keywords': everything.keywords,
        'IPTC:By-line': everything.creator,
        'IPTC:CopyrightNotice': everything.copyright,
        'IPTC:Source': everything.source,
      });
    }
    const check = execFileSync(exiftool as string, ['-validate', '-warning', '-error', '-a', path], {
      encoding: 'utf8',
    });
    expect(check).not.toMatch(/error|corrupt|bad|truncated|invalid/i);
  });

  it('is printed as large as its preset says', async () => {
    // AVIF is for screens alone
    if (format === 'avif') return;
    const { file, path } = await copied(folder, source, { format, dpi: 300, metadata: none });
    const { density } = await sharp(file).metadata();
    // a WebP says it in EXIF, which sharp does not look into
    if (format !== 'webp') expect(Math.round(density ?? 0)).toBe(300);
    if (!exiftool) return;
    const [facts = {}] = told([path]);
    expect(facts[format === 'png' ? 'PNG-pHYs:PixelsPerUnitX' : 'IFD0:XResolution']).toBe(
      format === 'png' ? 11_811 : 300,
    );
  });

  it('is a picture that decodes, whatever was said', async () => {
    const word = fc.string({ unit: 'binary', maxLength: 40 });
    const describe = fc.record({
      title: word,
      caption: word,
      creator: word,
      keywords: fc.array(word, { maxLength: 4 }),
    });
    await fc.assert(
      fc.asyncProperty(describe, async (words) => {
        const made = await copied(folder, source, { format, longEdge: 40, metadata: all }, { describe: words });
        const { info } = await sharp(made.file, { failOn: 'warning' }).raw().toBuffer({ resolveWithObject: true });
        expect(info.width).toBe(40);
        expect((await readFacts(made.path)).error).toBe(null);
      }),
      { numRuns: 6 },
    );
  });
});

describe('words in letters of their own', () => {
  it.skipIf(!exiftool)(
    'are left out of the EXIF of an AVIF, which has plain letters alone, and stand in its XMP',
    async () => {
      const caption = 'Bupati melepas ekspor “perdana” kopi.';
      const camera = { ...everything.camera, lens: 'Ünique 50mm' };
      const describe = { ...everything, caption, creator: 'Rina', camera };
      const { path } = await copied(folder, source, { format: 'avif', metadata: all }, { describe });
      const facts = told([path])[0] ?? {};
      expect(facts).toMatchObject({
        'IFD0:Artist': 'Rina',
        'IFD0:Make': 'Canon',
        'XMP-dc:Description': caption,
        'XMP-dc:Rights': everything.copyright,
      });
      for (const field of ['IFD0:ImageDescription', 'IFD0:Copyright', 'ExifIFD:LensModel']) {
        expect(facts).not.toHaveProperty(field);
      }
      // neither a sign that stands for what could not be written, nor bytes of another alphabet
      for (const [name, value] of Object.entries(facts)) {
        if (/^(IFD0|ExifIFD|GPS):/.test(name)) expect(String(value), name).toMatch(/^[\t\n\r\x20-\x7e]*$/);
      }
    },
  );
});

describe('what is shown of a copy before it leaves', () => {
  const policies = [
    none,
    all,
    { ...none, words: true },
    { ...none, credit: true },
    { ...none, people: true },
    { ...none, position: true },
    { ...none, camera: true },
  ];
  const plain = (value: unknown) => String(value).replace(/\s+/g, ' ');

  it.skipIf(!exiftool)('is all that exiftool finds in it, and is found in it', async () => {
    const made: { path: string; metadata: typeof all }[] = [];
    for (const metadata of policies) {
      for (const format of formats) {
        const { path } = await copied(folder, source, { format, metadata, longEdge: 60 }, { describe: everything });
        made.push({ path, metadata });
      }
    }
    const facts = told(made.map(({ path }) => path));
    expect(facts).toHaveLength(made.length);
    for (const [i, { metadata }] of made.entries()) {
      const carried = carriedFacts(everything, metadata, presetOf());
      const shown = carried.map(({ value }) => plain(value)).join('\n');
      const found = said(facts[i] ?? {});
      const values = Object.entries(found);
      // dates, positions and plain letters are written in other ways than they are shown
      for (const [name, value] of values.filter(([name]) => /^(XMP|IPTC)/.test(name) && !/Date|Digest/.test(name))) {
        for (const one of [value].flat()) expect(shown, name).toContain(plain(one));
      }
      if (carried.length === 0) expect(found).toEqual({});
      for (const { field, value } of carried.filter((one) => /^(dc|Iptc4xmp)/.test(one.field))) {
        const read = values.map(([, one]) => plain([one].flat().join('; ')));
        expect(read, field).toContain(plain(value));
      }
    }
  });

  it('names each fact once, and nothing that the policy keeps', () => {
    const fields = (metadata: typeof all) => carriedFacts(everything, metadata, presetOf()).map(({ field }) => field);
    expect(fields(none)).toEqual([]);
    expect(fields({ ...none, credit: true })).toEqual([
      'dc:creator',
      'dc:rights',
      'photoshop:Source',
      'xmpRights:UsageTerms',
    ]);
    expect(fields({ ...none, people: true })).toEqual(['Iptc4xmpExt:PersonInImage']);
    expect(fields({ ...none, camera: true })).toEqual([
      'exif:Make',
      'exif:Model',
      'exif:ExposureTime',
      'exif:FNumber',
      'exif:ISOSpeedRatings',
      'exif:FocalLength',
      'exif:LensModel',
    ]);
    expect(fields({ ...none, position: true }).every((field) => field.startsWith('exif:GPS'))).toBe(true);
    expect(carriedFacts(everything, { ...none, camera: true }, presetOf())).toContainEqual({
      field: 'exif:ExposureTime',
      value: '1/250',
    });
  });
});
