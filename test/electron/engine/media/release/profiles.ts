/** A matrix of primaries (columns X, Y, Z of red, green, blue, for D50) with one exponent for all three curves. */
export interface Primaries {
  readonly name: string;
  readonly columns: readonly (readonly [number, number, number])[];
  readonly gamma: number;
}

/** Adobe RGB (1998), adapted to D50 (its specification, annex C). */
export const adobeRgb: Primaries = {
  name: 'Wide of this test',
  columns: [
    [0.60974, 0.31111, 0.01947],
    [0.20528, 0.62567, 0.06087],
    [0.14919, 0.06322, 0.74457],
  ],
  gamma: 2.19921875,
};

/** ROMM RGB, known as ProPhoto (ISO 22028-2), whose white is D50 already. */
export const proPhoto: Primaries = {
  name: 'Widest of this test',
  columns: [
    [0.79767, 0.28804, 0],
    [0.13519, 0.71188, 0],
    [0.03135, 0.00009, 0.8251],
  ],
  gamma: 1.80078125,
};

/** The primaries of Display P3, adapted to D50. */
export const displayP3: Primaries = {
  name: 'Screen of this test',
  columns: [
    [0.5151, 0.24118, -0.00105],
    [0.29197, 0.69224, 0.04188],
    [0.15715, 0.06658, 0.78438],
  ],
  gamma: 2.19921875,
};

/** Those of sRGB (IEC 61966-2-1), adapted to D50. */
export const rec709: Primaries = {
  name: 'Usual of this test',
  columns: [
    [0.43607, 0.2225, 0.01393],
    [0.38506, 0.71688, 0.0971],
    [0.14308, 0.06062, 0.71417],
  ],
  gamma: 2.19921875,
};

const linear = (value: number): number =>
  value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4;
const cross = (a: readonly number[], b: readonly number[]): number[] =>
  [0, 1, 2].map((i) => at(a, i + 1) * at(b, i + 2) - at(a, i + 2) * at(b, i + 1));
const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, value, i) => sum + value * at(b, i), 0);
const at = (list: readonly number[], i: number): number => list[i % 3] as number;

/** The three numbers of 16 bits by which a profile of these primaries calls a colour of sRGB (0..255). */
export function numbersOf({ columns, gamma }: Primaries, colour: readonly number[]): number[] {
  const light = colour.map(linear);
  const xyz = [0, 1, 2].map((i) => rec709.columns.reduce((sum, column, j) => sum + at(column, i) * at(light, j), 0));
  const [red, green, blue] = columns;
  const whole = dot(red as readonly number[], cross(green as readonly number[], blue as readonly number[]));
  return [
    [green, blue],
    [blue, red],
    [red, green],
  ].map(([one, other]) => {
    const share = dot(xyz, cross(one as readonly number[], other as readonly number[])) / whole;
    return Math.round(65_535 * Math.min(1, Math.max(0, share)) ** (1 / gamma));
  });
}

const tag = (type: string, body: Buffer): Buffer => Buffer.concat([Buffer.from(type, 'latin1'), Buffer.alloc(4), body]);
const fixed = (value: number): number => Math.round(value * 65_536);
function xyzOf(values: readonly number[]): Buffer {
  const body = Buffer.alloc(12);
  for (const [i, value] of values.entries()) body.writeInt32BE(fixed(value), i * 4);
  return tag('XYZ ', body);
}

/** A curve: an exponent, or values of 0..1 at equal distances. */
function curveOf(curve: number | readonly number[]): Buffer {
  const values = typeof curve === 'number' ? [Math.round(curve * 256)] : curve.map((one) => Math.round(one * 65_535));
  const body = Buffer.alloc(4 + values.length * 2);
  body.writeUInt32BE(values.length, 0);
  for (const [i, value] of values.entries()) body.writeUInt16BE(value, 4 + i * 2);
  return tag('curv', body);
}

/** A curve of the third kind (ICC.1:2022, 10.18): `(a v + b) ** g` from `d` on, below it `c v`. */
export function parametricCurve(...[g, a, b, c, d]: readonly [number, number, number, number, number]): Buffer {
  const body = Buffer.alloc(4 + 20);
  body.writeUInt16BE(3, 0);
  for (const [i, value] of [g, a, b, c, d].entries()) body.writeInt32BE(fixed(value), 4 + i * 4);
  return tag('para', body);
}

/** An ICC profile of version 2 for a display (ICC.1:2001-04). */
export function profileOf({ name, columns, gamma }: Primaries): Buffer {
  return assembled('RGB ', name, [
    ...['rXYZ', 'gXYZ', 'bXYZ'].map((key, i): [string, Buffer] => [key, xyzOf(columns[i] ?? [])]),
    ...['rTRC', 'gTRC', 'bTRC'].map((key): [string, Buffer] => [key, curveOf(gamma)]),
  ]);
}

/** One for grey. `space`: in which its curve answers, brightness (`XYZ `) or lightness (`Lab `). */
export function greyProfileOf(curve: number | readonly number[] | Buffer, space: 'XYZ ' | 'Lab ' = 'XYZ '): Buffer {
  const profile = assembled('GRAY', 'Grey of this test', [['kTRC', Buffer.isBuffer(curve) ? curve : curveOf(curve)]]);
  profile.write(space, 20, 'latin1');
  return profile;
}

function assembled(space: string, name: string, own: readonly [string, Buffer][]): Buffer {
  const text = Buffer.alloc(4 + name.length + 1 + 78);
  text.writeUInt32BE(name.length + 1, 0);
  text.write(name, 4, 'latin1');
  const bodies: [string, Buffer][] = [
    ['desc', tag('desc', text)],
    ['cprt', tag('text', Buffer.from('none\0', 'latin1'))],
    ['wtpt', xyzOf([0.9642, 1, 0.8249])],
    ...own,
  ];
  const table = Buffer.alloc(4 + bodies.length * 12);
  table.writeUInt32BE(bodies.length, 0);
  const parts: Buffer[] = [];
  let end = 128 + table.length;
  for (const [i, [key, body]] of bodies.entries()) {
    table.write(key, 4 + i * 12, 'latin1');
    table.writeUInt32BE(end, 8 + i * 12);
    table.writeUInt32BE(body.length, 12 + i * 12);
    const even = Buffer.concat([body, Buffer.alloc((4 - (body.length % 4)) % 4)]);
    parts.push(even);
    end += even.length;
  }
  const head = Buffer.alloc(128);
  head.writeUInt32BE(end, 0);
  head.writeUInt32BE(0x02400000, 8);
  head.write(`mntr${space}XYZ `, 12, 'latin1');
  head.write('acsp', 36, 'latin1');
  for (const [i, value] of [0.9642, 1, 0.8249].entries()) head.writeInt32BE(fixed(value), 68 + i * 4);
  return Buffer.concat([head, table, ...parts]);
}
