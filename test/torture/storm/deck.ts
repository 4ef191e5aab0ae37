import type { Random } from '../../bench/random.ts';

/** Every operation alone and every pair of them, shuffled; dealt anew when all were dealt. */
export class Deck {
  readonly #cards: readonly (readonly string[])[];
  readonly #random: Random;
  #left: (readonly string[])[] = [];

  constructor(names: readonly string[], random: Random) {
    this.#cards = names.flatMap((name) => [[name], ...names.map((second) => [name, second])]);
    this.#random = random;
  }

  deal(): readonly string[] {
    if (this.#left.length === 0) this.#left = [...this.#cards];
    return this.#left.splice(this.#random.below(this.#left.length), 1)[0] ?? [];
  }

  /** It applied to nothing. */
  putBack(card: readonly string[]): void {
    this.#left.push(card);
  }
}
