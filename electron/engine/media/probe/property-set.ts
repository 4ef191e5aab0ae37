import { codePageDecoder } from './code-page.ts';

/** Values of one property set by their number; times as ISO 8601 in UTC. */
export type PropertySet = ReadonlyMap<number, string | number>;

/** One section of a property set; `names` are those that people gave to properties of their own. */
export interface PropertySection {
  readonly values: PropertySet;
  readonly names: ReadonlyMap<number, string>;
}

const shortInteger = 0x02;
const integer = 0x03;
const double = 0x05;
const truth = 0x0b;
const text8 = 0x1e;
const text16 = 0x1f;
const fileTime = 0x40;
const mostProperties = 500;

const none: PropertySection = { values: new Map(), names: new Map() };

/** Reads the first section of a property set (MS-OLEPS), as in the stream `\x05SummaryInformation`. */
export const readPropertySet = (bytes: Buffer | undefined): PropertySet => readPropertySection(bytes, 0).values;

/** Reads one section; the second one of the document summary holds what people named themselves. */
export function readPropertySection(bytes: Buffer | undefined, number: 0 | 1): PropertySection {
  if (!bytes || bytes.length < 48 + number * 20 || bytes.readUInt32LE(24) <= number) return none;
  const section = bytes.readUInt32LE(44 + number * 20);
  if (section + 8 > bytes.length) return none;
  const count = Math.min(bytes.readUInt32LE(section + 4), mostProperties);
  const places = new Map<number, number>();
  for (let i = 0; i < count; i++) {
    const entry = section + 8 + i * 8;
    if (entry + 8 > bytes.length) break;
    const at = section + bytes.readUInt32LE(entry + 4);
    if (at + 8 <= bytes.length) places.set(bytes.readUInt32LE(entry), at);
  }
  const page = places.get(1);
  const codePage =
    page !== undefined && bytes.readUInt16LE(page) === shortInteger ? bytes.readUInt16LE(page + 4) : 1252;
  const values = new Map<number, string | number>();
  for (const [id, at] of places) {
    const value = id === 0 ? undefined : valueAt(bytes, at, codePage);
    if (value !== undefined) values.set(id, value);
  }
  const dictionary = places.get(0);
  return { values, names: dictionary === undefined ? new Map() : namesAt(bytes, dictionary, codePage) };
}

function namesAt(bytes: Buffer, at: number, codePage: number): ReadonlyMap<number, string> {
  const names = new Map<number, string>();
  const wide = codePage === 1200;
  const decode = codePageDecoder(codePage);
  const count = Math.min(bytes.readUInt32LE(at), mostProperties);
  for (let i = 0, entry = at + 4; i < count && entry + 8 <= bytes.length; i++) {
    const length = bytes.readUInt32LE(entry + 4) * (wide ? 2 : 1);
    const name = decode(bytes.subarray(entry + 8, entry + 8 + length)).replace(/\0.*$/s, '');
    names.set(bytes.readUInt32LE(entry), name);
    entry += 8 + (wide ? Math.ceil(length / 4) * 4 : length);
  }
  return names;
}

function valueAt(bytes: Buffer, at: number, codePage: number): string | number | undefined {
  switch (bytes.readUInt16LE(at)) {
    case shortInteger:
      return bytes.readInt16LE(at + 4);
    case integer:
      return bytes.readInt32LE(at + 4);
    case double:
      return at + 12 > bytes.length ? undefined : bytes.readDoubleLE(at + 4);
    case truth:
      return bytes.readUInt16LE(at + 4) === 0 ? 'false' : 'true';
    case text8: {
      const data = bytes.subarray(at + 8, at + 8 + bytes.readUInt32LE(at + 4));
      return codePageDecoder(codePage)(data).replace(/\0.*$/s, '');
    }
    case text16:
      return bytes.toString('utf16le', at + 8, at + 8 + bytes.readUInt32LE(at + 4) * 2).split('\0')[0];
    case fileTime: {
      if (at + 12 > bytes.length) return undefined;
      // 100 ns since 1601
      const milliseconds = Number(bytes.readBigUInt64LE(at + 4) / 10_000n) - 11_644_473_600_000;
      return milliseconds > 0 && milliseconds < 7e12 ? new Date(milliseconds).toISOString().slice(0, 19) : undefined;
    }
    default:
      return undefined;
  }
}
