import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withFile } from '../../../../../electron/engine/media/file-source.ts';
import { readFacts } from '../../../../../electron/engine/media/probe/facts.ts';
import { positionOf } from '../../../../../electron/engine/media/probe/film-words.ts';
import { lettersFor } from '../../../../../electron/engine/media/probe/lost-letters.ts';
import { rawMediaFacts } from '../../../../../electron/engine/media/probe/raw-facts-media.ts';
import { sniff } from '../../../../../electron/engine/media/sniff.ts';
import { hasShared, sharedPath } from '../../../../fixtures/shared.ts';
import { mp4File } from '../media-files.ts';
import { tempFolder } from '../temp-folder.ts';

const folder = tempFolder();
let count = 0;
const file = (name: string, bytes: Uint8Array): string => {
  const path = join(folder, `${count++}-${name}`);
  writeFileSync(path, bytes);
  return path;
};
const facts = (name: string, bytes: Uint8Array) => readFacts(file(name, bytes));

const latin = (text: string): Buffer => Buffer.from(text, 'latin1');

function box(name: string, ...parts: Buffer[]): Buffer {
  const head = Buffer.alloc(8);
  const body = Buffer.concat(parts);
  head.writeUInt32BE(body.length + 8, 0);
  head.write(name, 4, 'latin1');
  return Buffer.concat([head, body]);
}

function chunk(name: string, ...parts: Buffer[]): Buffer {
  const head = Buffer.alloc(8);
  const body = Buffer.concat(parts);
  head.write(name, 'latin1');
  head.writeUInt32LE(body.length, 4);
  return Buffer.concat([head, body, Buffer.alloc(body.length & 1)]);
}

/** A text of QuickTime's user data in one of the old Macintosh's languages. */
function listed(name: string, bytes: Buffer): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt16BE(bytes.length, 0);
  return box(name, head, bytes);
}

/** A film whose index holds these boxes as well. */
function filmWith(...more: Buffer[]): Buffer {
  const whole = mp4File({ width: 64, height: 36, seconds: 2, created: Date.UTC(2021, 7, 17, 2, 0, 0) });
  const at = whole.indexOf('moov', 0, 'latin1') - 4;
  const length = whole.readUInt32BE(at);
  const moov = box('moov', whole.subarray(at + 8, at + length), ...more);
  return Buffer.concat([whole.subarray(0, at), moov, whole.subarray(at + length)]);
}

/** Apple's list of keys and their values. */
function keyed(values: Readonly<Record<string, string>>): Buffer {
  const names = Object.keys(values);
  const numbers = (...all: number[]) => {
    const bytes = Buffer.alloc(all.length * 4);
    for (const [i, value] of all.entries()) bytes.writeUInt32BE(value, i * 4);
    return bytes;
  };
  const items = names.map((name, i) => {
    const head = numbers(i + 1).toString('latin1');
    return box(head, box('data', numbers(1, 0), Buffer.from(values[name] ?? '')));
  });
  return box(
    'meta',
    box('hdlr', Buffer.alloc(8), latin('mdta'), Buffer.alloc(13)),
    box('keys', numbers(0, names.length), ...names.map((name) => box('mdta', Buffer.from(name)))),
    box('ilst', ...items),
  );
}

describe('a film of a telephone', () => {
  it('says when with its own offset, where, with what, and which photo it belongs to', async () => {
    const found = await facts(
      'a.mov',
      filmWith(
        keyed({
          'com.apple.quicktime.creationdate': '2021-08-17T09:00:05+0700',
          'com.apple.quicktime.location.ISO6709': '-06.1754+106.8272+012.000/',
          'com.apple.quicktime.make': 'Apple',
          'com.apple.quicktime.model': 'iPhone 12',
          'com.apple.quicktime.content.identifier': 'AB-12',
        }),
      ),
    );
    expect(found).toMatchObject({
      capturedAt: '2021-08-17T09:00:05+07:00',
      capturedAtCertainty: 'exact',
      gps: { lat: -6.1754, lon: 106.8272 },
      make: 'Apple',
      model: 'iPhone 12',
      pairId: 'AB-12',
      technical: { videoCodec: 'H.264' },
    });
  });

  it('keeps the letters of the old Macintosh, and those of UTF-16', async () => {
    const utf16 = Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from('Panen Kopi', 'utf16le').swap16()]);
    const found = await facts(
      'b.mov',
      filmWith(box('udta', listed('\xa9ART', latin('\x8ertist')), listed('\xa9nam', utf16))),
    );
    expect(found).toMatchObject({ creator: 'értist', title: 'Panen Kopi' });
  });

  it('has the place of 3GPP, and the year of a release is no moment of recording', async () => {
    const place = Buffer.alloc(20);
    place.writeInt32BE(106.5 * 65536, 8);
    place.writeInt32BE(-6.25 * 65536, 12);
    const found = await facts(
      'c.3gp',
      filmWith(box('udta', box('loci', place), listed('\xa9day', latin('2010-05-01')))),
    );
    expect(found.gps).toEqual({ lat: -6.25, lon: 106.5 });
    expect(found.capturedAt).toBe('2021-08-17T02:00:00Z');
  });

  it('that ends before its own length has the reason', async () => {
    const whole = Buffer.concat([filmWith(), box('mdat', Buffer.alloc(500))]);
    expect((await facts('d.mp4', whole)).error).toBeNull();
    expect(await facts('e.mp4', whole.subarray(0, whole.length - 100))).toMatchObject({
      width: 64,
      error: { code: 'file-truncated' },
    });
  });
});

