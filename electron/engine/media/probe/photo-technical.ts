import type { TechnicalFacts } from '../../../../shared/model/facts.ts';
import { cleanText } from './clean.ts';
import { type Exif, exifTag } from './exif.ts';
import { readIcc } from './icc.ts';
import type { PictureBlocks } from './picture-blocks.ts';
import { type Xmp, type XmpValue, xmpText } from './xmp.ts';

const gpsTag = { altitudeRef: 5, altitude: 6, direction: 17 } as const;

/** Technical facts of a photo: of its camera from EXIF, else XMP; of its pixels from EXIF, the profile and the container. */
export function technicalFrom(blocks: PictureBlocks, exif: Exif, xmp: Xmp): TechnicalFacts {
  const profile = readIcc(blocks.icc);
  const facts: Record<string, string | number | undefined> = {
    ...blocks.details,
    ...camera(exif, xmp),
    software: text(exif.texts.Software, xmpText(xmp, 'xmp:CreatorTool'), blocks.software),
    serialNumber: text(exif.texts.BodySerialNumber, exif.texts.CameraSerialNumber, xmpText(xmp, 'aux:SerialNumber')),
    dpi: dpi(exif) ?? blocks.details?.dpi,
    // four channels without a profile are no less CMYK; a profile names the three others exactly
    colourSpace: colourSpace(exif, blocks.details?.colourSpace, profile),
    colourProfile: profile.colourProfile,
    rating: rating(exif, xmp),
    altitude: altitude(exif, xmp),
    direction: within(exif.gps(gpsTag.direction)[0], 0, 360, 1),
    motionPhoto: blocks.details?.motionPhoto ?? (isMotionPhoto(xmp) ? 'yes' : undefined),
  };
  for (const [key, value] of Object.entries(facts)) if (value === undefined) delete facts[key];
  return facts;
}

function camera(exif: Exif, xmp: Xmp): Record<string, string | number | undefined> {
  const [number, inXmp] = [
    (wanted: number) => exif.numbers(wanted)[0],
    (name: string) => fraction(xmpText(xmp, `exif:${name}`) ?? xmp.get(`exif:${name}`)?.items[0]?.texts[0]),
  ];
  const shutter = number(exifTag.shutterSpeed);
  const aperture = number(exifTag.apertureValue);
  return {
    lens: lens(exif, xmp),
    focalLength: within(number(exifTag.focalLength) ?? inXmp('FocalLength'), 0.1, 10_000, 2),
    focalLength35: within(number(exifTag.focalLength35) ?? inXmp('FocalLengthIn35mmFilm'), 1, 10_000, 1),
    aperture: within(
      usable(number(exifTag.fNumber)) ?? inXmp('FNumber') ?? (aperture === undefined ? undefined : 2 ** (aperture / 2)),
      0.5,
      200,
      1,
    ),
    exposureSeconds: within(
      usable(number(exifTag.exposureTime)) ??
        inXmp('ExposureTime') ??
        (shutter === undefined ? undefined : 2 ** -shutter),
      1e-7,
      1e6,
      9,
    ),
    exposureBias: within(number(exifTag.bias) ?? inXmp('ExposureBiasValue'), -20, 20, 2),
    iso: within(iso(exif) ?? inXmp('ISOSpeedRatings'), 1, 1e7, 0),
    flash: flash(exif, xmp),
  };
}

/** 65535 says that the number was too large for its field. */
function iso(exif: Exif): number | undefined {
  const [value] = exif.numbers(exifTag.iso);
  if (value !== undefined && value < 65_535) return value;
  return exif.numbers(exifTag.exposureIndex)[0] ?? exif.numbers(exifTag.isoSpeed)[0] ?? value;
}

function flash(exif: Exif, xmp: Xmp): string | undefined {
  const [bits] = exif.numbers(exifTag.flash);
  if (bits !== undefined) return (bits & 1) === 1 ? 'yes' : 'no';
  const fired = xmp.get('exif:Flash')?.fields.get('exif:Fired')?.texts[0]?.toLowerCase();
  return fired === 'true' ? 'yes' : fired === 'false' ? 'no' : undefined;
}

