import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextShown, orderOf } from '../../../../renderer/features/slideshow/order.ts';
import { changeSlides, slideWishes, stepPace } from '../../../../renderer/state/slides.ts';

describe('the order of slides', () => {
  it('is that of the result, or mixed: everything once, what is looked at in front', () => {
    expect(orderOf(4, false, 2)).toEqual([0, 1, 2, 3]);
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 200 }),
        fc.nat(),
        fc.infiniteStream(fc.double({ min: 0, max: 0.999, noNaN: true })),
        (length, at, stream) => {
          const first = at % length;
          const order = orderOf(length, true, first, () => stream.next().value ?? 0);
          expect(order[0]).toBe(first);
          expect(order.toSorted((a, b) => a - b)).toEqual(orderOf(length, false, 0));
        },
      ),
    );
    expect(orderOf(0, true, 0)).toEqual([]);
  });

  it('passes over what cannot be shown, both ways, and over its end only when it shall repeat', async () => {
    const isShown = async (step: number) => [1, 4].includes(step);
    expect(await nextShown(6, 0, 1, false, isShown)).toBe(1);
    expect(await nextShown(6, 2, 1, false, isShown)).toBe(4);
    expect(await nextShown(6, 5, 1, false, isShown)).toBeUndefined();
    expect(await nextShown(6, 5, 1, true, isShown)).toBe(1);
    expect(await nextShown(6, 0, -1, true, isShown)).toBe(4);
    expect(await nextShown(6, -1, -1, true, isShown)).toBe(4);
    expect(await nextShown(6, 0, 1, true, async () => false)).toBeUndefined();
    expect(await nextShown(0, 0, 1, true, isShown)).toBeUndefined();
  });

  it('asks about each asset once at most', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 30 }),
        fc.integer({ min: -2, max: 32 }),
        fc.constantFrom(1, -1),
        fc.boolean(),
        async (length, from, way, isRepeated) => {
          const asked: number[] = [];
          const found = await nextShown(length, from, way as 1 | -1, isRepeated, async (step) => {
            asked.push(step);
            return false;
          });
          expect(found).toBeUndefined();
          expect(new Set(asked).size).toBe(asked.length);
          expect(asked.every((step) => step >= 0 && step < length)).toBe(true);
        },
      ),
    );
  });
});

describe('the pace of slides', () => {
  it('goes in steps and ends at both ends', () => {
    changeSlides({ pace: 5 });
    stepPace(-1);
    expect(slideWishes.get().pace).toBe(3);
    stepPace(-1);
    expect(slideWishes.get().pace).toBe(3);
    for (let times = 0; times < 9; times += 1) stepPace(1);
    expect(slideWishes.get().pace).toBe(20);
  });
});
