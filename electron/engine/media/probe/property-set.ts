import { decodeText } from './clean.ts';

/** Values of one property set by their number; times as ISO 8601 in UTC. */
export type PropertySet = ReadonlyMap<number, string | number>;

const shortInteger = 0x02;
const integer = 0x03;
const text8 = 0x1e;
const text16 = 0x1f;
const fileTime = 0x40;
const mostProperties = 200;

/** Reads the first section of a property set (MS-OLEPS), as in the stream `\x05SummaryInformation`. */
export function readPropertySet(bytes: Buffer | undefined): PropertySet {
  const values = new Map<number, string | number>();
  if (!bytes || bytes.length < 56) return values;
  const section = bytes.readUInt32LE(44);
  if (section + 8 > bytes.length) return values;
  const count = Math.min(bytes.readUInt32LE(section + 4), mostProperties);
  let codePage = 1252;
  for (let i = 0; i < count; i++) {
    const entry = section + 8 + i * 8;
    if (entry + 8 > bytes.length) break;
    const id = bytes.readUInt32LE(entry);
    const at = section + bytes.readUInt32LE(entry + 4);
    if (at + 8 > bytes.length) continue;
    const type = bytes.readUInt16LE(at);
    if (id === 1 && type === shortInteger) codePage = bytes.readUInt16LE(at + 4);
    const value = valueAt(bytes, at, type, codePage);
    if (value !== undefined) values.set(id, value);
  }
  return values;
}

function valueAt(bytes: Buffer, at: number, type: number, codePage: number): string | number | undefined {
  switch (type) {
    case shortInteger:
      return bytes.readInt16LE(at + 4);
    case integer:
      return bytes.readInt32LE(at + 4);
    case text8: {
      const data = bytes.subarray(at + 8, at + 8 + bytes.readUInt32LE(at + 4));
      if (codePage === 1200) return data.toString('utf16le').split('\0')[0];
      return inCodePage(data.subarray(0, data.indexOf(0) < 0 ? data.length : data.indexOf(0)), codePage);
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

const encodings: Readonly<Record<number, string>> = {
  932: 'shift_jis',
  936: 'gbk',
  949: 'euc-kr',
  950: 'big5',
  10000: 'macintosh',
};

function inCodePage(data: Buffer, codePage: number): string {
  const name = encodings[codePage] ?? (codePage >= 1250 && codePage <= 1258 ? `windows-${codePage}` : undefined);
  return name && codePage !== 1252 ? new TextDecoder(name).decode(data) : decodeText(data);
}
