import { words } from '../../../shared/text/fold.ts';

/**
 * Texts that many assets share, each kept once and named by a number from 1; 0 stands for none. Texts that differ in nothing
 * but case, accents and signs are one, since no filter can tell them apart. Numbers stay what they are: nothing is taken out.
 */
export class Interned {
  readonly #byText = new Map<string, number>();
  readonly #byWords = new Map<string, number>();
  readonly #texts: string[] = [''];

  /** How many numbers there are, 0 counted. */
  get size(): number {
    return this.#texts.length;
  }

  /** The number of a text, a new one where it was not met before. */
  numberOf(text: string | null): number {
    if (text === null || text === '') return 0;
    const known = this.#byText.get(text);
    if (known !== undefined) return known;
    const folded = words(text).join(' ');
    const number = folded === '' ? 0 : (this.#byWords.get(folded) ?? this.#texts.push(text) - 1);
    this.#byText.set(text, number);
    if (folded !== '') this.#byWords.set(folded, number);
    return number;
  }

  /** As it was written when it was met first; '' for 0. */
  textOf(number: number): string {
    return this.#texts[number] ?? '';
  }

  /** Numbers of the texts that a test holds for; made for tests over columns, which then only compare numbers. */
  numbersWhere(test: (text: string) => boolean): Set<number> {
    const found = new Set<number>();
    for (let number = 1; number < this.#texts.length; number++) if (test(this.textOf(number))) found.add(number);
    return found;
  }
}

/** Lists of texts that many assets share: the people of an occasion stand on all its photographs. */
export class InternedLists {
  readonly values = new Interned();
  readonly #byJson = new Map<string, number>([['[]', 0]]);
  readonly #lists: (readonly number[])[] = [[]];

  get size(): number {
    return this.#lists.length;
  }

  /** The number of a list, given as the JSON that the table holds; 0 for none. */
  numberOf(json: string): number {
    const known = this.#byJson.get(json);
    if (known !== undefined) return known;
    const parsed: unknown = JSON.parse(json);
    const texts = Array.isArray(parsed) ? parsed.filter((item) => typeof item === 'string') : [];
    const numbers = [...new Set(texts.map((text) => this.values.numberOf(text)))].filter((number) => number > 0);
    const number = numbers.length === 0 ? 0 : this.#lists.push(numbers) - 1;
    this.#byJson.set(json, number);
    return number;
  }

  /** Numbers of the values of a list. */
  listOf(number: number): readonly number[] {
    return this.#lists[number] ?? [];
  }
}
