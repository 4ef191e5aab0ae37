import { words } from '../../../shared/text/fold.ts';

/**
 * Texts that many assets share, each kept once and named by a number from 1; 0 stands for none. Texts that differ in nothing
 * but case, accents and signs are one, since no filter can tell them apart. Numbers stay what they are: nothing is taken out.
 */
export class Interned {
  readonly #byText = new Map<string, number>();
  readonly #byWords = new Map<string, number>();
  readonly #texts: string[] = [''];
  /** Folded words of each, a space between. */
  readonly #folded: string[] = [''];
  /** How many words those have that begin with a word. */
  readonly #lengths = new Map<string, Set<number>>();
  /** What `within` found, and how many texts there were. */
  #within: (readonly number[] | undefined)[] = [];
  #withinOf = 0;

  /** How many numbers there are, 0 counted. */
  get size(): number {
    return this.#texts.length;
  }

  /** The number of a text, a new one where it was not met before; 0 for one without words, which no filter can ask for. */
  numberOf(text: string | null): number {
    if (text === null || text === '') return 0;
    const known = this.#byText.get(text);
    if (known !== undefined) return known;
    const number = this.#byFolded(text, words(text));
    this.#byText.set(text, number);
    return number;
  }

  /** As it was written when it was met first; '' for 0. */
  textOf(number: number): string {
    return this.#texts[number] ?? '';
  }

  /** Numbers of other texts whose words stand side by side in this one: a filter by any of them finds it too. */
  within(number: number): readonly number[] {
    if (this.#withinOf !== this.size) this.#within = [];
    this.#withinOf = this.size;
    const known = this.#within[number];
    if (known) return known;
    const list = (this.#folded[number] ?? '').split(' ');
    const found = new Set<number>();
    list.forEach((word, from) => {
      for (const length of this.#lengths.get(word) ?? []) {
        if (from + length > list.length) continue;
        const part = this.#byWords.get(list.slice(from, from + length).join(' '));
        if (part !== undefined && part !== number) found.add(part);
      }
    });
    const parts = found.size === 0 ? none : [...found];
    this.#within[number] = parts;
    return parts;
  }

  #byFolded(text: string, list: readonly string[]): number {
    const [first] = list;
    if (first === undefined) return 0;
    const folded = list.join(' ');
    const known = this.#byWords.get(folded);
    if (known !== undefined) return known;
    const number = this.#texts.push(text) - 1;
    this.#folded.push(folded);
    this.#byWords.set(folded, number);
    const lengths = this.#lengths.get(first);
    if (lengths) lengths.add(list.length);
    else this.#lengths.set(first, new Set([list.length]));
    return number;
  }
}

const none: readonly number[] = [];

/** Lists of texts that many assets share: the people of an occasion stand on all its photographs. */
export class InternedLists {
  readonly values = new Interned();
  readonly #byKey = new Map<string, number>();
  readonly #lists: (readonly number[])[] = [[]];

  get size(): number {
    return this.#lists.length;
  }

  /** The number of the list that a key stands for, made where the key was not met before; 0 for an empty one. */
  numberOf(key: string, make: () => readonly string[]): number {
    const known = this.#byKey.get(key);
    if (known !== undefined) return known;
    const numbers = [...new Set(make().map((text) => this.values.numberOf(text)))].filter((number) => number > 0);
    const number = numbers.length === 0 ? 0 : this.#lists.push(numbers) - 1;
    this.#byKey.set(key, number);
    return number;
  }

  /** Numbers of the values of a list. */
  listOf(number: number): readonly number[] {
    return this.#lists[number] ?? [];
  }
}
