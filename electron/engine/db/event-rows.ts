import { get, run, type Writer } from './connection.ts';
import type { ThingWords } from './subjects.ts';

/**
 * Writes the row of an event anew. Said are `title`, `theme`, `date`, `place`, `people`, `unit`, `note`; `into` is the id of
 * the one that it was merged into, `gone` that it was taken apart. An event of which nothing is said any more is a proposal
 * again when something proposes it, and else gone.
 */
export function refreshEvent(db: Writer, uid: string, said: ThingWords, now: number): void {
  const text = (field: string): string | null => (said.get(field) as string | undefined) ?? null;
  const row = get<{ id: number; source: string | null; name: string }>(
    db,
    'SELECT id, source, name FROM event WHERE uid = ?',
    uid,
  );
  const into = text('into');
  const target = into === null ? undefined : get<{ id: number }>(db, 'SELECT id FROM event WHERE uid = ?', into)?.id;
  const isGone = into !== null || said.has('gone');
  const state = isGone ? 2 : said.size > 0 ? 1 : row?.source ? 0 : 2;
  if (!row) {
    run(
      db,
      'INSERT INTO event (uid, name, created_at, state) VALUES (?, ?, ?, ?)',
      uid,
      text('title') ?? '',
      now,
      state,
    );
  }
  run(
    db,
    `UPDATE event SET name = ?, theme = ?, date = ?, place = ?, people = ?, unit = ?, note = ?, state = ?, merged_into = ?
      WHERE uid = ?`,
    text('title') ?? '',
    text('theme'),
    text('date'),
    text('place'),
    JSON.stringify(said.get('people') ?? []),
    text('unit'),
    text('note'),
    state,
    target ?? null,
    uid,
  );
}
