import { printField } from '../../../shared/query/print.ts';
import type { FieldName } from '../../../shared/query/tree.ts';
import type { Reader } from '../db/connection.ts';
import type { Columns } from './columns.ts';
import type { Interned, InternedLists } from './interned.ts';
import { inSteps } from './slices.ts';
import type { FacetValues, Tally } from './tally.ts';

export type TextColumn = 'theme' | 'event' | 'place' | 'creator' | 'camera' | 'unit';
export type ListColumn = 'people' | 'formats';

const step = 256;
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
    await inSteps(own.length, step, (from, to) => {
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
    await inSteps(this.#counts.length, step, (from, to) => {
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
  // one number that sorts by count, then by age, is much quicker to sort than pairs
  const order = new Float64Array(counts.length);
  let found = 0;
  for (let number = 1; number < counts.length; number++)
    if (own[number]) order[found++] = number - (counts[number] as number) * orders;
  const values = Array.from(lowest(order.subarray(0, found), limit), (key) => {
    const number = ((key % orders) + orders) % orders;
    const value = names.textOf(number);
    return { value, count: counts[number] ?? 0, query: printField(field, value) };
  });
  return {
    values: values.sort((a, b) => b.count - a.count || byName.compare(a.value, b.value)),
    more: found > limit,
  };
}

/** The lowest of some numbers, sorted; of very many, most are never sorted (Hoare's selection). Their order is lost. */
function lowest(numbers: Float64Array, count: number): Float64Array {
  let from = 0;
  let to = numbers.length - 1;
  while (count < numbers.length && from < to) {
    const middle = numbers[(from + to) >>> 1] as number;
    let low = from;
    let high = to;
    while (low <= high) {
      while ((numbers[low] as number) < middle) low++;
      while ((numbers[high] as number) > middle) high--;
      if (low > high) break;
      const swapped = numbers[low] as number;
      numbers[low++] = numbers[high] as number;
      numbers[high--] = swapped;
    }
    if (count <= high) to = high;
    else if (count >= low) from = low;
    else break;
  }
  return numbers.subarray(0, count).sort();
}

/** More than there are numbers of texts. */
const orders = 2 ** 26;
