import { type WordSpan, wordSpans } from '../../../shared/text/word-spans.ts';
import { breathe } from './slices.ts';
import type { Alternative, Wanted } from './vocabulary.ts';

/** Where something that is wanted stands in a text: characters, `to` exclusive; `word` counts the words of the text. */
export interface Hit {
  /** Which of the wanted it is. */
  readonly wanted: number;
  readonly quality: number;
  readonly from: number;
  readonly to: number;
  readonly word: number;
  /** Words that it is long. */
  readonly length: number;
}

/** Characters of a text that are looked at in one piece of work. */
const piece = 16_384;
/** Words come no longer; a piece ends where one does. */
const longestWord = 200;
const mostHits = 20_000;
/** Shorter beginnings stand everywhere. */
const shortestBeginning = 2;

/** What is wanted of the text itself: free words, and those that are to stand inside. */
export const wantedInside = (wanted: readonly Wanted[]): Wanted[] =>
  wanted.filter(({ column }) => column === undefined || column === 'text');

/** Every place of a text at which something wanted stands, in their order; at most 20,000. Others have their turn in between. */
export async function hitsIn(text: string, wanted: readonly Wanted[], signal?: AbortSignal): Promise<Hit[]> {
  const terms = new Terms(wanted);
  const hits: Hit[] = [];
  let count = 0;
  for (let from = 0; from < text.length && hits.length < mostHits; ) {
    if (from > 0) await breathe();
    signal?.throwIfAborted();
    const to = endOfPiece(text, from);
    for (const span of wordSpans(text.slice(from, to))) {
      const placed = { ...span, from: span.from + from, to: span.to + from };
      for (const hit of terms.meet(placed, count)) hits.push(hit);
      count += 1;
    }
    from = to;
  }
  return hits.slice(0, mostHits);
}

/** Behind a space, so that no word is cut. */
function endOfPiece(text: string, from: number): number {
  const end = from + piece;
  if (end >= text.length) return text.length;
  const space = /\s/.exec(text.slice(end, end + longestWord));
  return space ? end + space.index + 1 : end;
}

interface Term extends Alternative {
  readonly wanted: number;
}

/** What is wanted, by the last word of each way in which it may stand: the words before it were met already. */
class Terms {
  readonly #byLast = new Map<string, Term[]>();
  readonly #beginnings: Term[] = [];
  readonly #longest: number;
  #met: WordSpan[] = [];

  constructor(wanted: readonly Wanted[]) {
    let longest = 1;
    for (const [number, { alternatives }] of wanted.entries()) {
      for (const alternative of alternatives) {
        const last = alternative.words.at(-1) ?? '';
        if (last === '') continue;
        longest = Math.max(longest, alternative.words.length);
        const term = { ...alternative, wanted: number };
        if (!alternative.isPrefix) this.#byLast.set(last, [...(this.#byLast.get(last) ?? []), term]);
        else if (last.length >= shortestBeginning || alternative.words.length > 1) this.#beginnings.push(term);
      }
    }
    this.#longest = longest;
  }

  /** The next word of the text. Answers what ends with it: of each wanted the best. */
  meet(span: WordSpan, at: number): Hit[] {
    this.#met.push(span);
    if (this.#met.length > this.#longest * 64) this.#met = this.#met.slice(-this.#longest);
    const exact = this.#byLast.get(span.word) ?? [];
    const begun = this.#beginnings.filter(({ words }) => span.word.startsWith(words.at(-1) ?? ''));
    if (exact.length + begun.length === 0) return [];
    const best = new Map<number, Hit>();
    for (const term of [...exact, ...begun]) {
      const first = this.#firstOf(term);
      const known = best.get(term.wanted);
      if (!first || (known && known.quality >= term.quality)) continue;
      const length = term.words.length;
      const { wanted, quality } = term;
      best.set(wanted, { wanted, quality, from: first.from, to: span.to, word: at - length + 1, length });
    }
    return [...best.values()];
  }

  /** The first word of a term whose last one was just met, when those before it stand there too. */
  #firstOf({ words }: Term): WordSpan | undefined {
    const start = this.#met.length - words.length;
    for (let n = 0; n < words.length - 1; n++) if (this.#met[start + n]?.word !== words[n]) return undefined;
    return this.#met[start];
  }
}
