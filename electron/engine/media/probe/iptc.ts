import { createHash } from 'node:crypto';
import { decodeText } from './clean.ts';
import { photoshopResource } from './psd.ts';

/** Datasets of record 2 by number (IPTC IIM 4.2). `digestHolds` is what MWG calls a matching digest. */
export interface Iptc {
  readonly values: ReadonlyMap<number, readonly string[]>;
  /** False when a program that knows no IPTC changed the file after it was written; true without a digest. */
  readonly digestHolds: boolean;
}

export const iptcField = {
  title: 5,
  keyword: 25,
  dateCreated: 55,
  timeCreated: 60,
  creator: 80,
  city: 90,
  location: 92,
  state: 95,
  country: 101,
  headline: 105,
  copyright: 116,
  caption: 120,
} as const;

/** Photoshop image resources that hold IPTC and the MD5 of it. */
const iptcResource = 0x0404;
const digestResource = 0x0425;

/**
 * Reads IPTC from a Photoshop block or bare datasets. The character set is the one that 1:90 names (only UTF-8 is ever
 * named in practice); else UTF-8 where the bytes are valid UTF-8, else Windows-1252.
 */
export function readIptc(block: Buffer | undefined): Iptc {
  const values = new Map<number, string[]>();
  if (!block || block.length < 5) return { values, digestHolds: true };
  const bare = block[0] === 0x1c;
  const iim = bare ? block : photoshopResource(block, iptcResource);
  const digest = bare ? undefined : photoshopResource(block, digestResource);
  if (!iim) return { values, digestHolds: true };
  const empty = digest?.every((byte) => byte === 0) ?? true;
  const digestHolds = empty || digest === undefined || createHash('md5').update(iim).digest().equals(digest);
  for (let at = 0; at + 5 <= iim.length && iim[at] === 0x1c; ) {
    const record = iim[at + 1];
    const dataset = iim[at + 2] ?? 0;
    const size = iim.readUInt16BE(at + 3);
    if (size > 0x7fff) break; // extended sizes are for pictures inside IPTC, which nobody writes
    const data = iim.subarray(at + 5, at + 5 + size);
    if (record === 2) values.set(dataset, [...(values.get(dataset) ?? []), decodeText(data)]);
    at += 5 + size;
  }
  return { values, digestHolds };
}

export function iptcText(iptc: Iptc, field: number): string | undefined {
  return iptc.values.get(field)?.find((text) => text.trim() !== '');
}
