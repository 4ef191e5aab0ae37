/** What the keyboard does with a document, wherever in the viewer it is. */
export interface DocumentVerbs {
  readonly find: () => void;
  /** Larger or smaller, where that means something. */
  readonly by?: (factor: number) => void;
  readonly toggle?: () => void;
}
