import fc from 'fast-check';
import { expect, test } from 'vitest';
import { get } from '../../../../electron/engine/db/connection.ts';
import { type Bits, keysOf } from '../../../../electron/engine/search/bits.ts';
import { ColumnStore } from '../../../../electron/engine/search/column-store.ts';
import {
  type AnyOf,
  joined,
  type MatchTree,
  readMatch,
  sumsOf,
} from '../../../../electron/engine/search/match-tree.ts';
import { KeyBlock, Places } from '../../../../electron/engine/search/places.ts';
import { LeafReader, readKeys, scanMatches } from '../../../../electron/engine/search/scan.ts';
import { libraryOf } from './library-of.ts';

const words = ['kopi', 'desa', 'panen', 'raya', 'rapat', 'nihil', 'pane', 'de'];
const leaf = fc.oneof(
  fc.constantFrom(...words).map((word) => `"${word}"`),
  fc.constantFrom('k', 'de', 'pan', 'pane', 'rapa').map((word) => `"${word}"*`),
  fc.constantFrom('"desa panen"', '"panen ra"*', '"\uE000k0"', '"d"  *', '"kopí"', '"""kopi"'),
  fc.constantFrom('({title} : "kopi")', '({caption place} : ("panen" OR "desa"))', '({title} : "ra"*)'),
);
const match = fc.letrec<{ any: string }>((tie) => ({
  any: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    fc
      .tuple(fc.constantFrom(' AND ', ' OR '), fc.array(tie('any'), { minLength: 1, maxLength: 4 }))
      .map(([operator, parts]) => `(${parts.join(operator)})`),
    fc.tuple(tie('any'), tie('any')).map(([of, out]) => `(${of} NOT (${out}))`),
  ),
})).any;

test('a text taken apart and joined again is what the index answers to all of it', async () => {
  using library = libraryOf(
    ...Array.from({ length: 90 }, (_, n) => ({
      title: words.filter((_, bit) => (n * 7) & (1 << bit)).join(' '),
      caption: words.filter((_, bit) => (n * 11) & (1 << bit)).join(' '),
      ...(n % 4 === 0 ? { place: 'Desa Panen' } : {}),
      kind: n % 5 === 0 ? ('video' as const) : ('photo' as const),
    })),
  );
  const set = await new ColumnStore(library.reader).read();
  const reader = new LeafReader(library.reader, new Places(set.blocks.map(({ sk }) => new KeyBlock(sk))), () => {});
  fc.assert(
    fc.property(match, (text) => {
      const tree = readMatch(text);
      const sums = sumsOf(tree);
      const answers = reader.read(sums.map(({ leaves }) => leaves));
      const found = (sum: AnyOf): Bits[] => {
        const { common = [], rest } = answers[sums.indexOf(sum)] ?? {};
        return rest ? [...common, rest] : [...common];
      };
      const bits = joined(set, tree, found);
      const row = get<{ count: number; keys: Buffer | null }>(library.reader, scanMatches, text);
      const expected = [...readKeys(row?.keys ?? null, row?.count ?? 0)];
      expect([...keysOf({ set, ...bits }, 'oldest')].flatMap((keys) => [...keys])).toEqual(expected);
      expect(bits.count).toBe(expected.length);
    }),
    { numRuns: 300 },
  );
});

test('lists of the index are read as such, and what only the index understands is left to it', () => {
  const textsOf = (tree: MatchTree): (string | undefined)[] =>
    sumsOf(tree).flatMap(({ leaves }) => leaves.map(({ match, term }) => (term ? term.word : `MATCH ${match}`)));
  expect(textsOf(readMatch('(("de" OR "de"*) AND "panen raya")'))).toEqual(['de', 'de', 'MATCH "panen raya"']);
  expect(textsOf(readMatch('(({title} : ("a" OR "b")) AND "kopi")'))).toEqual([
    'MATCH ({title} : ("a" OR "b"))',
    'kopi',
  ]);
  // two operators without brackets, words without quotes, an empty text
  for (const text of ['"a" AND "b" OR "c"', '"a" b', '"a" AND ""', '("a" AND "b"', '"a" AND "…"'])
    expect(textsOf(readMatch(text))).toEqual([`MATCH ${text}`]);
});
