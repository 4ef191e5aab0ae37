import { memo, type ReactNode } from 'react';
import type { LightUp } from '../../shared/model/search.ts';
import { words } from '../../shared/text/fold.ts';
import { wordSpans } from '../../shared/text/word-spans.ts';
import './lit.css';

/** Characters of a text, `to` exclusive. */
export interface LitSpan {
  readonly from: number;
  readonly to: number;
}

type Test = (word: string) => boolean;
const tests = new WeakMap<LightUp, Test>();

function testOf(light: LightUp): Test {
  const known = tests.get(light);
  if (known) return known;
  const whole = new Set(light.words);
  const test: Test = (word) => whole.has(word) || light.beginnings.some((beginning) => word.startsWith(beginning));
  tests.set(light, test);
  return test;
}

// as names that are run together are taken apart: PelepasanEkspor2020
const parts = /(?<=\p{Ll})(?=\p{Lu})|(?<=\p{L})(?=\p{N})|(?<=\p{N})(?=\p{L})/u;

/**
 * Where a text holds what is looked for, whole words, in their order. Of a name of a file also the parts of a word that
 * is run together.
 */
export function litSpans(text: string, light: LightUp | undefined, isName = false): readonly LitSpan[] {
  if (!light || (light.words.length === 0 && light.beginnings.length === 0)) return [];
  const test = testOf(light);
  const found: LitSpan[] = [];
  const add = (span: LitSpan) => {
    if (found.at(-1)?.from !== span.from) found.push(span);
  };
  for (const { word, from, to } of wordSpans(text)) {
    if (test(word)) add({ from, to });
    else if (isName) {
      let at = from;
      for (const part of text.slice(from, to).split(parts)) {
        if (words(part).some(test)) add({ from: at, to: at + part.length });
        at += part.length;
      }
    }
  }
  return found;
}

/** A text with what is looked for marked in it. */
export const Lit = memo(function Lit(props: {
  readonly text: string;
  readonly light: LightUp | undefined;
  readonly isName?: boolean;
}): ReactNode {
  const { text, light, isName = false } = props;
  const spans = litSpans(text, light, isName);
  return spans.length === 0 ? text : litText(text, spans);
});

export function litText(text: string, spans: readonly LitSpan[]): ReactNode {
  const pieces: ReactNode[] = [];
  let at = 0;
  for (const { from, to } of spans) {
    pieces.push(
      text.slice(at, from),
      <mark key={from} className="lit">
        {text.slice(from, to)}
      </mark>,
    );
    at = to;
  }
  pieces.push(text.slice(at));
  return pieces;
}
