import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { assetByUid, refreshAsset } from '../../../../electron/engine/db/assets.ts';
import { all, get } from '../../../../electron/engine/db/connection.ts';
import { redoEdit, undoEdit } from '../../../../electron/engine/db/edit-undo.ts';
import { applyEdit } from '../../../../electron/engine/db/edits.ts';
import {
  confirmEvent,
  createEvent,
  dissolveEvent,
  mergeEvents,
  moveAssets,
  saveEvent,
  splitEvent,
} from '../../../../electron/engine/db/event-edits.ts';
import { restoreSaid } from '../../../../electron/engine/db/orphans.ts';
import { restoreThing } from '../../../../electron/engine/db/things.ts';
import { type EventLibrary, now, openEventLibrary } from '../../../fixtures/event-library.ts';
import { EventModel, type Words } from './event-model.ts';

vi.setConfig({ testTimeout: 120_000 });

let base: string;
let library: EventLibrary;
let assets: string[];
let folders: string[];
beforeAll(() => {
  base = mkdtempSync(join(tmpdir(), 'bahan-event-edits-'));
  library = openEventLibrary(join(base, 'library'));
  assets = ['Rapat', 'Panen', 'Banjir'].flatMap((name, n) =>
    library.putSeries(`2020-10-0${n + 1} ${name}`, 3, `2020-10-0${n + 1}T08:00:00`),
  );
  library.propose();
  folders = library.events().map(({ uid }) => uid);
});
afterAll(() => {
  library.close();
  rmSync(base, { recursive: true, force: true });
});

