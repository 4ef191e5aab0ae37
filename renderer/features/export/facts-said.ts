import type { Formats, MessageKey } from '../../../shared/i18n/format.ts';
import { cameraName } from '../../../shared/text/camera.ts';
import type { NamedValue } from '../../elements/fact-list.tsx';
import type { Translate } from '../../state/language.tsx';

/** A field that a copy carries (`dc:title`, `exif:FNumber`), as it is written. */
interface Carried {
  readonly field: string;
  readonly value: string;
}

interface Saying {
  readonly t: Translate;
  readonly formats: Formats;
  /** Another field of the same copy. */
  readonly other: (field: string) => string | undefined;
}

/** What the fields are to a person, and how their values are said; without that, as they are. */
const known: Readonly<Record<string, readonly [MessageKey, ((value: string, saying: Saying) => string)?]>> = {
  'dc:title': ['field.title'],
  'photoshop:Headline': ['field.title'],
  'dc:description': ['field.caption'],
  'exif:ImageDescription': ['field.caption'],
  'dc:subject': ['field.keywords'],
  'dc:creator': ['field.creator'],
  'exif:Artist': ['field.creator'],
  'dc:rights': ['field.copyright'],
  'exif:Copyright': ['field.copyright'],
  'photoshop:Source': ['field.unit'],
  'xmpRights:UsageTerms': ['rights.licence'],
  'Iptc4xmpCore:Location': ['field.place'],
  'Iptc4xmpExt:Event': ['field.event'],
  'Iptc4xmpExt:PersonInImage': ['field.people'],
  'photoshop:DateCreated': ['field.date', (value, { formats }) => formats.date(value)],
  'exif:Make': ['facts.camera', camera],
  'exif:Model': ['facts.camera', camera],
  'exif:LensModel': ['technical.lens'],
  'exif:DateTimeOriginal': ['facts.captured', captured],
  'exif:ExposureTime': ['technical.exposureSeconds', (value, { t }) => t('technical.value.seconds', { value })],
  'exif:FNumber': ['technical.aperture', measured('technical.value.f')],
  'exif:ISOSpeedRatings': ['technical.iso'],
  'exif:FocalLength': ['technical.focalLength', measured('technical.value.mm')],
  'exif:GPSLatitudeRef': ['export.leaves.position', position],
  'exif:GPSLatitude': ['export.leaves.position', position],
  'exif:GPSLongitudeRef': ['export.leaves.position', position],
  'exif:GPSLongitude': ['export.leaves.position', position],
};

/**
 * What a copy carries, as people read it: what stands in several fields, or in parts, is said once. A field that nobody named
 * is called what it is called; nothing that leaves is kept silent.
 */
export function factsSaid(facts: readonly Carried[], t: Translate, formats: Formats): readonly NamedValue[] {
  const values = new Map(facts.map(({ field, value }) => [field, value]));
  const saying: Saying = { t, formats, other: (field) => values.get(field) };
  const said = facts.map(({ field, value }): NamedValue => {
    const [key, write] = known[field] ?? [];
    return { name: key ? t(key) : field, value: write ? write(value, saying) : value };
  });
  return said.filter(
    (fact, at) => said.findIndex((other) => other.name === fact.name && other.value === fact.value) === at,
  );
}

function camera(value: string, { other }: Saying): string {
  return cameraName(other('exif:Make') ?? null, other('exif:Model') ?? null) ?? value;
}

/** `2020:10:09 08:30:00`, on the camera's clock. */
function captured(value: string, { formats }: Saying): string {
  const [, year, month, day, time] = /^(\d{4}):(\d\d):(\d\d) (\d\d:\d\d)/.exec(value) ?? [];
  return time === undefined ? value : `${formats.date(`${year}-${month}-${day}`)}, ${formats.time(time)}`;
}

function measured(key: MessageKey): (value: string, saying: Saying) => string {
  return (value, { t, formats }) => t(key, { value: formats.number(Number(value)) });
}

/** Both degrees in one, as the facts of an asset say them. */
function position(value: string, { other }: Saying): string {
  const sides = [
    degrees(other('exif:GPSLatitude'), other('exif:GPSLatitudeRef') === 'S'),
    degrees(other('exif:GPSLongitude'), other('exif:GPSLongitudeRef') === 'W'),
  ];
  return sides.includes(undefined) ? value : sides.join(', ');
}

/** Degrees, minutes and seconds (`6 55 3.12`) as degrees alone. */
function degrees(written: string | undefined, isNegative: boolean): string | undefined {
  const parts = written?.split(' ').map(Number) ?? [];
  const [whole = Number.NaN, minutes = 0, seconds = 0] = parts;
  const value = whole + minutes / 60 + seconds / 3600;
  return Number.isFinite(value) ? `${isNegative ? '-' : ''}${value.toFixed(5)}` : undefined;
}
