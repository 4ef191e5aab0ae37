/** What the keyboard does with a document, wherever in the viewer it is. */
export interface DocumentVerbs {
  /** Opens the search; with `words` already in its field where they were typed before it was there. */
  readonly find: (words?: string) => void;
  /** Larger or smaller, where that means something. */
  readonly by?: (factor: number) => void;
  readonly toggle?: () => void;
}
