import type { CapturedCertainty } from '../../../../shared/model/facts.ts';
import type { Exif } from './exif.ts';
import { type Iptc, iptcField, iptcText } from './iptc.ts';
import { type Xmp, xmpText } from './xmp.ts';

export interface Captured {
  readonly at: string;
  readonly certainty: CapturedCertainty;
}

const pattern =
  /^(\d{4})(?:[-:./](\d{1,2})(?:[-:./](\d{1,2})(?:[T\s]+(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:[.,](\d+))?)?\s*([AP]M)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?)?)?(?!\d)/i;
/** ISO 8601 without signs. */
const compact = /^(\d{4})(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d)?)?(?!\d)/;
/** As in mail and in what programs of Unix print: `Fri, 09 Oct 2020 08:15:30 +0700`, `Fri Oct  9 08:15:30 2020`. */
const spelled =
  /^(?:[a-z]{3},?\s+)?(\d{1,2})\s+([a-z]{3})[a-z]*\s+(\d{4})(?:\s+(\d{1,2}):(\d\d)(?::(\d\d))?\s*(Z|GMT|UTC|[+-]\d{4})?)?/i;
const printed = /^[a-z]{3}\s+([a-z]{3})\s+(\d{1,2})\s+(\d{1,2}):(\d\d):(\d\d)\s+(?:[a-z]+\s+)?(\d{4})/i;
const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** A computer's clock may be wrong, but hardly by years: nothing was taken later than its today, or than this day. */
const surelyFuture = Date.UTC(2030, 0, 1);
const twoDays = 172_800_000;

/**
 * A date as cameras and programs write it, as ISO 8601 wall time: `YYYY[-MM[-DD[THH:MM:SS[.fff][±HH:MM|Z]]]]`. Zeros for
 * month and day mean that they are not known; a time that no clock shows leaves the date. Undefined for none: years before
 * 1800 (0000 and the like), days that no calendar has or that are still to come, and anything else.
 */
