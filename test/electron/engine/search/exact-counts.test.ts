import fc from 'fast-check';
import { expect, test } from 'vitest';
import { all, run, transaction } from '../../../../electron/engine/db/connection.ts';
import { indexAssets } from '../../../../electron/engine/search/index-write.ts';
import { assetKinds } from '../../../../shared/model/kind.ts';
import { libraryOf, type TestLibrary } from './library-of.ts';

/** Invented, so that none is a form of another. */
const words = ['zalu', 'miko', 'tarebo', 'tarela', 'vosi', 'quda'];
const themes = ['Banjir', 'Panen', undefined];

/** A part of a query, and the same in SQL of `asset a`, whose title is words with a space between. */
interface Part {
  readonly query: string;
  readonly sql: string;
}

const whole = (word: string): string => `' ' || a.title || ' ' LIKE '% ${word} %'`;
const part: fc.Arbitrary<Part> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...words).map((word) => ({ query: word, sql: whole(word) })) },
  fc.constantFrom(...words).map((word) => ({ query: `-${word}`, sql: `NOT (${whole(word)})` })),
  fc.constantFrom('zalu', 'miko').map((word) => ({
    query: `(${word} OR vosi)`,
    sql: `(${whole(word)} OR ${whole('vosi')})`,
  })),
  fc.constant({ query: 'judul:quda', sql: whole('quda') }),
  fc.constant({ query: '"zalu miko"', sql: whole('zalu miko') }),
  fc.constant({ query: 'tema:Banjir', sql: `a.theme_id = (SELECT id FROM theme WHERE name = 'Banjir')` }),
  fc.constant({ query: 'tahun:2015', sql: `a.date LIKE '2015%'` }),
);
/** Words may be followed by a beginning, as while somebody types. */
const asked = fc.tuple(fc.array(part, { minLength: 1, maxLength: 3 }), fc.constantFrom('', 't', 'tar', 'tarebo')).map(
  ([parts, open]): Part => ({
    query: `${parts.map(({ query }) => query).join(' ')} ${open}`,
    sql: [
      ...parts.map(({ sql }) => sql),
      ...(open === '' ? [] : [open === 'tarebo' ? whole(open) : `' ' || a.title LIKE '% ${open}%'`]),
    ].join(' AND '),
  }),
);

/** Count and facets of a query, a page of one before: the rest is read by the thread. */
async function counted({ search }: TestLibrary, query: string) {
  const { result } = await search.open({ session: 's', query, limit: 1 });
  const { total, facets } = await search.summary({ result });
  const countsOf = (values: readonly { value: string; count: number }[]) =>
    Object.fromEntries(values.map(({ value, count }) => [value, count]));
  return { total, kind: countsOf(facets.kind), theme: countsOf(facets.theme), year: countsOf(facets.year) };
}

function inSql({ reader }: TestLibrary, sql: string) {
  const grouped = (value: string) =>
    Object.fromEntries(
      all<{ value: string | number | null; count: number }>(
        reader,
        `SELECT ${value} AS value, count(*) AS count FROM asset a LEFT JOIN theme t ON t.id = a.theme_id
         WHERE a.title IS NOT NULL AND ${sql} GROUP BY 1`,
      )
        .filter(({ value }) => value !== null)
        .map(({ value, count }): [string, number] => [
          typeof value === 'number' ? (assetKinds[value] ?? '') : `${value}`,
          count,
        ]),
    );
  const kind = grouped('a.kind');
  const total = Object.values(kind).reduce((sum, count) => sum + count, 0);
  return { total, kind, theme: grouped('t.name'), year: grouped('substr(a.date, 1, 4)') };
}

test('the count and the facets of any query are those of plain SQL, also while the library changes', async () => {
  const titleOf = (n: number): string =>
    words.filter((_, bit) => (n * 37) & (1 << bit)).join(n % 3 === 0 ? ' kantor ' : ' ') || 'kantor';
  using library = libraryOf(
    ...Array.from({ length: 300 }, (_, n) => {
      const theme = themes[n % themes.length];
      return {
        title: titleOf(n),
        date: `20${10 + (n % 9)}-0${1 + (n % 8)}-11`,
        kind: n % 4 === 0 ? ('video' as const) : ('photo' as const),
        ...(theme === undefined ? {} : { theme }),
      };
    }),
  );
  await fc.assert(
    fc.asyncProperty(asked, fc.array(fc.nat(299), { maxLength: 4 }), async ({ query, sql }, changed) => {
      const ids = changed.map((n) => n + 1);
      transaction(library.db, () => {
        for (const id of ids) run(library.db, 'UPDATE asset SET title = ? WHERE id = ?', titleOf(id * 13 + 5), id);
        indexAssets(library.db, ids);
      });
      library.search.noteChanged(ids);
      expect(await counted(library, query)).toEqual(inSql(library, sql));
    }),
    { numRuns: 150 },
  );
});
