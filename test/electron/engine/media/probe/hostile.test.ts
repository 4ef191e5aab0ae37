import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { readFacts } from '../../../../../electron/engine/media/probe/facts.ts';
import { rawFactsOf } from '../../../../../electron/engine/media/probe/raw-facts.ts';
import { fileFacts } from '../../../../../shared/model/facts.ts';
import { filesOf } from '../../../../fixtures/files-of.ts';
import { hasShared, sharedPath } from '../../../../fixtures/shared.ts';
import { iptcSegment, packet, withSegment } from '../jpeg-segments.ts';
import { tempFolder } from '../temp-folder.ts';
import { box, numbers, tiffFile } from './tiff-file.ts';

const folder = tempFolder();

async function facts(name: string, bytes: Uint8Array) {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  const found = await readFacts(path);
  expect(() => fileFacts.parse(found)).not.toThrow();
  return found;
}

/** Nothing that a person writes is longer. */
const longest = 20_000;

describe('photos that were made to harm', () => {
  it('may have a tag of ten megabytes', async () => {
    const found = await facts(
      'a.tif',
      tiffFile([
        {
          fields: [
            [0x010e, 2, 'x'.repeat(10_000_000)],
            [0x010f, 2, 'Canon'],
          ],
        },
      ]),
    );
    expect(found).toMatchObject({ make: 'Canon' });
    expect(found.description?.length).toBe(longest);
  });

  it('may have directories that follow each other for ever', async () => {
    const bytes = tiffFile([{ fields: [[0x010f, 2, 'Canon']] }]);
    const at = bytes.readUInt32LE(4);
    bytes.writeUInt32LE(at, at + 2 + 12); // the next one is this one
    expect(await facts('b.tif', bytes)).toMatchObject({ make: 'Canon' });
    const own = tiffFile([
      {
        fields: [
          [0x010f, 2, 'Canon'],
          [0x8769, 4, [at]],
          [0x014a, 4, [8, at, at]],
        ],
      },
    ]);
    expect(await facts('c.tif', own)).toMatchObject({ make: 'Canon' });
  });

  it.each([0xffffffff, 0x80000000, 0x7fffffff, 0x10000])(
    'may count %i values, or have them beyond the end',
    async (many) => {
      for (const offset of [4, 8]) {
        const bytes = tiffFile([
          {
            fields: [
              [0x010e, 2, 'a text of some length'],
              [0x010f, 2, 'Canon'],
            ],
          },
        ]);
        bytes.writeUInt32LE(many, bytes.readUInt32LE(4) + 2 + offset);
        expect((await facts('d.tif', bytes)).make).toBe('Canon');
      }
    },
  );

  it('may have boxes in boxes without an end, and of no length', async () => {
    let inner = box('meta', numbers(0));
    for (let n = 0; n < 2000; n++) inner = box('meta', numbers(0), inner);
    const ftyp = box('ftyp', Buffer.from('heic\0\0\0\0mif1heic', 'latin1'));
    expect((await facts('a.heic', Buffer.concat([ftyp, inner]))).kind).toBe('photo');
    expect((await facts('b.heic', Buffer.concat([ftyp, Buffer.alloc(100_000)]))).error).not.toBeNull();
    expect(
      (await facts('c.heic', Buffer.concat([ftyp, numbers(1), Buffer.from('meta'), numbers(0xffffffff, 0xffffffff)])))
        .kind,
    ).toBe('photo');
  });

  it('may have texts that unfold to very much', async () => {
    const { deflateSync, brotliCompressSync } = await import('node:zlib');
    const bomb = deflateSync(Buffer.alloc(20 * 1024 * 1024, 'x'));
    const chunk = (type: string, body: Buffer) =>
      Buffer.concat([numbers(body.length), Buffer.from(type), body, numbers(0)]);
    const png = Buffer.concat([
      Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
      chunk('IHDR', Buffer.concat([numbers(4, 3), Buffer.from([8, 2, 0, 0, 0])])),
      chunk('zTXt', Buffer.concat([Buffer.from('Title\0\0'), bomb])),
      chunk('iCCP', Buffer.concat([Buffer.from('x\0\0'), bomb])),
    ]);
    expect(await facts('a.png', png)).toMatchObject({ width: 4, title: null });
    const packed = box('brob', Buffer.from('xml '), brotliCompressSync(Buffer.alloc(20 * 1024 * 1024, 'x')));
    const jxl = Buffer.concat([Buffer.from('\0\0\0\x0cJXL \r\n\x87\n', 'latin1'), packed]);
    expect(await facts('a.jxl', jxl)).toMatchObject({ title: null });
  });

  it('may be called something else', async () => {
    const jpeg = await sharp({ create: { width: 4, height: 3, channels: 3, background: '#123' } })
      .jpeg()
      .toBuffer();
    for (const name of ['a.cr3', 'a.docx', 'a.mp3', 'a.x3f', 'a']) {
      expect(await facts(name, jpeg)).toMatchObject({ kind: 'photo', mime: 'image/jpeg', width: 4, height: 3 });
    }
    for (const name of ['b.nef', 'b.cr2', 'b.x3f', 'b.heic', 'b.psd']) {
      expect((await facts(name, Buffer.from('this is no photo'))).bytes).toBe(16);
    }
  });
});

