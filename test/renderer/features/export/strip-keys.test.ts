import fc from 'fast-check';
import { expect, it } from 'vitest';
import { rowAround } from '../../../../renderer/features/export/strip-keys.ts';

it('the row around a place holds it, and begins where all places of that row begin', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1000 }), fc.nat(), (count, seed) => {
      const all = Array.from({ length: count }, (_, at) => at);
      const at = seed % count;
      const { first, row } = rowAround(all, at);
      expect(row[at - first]).toBe(at);
      expect(row.length).toBeLessThanOrEqual(12);
      expect(row.map((one) => rowAround(all, one).first)).toEqual(row.map(() => first));
    }),
  );
});
