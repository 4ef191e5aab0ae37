import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { all } from '../../../../electron/engine/db/connection.ts';
import { redoEdit, undoEdit } from '../../../../electron/engine/db/edit-undo.ts';
import { applyEdit } from '../../../../electron/engine/db/edits.ts';
import { removeTerms, saveTerm } from '../../../../electron/engine/db/term-edits.ts';
import { mergeTerms } from '../../../../electron/engine/db/term-merge.ts';
import { termsOf } from '../../../../electron/engine/db/terms.ts';
import { mergeJournals } from '../../../../electron/engine/upkeep/merge-journals.ts';
import { BahanError } from '../../../../shared/errors.ts';
import { type MadeLibrary, openMade } from '../../../fixtures/made-library.ts';

vi.setConfig({ testTimeout: 120_000 });

let base: string;
let libraries = 0;
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'bahan-term-replay-'));
});
afterEach(() => rmSync(base, { recursive: true, force: true }));

const files = ['a.jpg', 'b.jpg'];
const names = ['Kopi', 'kopi', 'Kebun', 'Teh', 'Ladang'];
const step = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('make' as const), name: fc.constantFrom(...names), parent: fc.nat(4) }),
  },
  fc.record({ do: fc.constant('rename' as const), which: fc.nat(4), name: fc.constantFrom(...names) }),
  fc.record({ do: fc.constant('call' as const), which: fc.nat(4), name: fc.constantFrom(...names) }),
  fc.record({ do: fc.constant('under' as const), which: fc.nat(4), parent: fc.nat(4) }),
  fc.record({ do: fc.constant('merge' as const), which: fc.nat(4), into: fc.nat(4) }),
  fc.record({ do: fc.constant('remove' as const), which: fc.nat(4) }),
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('say' as const), file: fc.nat(1), name: fc.constantFrom(...names, '') }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('undo' as const, 'redo' as const, 'undo-first' as const) }) },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

function take({ db, context }: MadeLibrary, assets: readonly string[], one: Step): void {
  const terms = termsOf(db, 'theme');
  const id = (at: number): string => terms[at % Math.max(1, terms.length)]?.id ?? 'nobody';
  switch (one.do) {
    case 'make':
      saveTerm(db, context, 'theme', undefined, { name: one.name, parent: terms[one.parent]?.id ?? null }, true);
      return;
    case 'rename':
      saveTerm(db, context, 'theme', id(one.which), { name: one.name }, true);
      return;
    case 'call':
      saveTerm(db, context, 'theme', id(one.which), { synonyms: [one.name] }, true);
      return;
    case 'under':
      saveTerm(db, context, 'theme', id(one.which), { parent: id(one.parent) }, true);
      return;
    case 'merge':
      mergeTerms(db, context, 'theme', [id(one.which)], id(one.into));
      return;
    case 'remove':
      removeTerms(db, context, 'theme', [id(one.which)]);
      return;
    case 'say':
      applyEdit(db, context, [
        { id: assets[one.file] as string, changes: [{ field: 'theme', op: 'set', value: one.name }] },
      ]);
      return;
    case 'undo':
      undoEdit(db, context);
      return;
    case 'redo':
      redoEdit(db, context);
      return;
    case 'undo-first': {
      const [first] = all<{ batch: string }>(
        db,
        'SELECT batch FROM edit_batch WHERE undone = 0 ORDER BY rowid LIMIT 1',
      );
      if (first) undoEdit(db, context, first.batch);
    }
  }
}

/** What people see: the list, and what each asset carries. Rows that only a word made have an id by chance. */
function seen({ db }: MadeLibrary) {
  const terms = termsOf(db, 'theme');
  const nameOf = new Map(terms.map(({ id, name }) => [id, name]));
  return {
    terms: terms
      .filter(({ count, hidden }) => !hidden || count > 0)
      .map(({ id: _, parent, ...rest }) => ({ ...rest, parent: nameOf.get(parent ?? '') ?? null })),
    assets: all(
      db,
      'SELECT a.content, a.described, t.name FROM asset a LEFT JOIN theme t ON t.id = a.theme_id ORDER BY a.content',
    ),
  };
}

describe('a list of themes, whatever is done to it', () => {
  it('never has two of one name nor a circle, gives every asset the theme that it says, and comes back from the journal', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 14 }), (steps) => {
        libraries += 1;
        const made = openMade(join(base, `asal-${libraries}`));
        const assets = files.map((name) => made.add(name));
        for (const one of steps) {
          try {
            take(made, assets, one);
          } catch (error) {
            if (!(error instanceof BahanError)) throw error;
            expect(['name-taken', 'not-found', 'bad-input', 'nothing-to-undo']).toContain(error.code);
          }
          const terms = termsOf(made.db, 'theme');
          const offered = terms.filter(({ hidden }) => !hidden).map(({ name }) => name.toLowerCase());
          expect(new Set(offered).size).toBe(offered.length);
          const above = new Map(terms.map(({ id, parent }) => [id, parent]));
          for (const { id } of terms) {
            let at: string | null | undefined = id;
            for (let n = 0; at && n <= terms.length; n++) at = above.get(at);
            expect(at ?? null).toBe(null);
          }
          const wrong = all(
            made.db,
            `SELECT a.uid FROM asset a LEFT JOIN theme t ON t.id = a.theme_id
               LEFT JOIN said s ON s.asset_id = a.id AND s.field = 'theme'
              WHERE lower(t.name) IS NOT lower(s.value ->> '$')`,
          );
          expect(wrong).toEqual([]);
        }
        const before = seen(made);
        made.close();
        const folder = join(base, `lain-${libraries}`);
        mergeJournals(made.paths.edits, join(folder, 'edits'));
        const again = openMade(folder);
        for (const name of files) again.add(`pindah-${name}`, `content of ${name}`);
        const after = seen(again);
        again.close();
        expect(after.assets).toEqual(before.assets);
        // themes that nobody spoke of and no asset says are not in the journal
        const spoken = (list: typeof before.terms) =>
          list.filter(({ count, parent, synonyms }) => count > 0 || parent !== null || synonyms.length > 0);
        expect(spoken(after.terms)).toEqual(spoken(before.terms));
      }),
      {
        numRuns: 20,
        examples: [
          [
            [
              { do: 'say', file: 0, name: 'Kopi' },
              { do: 'remove', which: 0 },
              { do: 'make', name: 'Kebun', parent: 0 },
              { do: 'rename', which: 0, name: 'Kopi' },
              { do: 'undo' },
            ],
          ],
          [
            [
              { do: 'say', file: 0, name: 'Kopi' },
              { do: 'make', name: 'Teh', parent: 0 },
            ],
          ],
          [[{ do: 'make', name: 'Ladang', parent: 0 }, { do: 'undo' }, { do: 'say', file: 0, name: 'Ladang' }]],
          [[{ do: 'make', name: 'Ladang', parent: 0 }, { do: 'say', file: 0, name: 'Ladang' }, { do: 'undo-first' }]],
        ],
      },
    );
  });
});
