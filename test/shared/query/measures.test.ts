import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readMeasure } from '../../../shared/query/measures.ts';

const open = Number.POSITIVE_INFINITY;

test('sizes are read with their units, in either way of writing a half', () => {
  expect(readMeasure('size', '>10MB')).toEqual({ from: 10_000_001, to: open });
  expect(readMeasure('size', '>= 1,5 GB')).toEqual({ from: 1_500_000_000, to: open });
  expect(readMeasure('size', '≤1.5gb')).toEqual({ from: 0, to: 1_500_000_000 });
  expect(readMeasure('size', '<500 kb')).toEqual({ from: 0, to: 499_999 });
});

test('a size alone is whatever would be shown as that', () => {
  expect(readMeasure('size', '10MB')).toEqual({ from: 9_500_000, to: 10_499_999 });
  expect(readMeasure('size', '2,5 MB')).toEqual({ from: 2_450_000, to: 2_549_999 });
});

test('ranges go either way, and the unit behind is that of both', () => {
  for (const text of ['10MB..20MB', '10-20 MB', '10..20MB', '20MB-10MB', '10 MB sampai 20 MB'])
    expect(readMeasure('size', text), text).toEqual({ from: 10_000_000, to: 20_000_000 });
  expect(readMeasure('width', '1.920-3.840')).toEqual({ from: 1920, to: 3840 });
  expect(readMeasure('height', '..720px')).toEqual({ from: 0, to: 720 });
});

test('lengths of films are read as clocks and in words', () => {
  const about = (seconds: number): unknown => ({ from: seconds - 0.5, to: seconds + 0.499 });
  for (const text of ['1:30', '90', '90 detik', '90s', '1 menit 30 detik', '1m30s'])
    expect(readMeasure('duration', text), text).toEqual(about(90));
  expect(readMeasure('duration', '1:02:03')).toEqual(about(3723));
  expect(readMeasure('duration', '<1 jam')).toEqual({ from: 0, to: 3599.999 });
  expect(readMeasure('duration', '2 menit')).toEqual({ from: 90, to: 149.999 });
});

test('stars are counted, drawn, compared and none', () => {
  expect(readMeasure('rating', '4')).toEqual({ from: 4, to: 4 });
  expect(readMeasure('rating', '***')).toEqual({ from: 3, to: 3 });
  for (const text of ['>=4', '4+', '>3', '4..'])
    expect(readMeasure('rating', text), text).toEqual({ from: 4, to: open });
  expect(readMeasure('rating', '3..5')).toEqual({ from: 3, to: 5 });
  // what has none has not fewer than three
  expect(readMeasure('rating', '<3')).toEqual({ from: 1, to: 2 });
  expect(readMeasure('rating', '0')).toEqual({ from: 0, to: 0 });
});

test('what is no number of its field is none', () => {
  const none = [
    ...([
      'rating 6',
      'rating 3,5',
      'rating lima',
      'size besar',
      'size 10 menit',
      'size ..',
      'width 10,5',
      'width -',
    ] as const),
    ...(['duration 1:2', 'duration 5 MB', 'height >', 'height 10px20', 'size 1.2.3.4 MB'] as const),
  ];
  for (const text of none) {
    const [field = '', ...value] = text.split(' ');
    expect(readMeasure(field as 'size', value.join(' ')), text).toBeUndefined();
  }
});

test('any number is within what it says, and nothing is above and below it', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('size' as const, 'width' as const, 'height' as const, 'duration' as const),
      fc.integer({ min: 1, max: 9_999 }),
      (field, number) => {
        const unit = field === 'size' ? 1e6 : 1;
        const alone = readMeasure(field, `${number}`);
        const above = readMeasure(field, `>${number}`);
        const below = readMeasure(field, `<${number}`);
        const value = number * unit;
        expect(alone && alone.from <= value && value <= alone.to).toBe(true);
        expect(below && above && below.to < value && value < above.from).toBe(true);
      },
    ),
    { numRuns: 200 },
  );
});
