import { createHash } from 'node:crypto';
import type { CopyDescription } from './copy-request.ts';

/** Datasets of record 2 with the most bytes that each may have (IPTC-NAA IIM 4.2, chapter 6). */
const dataset = {
  title: [5, 64],
  keyword: [25, 64],
  date: [55, 8],
  creator: [80, 32],
  location: [92, 32],
  headline: [105, 256],
  source: [115, 32],
  copyright: [116, 128],
  caption: [120, 2000],
} as const;

/** Bytes of one segment of a JPEG at most, with room for what is around the datasets. */
const largest = 65_000;

/**
 * A JPEG with the same words in IPTC's old datasets besides: websites of offices (WordPress) and older archives read nothing
 * else. In UTF-8, which 1:90 says; with the digest by which readers of the Metadata Working Group's guidelines see that XMP
 * was written together with them, so that a text that had to be cut here never goes before the whole one there. Bytes that
 * are no JPEG, and words that say nothing here, are given back as they are.
 */
export function withIptc(jpeg: Buffer, describe: CopyDescription): Buffer {
  const iim = iptcDatasets(describe);
  const at = behindWords(jpeg);
  if (!iim || at === undefined) return jpeg;
  const digest = createHash('md5').update(iim).digest();
  const block = Buffer.concat([
    Buffer.from('Photoshop 3.0\0', 'latin1'),
    resource(0x0404, iim),
    resource(0x0425, digest),
  ]);
  const head = Buffer.from([0xff, 0xed, 0, 0]);
  head.writeUInt16BE(block.length + 2, 2);
  return Buffer.concat([jpeg.subarray(0, at), head, block, jpeg.subarray(at)]);
}

/** The datasets themselves, or undefined where these words say nothing. */
export function iptcDatasets({
  title,
  caption,
  keywords = [],
  creator,
  copyright,
  source,
  place,
  date,
}: CopyDescription): Buffer | undefined {
  const found: Buffer[] = [];
  let length = 0;
  const put = ([number, most]: readonly [number, number], text: string | null | undefined): void => {
    const bytes = cut(text ?? '', most);
    if (bytes.length === 0 || length + bytes.length + 5 > largest) return;
    length += bytes.length + 5;
    found.push(dataOf(2, number, bytes));
  };
  put(dataset.title, title);
  for (const keyword of keywords) put(dataset.keyword, keyword);
  put(dataset.date, /^\d{4}-\d\d-\d\d/.exec(date ?? '')?.[0].replaceAll('-', ''));
  put(dataset.creator, creator);
  put(dataset.location, place);
  put(dataset.headline, title);
  put(dataset.source, source);
  put(dataset.copyright, copyright);
  put(dataset.caption, caption);
  if (found.length === 0) return undefined;
  // the character set (UTF-8) and the version of the record come first
  return Buffer.concat([dataOf(1, 90, Buffer.from('\x1b%G', 'latin1')), dataOf(2, 0, Buffer.from([0, 4])), ...found]);
}

function dataOf(record: number, number: number, bytes: Buffer): Buffer {
  const head = Buffer.from([0x1c, record, number, 0, 0]);
  head.writeUInt16BE(bytes.length, 3);
  return Buffer.concat([head, bytes]);
}

/** As many whole signs as there is room for. */
function cut(text: string, most: number): Buffer {
  let bytes = 0;
  let kept = '';
  for (const sign of text.trim()) {
    bytes += Buffer.byteLength(sign);
    if (bytes > most) break;
    kept += sign;
  }
  return Buffer.from(kept.trim());
}

/** An image resource of Photoshop without a name; padded to an even length. */
function resource(id: number, data: Buffer): Buffer {
  const head = Buffer.alloc(12);
  head.write('8BIM', 'latin1');
  head.writeUInt16BE(id, 4);
  head.writeUInt32BE(data.length, 8);
  return Buffer.concat([head, data, Buffer.alloc(data.length % 2)]);
}

/** Where a segment may be put: behind those of JFIF, EXIF and XMP. */
function behindWords(jpeg: Buffer): number | undefined {
  if (jpeg.length < 4 || jpeg.readUInt16BE(0) !== 0xffd8) return undefined;
  let at = 2;
  while (at + 4 <= jpeg.length && jpeg[at] === 0xff && (jpeg[at + 1] === 0xe0 || jpeg[at + 1] === 0xe1)) {
    at += 2 + jpeg.readUInt16BE(at + 2);
  }
  return at <= jpeg.length ? at : undefined;
}
