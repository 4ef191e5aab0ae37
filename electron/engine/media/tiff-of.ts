/** Samples that are to be drawn in their own colours. */
export interface Samples {
  /** Planes one after the other, or pixel by pixel when `mixed`; of 16 bits big-endian. Of Lab, a and b are signed. */
  readonly data: Buffer;
  readonly width: number;
  readonly height: number;
  readonly bits: number;
  readonly planes: number;
  /** The samples of a pixel side by side. */
  readonly mixed?: boolean;
  readonly space: 'grey' | 'indexed' | 'rgb' | 'cmyk' | 'lab';
  /** 256 reds, 256 greens, 256 blues. */
  readonly palette: Buffer | undefined;
  /** ICC. */
  readonly profile: Buffer | undefined;
}

/** TIFF 6.0, section 8 and technical note 2: what a sample means. */
const meanings = { grey: 1, indexed: 3, rgb: 2, cmyk: 5, lab: 8 } as const;
const rowsOfStrip = 64;
const largestProfile = 8e6;

interface Entry {
  readonly tag: number;
  readonly type: 3 | 4 | 7;
  readonly values: Buffer;
  readonly count: number;
}

const shorts = (tag: number, ...values: number[]): Entry => {
  const bytes = Buffer.alloc(values.length * 2);
  for (const [i, value] of values.entries()) bytes.writeUInt16BE(value, i * 2);
  return { tag, type: 3, values: bytes, count: values.length };
};
const longs = (tag: number, ...values: number[]): Entry => {
  const bytes = Buffer.alloc(values.length * 4);
  for (const [i, value] of values.entries()) bytes.writeUInt32BE(value, i * 4);
  return { tag, type: 4, values: bytes, count: values.length };
};

/** A big-endian TIFF around samples, so that a decoder that knows profiles and all these colours draws them. */
export function tiffOf(samples: Samples): Buffer {
  const { data, width, height, bits, planes, mixed, space, palette, profile } = samples;
  const line = width * (bits / 8) * (mixed ? planes : 1);
  const places: number[] = [];
  const lengths: number[] = [];
  for (let plane = 0; plane < (mixed ? 1 : planes); plane++) {
    for (let row = 0; row < height; row += rowsOfStrip) {
      places.push(8 + (plane * height + row) * line);
      lengths.push(Math.min(rowsOfStrip, height - row) * line);
    }
  }
  const entries: Entry[] = [
    longs(256, width),
    longs(257, height),
    shorts(258, ...Array.from({ length: planes }, () => bits)),
    shorts(259, 1),
    shorts(262, meanings[space]),
    longs(273, ...places),
    shorts(277, planes),
    longs(278, rowsOfStrip),
    longs(279, ...lengths),
    shorts(284, planes > 1 && !mixed ? 2 : 1),
  ];
  if (palette?.length === 768) entries.push(shorts(320, ...[...palette].map((value) => value * 257)));
  if (space === 'rgb' && planes === 4) entries.push(shorts(338, 2));
  if (profile && profile.length > 128 && profile.length < largestProfile) {
    entries.push({ tag: 34675, type: 7, values: profile, count: profile.length });
  }

  const head = Buffer.alloc(8);
  head.write('MM', 'latin1');
  head.writeUInt16BE(42, 2);
  const padding = Buffer.alloc(data.length & 1);
  const directoryAt = 8 + data.length + padding.length;
  head.writeUInt32BE(directoryAt, 4);
  const directory = Buffer.alloc(2 + entries.length * 12 + 4);
  directory.writeUInt16BE(entries.length, 0);
  const beyond: Buffer[] = [];
  let next = directoryAt + directory.length;
  for (const [i, { tag, type, values, count }] of entries.entries()) {
    const at = 2 + i * 12;
    directory.writeUInt16BE(tag, at);
    directory.writeUInt16BE(type, at + 2);
    directory.writeUInt32BE(count, at + 4);
    if (values.length <= 4) values.copy(directory, at + 8);
    else {
      directory.writeUInt32BE(next, at + 8);
      const even = values.length & 1 ? Buffer.concat([values, Buffer.alloc(1)]) : values;
      beyond.push(even);
      next += even.length;
    }
  }
  return Buffer.concat([head, data, padding, directory, ...beyond]);
}
