import { expect, test } from 'vitest';
import { allBits } from '../../../../electron/engine/search/bits.ts';
import { ColumnSet } from '../../../../electron/engine/search/column-set.ts';
import { ColumnNames, type Columns, columnsOf } from '../../../../electron/engine/search/columns.ts';
import type { ResultPieces } from '../../../../electron/engine/search/finding.ts';
import { ResultSets } from '../../../../electron/engine/search/result-sets.ts';
import { libraryOf } from './library-of.ts';

/** Columns of a library after a change all over it: no block is one of before. */
function columnsAnew(names: ColumnNames): ColumnSet {
  return new ColumnSet(
    Array.from({ length: 5 }, () => columnsOf(8_192)),
    names,
  );
}

/** Somebody finds all of a library. Answers the name of the result. */
async function findAll(results: ResultSets, set: ColumnSet): Promise<string> {
  const result = results.create('a page', 'newest');
  await result.fill(
    (async function* (): ResultPieces {
      yield { set, ...allBits(set) };
    })(),
  );
  return result.id;
}

const isThere = (results: ResultSets, id: string): boolean => {
  try {
    return results.get(id).id === id;
  } catch {
    return false;
  }
};

test('results of a library that changes all the time do not keep all that it ever was', async () => {
  using library = libraryOf();
  const names = new ColumnNames(library.reader);
  let present: readonly Columns[] = [];
  const results = new ResultSets(() => present);
  const found: string[] = [];
  for (let change = 0; change < 12; change++) {
    const set = columnsAnew(names);
    present = set.blocks;
    found.push(await findAll(results, set));
  }
  // 4 MB each: at most 16 MB besides those of now, and those that came after that was looked at
  const kept = found.filter((id) => isThere(results, id));
  expect(kept).toEqual(found.slice(-kept.length));
  expect(kept.length).toBeGreaterThan(3);
  expect(kept.length).toBeLessThan(7);
});

test('results of a library in which nothing changes all stay', async () => {
  using library = libraryOf();
  const set = columnsAnew(new ColumnNames(library.reader));
  const results = new ResultSets(() => set.blocks);
  const found: string[] = [];
  for (let n = 0; n < 20; n++) found.push(await findAll(results, set));
  expect(found.filter((id) => isThere(results, id))).toEqual(found);
});

test('a block that several results hold counts once', async () => {
  using library = libraryOf();
  const names = new ColumnNames(library.reader);
  const old = columnsAnew(names);
  const results = new ResultSets(() => []);
  const found: string[] = [];
  for (let change = 0; change < 20; change++) {
    const set = new ColumnSet([...old.blocks, columnsOf(1_000)], names);
    found.push(await findAll(results, set));
  }
  expect(found.filter((id) => isThere(results, id))).toEqual(found);
});
