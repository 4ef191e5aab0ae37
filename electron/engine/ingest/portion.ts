/** Assets of one piece, as many as the last ones let expect to fit into its time. */
export class Portion {
  count: number;
  readonly #least: number;
  readonly #most: number;

  constructor(first: number, least: number, most: number) {
    this.count = first;
    this.#least = least;
    this.#most = most;
  }

  /** Milliseconds that a piece of this size took, and that it should have taken. */
  fit(took: number, budget: number): void {
    const fitting = (this.count * budget) / Math.max(took, 0.5);
    this.count = Math.max(this.#least, Math.min(this.#most, Math.round((this.count + fitting) / 2)));
  }
}
