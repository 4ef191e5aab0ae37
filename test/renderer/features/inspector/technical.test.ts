import { describe, expect, it } from 'vitest';
import { plainFacts } from '../../../../renderer/features/inspector/technical.ts';
import { en } from '../../../../shared/i18n/en.ts';
import { translate } from '../../../../shared/i18n/format.ts';
import { id } from '../../../../shared/i18n/id.ts';
import { type TechnicalFacts, technicalKey } from '../../../../shared/model/facts.ts';

const inIndonesian = (facts: TechnicalFacts) =>
  plainFacts(facts, (key, values) => translate(id, 'id', key, values), 'id-ID').map(({ name, value }) => [name, value]);
const inEnglish = (facts: TechnicalFacts) =>
  plainFacts(facts, (key, values) => translate(en, 'en', key, values), 'en-GB').map(({ name, value }) => [name, value]);

describe('technical facts', () => {
  it('all have a plain name in both languages', () => {
    const all = Object.fromEntries(technicalKey.options.map((key) => [key, 'x']));
    for (const [name] of [...inIndonesian(all), ...inEnglish(all)]) expect(name).not.toMatch(/^technical\./);
    expect(inIndonesian(all)).toHaveLength(technicalKey.options.length);
  });

  it('are written with their units, as the language writes numbers', () => {
    const facts = {
      frameRate: 29.97,
      bitRate: 2_450_000,
      sampleRate: 44_100,
      channels: 2,
      aperture: 2.8,
      altitude: 1234,
    };
    expect(inIndonesian(facts)).toEqual([
      ['Laju gambar', '29,97 gambar/detik'],
      ['Laju data', '2,5 Mbit/detik'],
      ['Laju cuplik', '44,1 kHz'],
      ['Saluran suara', '2 (stereo)'],
      ['Bukaan', 'f/2,8'],
      ['Ketinggian', '1.234 m'],
    ]);
    expect(inEnglish({ bitRate: 128_000, altitude: 1234 })).toEqual([
      ['Bit rate', '128 kbit/s'],
      ['Altitude', '1,234 m'],
    ]);
  });

  it('say short exposures as photographers do', () => {
    expect(inEnglish({ exposureSeconds: 0.008 })).toEqual([['Shutter speed', '1/125 s']]);
    expect(inEnglish({ exposureSeconds: 2.5 })).toEqual([['Shutter speed', '2.5 s']]);
    expect(inEnglish({ exposureBias: 0.7 })).toEqual([['Exposure compensation', '+0.7 EV']]);
  });

  it('leave years, serial numbers and words as they are', () => {
    expect(inIndonesian({ year: 2020, serialNumber: 123_456, lens: 'RF 24-70mm' })).toEqual([
      ['Lensa', 'RF 24-70mm'],
      ['Nomor seri kamera', '123456'],
      ['Tahun', '2020'],
    ]);
  });

  it('say yes and no in words', () => {
    expect(inIndonesian({ motionPhoto: 'yes', encrypted: 1, flash: 0 })).toEqual([
      ['Lampu kilat', 'tidak'],
      ['Foto bergerak', 'ya'],
      ['Terkunci sandi', 'ya'],
    ]);
  });
});
