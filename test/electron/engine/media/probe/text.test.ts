import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseWallTime } from '../../../../../electron/engine/media/probe/capture-time.ts';
import { cleanText } from '../../../../../electron/engine/media/probe/clean.ts';
import { stampInName } from '../../../../../electron/engine/media/probe/name-stamp.ts';
import { parseXml } from '../../../../../electron/engine/media/probe/xml.ts';
import { readXmp } from '../../../../../electron/engine/media/probe/xmp.ts';

describe('dates that machines write', () => {
  it.each([
    ['2020:10:09 08:15:30', '2020-10-09T08:15:30'],
    ['2020-10-09T08:15:30.123456+0700', '2020-10-09T08:15:30.123+07:00'],
    ['2020-10-09T08:15Z', '2020-10-09T08:15:00Z'],
    ['2020:10:09', '2020-10-09'],
    ['2020-10', '2020-10'],
    ['0000:00:00 00:00:00', undefined],
    ['2020:10:09 24:00:00', '2020-10-09'],
    ['2020:10:09   :  :  ', '2020-10-09'],
    ['2020:10:09 08:15:30 PM', '2020-10-09T20:15:30'],
    ['2020:10:00 00:00:00', '2020-10'],
    ['2020:00:00 00:00:00', '2020'],
    ['2020', '2020'],
    ['20201009T081530', '2020-10-09T08:15:30'],
    ['Fri, 09 Oct 2020 08:15:30 +0700', '2020-10-09T08:15:30+07:00'],
    ['Fri Oct  9 08:15:30 2020', '2020-10-09T08:15:30'],
    ['2009:13:40 10:00:00', undefined],
    ['2098:01:01 10:00:00', undefined],
    ['2019:02:29', undefined],
    ['2020-02-29', '2020-02-29'],
    ['', undefined],
  ])('%s is %s', (text, expected) => {
    expect(parseWallTime(text)).toBe(expected);
  });

  it('are dates of the calendar, whatever was written', () => {
    const digits = fc.integer({ min: 0, max: 99 }).map((n) => String(n).padStart(2, '0'));
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 9999 }),
        digits,
        digits,
        digits,
        digits,
        digits,
        (year, mo, d, h, mi, s) => {
          const found = parseWallTime(`${String(year).padStart(4, '0')}:${mo}:${d} ${h}:${mi}:${s}`);
          if (found === undefined) return;
          // a year or a month alone begins with its first day
          const whole = found + '0000-01-01T00:00:00'.slice(found.length);
          expect(new Date(`${whole}Z`).toISOString().slice(0, 19)).toBe(whole);
        },
      ),
    );
  });
});

describe('names that machines give', () => {
  it.each([
    ['IMG-20201009-WA0012.jpg', '2020-10-09'],
    ['VID_20210817_093015.mp4', '2021-08-17T09:30:15'],
    ['IMG_20210817_093015_1.jpg', '2021-08-17T09:30:15'],
    ['PXL_20210817_093015123.jpg', '2021-08-17T09:30:15'],
    ['20210817_093015.jpg', '2021-08-17T09:30:15'],
    ['Screenshot_20210817-093015_WhatsApp.jpg', '2021-08-17T09:30:15'],
    ['Screenshot_2021-08-17-09-30-15-44.png', '2021-08-17T09:30:15'],
    ['Screenshot 2021-08-17 093015.png', '2021-08-17T09:30:15'],
    ['WhatsApp Image 2020-10-09 at 09.30.15.jpeg', '2020-10-09T09:30:15'],
    ['PTT-20201009-WA0001.opus', '2020-10-09'],
    ['IMG_1234.jpg', undefined],
    ['IMG_20211399_093015.jpg', undefined],
    ['2020-10-09 Pelepasan Ekspor Kopi.jpg', undefined],
    ['DSC_0001.JPG', undefined],
  ])('%s tells %s', (name, expected) => {
    expect(stampInName(name)).toBe(expected);
  });
});

describe('texts from files', () => {
  it('are clean whatever they were, and stay as they are when cleaned again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const clean = cleanText(text);
        if (clean === null) return;
        expect(clean.isWellFormed()).toBe(true);
        expect(clean).toBe(clean.normalize('NFC').trim());
        // biome-ignore lint/suspicious/noControlCharactersInRegex: that there are none is the point
        expect(clean).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufeff]/);
        expect(cleanText(clean)).toBe(clean);
      }),
    );
  });

  it('may be any XML, and nothing of it grows', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(
            '<a>',
            '</a>',
            '<b x="1"/>',
            '&lt;',
            '<!--',
            '-->',
            '<![CDATA[',
            ']]>',
            '<rdf:Description',
            '>',
            '"',
            'text',
          ),
          { maxLength: 60 },
        ),
        (parts) => {
          const text = parts.join('');
          expect(JSON.stringify(parseXml(text)).length).toBeLessThan(200 * (text.length + 10));
          expect(readXmp([text])).toBeInstanceOf(Map);
        },
      ),
    );
    const bomb = `<!DOCTYPE a [<!ENTITY b "${'x'.repeat(100)}"><!ENTITY c "&b;&b;&b;">]><a>&c;&c;</a>`;
    expect(parseXml(bomb).children.at(-1)?.text).toBe('&c;&c;');
  });
});
