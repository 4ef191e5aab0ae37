import { describe, expect, it } from 'vitest';
import { exifFields } from '../../../../electron/engine/media/release/exif-fields.ts';
import { xmpProperties } from '../../../../electron/engine/media/write-xmp.ts';
import { factsSaid } from '../../../../renderer/features/export/facts-said.ts';
import { en } from '../../../../shared/i18n/en.ts';
import {
  formats,
  type Language,
  type MessageKey,
  type MessageValues,
  translate,
} from '../../../../shared/i18n/format.ts';
import { id } from '../../../../shared/i18n/id.ts';

const said = (language: Language, ...facts: readonly (readonly [string, string])[]) =>
  factsSaid(
    facts.map(([field, value]) => ({ field, value })),
    (key: MessageKey, values?: MessageValues) => translate(language === 'id' ? id : en, language, key, values),
    formats(language),
  );

describe('what a copy carries, in words', () => {
  it('has a name for every field that can be written into one', () => {
    const whole = {
      ...{ title: 'Panen kopi', caption: 'Di kebun', creator: 'Rina', copyright: 'Pemkab', keywords: ['kopi'] },
      ...{ source: 'Dinas', usageTerms: 'sekali pakai', people: ['Siti'], place: 'Ciwidey', event: 'Panen' },
      ...{ date: '2020-10-09', takenAt: '2020-10-09T08:30:00', position: { lat: -6.9, lon: 107.6 } },
      camera: {
        make: 'Canon',
        model: 'EOS R6',
        lens: 'RF 50',
        exposure: 0.004,
        aperture: 2.8,
        iso: 400,
        focalLength: 50,
      },
    };
    const fields = [
      ...xmpProperties(whole).map(({ name }) => name),
      ...exifFields(whole).map(({ name }) => `exif:${name}`),
    ];
    const [, ...names] = said('id', ['dc:title', ''], ...fields.map((field) => [field, '1'] as const));
    expect(names.map(({ name }) => name).filter((name) => name.includes(':'))).toEqual([]);
  });

  it('is said as people say it, in their language', () => {
    expect(
      said(
        'id',
        ['photoshop:DateCreated', '2020-10-09'],
        ['exif:DateTimeOriginal', '2020:10:09 08:30:00'],
        ['exif:FNumber', '2.8'],
        ['exif:ExposureTime', '1/250'],
        ['exif:FocalLength', '50'],
      ),
    ).toEqual([
      { name: 'Tanggal', value: '9 Oktober 2020' },
      { name: 'Diambil', value: '9 Oktober 2020, 08.30' },
      { name: 'Bukaan', value: 'f/2,8' },
      { name: 'Lama rana', value: '1/250 detik' },
      { name: 'Jarak fokus', value: '50 mm' },
    ]);
    expect(said('en', ['exif:DateTimeOriginal', '2020:10:09 08:30:00'])).toEqual([
      { name: 'Taken', value: '9 October 2020, 08:30' },
    ]);
  });

  it('is said once where it stands in several fields', () => {
    expect(
      said(
        'id',
        ['dc:title', 'Panen kopi'],
        ['photoshop:Headline', 'Panen kopi'],
        ['exif:Make', 'Canon'],
        ['exif:Model', 'Canon EOS R6'],
        ['exif:GPSLatitudeRef', 'S'],
        ['exif:GPSLatitude', '6 55 3'],
        ['exif:GPSLongitudeRef', 'E'],
        ['exif:GPSLongitude', '107 36 36'],
      ),
    ).toEqual([
      { name: 'Judul', value: 'Panen kopi' },
      { name: 'Kamera', value: 'Canon EOS R6' },
      { name: 'Lokasi (GPS)', value: '-6.91750, 107.61000' },
    ]);
  });

  it('keeps nothing silent: half a position, and a field that nobody named', () => {
    expect(said('id', ['exif:GPSLatitude', '6 55 3'], ['foo:Bar', 'x'])).toEqual([
      { name: 'Lokasi (GPS)', value: '6 55 3' },
      { name: 'foo:Bar', value: 'x' },
    ]);
  });
});