describe('other films', () => {
  it('an AVI says when and by whom', async () => {
    const info = chunk('LIST', latin('INFO'), chunk('INAM', latin('Rapat\0')), chunk('IART', Buffer.from('Срѣда\0')));
    const date = chunk('IDIT', latin('MON MAR 10 15:04:43 2003\n\0'));
    const found = await facts('a.avi', chunk('RIFF', latin('AVI '), chunk('LIST', latin('hdrl'), date), info));
    expect(found).toMatchObject({ title: 'Rapat', creator: 'Срѣда', capturedAt: '2003-03-10T15:04:43' });
  });

  it('an AVI of a camera has its EXIF', async () => {
    const made = Buffer.from('Canon\0', 'latin1');
    const directory = Buffer.alloc(18);
    directory.writeUInt16LE(1, 0);
    directory.writeUInt16LE(0x010f, 2);
    directory.writeUInt16LE(2, 4);
    directory.writeUInt32LE(made.length, 6);
    directory.writeUInt32LE(8 + directory.length, 10);
    const data = chunk('strd', latin('AVIF\0\0\0\0'), directory, made);
    const model = chunk('LIST', latin('exif'), chunk('emdl', latin('PowerShot A5\0')));
    const found = await facts('b.avi', chunk('RIFF', latin('AVI '), chunk('LIST', latin('hdrl'), data), model));
    expect(found).toMatchObject({ make: 'Canon', model: 'PowerShot A5' });
  });

  it('a recorder of AVCHD says when, with what, and how large', async () => {
    const found = await facts('a.mts', transportStream());
    expect(found).toMatchObject({
      mime: 'video/mp2t',
      width: 1920,
      height: 1080,
      capturedAt: '2008-12-31T23:16:24+01:00',
      capturedAtCertainty: 'exact',
      make: 'Canon',
    });
  });

  it('a Flash film has what it says of itself', async () => {
    const number = (value: number) => {
      const bytes = Buffer.alloc(9);
      bytes.writeDoubleBE(value, 1);
      return bytes;
    };
    const text = (value: string) => Buffer.concat([Buffer.from([0, value.length]), latin(value)]);
    const script = Buffer.concat([
      Buffer.from([2]),
      text('onMetaData'),
      Buffer.from([8, 0, 0, 0, 3]),
      ...[text('duration'), number(12.5), text('width'), number(320), text('height'), number(240)],
      Buffer.from([0, 0, 9]),
    ]);
    const head = Buffer.alloc(11);
    head[0] = 18;
    head.writeUIntBE(script.length, 1, 3);
    const found = await facts(
      'a.flv',
      Buffer.concat([latin('FLV\x01\x01\0\0\0\x09\0\0\0\0'), head, script, Buffer.alloc(4)]),
    );
    expect(found).toMatchObject({ durationSeconds: 12.5, width: 320, height: 240 });
  });
});

/** Tables, then one packet with a sequence of 1920 × 1080 and a recorder's block, as a camera of 2008 wrote them. */
function transportStream(): Buffer {
  const packet = (pid: number, body: Buffer): Buffer => {
    const bytes = Buffer.alloc(188, 0xff);
    bytes[0] = 0x47;
    bytes.writeUInt16BE(0x4000 | pid, 1);
    const stuffing = 184 - body.length;
    bytes[3] = stuffing > 0 ? 0x30 : 0x10;
    if (stuffing > 0) {
      bytes[4] = stuffing - 1;
      if (stuffing > 1) bytes[5] = 0;
    }
    body.copy(bytes, 4 + stuffing);
    return bytes;
  };
  const hex = (text: string) => Buffer.from(text.replaceAll(' ', ''), 'hex');
  const association = hex('00 00b00d 0001c10000 0001e100 00000000');
  const program = hex('00 02b012 0001c10000 f011f000 1bf011f000 00000000');
  const video = Buffer.concat([
    hex('000001e0 0000 818005 2100010001'),
    hex('00000001 2764 0028 ad00ec0780447de022000003000200000300 65d14001e848003d093ef7068a000f424001e849f7b814'),
    hex('00000001 06 05 38 17ee8c60f84d11d98cd60800200c9a66 4d44504d 07 1802200812 1931231624 70caf4ffff 71ffffffff'),
    hex('7f00006584 e010113000 e106ffffff 80'),
  ]);
  return Buffer.concat([
    packet(0, association),
    packet(0x100, program),
    packet(0x1011, video),
    ...Array.from({ length: 5 }, () => packet(0x1fff, Buffer.alloc(184))),
  ]);
}

