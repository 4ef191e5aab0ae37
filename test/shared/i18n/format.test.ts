import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formats } from '../../../shared/i18n/format.ts';

const id = formats('id');
const en = formats('en');

describe('dates', () => {
  it('are written as precisely as they are known', () => {
    expect([id.date('2020'), id.date('2020-10'), id.date('2020-10-09'), id.date('2020-10-09', 'heading')]).toEqual([
      '2020',
      'Oktober 2020',
      '9 Oktober 2020',
      'Jumat, 9 Oktober 2020',
    ]);
    expect([en.date('2020-10-09'), en.date('2020-10-09', 'short')]).toEqual(['9 October 2020', '9 Oct 2020']);
  });

  it('can be a span', () => {
    expect(id.date('2020-10-09/2020-10-11')).toBe('9 Oktober 2020 – 11 Oktober 2020');
  });

  it('come back as they are when they are none', () => {
    fc.assert(
      fc.property(
        fc.string().filter((text) => !/\d{4}/.test(text) && !text.includes('/')),
        (text) => {
          expect(id.date(text)).toBe(text);
        },
      ),
    );
    expect(id.date('2020-13-01')).toBe('2020-13-01');
    expect(id.date('2021-02-30')).toBe('2021-02-30');
  });

  it('keep their day in every zone', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 28 }), fc.integer({ min: 1, max: 12 }), (day, month) => {
        const two = (value: number) => String(value).padStart(2, '0');
        expect(en.date(`2024-${two(month)}-${two(day)}`)).toMatch(new RegExp(`^${day} `));
      }),
    );
  });
});

describe('sizes', () => {
  it('are counted in thousands, with one digit only while it says something', () => {
    expect([0, 999, 1000, 1_540_000, 99_960_000, 4_200_000_000].map((bytes) => en.size(bytes))).toEqual([
      '0 bytes',
      '999 bytes',
      '1 kB',
      '1.5 MB',
      '100 MB',
      '4.2 GB',
    ]);
    expect(id.size(1_540_000)).toBe('1,5 MB');
  });
});

describe('durations', () => {
  it('read as a clock', () => {
    expect([0, 7, 205, 3723].map(id.duration)).toEqual(['0:00', '0:07', '3:25', '1:02:03']);
  });

  it('that remain are said in one unit', () => {
    expect([id.remaining(0), id.remaining(25), id.remaining(130), en.remaining(7300)]).toEqual([
      '1 detik',
      '25 detik',
      '2 menit',
      '2 hours',
    ]);
  });

  it('since something are said from now', () => {
    const now = 1_700_000_000_000;
    expect(id.ago(now - 180_000, now)).toBe('3 menit yang lalu');
    expect(en.ago(now - 2 * 86_400_000, now)).toBe('2 days ago');
  });
});
