import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  difference,
  ends,
  momentWords,
  readTime,
  spanWords,
  writtenTime,
} from '../../../../renderer/features/clocks/clock-time.ts';

const timed = (id: string, at: string) => ({ id, at, name: id, camera: 'Canon', folder: '/' });

test('the right time of one photo says how far the clock was off, whatever zone it wrote', () => {
  expect(difference('2020-10-09T09:30:00+07:00', '2020-10-09T10:45')).toBe(4500);
  expect(difference('2020-03-01T00:10:00', '2020-02-29T23:50:00')).toBe(-1200);
  expect(difference('2020-10-09', '2020-10-09T10:45')).toBeUndefined();
});

test('the first and the last are told as they will be', () => {
  const all = [timed('b', '2020-10-09T12:00:00'), timed('a', '2020-10-09T08:00:00+07:00')];
  expect(ends(all, 86_400)).toEqual({
    first: { name: 'a', before: '2020-10-09T08:00:00+07:00', after: '2020-10-10T08:00:00+07:00' },
    last: { name: 'b', before: '2020-10-09T12:00:00', after: '2020-10-10T12:00:00' },
  });
  expect(ends([], 5)).toBeUndefined();
});

test('a span is said in its largest parts, and a moment as the language writes it', () => {
  expect(spanWords(-93_900, 'id')).toBe('1 hari 2 jam 5 menit');
  expect(spanWords(61, 'en')).toBe('1 minute 1 second');
  expect(momentWords('2020-10-09T09:30:05.20+07:00', (day) => day, 'id')).toBe('2020-10-09, 09.30.05');
});

test('what a clock is put forward by brings it to the right time', () => {
  const moment = fc.date({ min: new Date('1990-01-01'), max: new Date('2060-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(moment, moment, (said, right) => {
      const [a, b] = [said, right].map((date) => date.toISOString().slice(0, 19)) as [string, string];
      const told = ends([timed('x', a)], difference(a, b) ?? 0);
      expect(told?.first.after).toBe(b);
    }),
  );
});

test('a time of day is read as people type it, and read back as it is written', () => {
  expect(readTime('9.05')).toBe('09:05:00');
  expect(readTime(' 23:59:08 ')).toBe('23:59:08');
  for (const wrong of ['24.00', '9', '9.5', '12.60', 'sore', '']) expect(readTime(wrong)).toBeUndefined();
  expect(readTime(writtenTime('2020-10-09T09:30:05+07:00', 'id'))).toBe('09:30:05');
  expect(readTime(writtenTime('2020-10-09T09:30+07:00', 'en'))).toBe('09:30:00');
});
