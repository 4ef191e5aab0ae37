import { type Filter, filtersOf } from '../../state/filters.ts';
import { takenAsWords } from './readings.ts';

/** The search text as the field shows it: finished filters as chips, and what is still words. */
export interface Split {
  readonly chips: readonly Filter[];
  readonly words: string;
}

/** A filter becomes a chip once a space follows it: until then it is still being written. */
export function split(text: string): Split {
  const chips = filtersOf(text).filter(({ span }) => /\s/.test(text.charAt(span.to)));
  let words = '';
  let at = 0;
  for (const { span } of chips) {
    words += text.slice(at, span.from);
    at = span.to + 1;
  }
  return { chips, words: (words + text.slice(at)).trimStart() };
}

export function join(chips: readonly Filter[], words: string): string {
  return chips.map((chip) => `${chip.text} `).join('') + words;
}

/** Finishes a filter that was still being written, also one that is none after all, as when the person leaves the field. */
export function finished(text: string): string {
  const isFilter = filtersOf(text).at(-1)?.span.to === text.length;
  return isFilter || takenAsWords(`${text} `).length > takenAsWords(text).length ? `${text} ` : text;
}