function lens(exif: Exif, xmp: Xmp): string | undefined {
  const named = text(exif.texts.LensModel, xmpText(xmp, 'exifEX:LensModel'), xmpText(xmp, 'aux:Lens'));
  if (named && !/^[-\s.]+$/.test(named)) return named;
  const [short, long, wide] = exif.numbers(exifTag.lensSpecification);
  if (!(short && long) || !Number.isFinite(short + long)) return undefined;
  const range = short === long ? `${plain(short)} mm` : `${plain(short)}-${plain(long)} mm`;
  return wide && Number.isFinite(wide) ? `${range} f/${plain(wide)}` : range;
}

const plain = (value: number): string => String(Math.round(value * 10) / 10);

function dpi(exif: Exif): number | undefined {
  const [across] = exif.numbers(exifTag.xResolution);
  const unit = exif.numbers(exifTag.resolutionUnit)[0] ?? 2;
  if (across === undefined || unit === 1) return undefined;
  return within(unit === 3 ? across * 2.54 : across, 2, 100_000, 0);
}

function colourSpace(exif: Exif, stored: unknown, profile: TechnicalFacts): string | undefined {
  if (typeof stored === 'string' && stored !== 'RGB' && stored !== 'YCbCr') return stored;
  const [stated] = exif.numbers(exifTag.colourSpace);
  const named = String(profile.colourProfile ?? '');
  if (/s ?rgb/i.test(named) || (!named && stated === 1)) return 'sRGB';
  if (/adobe ?rgb/i.test(named) || (!named && stated === 2)) return 'Adobe RGB';
  const space = profile.colourSpace ?? stored;
  return typeof space === 'string' ? space : undefined;
}

/** Stars from 0 to 5, and -1 for a picture that was thrown out. */
function rating(exif: Exif, xmp: Xmp): number | undefined {
  const inXmp = xmpText(xmp, 'xmp:Rating');
  const value = inXmp === undefined ? exif.numbers(exifTag.rating)[0] : Number(inXmp);
  return value !== undefined && value >= -1 && value <= 5 ? Math.round(value) : undefined;
}

/** Metres above the sea. */
function altitude(exif: Exif, xmp: Xmp): number | undefined {
  const [own] = exif.gps(gpsTag.altitude);
  const below = own === undefined ? xmpText(xmp, 'exif:GPSAltitudeRef') === '1' : exif.gps(gpsTag.altitudeRef)[0] === 1;
  const value = own ?? fraction(xmpText(xmp, 'exif:GPSAltitude'));
  return within(value === undefined ? undefined : below ? -Math.abs(value) : value, -12_000, 100_000, 1);
}

/** Google's and others' marks of a film behind the picture: the old flag, the new one, or a list of what is in the file. */
function isMotionPhoto(xmp: Xmp): boolean {
  if (xmpText(xmp, 'GCamera:MotionPhoto') === '1' || xmpText(xmp, 'GCamera:MicroVideo') === '1') return true;
  return (xmp.get('Container:Directory')?.items ?? []).some((item) => semantic(item) === 'MotionPhoto');
}

const semantic = (item: XmpValue): string | undefined =>
  (item.fields.get('Container:Item') ?? item).fields.get('Item:Semantic')?.texts[0];

function text(...texts: (string | undefined)[]): string | undefined {
  for (const each of texts) {
    const clean = cleanText(each);
    if (clean) return clean.slice(0, 200);
  }
  return undefined;
}

const usable = (value: number | undefined): number | undefined =>
  value !== undefined && Number.isFinite(value) && value > 0 ? value : undefined;

/** `28/10` or `2.8`. */
function fraction(text: string | undefined): number | undefined {
  const match = /^\s*([+-]?\d+(?:\.\d+)?)(?:\s*\/\s*(\d+))?\s*$/.exec(text ?? '');
  return match ? Number(match[1]) / Number(match[2] ?? 1) : undefined;
}

/** Rounded to `digits`; undefined for what no instrument shows. */
function within(value: number | undefined, least: number, most: number, digits: number): number | undefined {
  if (value === undefined || !(value >= least && value <= most)) return undefined;
  return Math.round(value * 10 ** digits) / 10 ** digits;
}