/** Photos of many sorts, small enough to be changed and cut often. */
async function samples(): Promise<readonly (readonly [string, Buffer])[]> {
  const plain = sharp({ create: { width: 40, height: 20, channels: 3, background: '#888' } })
    .withExif({ IFD0: { Make: 'Canon' }, IFD3: { GPSLatitude: '1/1 2/1 3/1', GPSLatitudeRef: 'N' } })
    .withXmp(packet('<dc:subject><rdf:Bag><rdf:li>kopi</rdf:li></rdf:Bag></dc:subject>'))
    .withIccProfile('p3');
  const formats = ['jpeg', 'png', 'webp', 'gif', 'tiff', 'avif'] as const;
  const made = await Promise.all(
    formats.map(async (format) => [`x.${format}`, await plain.clone().toFormat(format).toBuffer()] as const),
  );
  const jpeg = made[0]?.[1] ?? Buffer.alloc(0);
  const real = new Map<string, Buffer>();
  for (const kind of ['raw', 'photos'].filter((each) => hasShared('media', 'dev', each))) {
    for (const path of filesOf(sharedPath('media', 'dev', kind))) {
      const name = `x${/\.[^.]+$/.exec(path)?.[0].toLowerCase() ?? ''}`;
      if (!real.has(name) && statSync(path).size < 40_000) real.set(name, readFileSync(path));
    }
  }
  return [...made, ['y.jpg', withSegment(jpeg, 0xed, iptcSegment([[5, 'Kopi']], 'fits'))], ...real];
}

const readBoth = async (name: string, bytes: Buffer): Promise<void> => {
  await facts(name, bytes);
  await rawFactsOf(join(folder, name)).catch((cause: { code?: string }) => expect(cause.code).toMatch(/^file-/));
};

describe('photos that were damaged', () => {
  it('have facts or a reason, cut at every tenth', async () => {
    for (const [name, bytes] of await samples()) {
      for (let tenth = 0; tenth < 10; tenth++) {
        await readBoth(name, bytes.subarray(0, Math.floor((bytes.length * tenth) / 10)));
      }
    }
  }, 120_000);

  it('have facts or a reason, whatever was changed in them', async () => {
    const all = await samples();
    const near = fc.oneof({ weight: 3, arbitrary: fc.nat(2000) }, { weight: 1, arbitrary: fc.nat(1e6) });
    const change = fc.record({
      at: near,
      bytes: fc.oneof(fc.constant([255, 255, 255, 255]), fc.array(fc.nat(255), { minLength: 1, maxLength: 4 })),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.nat(all.length - 1),
        fc.array(change, { minLength: 1, maxLength: 20 }),
        async (which, changes) => {
          const [name, whole] = all[which] ?? ['', Buffer.alloc(0)];
          const bytes = Buffer.from(whole);
          for (const { at, bytes: put } of changes)
            bytes.set(put.slice(0, Math.max(0, bytes.length - at)), Math.min(at, bytes.length));
          await readBoth(name, bytes);
        },
      ),
      { numRuns: 400 },
    );
  }, 120_000);
});