const word = fc.constantFrom('Satu', 'Dua', 'Tiga');
const words: fc.Arbitrary<Words> = fc.record({ title: fc.option(word), theme: fc.option(word) }, { requiredKeys: [] });
const which = fc.nat(8);
const some = fc.uniqueArray(which, { minLength: 1, maxLength: 5 });
const step = fc.oneof(
  fc.record({ kind: fc.constant('save' as const), event: which, words }),
  fc.record({
    kind: fc.constant('confirm' as const),
    event: which,
    words,
    except: fc.uniqueArray(which, { maxLength: 2 }),
  }),
  fc.record({ kind: fc.constant('create' as const), assets: some, words }),
  fc.record({ kind: fc.constant('move' as const), event: which, assets: some }),
  fc.record({ kind: fc.constant('merge' as const), events: some, event: which }),
  fc.record({ kind: fc.constant('split' as const), event: which, assets: some, words }),
  fc.record({ kind: fc.constant('dissolve' as const), event: which }),
  // what a person types for one photo, which no event ever says
  fc.record({ kind: fc.constant('type' as const), asset: which, title: fc.constantFrom('Sambutan', 'Foto bersama') }),
  fc.record({ kind: fc.constant('undo' as const) }),
  fc.record({ kind: fc.constant('redo' as const) }),
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** Does one step to the library and to the model; both number events in the order in which they were made. */
function take(one: Step, model: EventModel, uids: string[]): void {
  const { db, context } = library;
  if (one.kind === 'undo' || one.kind === 'redo') {
    const could = model[one.kind]();
    const does = () => (one.kind === 'undo' ? undoEdit(db, context) : redoEdit(db, context));
    if (could) does();
    else expect(does).toThrow('nothing-to-undo');
    return;
  }
  if (one.kind === 'type') {
    model.type(one.asset, one.title);
    applyEdit(db, context, [
      { id: assets[one.asset] as string, changes: [{ field: 'title', op: 'set', value: one.title }] },
    ]);
    return;
  }
  const idsOf = (list: readonly number[]) => list.map((n) => assets[n] as string);
  if (one.kind === 'create') {
    model.create(one.assets, one.words);
    uids.push(createEvent(db, context, one.words, idsOf(one.assets)).event);
    return;
  }
  const standing = model.standing();
  if (standing.length === 0) return;
  const pick = (n: number): number => standing[n % standing.length] as number;
  const event = pick(one.event);
  const uid = uids[event] as string;
  if (one.kind === 'save') {
    model.save(event, one.words);
    saveEvent(db, context, uid, one.words);
  } else if (one.kind === 'confirm') {
    model.confirm(event, one.words, one.except);
    confirmEvent(db, context, uid, one.words, idsOf(one.except));
  } else if (one.kind === 'move') {
    model.move(event, one.assets);
    moveAssets(db, context, uid, idsOf(one.assets));
  } else if (one.kind === 'merge') {
    const others = [...new Set(one.events.map(pick))];
    model.merge(others, event);
    mergeEvents(
      db,
      context,
      others.map((n) => uids[n] as string),
      uid,
    );
  } else if (one.kind === 'split') {
    model.split(event, one.assets, one.words);
    uids.push(splitEvent(db, context, uid, idsOf(one.assets), one.words).event);
  } else {
    model.dissolve(event);
    dissolveEvent(db, context, uid);
  }
}

/** What the library shows, with events by their number. */
function shown(uids: readonly string[]): ReturnType<EventModel['shown']> {
  const { db } = library;
  return {
    assets: assets.map((uid) => {
      const row = get<{ title: string | null; theme: string | null }>(
        db,
        'SELECT a.title, t.name AS theme FROM asset a LEFT JOIN theme t ON t.id = a.theme_id WHERE a.uid = ?',
        uid,
      );
      const event = library.eventOf(uid)?.uid;
      return {
        event: event === undefined ? null : uids.indexOf(event),
        title: row?.title ?? null,
        theme: row?.theme ?? null,
      };
    }),
    events: uids.map((uid) => {
      const row = get<{ state: number; name: string; theme: string | null }>(
        db,
        'SELECT state, name, theme FROM event WHERE uid = ?',
        uid,
      );
      if (!row || row.state === 2) return null;
      return { said: row.state === 1, title: row.name || null, theme: row.theme };
    }),
  };
}

const tables = () => ({
  said: all(library.db, 'SELECT asset_id, field, value FROM said ORDER BY asset_id, field'),
  things: all(library.db, 'SELECT subject, uid, field, value FROM said_thing ORDER BY uid, field'),
  assets: all(
    library.db,
    'SELECT id, title, theme_id, event_id, proposed_event_id, found_event_id, described FROM asset ORDER BY id',
  ),
  events: all(
    library.db,
    'SELECT uid, name, state, spoken, merged_into, theme, date, day, words FROM event WHERE state < 2 ORDER BY uid',
  ),
});

/** Until nothing is left to take back. */
function takeBackAll(): void {
  const { db, context } = library;
  for (;;) {
    try {
      undoEdit(db, context);
    } catch {
      return;
    }
  }
}

describe('edits of events', () => {
  it('do what a plain model does, lose nothing that a person typed, and are all undone to the start', () => {
    const start = tables();
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 14 }), (steps) => {
        const model = new EventModel(folders.length, assets.length, 3);
        const uids = [...folders];
        // what could be done again before is not to be done again now
        applyEdit(library.db, library.context, [{ id: assets[0] as string, changes: [] }]);
        model.type(0, null);
        try {
          for (const one of steps) {
            take(one, model, uids);
            expect(shown(uids)).toEqual(model.shown());
          }
        } catch (error) {
          takeBackAll();
          throw error;
        }
        // rows are the sum of what was said: made anew they are the same
        const before = tables();
        for (const uid of uids) restoreThing(library.db, 'event', uid, now);
        for (const uid of assets) {
          restoreSaid(library.db, uid);
          refreshAsset(library.db, assetByUid(library.db, uid)?.id ?? 0, now);
        }
        expect(tables()).toEqual(before);
        const tally = get(library.db, 'SELECT assets, untitled, unthemed, loose FROM describing_tally');
        expect(tally).toEqual(
          get(
            library.db,
            `SELECT coalesce(sum(described = 0), 0) AS assets, coalesce(sum(title IS NULL), 0) AS untitled,
                coalesce(sum(theme_id IS NULL), 0) AS unthemed, coalesce(sum(described = 0 AND in_event IS NULL), 0) AS loose
               FROM asset WHERE missing = 0`,
          ),
        );
        takeBackAll();
        expect(tables()).toEqual(start);
      }),
      { numRuns: 15 },
    );
  });
});
