import { placesOf, type Selection } from './bits.ts';
import { type ColumnSet, Cursor } from './column-set.ts';
import type { Columns } from './columns.ts';
import { inSteps, letOthers } from './slices.ts';

/** Looks at assets of a block: `count` places from the beginning of `places`. */
export type Visit = (block: Columns, places: Uint32Array, count: number) => void;

/** A whole result, with what its assets are counted and laid out by. */
export interface Whole {
  readonly columns: ColumnSet;
  readonly total: number;
  /** Shows every asset once, in order; `absent`: one that is gone since. @throws when nobody waits any more */
  visit(visit: Visit, absent?: () => void): Promise<void>;
}

/** Keys that are looked up before others have their turn. */
const step = 8_192;

/** @param goOn throws when nobody waits any more */
export function wholeOfKeys(columns: ColumnSet, keys: Float64Array, goOn: () => void): Whole {
  return {
    columns,
    total: keys.length,
    async visit(visit, absent) {
      const cursor = new Cursor(columns);
      const places = new Uint32Array(step);
      await inSteps(keys.length, step, (from, to) => {
        goOn();
        let block: Columns | undefined;
        let count = 0;
        const show = (): void => {
          if (block && count > 0) visit(block, places, count);
          count = 0;
        };
        for (let n = from; n < to; n++) {
          const found = cursor.find(keys[n] as number);
          if (found !== block) show();
          block = found;
          if (found) places[count++] = cursor.at;
          else absent?.();
        }
        show();
      });
    },
  };
}

/** @param goOn throws when nobody waits any more */
export function wholeOfSelection(selection: Selection, order: 'newest' | 'oldest', goOn: () => void): Whole {
  return {
    columns: selection.set,
    total: selection.count,
    async visit(visit) {
      for (const { block, places, count } of placesOf(selection, order)) {
        await letOthers();
        goOn();
        visit(block, places, count);
      }
    },
  };
}
