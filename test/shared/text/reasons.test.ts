import { expect, it } from 'vitest';
import { en } from '../../../shared/i18n/en.ts';
import { translate } from '../../../shared/i18n/format.ts';
import { id } from '../../../shared/i18n/id.ts';
import { reasonMessage } from '../../../shared/text/reasons.ts';

const words = (reason: string) => {
  const { key, values } = reasonMessage(reason);
  return [translate(id, 'id', key, values), translate(en, 'en', key, values)];
};

it('has words for every reason, with its facts in them', () => {
  expect(words('past:kopi:9:11')).toEqual([
    '9 dari 11 kegiatan dengan kata "kopi" bertema ini',
    '9 of 11 events with the word "kopi" had this theme',
  ]);
  expect(words('past:/:7:8')[1]).toBe('7 of 8 others in this folder have this theme');
  expect(words('assets:2:3')[0]).toBe('2 dari 3 bahan kegiatan ini sudah begitu');
  expect(words('gps:1.2')[0]).toBe('Menurut lokasi GPS, sekitar 1,2 km dari pusatnya');
  expect(words('neighbours:1')[1]).toBe('Something taken a minute before or after was here');
  expect(words('neighbours:12')[0]).toBe('Bahan lain yang diambil berselang 12 menit ada di sini');
  for (const reason of ['file-name', 'folder-name', 'event', 'embedded', 'copy', 'neighbours']) {
    expect(words(reason)).not.toContain(`why.${reason}`);
  }
});

it('says of a reason that it does not know that it is a guess', () => {
  for (const reason of ['', 'moon', 'past', 'past:kopi', 'gps:x', 'past:a:b:c', 'neighbours:']) {
    expect(words(reason)[0]).not.toMatch(/why\./);
  }
  expect(words('moon:full')[1]).toBe('A guess of Bahan');
});
