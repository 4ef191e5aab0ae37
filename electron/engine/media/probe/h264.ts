import type { Words } from './film-words.ts';

/** Size of a picture that a sequence parameter set describes, cropped as it is shown, and its frames a second. */
export interface Sequence {
  readonly width: number;
  readonly height: number;
  readonly frameRate: number | undefined;
}

class Bits {
  readonly #bytes: Buffer;
  #at = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  /** Beyond the end there are zeros. */
  read(count: number): number {
    let value = 0;
    for (let i = 0; i < count; i += 1) {
      value = value * 2 + (((this.#bytes[this.#at >> 3] ?? 0) >> (7 - (this.#at & 7))) & 1);
      this.#at += 1;
    }
    return value;
  }

  /** Exp-Golomb code (ITU-T H.264, 9.1). */
  unsigned(): number {
    let zeros = 0;
    while (zeros < 32 && this.read(1) === 0) zeros += 1;
    return 2 ** zeros - 1 + this.read(zeros);
  }

  signed(): number {
    const value = this.unsigned();
    return value % 2 ? (value + 1) / 2 : -value / 2;
  }
}

/** Takes out the bytes that keep start codes from appearing by chance (ITU-T H.264, 7.4.1). */
function withoutStuffing(bytes: Buffer): Buffer {
  const kept: number[] = [];
  for (let i = 0; i < bytes.length; i += 1) {
    if (i > 1 && bytes[i] === 3 && bytes[i - 1] === 0 && bytes[i - 2] === 0) continue;
    kept.push(bytes[i] as number);
  }
  return Buffer.from(kept);
}

/** ITU-T H.264, 7.3.2.1.1. Undefined for anything that no camera writes. */
export function readSequence(unit: Buffer): Sequence | undefined {
  const bits = new Bits(withoutStuffing(unit.subarray(1, 400)));
  const profile = bits.read(8);
  bits.read(16);
  bits.unsigned();
  let chroma = 1;
  if ([100, 110, 122, 244, 44, 83, 86, 118, 128, 138].includes(profile)) {
    chroma = bits.unsigned();
    if (chroma === 3) bits.read(1);
    bits.unsigned();
    bits.unsigned();
    bits.read(1);
    if (bits.read(1)) for (let list = 0; list < (chroma === 3 ? 12 : 8); list += 1) skipScaling(bits, list);
  }
  bits.unsigned();
  const order = bits.unsigned();
  if (order === 0) bits.unsigned();
  else if (order === 1) {
    bits.read(1);
    bits.signed();
    bits.signed();
    for (let count = Math.min(255, bits.unsigned()); count > 0; count -= 1) bits.signed();
  }
  bits.unsigned();
  bits.read(1);
  const across = bits.unsigned() + 1;
  const down = bits.unsigned() + 1;
  const whole = bits.read(1);
  if (!whole) bits.read(1);
  bits.read(1);
  const crop = bits.read(1) ? [bits.unsigned(), bits.unsigned(), bits.unsigned(), bits.unsigned()] : [0, 0, 0, 0];
  const [left = 0, right = 0, top = 0, bottom = 0] = crop;
  const unitX = chroma === 1 || chroma === 2 ? 2 : 1;
  const unitY = (chroma === 1 ? 2 : 1) * (whole ? 1 : 2);
  const width = across * 16 - (left + right) * unitX;
  const height = down * 16 * (whole ? 1 : 2) - (top + bottom) * unitY;
  if (!(width >= 16 && width <= 16_384 && height >= 16 && height <= 16_384)) return undefined;
  return { width, height, frameRate: bits.read(1) ? frameRateOf(bits) : undefined };
}

function skipScaling(bits: Bits, list: number): void {
  if (!bits.read(1)) return;
  let last = 8;
  let next = 8;
  for (let i = 0; i < (list < 6 ? 16 : 64); i += 1) {
    if (next !== 0) next = (last + bits.signed() + 256) % 256;
    if (next !== 0) last = next;
  }
}

/** From the usability information behind the sequence's sizes (annex E). */
function frameRateOf(bits: Bits): number | undefined {
  if (bits.read(1) && bits.read(8) === 255) bits.read(32);
  if (bits.read(1)) bits.read(1);
  if (bits.read(1)) {
    bits.read(4);
    if (bits.read(1)) bits.read(24);
  }
  if (bits.read(1)) {
    bits.unsigned();
    bits.unsigned();
  }
  if (!bits.read(1)) return undefined;
  const units = bits.read(32);
  const scale = bits.read(32);
  const rate = units > 0 ? scale / units / 2 : 0;
  return rate >= 1 && rate <= 300 ? Math.round(rate * 1000) / 1000 : undefined;
}

const recorderBlock = Buffer.from('17ee8c60f84d11d98cd60800200c9a664d44504d', 'hex');
const makers: Readonly<Record<number, string>> = { 259: 'Panasonic', 264: 'Sony', 4113: 'Canon', 4356: 'JVC' };

/**
 * What AVCHD recorders write among the pictures (user data of the type MDPM: records of a number and four bytes): when,
 * with what and where it was taken. The time's first byte holds the offset: sign 0x20, hours 0x1e, half an hour 0x01.
 */
export function readRecorder(unit: Buffer, words: Words): void {
  const bytes = withoutStuffing(unit.subarray(0, 4096));
  const start = bytes.indexOf(recorderBlock);
  if (start < 0) return;
  const records = new Map<number, Buffer>();
  let at = start + 21;
  for (let left = bytes[start + 20] ?? 0; left > 0 && at + 5 <= bytes.length; left -= 1, at += 5) {
    records.set(bytes[at] as number, bytes.subarray(at + 1, at + 5));
  }
  const text = (...tags: number[]) =>
    tags
      .map((tag) => records.get(tag)?.toString('latin1') ?? '')
      .join('')
      .split('\0')[0] ?? '';
  const day = records.get(0x18);
  const time = records.get(0x19);
  if (day && time) {
    const two = (value: number | undefined) => (value ?? 0).toString(16).padStart(2, '0');
    const zone = day[0] as number;
    const offset =
      zone === 0xff
        ? ''
        : `${zone & 0x20 ? '-' : '+'}${String((zone >> 1) & 15).padStart(2, '0')}:${zone & 1 ? '30' : '00'}`;
    const date = `${two(day[1])}${two(day[2])}-${two(day[3])}-${two(time[0])}`;
    words.put('taken', `${date}T${two(time[1])}:${two(time[2])}:${two(time[3])}${offset}`, 'MDPM', 'DateTimeOriginal');
  }
  const maker = makers[records.get(0xe0)?.readUInt16BE(0) ?? 0];
  words.put('make', maker, 'MDPM', 'Make');
  if (maker === 'Sony') words.put('model', text(0xe4, 0xe5, 0xe6), 'MDPM', 'Model');
  const parts = (tag: number) =>
    [tag, tag + 1, tag + 2].map((each) => {
      const pair = records.get(each);
      const below = pair?.readUInt16BE(2) ?? 0;
      return below > 0 ? (pair?.readUInt16BE(0) ?? 0) / below : Number.NaN;
    });
  const [north, east] = [parts(0xb2), parts(0xb6)];
  if ([...north, ...east].every((part) => Number.isFinite(part))) {
    const shown = ([degrees, minutes, seconds]: number[], side: string) => `${degrees}°${minutes}'${seconds}"${side}`;
    words.put('place', `${shown(north, text(0xb1))} ${shown(east, text(0xb5))}`, 'MDPM', 'GPS');
  }
}
