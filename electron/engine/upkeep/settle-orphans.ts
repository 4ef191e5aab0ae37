import { type EditChange, editField } from '../../../shared/model/edit.ts';
import { assetsByContent, type SaidValue, saidOf } from '../db/assets.ts';
import { all, run, transaction, type Writer } from '../db/connection.ts';
import type { EditContext } from '../db/edit-log.ts';
import { applyEdit } from '../db/edits.ts';
import { publicationsMoved } from '../db/publications.ts';

/** Why a value is proposed: people said it about the same content, in a library that this one took the place of. */
const reason = 'copy';
const certainty = 0.9;

interface Word {
  readonly field: string;
  readonly value: string | null;
  readonly person: string;
}

/**
 * After a backup took a library's place: what people said in the other one about contents that this one knows under ids of
 * its own. Where this one says nothing of a field it is said here too, by whoever said it; else it is proposed. Where such a
 * content went is known of it too. Words whose content nobody knows, or more than one asset has, go on waiting. Returns the assets to
 * be indexed.
 */
export function settleOrphans(db: Writer, context: EditContext): number[] {
  const waiting = all<{ uid: string; content: string }>(
    db,
    'SELECT uid, content FROM orphan WHERE content IS NOT NULL',
  );
  return waiting.flatMap(({ uid, content }) => {
    const [asset, ...others] = assetsByContent(db, content);
    if (!asset || others.length) return [];
    return transaction(db, () => {
      const said = saidOf(db, asset.id);
      for (const { field, value, person } of newestWords(db, uid)) {
        if (value === null) continue;
        const there = said.get(field);
        const word = JSON.parse(value) as SaidValue;
        if (there === undefined) {
          const change = { field, op: 'set', value: typeof word === 'string' ? word : [...word] } as EditChange;
          applyEdit(db, { ...context, person }, [{ id: asset.uid, changes: [change] }]);
        } else if (editField.safeParse(field).success) propose(db, asset.id, field, word, there);
      }
      for (const { person, thing } of publicationsMoved(db, uid, asset)) {
        applyEdit(db, { ...context, person: person ?? context.person }, [], [thing]);
      }
      run(db, 'DELETE FROM orphan WHERE uid = ?', uid);
      return [asset.id];
    });
  });
}

function newestWords(db: Writer, uid: string): Word[] {
  const words = all<Word>(
    db,
    "SELECT field, value, person FROM edit WHERE asset_uid = ? AND subject = 'asset' ORDER BY clock, batch, id",
    uid,
  );
  return [...new Map(words.map((word) => [word.field, word])).values()];
}

function propose(db: Writer, assetId: number, field: string, word: SaidValue, there: SaidValue): void {
  const known = new Set(typeof there === 'string' ? [there] : there);
  for (const one of typeof word === 'string' ? [word] : word) {
    if (known.has(one)) continue;
    run(
      db,
      'INSERT OR REPLACE INTO proposal (asset_id, field, value, reason, certainty) VALUES (?, ?, ?, ?, ?)',
      ...[assetId, field, one, reason, certainty],
    );
  }
}
