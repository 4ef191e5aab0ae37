import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { litSpans } from '../../../renderer/elements/lit.tsx';
import { words } from '../../../shared/text/fold.ts';

const lit = (text: string, list: readonly string[], beginnings: readonly string[] = [], isName = false) =>
  litSpans(text, { words: [...list], beginnings: [...beginnings] }, isName).map(({ from, to }) => text.slice(from, to));

describe('what is looked for, marked in a text', () => {
  it('is whole words as they stand, however they are spelled', () => {
    expect(lit("Salat Jum'at di Masjid; JUMAT berkah", ['jumat'])).toEqual(["Jum'at", 'JUMAT']);
    expect(lit('Café Árabica', ['arabica', 'cafe'])).toEqual(['Café', 'Árabica']);
    expect(lit('kopi kopiah', ['kopi'])).toEqual(['kopi']);
    expect(lit('kopi kopiah', [], ['kop'])).toEqual(['kopi', 'kopiah']);
  });

  it('is also a part of a word that is run together, in names of files alone', () => {
    expect(lit('PelepasanEksporKopi2020.jpg', ['ekspor', '2020'], [], true)).toEqual(['Ekspor', '2020']);
    expect(lit('PelepasanEksporKopi2020', ['ekspor'])).toEqual([]);
  });

  it('is nothing where nothing is looked for', () => {
    expect(litSpans('kopi', undefined)).toEqual([]);
    expect(lit('kopi', [])).toEqual([]);
  });

  it('comes in order, apart from each other, and every word of a text can be found in it', () => {
    const text = fc.array(fc.constantFrom('kopi', "Jum'at", 'Ä½', 'CR3', '·', '  ', '(', 'ﬁsh', '👍🏽'), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(text, fc.boolean(), (pieces, isName) => {
        const joined = pieces.join(' ');
        const all = words(joined);
        let last = 0;
        const spans = litSpans(joined, { words: all, beginnings: [] }, isName);
        for (const { from, to } of spans) {
          expect(from).toBeGreaterThanOrEqual(last);
          expect(to).toBeGreaterThan(from);
          last = to;
        }
        expect(spans.flatMap(({ from, to }) => words(joined.slice(from, to)))).toEqual(all);
      }),
    );
  });
});
