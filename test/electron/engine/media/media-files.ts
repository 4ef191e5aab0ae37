const text = (value: string): Buffer => Buffer.from(value, 'latin1');

/** One second of silence as 8-bit PCM, with these fields of RIFF INFO (`INAM`, `IART` …). */
export function wavFile(info: Readonly<Record<string, string>>): Buffer {
  const chunk = (name: string, data: Buffer): Buffer => {
    const head = Buffer.alloc(8);
    head.write(name, 'latin1');
    head.writeUInt32LE(data.length, 4);
    return Buffer.concat([head, data, Buffer.alloc(data.length & 1)]);
  };
  const format = Buffer.alloc(16);
  format.writeUInt16LE(1, 0);
  format.writeUInt16LE(1, 2);
  format.writeUInt32LE(8000, 4);
  format.writeUInt32LE(8000, 8);
  format.writeUInt16LE(1, 12);
  format.writeUInt16LE(8, 14);
  const fields = Object.entries(info).map(([name, value]) => chunk(name, Buffer.from(`${value}\0`)));
  const body = Buffer.concat([
    text('WAVE'),
    chunk('fmt ', format),
    chunk('LIST', Buffer.concat([text('INFO'), ...fields])),
    chunk('data', Buffer.alloc(8000, 128)),
  ]);
  return chunk('RIFF', body);
}

/** ID3v2.3 with a title, an artist and, when given, a cover, before some frames of MPEG audio of silence. */
export function mp3File(title: string, artist: string, cover?: Buffer): Buffer {
  const frame = (name: string, data: Buffer): Buffer => {
    const head = Buffer.alloc(10);
    head.write(name, 'latin1');
    head.writeUInt32BE(data.length, 4);
    return Buffer.concat([head, data]);
  };
  const utf16 = (value: string) => Buffer.concat([Buffer.from([1, 0xff, 0xfe]), Buffer.from(value, 'utf16le')]);
  const frames = [frame('TIT2', utf16(title)), frame('TPE1', utf16(artist))];
  if (cover) frames.push(frame('APIC', Buffer.concat([text('\0image/png\0\x03\0'), cover])));
  const body = Buffer.concat(frames);
  const size = Buffer.from([21, 14, 7, 0].map((shift) => (body.length >> shift) & 0x7f));
  // 128 kbit/s at 44.1 kHz: 417 bytes a frame, 26 ms each
  const silence = Buffer.concat([Buffer.from([0xff, 0xfb, 0x90, 0x64]), Buffer.alloc(413)]);
  return Buffer.concat([text('ID3\x03\0\0'), size, body, ...Array.from({ length: 40 }, () => silence)]);
}

export interface Mp4 {
  readonly width: number;
  readonly height: number;
  readonly seconds: number;
  /** Degrees clockwise that it is to be turned by. */
  readonly turn?: 0 | 90;
  /** Epoch milliseconds. */
  readonly created: number;
  /** ISO 6709. */
  readonly place?: string;
}

/** The index of a film (ISO 14496-12) with one H.264 track; there are no frames. */
export function mp4File({ width, height, seconds, turn = 0, created, place }: Mp4): Buffer {
  const box = (name: string, ...parts: Buffer[]): Buffer => {
    const head = Buffer.alloc(8);
    const body = Buffer.concat(parts);
    head.writeUInt32BE(body.length + 8, 0);
    head.write(name, 4, 'latin1');
    return Buffer.concat([head, body]);
  };
  const numbers = (...values: number[]): Buffer => {
    const bytes = Buffer.alloc(values.length * 4);
    for (const [i, value] of values.entries()) bytes.writeInt32BE(value | 0, i * 4);
    return bytes;
  };
  const since1904 = Math.floor(created / 1000) + 2_082_844_800;
  const time = numbers(0, since1904, since1904);
  const one = 0x10000;
  const matrix =
    turn === 90
      ? numbers(0, one, 0, -one, 0, 0, height * one, 0, 0x40000000)
      : numbers(one, 0, 0, 0, one, 0, 0, 0, 0x40000000);
  const entry = Buffer.alloc(78);
  entry.writeUInt16BE(1, 6);
  entry.writeUInt16BE(width, 24);
  entry.writeUInt16BE(height, 26);
  const none = numbers(0, 0);
  const samples = box(
    'stbl',
    box('stsd', numbers(0, 1), box('avc1', entry)),
    box('stts', numbers(0, 1, seconds * 25, 40)),
    box('stsc', none),
    box('stsz', numbers(0, 0, 0)),
    box('stco', none),
  );
  const media = box(
    'mdia',
    box('mdhd', time, numbers(1000, seconds * 1000, 0x55c40000)),
    box('hdlr', numbers(0, 0), text('vide'), numbers(0, 0, 0), text('\0')),
    box(
      'minf',
      box('vmhd', numbers(1, 0, 0)),
      box('dinf', box('dref', numbers(0, 1), box('url ', numbers(1)))),
      samples,
    ),
  );
  const head = box(
    'tkhd',
    numbers(7, since1904, since1904, 1, 0, seconds * 1000, 0, 0, 0, 0),
    matrix,
    numbers(width * one, height * one),
  );
  const word = (value: string) => Buffer.concat([Buffer.from([0, value.length, 0x15, 0xc7]), text(value)]);
  return Buffer.concat([
    box('ftyp', text('isom'), numbers(0), text('isomavc1')),
    box(
      'moov',
      box(
        'mvhd',
        time,
        numbers(1000, seconds * 1000, one, 0x01000000, 0, 0),
        numbers(one, 0, 0, 0, one, 0, 0, 0, 0x40000000),
        numbers(0, 0, 0, 0, 0, 0, 2),
      ),
      box('trak', head, media),
      ...(place ? [box('udta', box('\xa9xyz', word(place)))] : []),
    ),
    box('mdat', Buffer.alloc(1000)),
  ]);
}
