import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { momentsOf } from '../../../shared/decoding/moments.ts';
import { PeakMeter } from '../../../shared/decoding/peak-meter.ts';

function heard(samples: Iterable<number>, rate = 8_000): PeakMeter {
  const meter = new PeakMeter(rate);
  for (const sample of samples) meter.hear(sample);
  return meter;
}

describe('the meter of peaks', () => {
  test('tells how long the sound was', () => {
    expect(heard(new Float32Array(12_000)).seconds).toBe(1.5);
    expect(new PeakMeter(44_100).seconds).toBe(0);
  });

  test('finds a loud moment in its part and nowhere else', () => {
    const samples = new Float32Array(80_000);
    samples[44_000] = -0.5;
    const values = heard(samples).values(10);
    expect([...values]).toEqual([0, 0, 0, 0, 0, 128, 0, 0, 0, 0]);
  });

  test('keeps finding it however long the sound is', () => {
    const meter = new PeakMeter(8_000);
    const length = 5_000_000;
    for (let at = 0; at < length; at++) meter.hear(at === 3_775_000 ? 1 : 0.1);
    const values = [...meter.values(100)];
    expect(values.indexOf(255)).toBe(75);
    expect(values.filter((value) => value === 26)).toHaveLength(99);
  });

  test('takes a sample that is no number for silence and a wild one for the loudest', () => {
    expect([...heard([Number.NaN, Number.NaN]).values(1)]).toEqual([0]);
    expect([...heard([Number.NEGATIVE_INFINITY]).values(1)]).toEqual([255]);
  });

  test('is silent without a sample', () => {
    expect([...new PeakMeter(8_000).values(3)]).toEqual([0, 0, 0]);
  });

  test('never loses the loudest moment, whatever is heard and however it is cut', () => {
    fc.assert(
      fc.property(
        fc.array(fc.float({ min: -1, max: 1, noNaN: true }), { minLength: 1, maxLength: 2_000 }),
        fc.integer({ min: 1, max: 300 }),
        (samples, count) => {
          const values = heard(samples).values(count);
          expect(values).toHaveLength(count);
          expect(Math.max(...values)).toBe(Math.round(Math.max(...samples.map(Math.abs)) * 255));
        },
      ),
    );
  });
});

describe('the moments of a film', () => {
  test('lie in the middle of equal parts', () => {
    expect(momentsOf(10, 2)).toEqual([2.5, 7.5]);
  });

  test('lie inside of the film, in order', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 1e6, noNaN: true }),
        fc.integer({ min: 1, max: 100 }),
        (seconds, count) => {
          const moments = momentsOf(seconds, count);
          expect(moments).toHaveLength(count);
          expect(moments.every((at, index) => at > (moments[index - 1] ?? 0) && at < seconds)).toBe(true);
        },
      ),
    );
  });
});
