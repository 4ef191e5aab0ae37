import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { all } from '../../../../electron/engine/db/connection.ts';
import { forgetPosition, replayJournal } from '../../../../electron/engine/db/edit-replay.ts';
import { redoEdit, undoEdit } from '../../../../electron/engine/db/edit-undo.ts';
import { mergeJournals } from '../../../../electron/engine/upkeep/merge-journals.ts';
import { type MadeLibrary, openMade, titlesIn } from '../../../fixtures/made-library.ts';
import { times } from '../../../fixtures/wide.ts';

vi.setConfig({ testTimeout: 120_000 });

let base: string;
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'bahan-replay-'));
});
afterEach(() => rmSync(base, { recursive: true, force: true }));

const names = ['a.jpg', 'b.jpg', 'c.jpg'];
const step = fc.oneof(
  fc.record({
    kind: fc.constant('say' as const),
    which: fc.nat(2),
    title: fc.constantFrom('Panen', 'Rapat', 'Banjir', ''),
  }),
  fc.record({ kind: fc.constantFrom('undo' as const, 'redo' as const) }),
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

function take(made: MadeLibrary, uids: readonly string[], steps: readonly Step[]): void {
  for (const one of steps) {
    try {
      if (one.kind === 'say') made.title(uids[one.which] as string, one.title || null);
      else if (one.kind === 'undo') undoEdit(made.db, made.context);
      else redoEdit(made.db, made.context);
    } catch (error) {
      expect(error).toMatchObject({ code: 'nothing-to-undo' });
    }
  }
}

/** What holds, what was ever said, and what can still be taken back. */
const stateOf = (made: MadeLibrary) => ({
  titles: titlesIn(made.paths.database),
  edits: all(made.db, 'SELECT batch, clock, asset_uid, field, value, previous FROM edit ORDER BY clock, batch, id'),
  // an edit that changed nothing is a step of undo, and nothing that has to outlive the database
  undone: all(
    made.db,
    'SELECT batch, undoes, undone FROM edit_batch WHERE batch IN (SELECT batch FROM edit) ORDER BY batch',
  ),
});

let libraries = 0;
/** A new library whose only past is a journal, with the same files met again. */
function fromJournals(...journals: string[]): MadeLibrary {
  libraries += 1;
  const folder = join(base, `lain-${libraries}`);
  for (const journal of journals) mergeJournals(journal, join(folder, 'edits'));
  const made = openMade(folder);
  for (const name of names) made.add(`pindah-${name}`, `content of ${name}`);
  return made;
}

describe('the journal alone', () => {
  it('gives back all that held, all that was ever said, and what can be taken back, after any sequence', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 14 }), (steps) => {
        libraries += 1;
        const made = openMade(join(base, `asal-${libraries}`));
        take(
          made,
          names.map((name) => made.add(name)),
          steps,
        );
        const before = stateOf(made);
        made.close();
        const again = fromJournals(made.paths.edits);
        expect(stateOf(again)).toEqual(before);
        // an interrupted replay begins again, and finds nothing to do
        forgetPosition(again.db);
        expect(replayJournal(again.db, again.context.journal, again.context.clock, 1)).toEqual([]);
        expect(stateOf(again)).toEqual(before);
        again.close();
      }),
      { numRuns: times(4, 12) },
    );
  });

  it('of two computers says the same in whatever order they are laid together', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 8 }), fc.array(step, { maxLength: 8 }), (here, there) => {
        libraries += 1;
        const first = openMade(join(base, `asal-${libraries}`));
        const uids = names.map((name) => first.add(name));
        first.title(uids[0] as string, 'Sama');
        first.close();
        const other = join(base, `salinan-${libraries}`);
        cpSync(first.paths.folder, other, { recursive: true });
        for (const [folder, steps] of [
          [first.paths.folder, here],
          [other, there],
        ] as const) {
          const one = openMade(folder);
          take(one, uids, steps);
          one.close();
        }
        const journals = [first.paths.edits, join(other, 'edits')];
        const [ab, ba] = [fromJournals(...journals), fromJournals(...journals.toReversed())];
        expect(stateOf(ab).titles).toEqual(stateOf(ba).titles);
        expect(stateOf(ab).edits).toEqual(stateOf(ba).edits);
        ab.close();
        ba.close();
      }),
      { numRuns: times(3, 8) },
    );
  });
});
