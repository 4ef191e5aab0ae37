import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { words } from '../../../shared/text/fold.ts';
import { wordSpans } from '../../../shared/text/word-spans.ts';

const placed = (text: string): string[] => [...wordSpans(text)].map(({ from, to }) => text.slice(from, to));

describe('words and where they stand', () => {
  it.each([
    ['Salat Jum’at di Masjid Agung', ['Salat', 'Jum’at', 'di', 'Masjid', 'Agung']],
    ["'Kopi' (2020), covid-19", ['Kopi', '2020', 'covid', '19']],
    ['re\u0301sume\u0301 ada', ['re\u0301sume\u0301', 'ada']],
    ['', []],
  ])('%s', (text, expected) => {
    expect(placed(text)).toEqual(expected);
  });

  it('are the words that the index holds, in their order, whatever the text', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc
        .array(fc.constantFrom('a', 'B', 'é', 'e\u0301', "'", '’', ' ', '1', '½', 'ﬁ', '-', 'ß'), { maxLength: 30 })
        .map((letters) => letters.join('')),
    );
    fc.assert(
      fc.property(text, (one) => {
        const spans = [...wordSpans(one)];
        for (const { from, to } of spans) expect(to).toBeGreaterThan(from);
        for (const [n, span] of spans.entries()) expect(span.from).toBeGreaterThanOrEqual(spans[n - 1]?.from ?? 0);
        expect(spans.map(({ word }) => word)).toEqual(words(one));
      }),
    );
  });
});
