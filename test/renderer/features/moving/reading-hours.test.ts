import { describe, expect, it } from 'vitest';
import { readTime } from '../../../../renderer/features/moving/reading-hours.tsx';

describe('a time of the day', () => {
  it.each([
    ['17:00', '17:00'],
    ['7.30', '07:30'],
    [' 8 ', '08:00'],
    ['00.00', '00:00'],
    ['23:59', '23:59'],
  ])('%j is %s', (typed, time) => {
    expect(readTime(typed)).toBe(time);
  });

  it.each(['', '24:00', '7:60', 'sore', '17:0', '1700', '-1:00', '7:30 malam'])('%j is none', (typed) => {
    expect(readTime(typed)).toBeUndefined();
  });
});
