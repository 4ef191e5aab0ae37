import { editField } from '../../../shared/model/edit.ts';
import { saidOf } from '../db/assets.ts';
import { run, type Writer } from '../db/connection.ts';

/** Why a value is proposed: people said it about what this was made from. */
const reason = 'copy';
const certainty = 0.9;

/** Proposes what people said about one asset for another, field by field; `only` these fields. Index the other afterwards. */
export function proposeWordsOf(db: Writer, from: number, to: number, only?: ReadonlySet<string>): void {
  const said = saidOf(db, to);
  for (const [field, value] of saidOf(db, from)) {
    // how one picture was judged and turned says nothing of another
    if ((only && !only.has(field)) || !editField.safeParse(field).success) continue;
    for (const word of typeof value === 'string' ? [value] : value) {
      if (said.get(field) === word || (Array.isArray(said.get(field)) && said.get(field)?.includes(word))) continue;
      run(
        db,
        'INSERT OR REPLACE INTO proposal (asset_id, field, value, reason, certainty) VALUES (?, ?, ?, ?, ?)',
        to,
        field,
        word,
        reason,
        certainty,
      );
    }
  }
}