describe('places as recorders write them', () => {
  it.each([
    ['+3205.574+03451.72/', { lat: 32.0929, lon: 34.862 }],
    ['-062030.6+1064938.0/', { lat: -6.3418333, lon: 106.8272222 }],
    ['+100+200/', null],
  ])('%s', (text, expected) => {
    expect(positionOf(text)).toEqual(expected);
  });

  it('are found again in every spelling', () => {
    fc.assert(
      fc.property(fc.integer({ min: -89e6, max: 89e6 }), fc.integer({ min: 1, max: 179e6 }), (north, east) => {
        const part = (millionths: number, width: number) =>
          (millionths < 0 ? '-' : '+') + (Math.abs(millionths) / 1e6).toFixed(6).padStart(width + 7, '0');
        const found = positionOf(`${part(north, 2)}${part(east, 3)}/`);
        expect(found?.lat).toBeCloseTo(north / 1e6, 6);
        expect(found?.lon).toBeCloseTo(east / 1e6, 6);
      }),
    );
  });
});

describe('letters of other countries in fields for Latin-1', () => {
  const misread = (hex: string) => Buffer.from(hex, 'hex').toString('latin1');
  it.each([
    ['Arabic', 'c7e1ede3e4202d20d5e4dac7c1', 'اليمن - صنعاء'],
    ['Russian', 'cff0e8e2e5f220ece8f0', 'Привет мир'],
    ['Korean', 'c0ccbcd2b6f320bbe7b6fbc7d8bfe4', '이소라 사랑해요'],
    ['Chinese', 'd6d0bbaac8cbc3f1b9b2bacdb9fa', '中华人民共和国'],
    ['UTF-8', Buffer.from('Kafé “Kopi”').toString('hex'), 'Kafé “Kopi”'],
  ])('%s', (_name, hex, expected) => {
    const text = misread(hex);
    expect(lettersFor([text, 'Album 1'])(text)).toBe(expected);
  });

  it.each(['Une chanson en Français', 'Ångström är här', 'Müller & Söhne', 'El Niño'])('%s stays', (text) => {
    expect(lettersFor([text])(text)).toBe(text);
  });
});

describe('sounds without a header that tells their length', () => {
  it('AAC is counted frame by frame', async () => {
    const frame = Buffer.alloc(100);
    Buffer.from([0xff, 0xf1, 0x60, 0x40, 0x0c, 0x80, 0xfc]).copy(frame);
    const found = await facts('a.aac', Buffer.concat(Array.from({ length: 50 }, () => frame)));
    expect(found.durationSeconds).toBeCloseTo((50 * 1024) / 16_000, 3);
  });

  it('a field recorder that lost its power has what it wrote, and when', async () => {
    const bext = Buffer.alloc(602);
    bext.write('Wawancara Bupati', 0, 'latin1');
    bext.write('2022-06-05', 320, 'latin1');
    bext.write('14:36:22', 330, 'latin1');
    const format = Buffer.from('01000100401f0000401f000001000800', 'hex');
    const head = Buffer.concat([latin('WAVE'), chunk('bext', bext), chunk('fmt ', format), latin('data\0\0\0\0')]);
    const found = await facts('a.wav', Buffer.concat([latin('RIFF\0\0\0\0'), head, Buffer.alloc(16_000, 128)]));
    expect(found).toMatchObject({
      durationSeconds: 2,
      description: 'Wawancara Bupati',
      capturedAt: '2022-06-05T14:36:22',
    });
  });
});

it('all facts of a film are told under the names that the film uses', async () => {
  const path = file('raw.mov', filmWith(keyed({ 'com.apple.quicktime.make': 'Apple' })));
  const raw = await withFile(path, (source) => rawMediaFacts(source, sniff(source)));
  expect(raw).toContainEqual({ group: 'Keys', name: 'com.apple.quicktime.make', value: 'Apple' });
});

describe.skipIf(!hasShared('media', 'dev', 'video'))('real films', () => {
  const real = (name: string) => readFacts(sharedPath('media', 'dev', name));
  it.each([
    ['video/with-gps.mov', { width: 320, height: 568, gps: { lat: 32.0929, lon: 34.862 }, model: 'iPhone 6' }],
    ['video/M2TS.mts', { width: 1920, height: 1080, make: 'Canon', capturedAt: '2008-12-31T23:16:24+01:00' }],
    ['video/Flash.flv', { width: 192, height: 154 }],
    ['video/exiftool__QuickTime.mov', { make: 'PENTAX DIGITAL CAMERA', description: 'çømménts' }],
    ['audio/fixture-adts-mpeg4.aac', { durationSeconds: expect.closeTo(16.128, 3) }],
    ['malformed/malformed-join.mp3', { description: 'اليمن - صنعاء - شارع تعز' }],
  ])('%s', async (name, expected) => {
    expect(await real(name)).toMatchObject(expected);
  });
});
