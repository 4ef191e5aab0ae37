/** Root form of a folded word, the same for all forms of a word; the word itself where it has none. */
export function rootForm(word: string): string {
  return word;
}
