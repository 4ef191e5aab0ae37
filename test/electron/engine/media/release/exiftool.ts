import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

export const exiftool = ['/usr/bin/exiftool', '/usr/local/bin/exiftool', '/opt/homebrew/bin/exiftool'].find(existsSync);

export type Told = Record<string, unknown>;

/** What exiftool reads of files, group by group, in their order. */
export function told(paths: readonly string[]): Told[] {
  const words = ['-json', '-G1', '-struct', '-a', '-n', '-charset', 'iptc=UTF8', ...paths];
  return JSON.parse(execFileSync(exiftool as string, words, { encoding: 'utf8', maxBuffer: 1e9 })) as Told[];
}

/** Groups about the file itself and its pixels, which say nothing about where, by whom and with what it was made. */
const about =
  /^(SourceFile|ExifTool:|System:|File:|JFIF:|PNG:|PNG-pHYs:|RIFF:|ICC|ICC-|Composite:|QuickTime:|Meta:|Photoshop:|VP8|XMP-x:)/;
/** Entries of a TIFF and a block of EXIF that are about their own structure. */
const structure =
  /^(IFD0|ExifIFD|GPS|IPTC):(ImageWidth|ImageHeight|ImageLength|BitsPerSample|Compression|Photometric\w*|Strip\w*|RowsPerStrip|Tile\w*|SamplesPerPixel|PlanarConfiguration|Predictor|ExtraSamples|SampleFormat|SubfileType|OldSubfileType|XResolution|YResolution|ResolutionUnit|ExifVersion|FlashpixVersion|ComponentsConfiguration|YCbCrPositioning|ColorSpace|Orientation|ExifImageWidth|ExifImageHeight|GPSVersionID|CodedCharacterSet|EnvelopeRecordVersion|ApplicationRecordVersion|PageNumber|FillOrder|WhitePoint|PrimaryChromaticities)$/;

/** Only what a copy says: fields and values beside those about its own structure. */
export const said = (facts: Told): Told =>
  Object.fromEntries(Object.entries(facts).filter(([name]) => !about.test(name) && !structure.test(name)));
