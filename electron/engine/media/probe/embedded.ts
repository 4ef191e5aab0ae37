import type { Position } from '../../../../shared/model/facts.ts';
import { cleanList, cleanText } from './clean.ts';
import { type Exif, validPosition } from './exif.ts';
import { type Iptc, iptcField, iptcText } from './iptc.ts';
import { type Xmp, type XmpValue, xmpList, xmpText } from './xmp.ts';

/** What a picture says in words about itself. */
export interface Description {
  readonly title: string | null;
  readonly description: string | null;
  readonly keywords: string[];
  readonly creator: string | null;
  readonly copyright: string | null;
  readonly place: string | null;
  readonly people: string[];
}

/** What the container itself says, as texts of PNG and comments of JPEG and GIF do. */
export interface ContainerWords {
  readonly title?: string | undefined;
  readonly comment?: string | undefined;
  readonly creator?: string | undefined;
  readonly copyright?: string | undefined;
}

/** What cameras and programs write where a person would describe the picture. */
const filler =
  /^(?:.{0,30}\bdigital (?:still )?camera|sony dsc|exif[_ ]jpeg[_ ].*|jpeg|dcim[\\/].*|default|untitled|samsung|olympus|<\w+ .*>|\w+\.(?:jpe?g|tiff?|heic)|created with .*|file written by .*)$/i;

/**
 * EXIF, IPTC and XMP may disagree. The order of the Metadata Working Group ("Guidelines for Handling Image Metadata",
 * 2.0, chapter 5) holds, and it stands here alone:
 * 1. EXIF, where it knows the field: description, creator, copyright.
 * 2. IPTC before XMP when IPTC's stored digest no longer fits it: a program that knows no XMP changed it last.
 * 3. XMP, then IPTC.
 * 4. Windows Explorer's own fields, then what the container says of itself.
 * Beyond the guidelines: a description that a camera writes by itself comes last of all, and a text that is only a
 * poorer copy of the next one (cut short, or with question marks for its letters) gives way to that.
 */
export function wordsFrom(exif: Exif, iptc: Iptc, xmp: Xmp, own: ContainerWords): Description {
  const { texts } = exif;
  const ordered = (inXmp: string | undefined, inIptc: string | undefined) =>
    iptc.digestHolds ? [inXmp, inIptc] : [inIptc, inXmp];
  const described = cleanText(texts.ImageDescription);
  const byCamera = described !== null && (filler.test(described) || described === cleanText(texts.Model));
  return {
    title: first(
      ...ordered(xmpText(xmp, 'dc:title'), iptcText(iptc, iptcField.title)),
      ...ordered(xmpText(xmp, 'photoshop:Headline'), iptcText(iptc, iptcField.headline)),
      texts.XPTitle,
      xmpText(xmp, 'pdf:Title'),
      own.title,
    ),
    description: first(
      byCamera ? undefined : texts.ImageDescription,
      ...ordered(xmpText(xmp, 'dc:description'), iptcText(iptc, iptcField.caption)),
      texts.userComment,
      texts.XPComment,
      texts.XPSubject,
      filler.test(own.comment ?? '') ? undefined : own.comment,
      texts.ImageDescription,
      own.comment,
    ),
    keywords: keywords(exif, iptc, xmp),
    creator: first(
      texts.Artist,
      ...ordered(joined(xmpList(xmp, 'dc:creator')), joined(iptc.values.get(iptcField.creator) ?? [])),
      texts.XPAuthor,
      xmpText(xmp, 'pdf:Author'),
      own.creator,
    ),
    copyright: first(
      copyrightOf(texts.Copyright),
      ...ordered(xmpText(xmp, 'dc:rights'), iptcText(iptc, iptcField.copyright)),
      own.copyright,
    ),
    place: place(iptc, xmp),
    people: people(xmp),
  };
}

/** The first of these texts, unless one behind it says the same more fully. */
function first(...texts: (string | undefined)[]): string | null {
  const clean = texts.map(cleanText).filter((text) => text !== null);
  return clean.reduce<string | null>((found, text) => (found === null || isPoorer(found, text) ? text : found), null);
}

const shortestCut = 8;
/** Bytes at which fields end in IPTC and in programs that count a NUL. */
const fieldEnds: ReadonlySet<number> = new Set([31, 32, 63, 64, 127, 128, 255, 256, 1999, 2000]);

/** As EXIF's ASCII allows it, without regard to case. */
const plain = (text: string): string =>
  text
    .replaceAll('©', '(c)')
    .replaceAll('®', '(r)')
    .replaceAll('™', '(tm)')
    .replace(/[‘’]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/[–—]/g, '-')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase();

/**
 * A text that is another's beginning, cut inside a word or where fields end; or has signs of doubt where that has
 * letters; or is the same in plain letters.
 */
function isPoorer(text: string, other: string): boolean {
  if (/[^ -~]/.test(other) && !/[^ -~]/.test(text) && plain(other) === text.toLowerCase()) return true;
  if (text.length < other.length) {
    if (text.length < shortestCut || !other.startsWith(text)) return false;
    const insideWord = /^[\p{L}\p{N}]{2}/u.test(other.slice(text.length - 1, text.length + 1));
    return insideWord || fieldEnds.has(Buffer.byteLength(text));
  }
  if (text.length !== other.length || !/[?\ufffd]/.test(text)) return false;
  for (let at = 0; at < text.length; at++) {
    const letter = text.charAt(at);
    if (letter !== other.charAt(at) && letter !== '?' && letter !== '\ufffd') return false;
  }
  return text !== other;
}

const joined = (names: readonly string[]): string => cleanList(names).join('; ');

