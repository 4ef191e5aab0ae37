import { printField } from '../../../shared/query/print.ts';
import type { FieldName } from '../../../shared/query/tree.ts';
import type { Reader } from '../db/connection.ts';
import type { Columns } from './columns.ts';
import type { Interned, InternedLists } from './interned.ts';
import { inSlices } from './slices.ts';
import type { FacetValues, Tally } from './tally.ts';

export type TextColumn = 'theme' | 'event' | 'place' | 'creator' | 'camera' | 'unit';
export type ListColumn = 'people' | 'formats';

const step = 4_096;
const byName = new Intl.Collator('id');

function countValues(counts: Uint32Array, column: Uint32Array | Uint16Array, places: Uint32Array, count: number): void {
  for (let n = 0; n < count; n++) {
    const value = column[places[n] as number] as number;
    counts[value] = (counts[value] as number) + 1;
  }
}

/**
 * Texts of a column. A filter asks for words, so that the one for *Pemerintahan* also finds *Pemerintahan Desa*: what has
 * the words of another counts for that one too.
 */
export class TextTally implements Tally {
  readonly #column: TextColumn;
  readonly #field: FieldName;
  readonly #names: Interned;
  readonly #counts: Uint32Array;

  constructor(column: TextColumn, field: FieldName, names: Interned) {
    this.#column = column;
    this.#field = field;
    this.#names = names;
    this.#counts = new Uint32Array(names.size);
  }

  add(block: Columns, places: Uint32Array, count: number): void {
    countValues(this.#counts, block[this.#column], places, count);
  }

  async values(_db: Reader, limit: number): Promise<FacetValues> {
    const own = this.#counts;
    const all = own.slice();
    await inSlices(own.length, step, (from, to) => {
      for (let number = Math.max(1, from); number < to; number++) {
        const count = own[number] ?? 0;
        if (count > 0) for (const part of this.#names.within(number)) all[part] = (all[part] ?? 0) + count;
      }
    });
    return commonest(this.#names, own, all, this.#field, limit);
  }
}

/** The same of columns that hold several texts of an asset: it counts once for each, and once for what is in several. */
export class ListTally implements Tally {
  readonly #column: ListColumn;
  readonly #field: FieldName;
  readonly #lists: InternedLists;
  readonly #counts: Uint32Array;

  constructor(column: ListColumn, field: FieldName, lists: InternedLists) {
    this.#column = column;
    this.#field = field;
    this.#lists = lists;
    this.#counts = new Uint32Array(lists.size);
  }

  add(block: Columns, places: Uint32Array, count: number): void {
    countValues(this.#counts, block[this.#column], places, count);
  }

  async values(_db: Reader, limit: number): Promise<FacetValues> {
    const names = this.#lists.values;
    const own = new Uint32Array(names.size);
    const all = new Uint32Array(names.size);
    await inSlices(this.#counts.length, step, (from, to) => {
      for (let list = Math.max(1, from); list < to; list++) {
        const count = this.#counts[list] ?? 0;
        if (count === 0) continue;
        const numbers = this.#lists.listOf(list);
        for (const number of numbers) own[number] = 1;
        for (const number of new Set(numbers.flatMap((one) => [one, ...names.within(one)])))
          all[number] = (all[number] ?? 0) + count;
      }
    });
    return commonest(names, own, all, this.#field, limit);
  }
}

/** The values that are counted most, by name where they are counted alike; what no asset has by itself is left out. */
function commonest(
  names: Interned,
  own: Uint32Array,
  counts: Uint32Array,
  field: FieldName,
  limit: number,
): FacetValues {
  const numbers: number[] = [];
  for (let number = 1; number < counts.length; number++) if (own[number]) numbers.push(number);
  // one number that sorts by count, then by age, is much quicker to sort than pairs
  const order = Float64Array.from(numbers, (number) => -(counts[number] ?? 0) * orders + number).sort();
  const values = Array.from(order.subarray(0, limit), (key) => {
    const number = ((key % orders) + orders) % orders;
    const value = names.textOf(number);
    return { value, count: counts[number] ?? 0, query: printField(field, value) };
  });
  return {
    values: values.sort((a, b) => b.count - a.count || byName.compare(a.value, b.value)),
    more: numbers.length > limit,
  };
}

/** More than there are numbers of texts. */
const orders = 2 ** 26;
