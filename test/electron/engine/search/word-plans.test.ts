import { expect, test } from 'vitest';
import { all } from '../../../../electron/engine/db/connection.ts';
import { idByUid, nextItems } from '../../../../electron/engine/search/gather.ts';
import { keysOfIds } from '../../../../electron/engine/search/nearness.ts';
import { synonymRows } from '../../../../electron/engine/search/office-words.ts';
import {
  countOfEvent,
  countSome,
  ends,
  newestValues,
  valuesMatching,
} from '../../../../electron/engine/search/suggest-values.ts';
import { countUpTo } from '../../../../electron/engine/search/understand.ts';
import { termsPresent } from '../../../../electron/engine/search/vocabulary.ts';
import { libraryOf } from './library-of.ts';

const statements = {
  idByUid,
  nextItems,
  keysOfIds,
  synonymRows,
  countOfEvent,
  countSome,
  ends,
  newestValues: newestValues('place'),
  valuesMatching: valuesMatching('camera'),
  countUpTo,
  termsPresent,
};

for (const [name, sql] of Object.entries(statements))
  test(`${name} reads by an index, and no more than it needs`, () => {
    using library = libraryOf({ title: 'Kopi' });
    const values = Array.from({ length: sql.split('?').length - 1 }, () => 1);
    const plan = all<{ detail: string }>(library.reader, `EXPLAIN QUERY PLAN ${sql}`, ...values).map(
      ({ detail }) => detail,
    );
    const scans = plan.filter((line) => line.startsWith('SCAN'));
    // keys that are asked for, what a limit has cut off, and words of the full-text index
    const known = /^SCAN (CONSTANT ROW|j VIRTUAL TABLE|\(subquery|f$|fts VIRTUAL TABLE INDEX \d+:.*M)/;
    expect(scans.filter((line) => !known.test(line))).toEqual([]);
    if (!sql.includes('json_each')) expect(plan.filter((line) => line.includes('TEMP B-TREE'))).toEqual([]);
  });