/** EXIF keeps the photographer's and the editor's copyright in one text, a NUL between. */
function copyrightOf(text: string | undefined): string | undefined {
  return text?.split('\0').find((part) => part.trim() !== '');
}

function keywords(exif: Exif, iptc: Iptc, xmp: Xmp): string[] {
  const inXmp = cleanList(xmpList(xmp, 'dc:subject'));
  const inIptc = cleanList(iptc.values.get(iptcField.keyword) ?? []);
  if (inXmp.length > 0 && (iptc.digestHolds || inIptc.length === 0)) return inXmp;
  if (inIptc.length > 0) return inIptc;
  const leaves = cleanList([
    ...leavesOf(xmpList(xmp, 'lr:hierarchicalSubject'), '|'),
    ...leavesOf(xmpList(xmp, 'digiKam:TagsList'), '/'),
    ...leavesOf(xmpList(xmp, 'MicrosoftPhoto:LastKeywordXMP'), '/'),
    ...groupLeaves(xmp.get('mwg-kw:Keywords')?.fields.get('mwg-kw:Hierarchy')),
  ]);
  return leaves.length > 0 ? leaves : cleanList((exif.texts.XPKeywords ?? '').split(';'));
}

/** Of words in their groups (`Places|Java|Temanggung`) the last. */
const leavesOf = (paths: readonly string[], sign: string): (string | undefined)[] =>
  paths.map((path) => path.split(sign).at(-1));

const deepestGroup = 10;

/** The innermost words of the guidelines' own tree of keywords. */
function groupLeaves(tree: XmpValue | undefined, depth = 0): (string | undefined)[] {
  if (!tree || depth > deepestGroup) return [];
  return tree.items.flatMap((item) => {
    const below = groupLeaves(item.fields.get('mwg-kw:Children'), depth + 1);
    return below.length > 0 ? below : [item.fields.get('mwg-kw:Keyword')?.texts[0]];
  });
}

/** From the spot to the country, as one reads an address; parts that repeat the one before are left out. */
function place(iptc: Iptc, xmp: Xmp): string | null {
  const located = firstItem(xmp.get('Iptc4xmpExt:LocationShown')) ?? firstItem(xmp.get('Iptc4xmpExt:LocationCreated'));
  const part = (inXmp: string, inIptc: number, inLocation: string) => {
    const both = [xmpText(xmp, inXmp), iptcText(iptc, inIptc)];
    return first(
      ...(iptc.digestHolds ? both : both.toReversed()),
      located?.fields.get(`Iptc4xmpExt:${inLocation}`)?.texts[0],
    );
  };
  const parts = [
    part('Iptc4xmpCore:Location', iptcField.location, 'Sublocation'),
    part('photoshop:City', iptcField.city, 'City'),
    part('photoshop:State', iptcField.state, 'ProvinceState'),
    part('photoshop:Country', iptcField.country, 'CountryName'),
  ];
  return cleanList(parts).join(', ') || cleanText(located?.fields.get('Iptc4xmpExt:LocationName')?.texts[0]);
}

/** Of a list its first structure, and of one that stands alone itself. */
const firstItem = (value: XmpValue | undefined): XmpValue | undefined =>
  value?.items[0] ?? (value && value.fields.size > 0 ? value : undefined);

/** Names said for the picture, and names of regions marked as faces (MWG regions, Microsoft's older ones). */
function people(xmp: Xmp): string[] {
  const names: (string | undefined)[] = [...xmpList(xmp, 'Iptc4xmpExt:PersonInImage')];
  for (const person of xmp.get('Iptc4xmpExt:PersonInImageWDetails')?.items ?? []) {
    names.push(person.fields.get('Iptc4xmpExt:PersonName')?.texts[0]);
  }
  for (const region of xmp.get('mwg-rs:Regions')?.fields.get('mwg-rs:RegionList')?.items ?? []) {
    const type = region.fields.get('mwg-rs:Type')?.texts[0];
    if (type === undefined || type === 'Face') names.push(region.fields.get('mwg-rs:Name')?.texts[0]);
  }
  for (const region of xmp.get('MP:RegionInfo')?.fields.get('MPRI:Regions')?.items ?? []) {
    names.push(region.fields.get('MPReg:PersonDisplayName')?.texts[0]);
  }
  return cleanList(names);
}

/** Where it was taken: EXIF's position, else XMP's (`6,30.5S`). */
export function positionFrom(exif: Exif, xmp: Xmp): Position | null {
  if (exif.position) return exif.position;
  const found = {
    lat: xmpDegrees(xmpText(xmp, 'exif:GPSLatitude'), 'NS'),
    lon: xmpDegrees(xmpText(xmp, 'exif:GPSLongitude'), 'EW'),
  };
  return validPosition(found) ?? null;
}

/**
 * `DDD,MM.mmK` or `DDD,MM,SSK` with K one of N, S, E, W (XMP part 2, GPSCoordinate); some programs write the minutes with a
 * point before the side, or degrees as one number with a sign.
 */
function xmpDegrees(text: string | undefined, sides: string): number {
  const clean = (text ?? '').trim();
  if (/^[+-]?\d{1,3}\.\d+$/.test(clean)) return Number(clean);
  const match = /^(\d+(?:\.\d+)?)(?:,\s*(\d+(?:\.\d+)?))?(?:,\s*(\d+(?:\.\d+)?))?\s*([NSEW])$/i.exec(clean);
  if (!match || !sides.includes((match[4] ?? '').toUpperCase())) return Number.NaN;
  const [, degrees, minutes = '0', seconds = '0', side = ''] = match;
  return (Number(degrees) + Number(minutes) / 60 + Number(seconds) / 3600) * (/[SW]/i.test(side) ? -1 : 1);
}
