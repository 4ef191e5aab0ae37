import { words } from './fold.ts';

/** A folded word and the characters of the text that it stands in, `to` exclusive. */
export interface WordSpan {
  readonly word: string;
  readonly from: number;
  readonly to: number;
}

// letters, digits and their marks, and an apostrophe between two letters (Jum'at), as folding takes them for one word
const runs = /[\p{L}\p{N}\p{M}]+(?:['’‘ʼʻ`´′](?=\p{L})[\p{L}\p{N}\p{M}]+)*/gu;

/** The words of a text as the search index holds them, each with its place, so that it can be marked where it stands. */
export function* wordSpans(text: string): Generator<WordSpan> {
  for (const match of text.matchAll(runs)) {
    const [run] = match;
    const to = match.index + run.length;
    // a sign that folds into several words (½) gives them all the same place
    for (const word of words(run)) yield { word, from: match.index, to };
  }
}
