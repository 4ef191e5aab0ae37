import { expect, test } from 'vitest';
import { bySortKeys, byUids } from '../../../../electron/engine/db/cards.ts';
import { all } from '../../../../electron/engine/db/connection.ts';
import { nextKeys, nextRows, rowsById } from '../../../../electron/engine/search/column-store.ts';
import { wherePersonStands } from '../../../../electron/engine/search/consents.ts';
import { countHits, nextTerms } from '../../../../electron/engine/search/corrections.ts';
import {
  newestAssets,
  newestMatches,
  oldestAssets,
  oldestMatches,
} from '../../../../electron/engine/search/key-streams.ts';
import { leafOfTerm, nextLeaves, structureRecord } from '../../../../electron/engine/search/postings.ts';
import { textsOf } from '../../../../electron/engine/search/ranked-texts.ts';
import { uidsOf } from '../../../../electron/engine/search/search.ts';
import { anyHit, termsFrom, termsOfRoot } from '../../../../electron/engine/search/vocabulary.ts';
import { libraryOf } from './library-of.ts';

const statements = {
  bySortKeys,
  byUids,
  newestMatches,
  oldestMatches,
  newestAssets,
  oldestAssets,
  uidsOf,
  wherePersonStands,
  textsOf,
  nextKeys,
  nextRows,
  rowsById,
  termsFrom,
  termsOfRoot,
  anyHit,
  countHits,
  nextTerms,
  structureRecord,
  leafOfTerm,
  nextLeaves,
};

/** What is walked through whole: the list of keys asked for, a subquery that ends at its limit. */
const harmless = /^SCAN (j VIRTUAL TABLE|\(subquery|CONSTANT ROW)/;

for (const [name, sql] of Object.entries(statements))
  test(`${name} reads no table from end to end and sorts no more than a page`, () => {
    using library = libraryOf({ title: 'Kopi' });
    const values = Array.from({ length: sql.split('?').length - 1 }, () => 1);
    const plan = all<{ detail: string }>(library.reader, `EXPLAIN QUERY PLAN ${sql}`, ...values).map(
      (row) => row.detail,
    );
    const scans = plan.filter((line) => line.startsWith('SCAN') && !harmless.test(line));
    // the full-text index reads by word, and by key within it
    expect(scans.filter((line) => !/^SCAN fts VIRTUAL TABLE INDEX \d+:.*M/.test(line))).toEqual([]);
    if (!sql.includes('json_each')) expect(plan.filter((line) => line.includes('TEMP B-TREE'))).toEqual([]);
  });

test('the newest matches come out of the index in their order, within the bound', () => {
  using library = libraryOf({ title: 'Kopi' });
  const [row] = all<{ detail: string }>(library.reader, `EXPLAIN QUERY PLAN ${newestMatches}`, 'kopi', 9, 200);
  // M: MATCH, <: rowid bound; nothing sorts
  expect(row?.detail).toMatch(/^SCAN fts VIRTUAL TABLE INDEX \d+:.*M.*<|^SCAN fts VIRTUAL TABLE INDEX \d+:<.*M/);
});
