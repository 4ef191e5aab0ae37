import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { all } from '../../../../electron/engine/db/connection.ts';
import { assetsByTime, guessesOfAssets } from '../../../../electron/engine/db/event-assets.ts';
import { membersOf } from '../../../../electron/engine/db/event-edits.ts';
import {
  countOfEvent,
  eventRow,
  firstAssets,
  firstDay,
  folderOfEvent,
  foundIn,
  guessedOfMost,
  lastDay,
  listedEvents,
  toldByMost,
  undescribedOfEvent,
} from '../../../../electron/engine/db/events.ts';
import { saidOfMost } from '../../../../electron/engine/ingest/events/found-events.ts';
import { together } from '../../../../electron/engine/ingest/events/placed-dirs.ts';
import { type EventLibrary, openEventLibrary } from '../../../fixtures/event-library.ts';

let base: string;
let library: EventLibrary;
beforeAll(() => {
  base = mkdtempSync(join(tmpdir(), 'bahan-event-plans-'));
  library = openEventLibrary(join(base, 'library'));
});
afterAll(() => {
  library.close();
  rmSync(base, { recursive: true, force: true });
});

const planOf = (sql: string): string[] =>
  all<{ detail: string }>(
    library.db,
    `EXPLAIN QUERY PLAN ${sql}`,
    ...Array.from({ length: sql.split('?').length - 1 }, () => 1),
  ).map(({ detail }) => detail);

const statements = {
  ...{ assetsByTime, guessesOfAssets, membersOf, countOfEvent, undescribedOfEvent, eventRow, firstAssets, firstDay },
  ...{ folderOfEvent, foundIn, guessedOfMost, toldByMost, lastDay, saidOfMost, together },
};

describe('questions about events', () => {
  it.each(Object.entries(statements))('%s reads no table from end to end', (_, sql) => {
    const scans = planOf(sql).filter((line) => line.startsWith('SCAN'));
    expect(scans.filter((line) => !/^SCAN (j VIRTUAL TABLE|few|\(subquery|a$|CONSTANT ROW)/.test(line))).toEqual([]);
  });

  it.each([countOfEvent, undescribedOfEvent])('are counted in an index alone: %s', (sql) => {
    expect(planOf(sql).join('\n')).toMatch(/^SEARCH asset USING COVERING INDEX/);
  });

  it.each([assetsByTime, firstDay, lastDay, firstAssets])('come in the order of an index: %s', (sql) => {
    expect(planOf(sql).filter((line) => line.includes('TEMP B-TREE'))).toEqual([]);
  });

  it('look at every event of a list, and at assets by indexes alone', () => {
    for (const todo of [false, true]) {
      const lines = planOf(listedEvents(todo, 1)).filter((line) => / a( |$)/.test(line));
      expect(lines.length).toBeGreaterThan(0);
      for (const line of lines) expect(line).toMatch(/^SEARCH a (EXISTS )?USING (COVERING )?INDEX asset_in_event/);
    }
  });
});