export function parseWallTime(text: string | undefined, subSeconds?: string, offset?: string): string | undefined {
  const parts = partsOf((text ?? '').trim());
  if (!parts) return undefined;
  const { month, day, hours, minutes, seconds, fraction, zone } = parts;
  const year = Number(parts.year);
  if (year < 1800 || month < 0 || month > 12) return undefined;
  if (Date.UTC(year, Math.max(0, month - 1), Math.max(1, day)) > Math.max(Date.now(), surelyFuture) + twoDays) {
    return undefined;
  }
  if (month === 0) return day === 0 ? parts.year : undefined;
  if (day === 0) return `${parts.year}-${two(month)}`;
  if (day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return undefined;
  const date = `${parts.year}-${two(month)}-${two(day)}`;
  if (hours === undefined || minutes === undefined || hours > 23 || minutes > 59 || seconds > 60) return date;
  const part = (fraction ?? subSeconds ?? '').trim();
  const tail = /^\d+$/.test(part) && Number(part) > 0 ? `.${part.slice(0, 3).padEnd(3, '0')}` : '';
  return `${date}T${two(hours)}:${two(minutes)}:${two(Math.min(seconds, 59))}${tail}${parseOffset(zone ?? offset)}`;
}

const two = (value: number): string => String(value).padStart(2, '0');

interface Parts {
  readonly year: string;
  /** 0 for none. */
  readonly month: number;
  readonly day: number;
  readonly hours: number | undefined;
  readonly minutes: number | undefined;
  readonly seconds: number;
  readonly fraction?: string | undefined;
  readonly zone?: string | undefined;
}

const number = (text: string | undefined): number | undefined => (text === undefined ? undefined : Number(text));

function partsOf(text: string): Parts | undefined {
  const packed = compact.exec(text);
  if (packed) {
    const [, year = '', mo, d, h, mi, s] = packed;
    return { year, month: Number(mo), day: Number(d), hours: number(h), minutes: number(mi), seconds: Number(s ?? 0) };
  }
  const match = pattern.exec(text);
  if (match) {
    const [, year = '', mo, d, h, mi, s, fraction, half, zone] = match;
    const hours = number(h);
    const noon = half?.toUpperCase() === 'PM' ? 12 : 0;
    return {
      year,
      month: Number(mo ?? 0),
      day: Number(d ?? 0),
      hours: half && hours !== undefined && hours <= 12 ? (hours % 12) + noon : hours,
      minutes: number(mi),
      seconds: Number(s ?? 0),
      fraction,
      zone,
    };
  }
  const letter = spelled.exec(text);
  if (letter) {
    const [, d, name = '', year = '', h, mi, s, zone] = letter;
    const month = months.indexOf(name.toLowerCase()) + 1;
    return month > 0
      ? { year, month, day: Number(d), hours: number(h), minutes: number(mi), seconds: Number(s ?? 0), zone }
      : undefined;
  }
  const print = printed.exec(text);
  if (!print) return undefined;
  const [, name = '', d, h, mi, s, year = ''] = print;
  const month = months.indexOf(name.toLowerCase()) + 1;
  return month > 0
    ? { year, month, day: Number(d), hours: number(h), minutes: number(mi), seconds: Number(s) }
    : undefined;
}

/** `Z`, or an offset as `±HH:MM`; '' for none or one that no place on earth has. */
function parseOffset(text: string | undefined): string {
  const match = /^\s*(?:(Z|UTC|GMT)|([+-])(\d{2}):?(\d{2}))/i.exec(text ?? '');
  if (!match) return '';
  if (match[1]) return 'Z';
  const [, , sign, hours, minutes] = match;
  return Number(hours) <= 14 && Number(minutes) < 60 ? `${sign}${hours}:${minutes}` : '';
}

function iptcTime(iptc: Iptc, dateField: number, timeField: number): string | undefined {
  const date = /^(\d{4})[-:]?(\d\d)[-:]?(\d\d)/.exec(iptcText(iptc, dateField) ?? '');
  if (!date) return undefined;
  const day = `${date[1]}-${date[2]}-${date[3]}`;
  const time = /^(\d\d):?(\d\d):?(\d\d)\s*([+-]\d\d:?\d\d)?/.exec(iptcText(iptc, timeField) ?? '');
  return parseWallTime(time ? `${day}T${time[1]}:${time[2]}:${time[3]}${time[4] ?? ''}` : day);
}

/** The fuller of two equal statements: EXIF's own, with the offset that only another kept. */
function withOffset(own: string | undefined, ...others: (string | undefined)[]): string | undefined {
  if (!own || /(Z|[+-]\d\d:\d\d)$/.test(own)) return own;
  const other = others.find((each) => each?.slice(0, 19) === own.slice(0, 19) && /(Z|[+-]\d\d:\d\d)$/.test(each));
  return other ? own + (/(Z|[+-]\d\d:\d\d)$/.exec(other)?.[0] ?? '') : own;
}

/** Dates of the container itself, which count after those that cameras and people wrote. */
export interface ContainerDates {
  readonly taken?: readonly (string | undefined)[] | undefined;
  /** In UTC. */
  readonly written?: string | undefined;
  readonly modified?: string | undefined;
}

/**
 * When a picture was taken, by the first of these that holds a date: EXIF DateTimeOriginal, the same in XMP,
 * photoshop:DateCreated, IPTC Date Created, EXIF and XMP creation dates, other programs' creation dates, the time of
 * the GPS, the container's own (`utc-container`), and only then a modification date (`modified`).
 */
export function capturedFrom(exif: Exif, iptc: Iptc, xmp: Xmp, container: ContainerDates): Captured | undefined {
  const { texts } = exif;
  const inXmp = (name: string) => parseWallTime(xmpText(xmp, name));
  const modified = parseWallTime(texts.ModifyDate, texts.SubSecTime, texts.OffsetTime);
  const taken: (string | undefined)[] = [
    withOffset(
      parseWallTime(texts.DateTimeOriginal, texts.SubSecTimeOriginal, texts.OffsetTimeOriginal),
      inXmp('exif:DateTimeOriginal'),
      inXmp('photoshop:DateCreated'),
      modified,
    ),
    inXmp('exif:DateTimeOriginal'),
    inXmp('photoshop:DateCreated'),
    iptcTime(iptc, iptcField.dateCreated, iptcField.timeCreated),
    parseWallTime(texts.CreateDate, texts.SubSecTimeDigitized, texts.OffsetTimeDigitized),
    inXmp('exif:DateTimeDigitized'),
    inXmp('xmp:CreateDate'),
    iptcTime(iptc, iptcField.digitizedDate, iptcField.digitizedTime),
    parseWallTime(exif.makerDate),
    ...(container.taken ?? []).map((text) => parseWallTime(text)),
    inXmp('pdf:CreationDate'),
    parseWallTime(xmp.get('dc:date')?.texts[0]),
    inXmp('exif:GPSDateTime') ?? inXmp('exif:GPSTimeStamp'),
    (exif.gpsTime ? parseWallTime(`${texts.GPSDateStamp} ${exif.gpsTime}Z`) : undefined) ??
      parseWallTime(texts.GPSDateStamp),
  ];
  const first = taken.find((value) => value !== undefined);
  if (first) return { at: first, certainty: 'exact' };
  const written = parseWallTime(container.written);
  if (written) return { at: written, certainty: 'utc-container' };
  const changed = modified ?? inXmp('xmp:ModifyDate') ?? parseWallTime(container.modified);
  return changed ? { at: changed, certainty: 'modified' } : undefined;
}
