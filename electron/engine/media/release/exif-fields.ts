import type { CopyDescription } from '../copy-request.ts';

export type Directory = 'IFD0' | 'Exif' | 'GPS';
type Ratio = readonly [number, number];

/** One field of EXIF 3.0 (CIPA DC-008), with its value as it is written. */
export interface ExifField {
  readonly directory: Directory;
  readonly tag: number;
  readonly name: string;
  readonly value:
    | { readonly type: 'ascii'; readonly text: string }
    | { readonly type: 'short'; readonly numbers: readonly number[] }
    | { readonly type: 'rational'; readonly ratios: readonly Ratio[] };
}

const ascii = (text: string | null | undefined): ExifField['value'] | undefined => {
  // a zero ends a text
  const plain = text?.replaceAll('\0', '').trim();
  return plain ? { type: 'ascii', text: plain } : undefined;
};
const short = (number: number): ExifField['value'] => ({ type: 'short', numbers: [number] });
const rational = (...ratios: Ratio[]): ExifField['value'] => ({ type: 'rational', ratios });

/** A number as a ratio that reads well: times under half a second as 1/n. */
const ratioOf = (value: number): Ratio =>
  value > 0 && value < 0.5 ? [1, Math.max(1, Math.round(1 / value))] : [Math.round(value * 1000), 1000];

const positive = (value: number | null | undefined): value is number => Number.isFinite(value) && (value ?? 0) > 0;

/** Fields of what is let out, in the order of their tags. A title is no description. */
export function exifFields(describe: CopyDescription): ExifField[] {
  const { caption, creator, copyright, camera, position } = describe;
  const found: ExifField[] = [];
  const put = (directory: Directory, tag: number, name: string, value: ExifField['value'] | undefined) => {
    if (value) found.push({ directory, tag, name, value });
  };
  put('IFD0', 0x010e, 'ImageDescription', ascii(caption));
  put('IFD0', 0x010f, 'Make', ascii(camera?.make));
  put('IFD0', 0x0110, 'Model', ascii(camera?.model));
  put('IFD0', 0x013b, 'Artist', ascii(creator));
  put('IFD0', 0x8298, 'Copyright', ascii(copyright));
  if (positive(camera?.exposure)) put('Exif', 0x829a, 'ExposureTime', rational(ratioOf(camera.exposure)));
  if (positive(camera?.aperture)) put('Exif', 0x829d, 'FNumber', rational([Math.round(camera.aperture * 10), 10]));
  if (positive(camera?.iso) && camera.iso < 65_535)
    put('Exif', 0x8827, 'ISOSpeedRatings', short(Math.round(camera.iso)));
  put('Exif', 0x9003, 'DateTimeOriginal', ascii(exifTime(describe)));
  if (positive(camera?.focalLength))
    put('Exif', 0x920a, 'FocalLength', rational([Math.round(camera.focalLength * 10), 10]));
  put('Exif', 0xa434, 'LensModel', ascii(camera?.lens));
  if (position && Number.isFinite(position.lat) && Number.isFinite(position.lon)) {
    put('GPS', 1, 'GPSLatitudeRef', ascii(position.lat < 0 ? 'S' : 'N'));
    put('GPS', 2, 'GPSLatitude', rational(...degrees(position.lat)));
    put('GPS', 3, 'GPSLongitudeRef', ascii(position.lon < 0 ? 'W' : 'E'));
    put('GPS', 4, 'GPSLongitude', rational(...degrees(position.lon)));
  }
  return found;
}

/** The exact time when it lies on the day that is said; EXIF has no way to say a day alone. */
function exifTime({ date, takenAt }: CopyDescription): string | null {
  const known = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)/.exec(takenAt ?? '');
  const [, day = '', time = ''] = known ?? [];
  if (!known || (date && date.split('/')[0] !== day)) return null;
  return `${day.replaceAll('-', ':')} ${time}`;
}

/** Degrees, minutes and hundredths of a second. */
function degrees(value: number): Ratio[] {
  const hundredths = Math.round(Math.abs(value) * 360_000);
  return [
    [Math.floor(hundredths / 360_000), 1],
    [Math.floor((hundredths % 360_000) / 6000), 1],
    [hundredths % 6000, 100],
  ];
}

/** A value as a person reads it. */
export function shownValue({ value }: ExifField): string {
  if (value.type === 'ascii') return value.text;
  if (value.type === 'short') return value.numbers.join(' ');
  return value.ratios.map(([over, under]) => (over === 1 && under > 1 ? `1/${under}` : String(over / under))).join(' ');
}
