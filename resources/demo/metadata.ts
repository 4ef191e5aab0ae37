import type { Exif } from 'sharp';

/** What a camera and a desk wrote into a picture. Times are wall time as cameras keep it. */
export interface Tags {
  readonly capturedAt?: Date;
  /** `+07:00`; many cameras write none. */
  readonly offset?: string;
  readonly camera?: { readonly make: string; readonly model: string; readonly lens?: string };
  readonly gps?: { readonly lat: number; readonly lon: number };
  readonly orientation?: number;
  readonly title?: string;
  readonly caption?: string;
  readonly keywords?: readonly string[];
  readonly people?: readonly string[];
  readonly creator?: string;
  readonly copyright?: string;
  readonly place?: string;
}

const two = (value: number): string => String(value).padStart(2, '0');

/** `YYYY:MM:DD HH:MM:SS` of the wall time that a date's UTC fields stand for. */
export const exifTime = (at: Date): string =>
  `${at.getUTCFullYear()}:${two(at.getUTCMonth() + 1)}:${two(at.getUTCDate())} ${two(at.getUTCHours())}:${two(at.getUTCMinutes())}:${two(at.getUTCSeconds())}`;

function degrees(value: number): string {
  const whole = Math.floor(Math.abs(value));
  const minutes = (Math.abs(value) - whole) * 60;
  const seconds = Math.round((minutes - Math.floor(minutes)) * 6000);
  return `${whole}/1 ${Math.floor(minutes)}/1 ${seconds}/100`;
}

/** EXIF in the shape that sharp writes. */
export function exifOf(tags: Tags): Exif {
  const exif: Exif = { IFD0: {}, IFD2: {} };
  const image = exif.IFD0 as Record<string, string>;
  const photo = exif.IFD2 as Record<string, string>;
  if (tags.camera) {
    image.Make = tags.camera.make;
    image.Model = tags.camera.model;
    if (tags.camera.lens) photo.LensModel = tags.camera.lens;
  }
  if (tags.creator) image.Artist = tags.creator;
  if (tags.copyright) image.Copyright = tags.copyright;
  if (tags.capturedAt) {
    image.DateTime = exifTime(tags.capturedAt);
    photo.DateTimeOriginal = exifTime(tags.capturedAt);
    photo.DateTimeDigitized = exifTime(tags.capturedAt);
    if (tags.offset) photo.OffsetTimeOriginal = tags.offset;
  }
  if (tags.gps) {
    exif.IFD3 = {
      GPSLatitudeRef: tags.gps.lat < 0 ? 'S' : 'N',
      GPSLatitude: degrees(tags.gps.lat),
      GPSLongitudeRef: tags.gps.lon < 0 ? 'W' : 'E',
      GPSLongitude: degrees(tags.gps.lon),
    };
  }
  return exif;
}

const escaped = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
const alternative = (name: string, text: string | undefined): string =>
  text ? `<${name}><rdf:Alt><rdf:li xml:lang="x-default">${escaped(text)}</rdf:li></rdf:Alt></${name}>` : '';
const list = (name: string, kind: 'Bag' | 'Seq', items: readonly string[] | undefined): string =>
  items?.length
    ? `<${name}><rdf:${kind}>${items.map((item) => `<rdf:li>${escaped(item)}</rdf:li>`).join('')}</rdf:${kind}></${name}>`
    : '';

/** An XMP packet, or undefined when there is nothing to say. */
export function xmpOf(tags: Tags): string | undefined {
  const inside =
    alternative('dc:title', tags.title) +
    alternative('dc:description', tags.caption) +
    alternative('dc:rights', tags.title ? tags.copyright : undefined) +
    list('dc:subject', 'Bag', tags.keywords) +
    list('dc:creator', 'Seq', tags.title && tags.creator ? [tags.creator] : undefined) +
    list('Iptc4xmpExt:PersonInImage', 'Bag', tags.people) +
    (tags.place ? `<photoshop:City>${escaped(tags.place)}</photoshop:City>` : '');
  if (!inside) return undefined;
  return `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/">${inside}</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`;
}

/**
 * Puts IPTC-IIM (title 2:05, keywords 2:25, by-line 2:80, city 2:90, caption 2:120; UTF-8 as record 1:90 says) into a
 * JPEG as the Photoshop resource 0x0404 of an APP13 segment, right after the start of the file.
 */
export function withIptc(jpeg: Buffer, tags: Tags): Buffer {
  const sets: Buffer[] = [];
  const add = (record: number, set: number, text: string | Buffer) => {
    const value = Buffer.isBuffer(text) ? text : Buffer.from(text, 'utf8').subarray(0, 2000);
    sets.push(Buffer.from([0x1c, record, set, value.length >> 8, value.length & 255]), value);
  };
  add(1, 90, Buffer.from([0x1b, 0x25, 0x47]));
  if (tags.title) add(2, 5, tags.title);
  for (const word of tags.keywords ?? []) add(2, 25, word);
  if (tags.creator) add(2, 80, tags.creator);
  if (tags.place) add(2, 90, tags.place);
  if (tags.caption) add(2, 120, tags.caption);
  const block = Buffer.concat(sets);
  const padded = block.length % 2 ? Buffer.concat([block, Buffer.alloc(1)]) : block;
  const resource = Buffer.concat([Buffer.from('8BIM'), Buffer.from([4, 4, 0, 0]), sized(block.length), padded]);
  const body = Buffer.concat([Buffer.from('Photoshop 3.0\0'), resource]);
  const segment = Buffer.concat([Buffer.from([0xff, 0xed, (body.length + 2) >> 8, (body.length + 2) & 255]), body]);
  return Buffer.concat([jpeg.subarray(0, 2), segment, jpeg.subarray(2)]);
}

function sized(length: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(length);
  return bytes;
}
