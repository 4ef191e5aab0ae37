import type { Position } from '../../../../shared/model/facts.ts';
import { cleanList, cleanText } from './clean.ts';
import { type Exif, validPosition } from './exif.ts';
import { type Iptc, iptcField, iptcText } from './iptc.ts';
import { type Xmp, xmpList, xmpText } from './xmp.ts';

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

const first = (...texts: (string | undefined)[]): string | null => {
  for (const text of texts) {
    const clean = cleanText(text);
    if (clean) return clean;
  }
  return null;
};

/**
 * EXIF, IPTC and XMP may disagree. As the Metadata Working Group's guidelines say (2.0, chapter 5), XMP speaks, but IPTC
 * before it when its digest shows that a program changed IPTC alone. Unlike there EXIF speaks last: cameras fill its
 * description with their own name.
 */
export function wordsFrom(
  exif: Exif,
  iptc: Iptc,
  xmp: Xmp,
  own: { title: string | undefined; comment: string | undefined },
): Description {
  const { texts } = exif;
  // a digest that no longer fits: somebody changed IPTC and did not know XMP; but what IPTC only cut short is not newer
  const ordered = (inXmp: string | undefined, inIptc: string | undefined) =>
    iptc.digestHolds || (inIptc !== undefined && inXmp?.startsWith(inIptc)) ? [inXmp, inIptc] : [inIptc, inXmp];
  const orderedList = (inXmp: readonly string[], inIptc: readonly string[]) =>
    inXmp.length > 0 && (iptc.digestHolds || inIptc.length === 0) ? inXmp : inIptc;
  const creators = cleanList(orderedList(xmpList(xmp, 'dc:creator'), iptc.values.get(iptcField.creator) ?? []));
  return {
    title: first(
      ...ordered(xmpText(xmp, 'dc:title'), iptcText(iptc, iptcField.title)),
      ...ordered(xmpText(xmp, 'photoshop:Headline'), iptcText(iptc, iptcField.headline)),
      texts.XPTitle,
      xmpText(xmp, 'pdf:Title'),
      own.title,
    ),
    description: first(
      ...ordered(xmpText(xmp, 'dc:description'), iptcText(iptc, iptcField.caption)),
      texts.ImageDescription,
      texts.userComment,
      texts.XPComment,
      own.comment,
    ),
    keywords: keywords(exif, iptc, xmp),
    creator:
      creators.length > 0 ? creators.join('; ') : first(texts.Artist, texts.XPAuthor, xmpText(xmp, 'pdf:Author')),
    copyright: first(
      ...ordered(xmpText(xmp, 'dc:rights'), iptcText(iptc, iptcField.copyright)),
      copyrightOf(texts.Copyright),
    ),
    place: place(iptc, xmp),
    people: people(xmp),
  };
}

/** EXIF keeps the photographer's and the editor's copyright in one text, a NUL between. */
function copyrightOf(text: string | undefined): string | undefined {
  return text?.split('\0').find((part) => part.trim() !== '');
}

function keywords(exif: Exif, iptc: Iptc, xmp: Xmp): string[] {
  const inXmp = cleanList(xmpList(xmp, 'dc:subject'));
  const inIptc = cleanList(iptc.values.get(iptcField.keyword) ?? []);
  if (inXmp.length > 0 && (iptc.digestHolds || inIptc.length === 0)) return cleanList([...inIptc, ...inXmp]);
  if (inIptc.length > 0) return inIptc;
  return cleanList((exif.texts.XPKeywords ?? '').split(';'));
}

/** From the spot to the country, as one reads an address; parts that repeat the one before are left out. */
function place(iptc: Iptc, xmp: Xmp): string | null {
  const shown = xmp.get('Iptc4xmpExt:LocationShown')?.items[0] ?? xmp.get('Iptc4xmpExt:LocationCreated')?.items[0];
  const part = (inXmp: string, inIptc: number, inShown: string) =>
    cleanText(xmpText(xmp, inXmp)) ??
    cleanText(iptcText(iptc, inIptc)) ??
    cleanText(shown?.fields.get(`Iptc4xmpExt:${inShown}`)?.texts[0]);
  const parts = [
    part('Iptc4xmpCore:Location', iptcField.location, 'Sublocation'),
    part('photoshop:City', iptcField.city, 'City'),
    part('photoshop:State', iptcField.state, 'ProvinceState'),
    part('photoshop:Country', iptcField.country, 'CountryName'),
  ];
  return cleanList(parts).join(', ') || null;
}

/** Names said for the picture, and names of regions marked as faces (MWG regions, Microsoft's older ones). */
function people(xmp: Xmp): string[] {
  const names: (string | undefined)[] = [...xmpList(xmp, 'Iptc4xmpExt:PersonInImage')];
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
    lat: xmpDegrees(xmpText(xmp, 'exif:GPSLatitude')),
    lon: xmpDegrees(xmpText(xmp, 'exif:GPSLongitude')),
  };
  return validPosition(found) ?? null;
}

/** `DDD,MM.mmK` or `DDD,MM,SSK` with K one of N, S, E, W (XMP part 2, GPSCoordinate). */
function xmpDegrees(text: string | undefined): number {
  const match = /^(\d+),(\d+(?:\.\d+)?)(?:,(\d+(?:\.\d+)?))?([NSEW])$/i.exec((text ?? '').trim());
  if (!match) return Number.NaN;
  const [, degrees, minutes, seconds = '0', side = ''] = match;
  return (Number(degrees) + Number(minutes) / 60 + Number(seconds) / 3600) * (/[SW]/i.test(side) ? -1 : 1);
}
