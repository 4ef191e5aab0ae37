import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stampInName } from '../../../../../electron/engine/media/probe/name-stamp.ts';

describe('names that machines give', () => {
  it.each([
    ['IMG-20201009-WA0012.jpg', '2020-10-09'],
    ['VID-20201009-WA0003.mp4', '2020-10-09'],
    ['IMG_20201009_081530.jpg', '2020-10-09T08:15:30'],
    ['IMG20201009081530.jpg', '2020-10-09T08:15:30'],
    ['IMG_20201009_081530_123.jpg', '2020-10-09T08:15:30'],
    ['IMG_20201009_081530(1).jpg', '2020-10-09T08:15:30'],
    ['VID_20210817_093015.mp4', '2021-08-17T09:30:15'],
    ['PXL_20210817_093015123.MP.jpg', '2021-08-17T09:30:15'],
    ['MVIMG_20190101_235959.jpg', '2019-01-01T23:59:59'],
    ['20201009_081530.jpg', '2020-10-09T08:15:30'],
    ['20201009_081530-1.jpg', '2020-10-09T08:15:30'],
    ['2020-10-09 08.15.30.jpg', '2020-10-09T08:15:30'],
    ['DJI_20230101123456_0001_D.JPG', '2023-01-01T12:34:56'],
    ['C360_2015-04-05-12-00-01-123.jpg', '2015-04-05T12:00:01'],
    ['B612_20201009_081530_123.jpg', '2020-10-09T08:15:30'],
    ['WIN_20200101_12_00_01_Pro.jpg', '2020-01-01T12:00:01'],
    ['P_20201009_081530_vHDR_On.jpg', '2020-10-09T08:15:30'],
    ['lv_0_20201009081530.mp4', '2020-10-09T08:15:30'],
    ['Screenshot_2020-10-09-08-15-30-123_com.whatsapp.png', '2020-10-09T08:15:30'],
    ['Screenshot_20201009-081530_WhatsApp.jpg', '2020-10-09T08:15:30'],
    ['Screenshot 2020-10-09 at 8.15.30\u202fPM.png', '2020-10-09T20:15:30'],
    ['Tangkapan Layar 2020-10-09 pukul 08.15.30.png', '2020-10-09T08:15:30'],
    ['WhatsApp Image 2020-10-09 at 09.15.12.jpeg', '2020-10-09T09:15:12'],
    ['WhatsApp Image 2020-10-09 at 9.15.12 PM (1).jpeg', '2020-10-09T21:15:12'],
    ['WhatsApp Image 2020-10-09 at 12.15.12 AM.jpeg', '2020-10-09T00:15:12'],
    ['photo_2020-10-09_08-15-22.jpg', '2020-10-09T08:15:22'],
    ['photo_12@09-10-2020_08-15-22.jpg', '2020-10-09T08:15:22'],
    ['signal-2020-10-09-081522.jpg', '2020-10-09T08:15:22'],
    ['signal-2020-10-09-08-15-22-123.jpg', '2020-10-09T08:15:22'],
    ['DSC_20201009.jpg', '2020-10-09'],
    ['FB_IMG_1602231330000.jpg', '2020-10-09T08:15:30Z'],
  ])('%s was made %s', (name, expected) => {
    expect(stampInName(name)).toBe(expected);
  });

  it.each([
    'IMG_20209999.jpg',
    'IMG_20201399_081530.jpg',
    'IMG_2020.jpg',
    'IMG_1234.JPG',
    'DSC_0042.NEF',
    'DSC02020.ARW',
    'IMG_20980101_101010.jpg',
    'IMG_20201009123.jpg',
    '10205678912345678_n.jpg',
    '120201009081530.jpg',
    'Rapat 2020-10-09.jpg',
    '20201009.jpg',
    'FB_IMG_9999999999999.jpg',
    'nomor 2020100908153012345.pdf',
    '',
  ])('%s was made by nobody knows when', (name) => {
    expect(stampInName(name)).toBeUndefined();
  });

  it('give back the time that was put into them', () => {
    const two = (value: number) => String(value).padStart(2, '0');
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1991-01-01T00:00:00Z'), max: new Date('2025-12-31T00:00:00Z'), noInvalidDate: true }),
        fc.constantFrom('IMG_', 'VID_', 'Screenshot_', 'PXL_', ''),
        (time, prefix) => {
          const [day, clock] = time.toISOString().slice(0, 19).split('T');
          const name = `${prefix}${day?.replaceAll('-', '')}_${clock?.replaceAll(':', '')}.jpg`;
          expect(stampInName(name)).toBe(`${day}T${clock}`);
          expect(stampInName(`IMG-${day?.replaceAll('-', '')}-WA00${two(time.getUTCDate())}.jpg`)).toBe(day);
        },
      ),
    );
  });

  it('are never taken for days that there are not', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (name) => {
        const found = stampInName(name);
        if (found) expect(Number.isNaN(Date.parse(found))).toBe(false);
      }),
    );
  });
});
