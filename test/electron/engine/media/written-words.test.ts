import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import exifr from 'exifr';
import fc from 'fast-check';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { copyFile } from '../../../../electron/engine/media/copy.ts';
import type { CopyDescription } from '../../../../electron/engine/media/copy-request.ts';
import { readFacts } from '../../../../electron/engine/media/probe/facts.ts';
import { emptySidecar, putWords } from '../../../../electron/engine/media/sidecar/put-words.ts';
import { withIptc } from '../../../../electron/engine/media/write-iptc.ts';
import { preset as presetSchema } from '../../../../shared/model/export.ts';
import { tempFolder } from './temp-folder.ts';

const folder = tempFolder();
const web = presetSchema.parse(
  JSON.parse(readFileSync(new URL('../../../../resources/presets/web.json', import.meta.url), 'utf8')),
);
const exiftool = ['/usr/bin/exiftool', '/usr/local/bin/exiftool', '/opt/homebrew/bin/exiftool'].find(existsSync);
const told = (path: string): Record<string, unknown> =>
  (
    JSON.parse(
      execFileSync(exiftool as string, ['-json', '-G1', '-struct', '-charset', 'iptc=UTF8', path], {
        encoding: 'utf8',
      }),
    ) as Record<string, unknown>[]
  )[0] ?? {};

const everything: CopyDescription = {
  title: 'Pelepasan Ekspor Kopi “Temanggung”',
  caption: 'Bupati melepas ekspor perdana kopi robusta.\nHadir: kepala dinas & petani <muda>.',
  keywords: ['kopi', 'ekspor', 'petani, muda'],
  people: ['Sri Wahyuni', 'Agus Salim'],
  creator: 'Humas Pemkab',
  copyright: '© Pemkab Temanggung',
  place: 'Pendopo Pengayoman, Temanggung',
  event: 'Pelepasan Ekspor',
  date: '2020-10-09/2020-10-11',
};
let copy: string;

async function copied(name: string, describe: CopyDescription): Promise<string> {
  const source = join(folder, `${name}.png`);
  writeFileSync(
    source,
    await sharp({ create: { width: 60, height: 40, channels: 3, background: '#b5651d' } })
      .png()
      .toBuffer(),
  );
  const target = join(folder, `${name}.jpg`);
  await copyFile({ source, targets: [{ path: target, preset: web }], describe });
  return target;
}

beforeAll(async () => {
  copy = await copied('all', everything);
});

describe('words in a copy', () => {
  it('are read by Bahan as they were said', async () => {
    expect(await readFacts(copy)).toMatchObject({
      title: everything.title,
      description: everything.caption,
      keywords: everything.keywords,
      people: everything.people,
      creator: everything.creator,
      copyright: everything.copyright,
      place: everything.place,
      capturedAt: '2020-10-09',
      error: null,
    });
  });

  it.skipIf(!exiftool)('are read by exiftool in the fields that newsrooms, Lightroom and digiKam show', () => {
    expect(told(copy)).toMatchObject({
      'XMP-dc:Title': everything.title,
      'XMP-dc:Description': everything.caption,
      'XMP-dc:Subject': everything.keywords,
      'XMP-dc:Creator': [everything.creator],
      'XMP-dc:Rights': everything.copyright,
      'XMP-photoshop:Headline': everything.title,
      'XMP-photoshop:DateCreated': '2020:10:09',
      'XMP-iptcCore:Location': everything.place,
      'XMP-iptcExt:Event': everything.event,
      'XMP-iptcExt:PersonInImage': everything.people,
      'IPTC:ObjectName': everything.title,
      'IPTC:Headline': everything.title,
      'IPTC:Caption-Abstract': everything.caption,
      'IPTC:Keywords': everything.keywords,
      'IPTC:By-line': everything.creator,
      'IPTC:CopyrightNotice': everything.copyright,
      'IPTC:Sub-location': 'Pendopo Pengayoman, Temanggung',
      'IPTC:DateCreated': '2020:10:09',
      'IPTC:CodedCharacterSet': 'UTF8',
    });
    const check = execFileSync(exiftool as string, ['-validate', '-warning', '-a', copy], { encoding: 'utf8' });
    expect(check).not.toMatch(/error|digest|iptc/i);
  });

  it('are read by a reader of its own making, from its old datasets too', async () => {
    const tags = await exifr.parse(readFileSync(copy), { iptc: true, xmp: true, mergeOutput: false });
    expect(tags.iptc.Keywords).toHaveLength(3);
    expect(tags.photoshop.Headline).toBe(everything.title);
    expect((await sharp(copy).metadata()).width).toBe(60);
  });

  it('are whole where the old datasets have no room for them, and a short copy there is not taken for them', async () => {
    const long = {
      title: `Rapat ${'koordinasi '.repeat(30)}`.trim(),
      caption: 'é'.repeat(3_000),
      place: 'Balai Desa '.repeat(9).trim(),
    };
    const keywords = Array.from({ length: 3_000 }, (_, n) => `kata kunci ${n}`);
    const path = await copied('long', { ...long, keywords });
    const facts = await readFacts(path);
    expect(facts).toMatchObject({ title: long.title, description: long.caption, place: long.place, error: null });
    // a copy holds no more than fits into one segment
    expect(facts.keywords.length).toBeGreaterThan(100);
    expect(keywords.slice(0, facts.keywords.length)).toEqual(facts.keywords);
    expect((await sharp(path).stats()).isOpaque).toBe(true);
  });

  it('never break the copy, whatever is said', async () => {
    const word = fc.string({ unit: 'binary', maxLength: 60 });
    const jpeg = await sharp({ create: { width: 8, height: 8, channels: 3, background: 'red' } })
      .jpeg()
      .toBuffer();
    await fc.assert(
      fc.asyncProperty(word, word, fc.array(word, { maxLength: 5 }), async (title, caption, keywords) => {
        const path = await copied('any', { title, caption, keywords });
        const facts = await readFacts(path);
        expect(facts.error).toBe(null);
        expect(facts.width).toBe(60);
        const bytes = withIptc(jpeg, { title, caption, keywords });
        expect((await sharp(bytes).metadata()).width).toBe(8);
      }),
      { numRuns: 12 },
    );
  });

  it('say nothing where nothing was said, and go into no other kind of file', () => {
    const png = Buffer.from('89504e470d0a1a0a', 'hex');
    expect(withIptc(png, everything)).toBe(png);
    expect(withIptc(readFileSync(copy), {})).toEqual(readFileSync(copy));
  });
});

describe('stars and labels in a sidecar', () => {
  it('stand where other programs look for them, and give their own back', () => {
    const theirs = putWords(emptySidecar, 'lain', {}).replace(
      '</rdf:RDF>',
      ' <rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmp:Rating="2" xmp:Label="Red"/>\n </rdf:RDF>',
    );
    const ours = putWords(theirs, 'satu', { rating: '5', label: 'purple' });
    expect(ours).toContain('xmp:Rating="5"');
    expect(ours).toContain('xmp:Label="Purple"');
    expect(putWords(ours, 'satu', {})).toBe(theirs);
  });

  it.skipIf(!exiftool)('are read by exiftool', () => {
    const path = join(folder, 'x.xmp');
    writeFileSync(
      path,
      putWords(emptySidecar, 'satu', { rating: '3', label: 'blue', title: 'Kopi', event: 'Pelepasan' }),
    );
    expect(told(path)).toMatchObject({
      'XMP-xmp:Rating': 3,
      'XMP-xmp:Label': 'Blue',
      'XMP-dc:Title': 'Kopi',
      'XMP-iptcExt:Event': 'Pelepasan',
    });
  });
});
