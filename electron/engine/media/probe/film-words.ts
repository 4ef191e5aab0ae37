import type { Position } from '../../../../shared/model/facts.ts';
import { parseWallTime } from './capture-time.ts';
import { cleanList, cleanText, decodePacket } from './clean.ts';
import { positionFrom, wordsFrom } from './embedded.ts';
import { noExif, validPosition } from './exif.ts';
import { readIptc } from './iptc.ts';
import type { Probed } from './probed.ts';
import { readXmp, xmpText } from './xmp.ts';

/**
 * What a container's own fields say, by the names that this program gives them: `title`, `description`, `creator`,
 * `copyright`, `keywords`, `make`, `model`, `place` (ISO 6709), `taken` (with its own offset or none), `pair`, and the
 * technical ones `software`, `album`, `track`, `genre`, `year`. The first that says a field holds.
 */
export class Words {
  readonly #values = new Map<string, string>();
  /** Everything that was said, as it was said, for the list of all facts. */
  readonly said: { group: string; name: string; value: string }[] = [];

  put(field: string | undefined, text: string | undefined, group: string, name: string): void {
    const clean = cleanText(text);
    if (!clean) return;
    if (this.said.length < 5000) this.said.push({ group, name, value: clean });
    if (field && !this.#values.has(field)) this.#values.set(field, clean);
  }

  get(field: string): string | undefined {
    return this.#values.get(field);
  }

  facts(): Probed {
    const taken = parseWallTime(this.get('taken'));
    const technical: Record<string, string | number> = {};
    for (const key of ['software', 'album', 'track', 'genre', 'year'] as const) {
      const value = this.get(key);
      if (value) technical[key] = value;
    }
    return {
      title: this.get('title') ?? null,
      description: this.get('description') ?? null,
      creator: this.get('creator') ?? null,
      copyright: this.get('copyright') ?? null,
      keywords: cleanList((this.get('keywords') ?? '').split(/[;,]/)),
      make: this.get('make') ?? null,
      model: this.get('model') ?? null,
      gps: positionOf(this.get('place')),
      pairId: this.get('pair') ?? null,
      technical,
      ...(taken ? { capturedAt: taken, capturedAtCertainty: 'exact' as const } : {}),
    };
  }
}

/** What an XMP packet in a film or sound says. Its date is told apart: a container's own creation date goes before. */
export function packetWords(packet: Buffer | string): {
  facts: Probed;
  taken: string | undefined;
  made: string | undefined;
} {
  const xmp = readXmp([typeof packet === 'string' ? packet : decodePacket(packet)]);
  const inXmp = (name: string) => parseWallTime(xmpText(xmp, name));
  return {
    facts: {
      ...wordsFrom(noExif, readIptc(undefined), xmp, { title: undefined, comment: undefined }),
      gps: positionFrom(noExif, xmp),
      make: cleanText(xmpText(xmp, 'tiff:Make')),
      model: cleanText(xmpText(xmp, 'tiff:Model')),
      documentId: cleanText(xmpText(xmp, 'xmpMM:DocumentID')),
    },
    taken: inXmp('exif:DateTimeOriginal') ?? inXmp('photoshop:DateCreated'),
    made: inXmp('xmp:CreateDate') ?? inXmp('xmpDM:shotDate'),
  };
}

/**
 * ISO 6709 in its three forms (`+32.0929+034.8620/`, `+3205.57+03451.72/`, `+320534.4+0345143.2/`), and as programs
 * print it (`32.0929°N 34.8620°E`, `36°05'49.35"N 81°47'03.84"W`).
 */
export function positionOf(text: string | undefined): Position | null {
  const iso = /^\s*([+-])(\d{2,6}(?:\.\d+)?)([+-])(\d{3,7}(?:\.\d+)?)/.exec(text ?? '');
  const found = iso
    ? { lat: isoDegrees(iso[1], iso[2], 2), lon: isoDegrees(iso[3], iso[4], 3) }
    : { lat: degrees(text, 'NS'), lon: degrees(text, 'EW') };
  return validPosition(found) ?? null;
}

function isoDegrees(sign: string | undefined, digits: string | undefined, width: number): number {
  const [whole = '', fraction = ''] = (digits ?? '').split('.');
  const rest = whole.slice(width);
  const tail = fraction ? `.${fraction}` : '';
  let value = Number(whole.slice(0, width));
  if (rest.length === 0) value += Number(`0${tail}`);
  else if (rest.length === 2) value += Number(rest + tail) / 60;
  else if (rest.length === 4) value += Number(rest.slice(0, 2)) / 60 + Number(rest.slice(2) + tail) / 3600;
  else return Number.NaN;
  return sign === '-' ? -value : value;
}

function degrees(text: string | undefined, sides: string): number {
  const match = new RegExp(`(\\d+(?:\\.\\d+)?)°(?:(\\d+(?:\\.\\d+)?)')?(?:(\\d+(?:\\.\\d+)?)")?([${sides}])`).exec(
    text ?? '',
  );
  if (!match) return Number.NaN;
  const [, whole, minutes = '0', seconds = '0', side] = match;
  return (Number(whole) + Number(minutes) / 60 + Number(seconds) / 3600) * (side === 'S' || side === 'W' ? -1 : 1);
}
