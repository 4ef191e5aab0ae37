import type { CapturedCertainty } from '../../../../shared/model/facts.ts';
import type { Exif } from './exif.ts';
import { type Iptc, iptcField, iptcText } from './iptc.ts';
import { type Xmp, xmpText } from './xmp.ts';

export interface Captured {
  readonly at: string;
  readonly certainty: CapturedCertainty;
}

const pattern =
  /^(\d{4})[-:./](\d{1,2})(?:[-:./](\d{1,2})(?:[T\s]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d+))?)?\s*(Z|[+-]\d{2}:?\d{2})?)?)?/i;

/**
 * A date as cameras and programs write it, as ISO 8601 wall time: `YYYY-MM-DD[THH:MM:SS[.fff]][±HH:MM|Z]`. Undefined for
 * none: years before 1800 or after 2199 (0000 and the like), days that no calendar has, and anything else.
 */
export function parseWallTime(text: string | undefined, subSeconds?: string, offset?: string): string | undefined {
  const match = pattern.exec((text ?? '').trim());
  if (!match) return undefined;
  const [, y = '', mo = '', d, h, mi, s = '00', fraction, zone] = match;
  const year = Number(y);
  const month = Number(mo);
  if (year < 1800 || year > 2199 || month < 1 || month > 12) return undefined;
  if (d === undefined) return `${y}-${mo.padStart(2, '0')}`;
  const day = Number(d);
  if (day < 1 || day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return undefined;
  const date = `${y}-${mo.padStart(2, '0')}-${d.padStart(2, '0')}`;
  if (h === undefined || mi === undefined) return date;
  if (Number(h) > 23 || Number(mi) > 59 || Number(s) > 59) return undefined;
  const parts = (fraction ?? subSeconds ?? '').trim();
  const tail = /^\d+$/.test(parts) && Number(parts) > 0 ? `.${parts.slice(0, 3).padEnd(3, '0')}` : '';
  return `${date}T${h.padStart(2, '0')}:${mi}:${s}${tail}${parseOffset(zone ?? offset)}`;
}

/** `Z`, or an offset as `±HH:MM`; '' for none or one that no place on earth has. */
function parseOffset(text: string | undefined): string {
  const match = /^\s*(?:(Z)|([+-])(\d{2}):?(\d{2}))/i.exec(text ?? '');
  if (!match) return '';
  if (match[1]) return 'Z';
  const [, , sign, hours, minutes] = match;
  return Number(hours) <= 14 && Number(minutes) < 60 ? `${sign}${hours}:${minutes}` : '';
}

function iptcTime(iptc: Iptc): string | undefined {
  const date = /^(\d{4})(\d\d)(\d\d)/.exec(iptcText(iptc, iptcField.dateCreated) ?? '');
  if (!date) return undefined;
  const day = `${date[1]}-${date[2]}-${date[3]}`;
  const time = /^(\d\d)(\d\d)(\d\d)([+-]\d{4})?/.exec(iptcText(iptc, iptcField.timeCreated) ?? '');
  return parseWallTime(time ? `${day}T${time[1]}:${time[2]}:${time[3]}${time[4] ?? ''}` : day) ?? parseWallTime(day);
}

/** The fuller of two equal statements: EXIF's own, with the offset that only XMP kept. */
function withOffset(own: string | undefined, other: string | undefined): string | undefined {
  if (!own || !other || /(Z|[+-]\d\d:\d\d)$/.test(own) || own.slice(0, 19) !== other.slice(0, 19)) return own;
  return other;
}

/**
 * When a picture was taken, by the first of these that holds a date: EXIF DateTimeOriginal, the same in XMP,
 * photoshop:DateCreated, IPTC Date Created, EXIF and XMP creation dates, other programs' creation dates, the time of
 * the GPS, and only then a modification date (`modified`).
 */
export function capturedFrom(
  exif: Exif,
  iptc: Iptc,
  xmp: Xmp,
  extra: readonly (string | undefined)[],
): Captured | undefined {
  const { texts } = exif;
  const inXmp = (name: string) => parseWallTime(xmpText(xmp, name));
  const taken: (string | undefined)[] = [
    withOffset(
      parseWallTime(texts.DateTimeOriginal, texts.SubSecTimeOriginal, texts.OffsetTimeOriginal),
      inXmp('exif:DateTimeOriginal') ?? inXmp('photoshop:DateCreated'),
    ),
    inXmp('exif:DateTimeOriginal'),
    inXmp('photoshop:DateCreated'),
    iptcTime(iptc),
    parseWallTime(texts.CreateDate, texts.SubSecTimeDigitized, texts.OffsetTimeDigitized),
    inXmp('exif:DateTimeDigitized'),
    inXmp('xmp:CreateDate'),
    parseWallTime(exif.makerDate),
    ...extra.map((text) => parseWallTime(text)),
    inXmp('pdf:CreationDate'),
    parseWallTime(xmp.get('dc:date')?.texts[0]),
    inXmp('exif:GPSDateTime') ?? inXmp('exif:GPSTimeStamp'),
    (exif.gpsTime ? parseWallTime(`${texts.GPSDateStamp} ${exif.gpsTime}Z`) : undefined) ??
      parseWallTime(texts.GPSDateStamp),
  ];
  const first = taken.find((value) => value !== undefined);
  if (first) return { at: first, certainty: 'exact' };
  const modified = parseWallTime(texts.ModifyDate, texts.SubSecTime, texts.OffsetTime) ?? inXmp('xmp:ModifyDate');
  return modified ? { at: modified, certainty: 'modified' } : undefined;
}
