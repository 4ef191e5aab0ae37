import { createHash } from 'node:crypto';
import { decodeOldText } from './clean.ts';
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
  digitizedDate: 62,
  digitizedTime: 63,
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

const mostDatasets = 20_000;

/**
 * Reads IPTC from a Photoshop block or bare datasets. The character set that 1:90 names is UTF-8 whenever it is named at
 * all; since many name none and some name it wrongly, the bytes themselves decide (see `decodeOldText`).
 */
export function readIptc(block: Buffer | undefined): Iptc {
  const values = new Map<number, string[]>();
  const iim = iptcBlock(block);
  if (!block || !iim) return { values, digestHolds: true };
  const digest = iim === block ? undefined : photoshopResource(block, digestResource);
  const empty = digest?.every((byte) => byte === 0) ?? true;
  const digestHolds = empty || digest === undefined || createHash('md5').update(iim).digest().equals(digest);
  for (const { record, dataset, data } of iptcDatasets(iim)) {
    if (record !== 2) continue;
    const said = values.get(dataset);
    if (said) said.push(decodeOldText(data));
    else values.set(dataset, [decodeOldText(data)]);
  }
  return { values, digestHolds };
}

/** The datasets themselves, of which a Photoshop block may be the shell. */
export function iptcBlock(block: Buffer | undefined): Buffer | undefined {
  if (!block || block.length < 5) return undefined;
  return block[0] === 0x1c ? block : photoshopResource(block, iptcResource);
}

export interface IptcDataset {
  readonly record: number;
  readonly dataset: number;
  readonly data: Buffer;
}

/** All datasets in order, at most 20,000. */
export function* iptcDatasets(iim: Buffer): Generator<IptcDataset> {
  let at = 0;
  for (let n = 0; n < mostDatasets && at + 5 <= iim.length && iim[at] === 0x1c; n++) {
    const size = iim.readUInt16BE(at + 3);
    if (size > 0x7fff) return; // extended sizes are for pictures inside IPTC, which nobody writes
    yield { record: iim[at + 1] ?? 0, dataset: iim[at + 2] ?? 0, data: iim.subarray(at + 5, at + 5 + size) };
    at += 5 + size;
  }
}

export function iptcText(iptc: Iptc, field: number): string | undefined {
  return iptc.values.get(field)?.find((text) => text.trim() !== '');
}
