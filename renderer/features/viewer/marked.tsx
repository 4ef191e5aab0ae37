import type { ReactNode } from 'react';

/** Places of a word in a text, without regard to case: where each begins. */
export function placesOf(text: string, sought: string): number[] {
  const places: number[] = [];
  if (sought === '') return places;
  // Letters that change their length in lower case would move what follows: then only the exact spelling is found.
  const low = text.toLowerCase();
  const isSame = low.length === text.length;
  const hay = isSame ? low : text;
  const needle = isSame ? sought.toLowerCase() : sought;
  for (let at = hay.indexOf(needle); at >= 0; at = hay.indexOf(needle, at + needle.length)) places.push(at);
  return places;
}

/** A text with what was found in it marked. `current` is the number of the mark that is in view, in this text. */
export function Marked(props: {
  readonly text: string;
  readonly places: readonly number[] | undefined;
  readonly length: number;
  readonly current: number | undefined;
}): ReactNode {
  const { text, places, length, current } = props;
  if (!places || places.length === 0) return text;
  const parts: ReactNode[] = [];
  let from = 0;
  for (const [number, at] of places.entries()) {
    parts.push(text.slice(from, at));
    parts.push(
      <mark key={at} data-current={number === current ? '' : undefined}>
        {text.slice(at, at + length)}
      </mark>,
    );
    from = at + length;
  }
  parts.push(text.slice(from));
  return parts;
}
