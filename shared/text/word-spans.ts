import { words } from './fold.ts';

/** A folded word and the characters of the text that it stands in, `to` exclusive. */
export interface WordSpan {
  readonly word: string;
  readonly from: number;
  readonly to: number;
}

// of ASCII only these can be in a word; any other sign may fold into letters (㎏, ½)
const runs = /[0-9A-Za-z'`\u0080-\u{10ffff}]+/gu;
const plain = /^[0-9A-Za-z]+$/;
// letters, digits and their marks, and an apostrophe between two letters (Jum'at), as folding takes them for one word
const parts = /[\p{L}\p{N}\p{M}]+(?:['’‘ʼʻ`´′](?=\p{L})[\p{L}\p{N}\p{M}]+)*/gu;

/** The words of a text as the search index holds them, each with its place, so that it can be marked where it stands. */
export function* wordSpans(text: string): Generator<WordSpan> {
  for (const match of text.matchAll(runs)) {
    const [run] = match;
    const from = match.index;
    if (plain.test(run)) yield { word: run.toLowerCase(), from, to: from + run.length };
    else yield* spansOfRun(run, from);
  }
}

function spansOfRun(run: string, from: number): WordSpan[] {
  const whole = words(run);
  const spans: WordSpan[] = [];
  for (const { 0: part, index } of run.matchAll(parts)) {
    const [word, ...others] = words(part);
    if (word !== undefined && others.length === 0)
      spans.push({ word, from: from + index, to: from + index + part.length });
  }
  // signs that fold into several words, or join two: all of them stand where the run does
  const isSame = spans.length === whole.length && spans.every(({ word }, n) => word === whole[n]);
  return isSame ? spans : whole.map((word) => ({ word, from, to: from + run.length }));
}
