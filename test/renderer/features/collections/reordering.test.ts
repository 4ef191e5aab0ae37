import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dropBefore, rearranged, stepBefore } from '../../../../renderer/features/collections/reordering.ts';

const order = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 12 });

test('a new order holds the same items, and what moves stands together in its own order', () => {
  fc.assert(
    fc.property(order, fc.array(fc.nat(11)), fc.nat(12), (ids, chosen, place) => {
      const moved = new Set(chosen.flatMap((at) => ids[at] ?? []));
      const before = dropBefore(ids, moved, place);
      const next = rearranged(ids, moved, before);
      expect([...next].sort()).toEqual([...ids].sort());
      expect(next.filter((id) => !moved.has(id))).toEqual(ids.filter((id) => !moved.has(id)));
      const at = next.findIndex((id) => moved.has(id));
      expect(next.slice(at < 0 ? 0 : at, (at < 0 ? 0 : at) + moved.size)).toEqual(ids.filter((id) => moved.has(id)));
    }),
  );
});

test('a step on and a step back lead to where one was', () => {
  const ids = ['a', 'b', 'c', 'd'];
  const moved = new Set(['b', 'c']);
  const on = rearranged(ids, moved, stepBefore(ids, moved, 1) ?? null);
  expect(on).toEqual(['a', 'd', 'b', 'c']);
  expect(stepBefore(on, moved, 1)).toBeUndefined();
  expect(rearranged(on, moved, stepBefore(on, moved, -1) ?? null)).toEqual(ids);
});
