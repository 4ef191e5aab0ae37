import { channels, type Part } from '../../../shared/model/export.ts';
import { all, get, type Reader, run, transaction, type Writer, whenRolledBack } from './connection.ts';
import { type EditContext, setPosition } from './edit-log.ts';
import { newId } from './ids.ts';
import type { JournalCopy, JournalEntry } from './journal.ts';
import { metaOf, setMeta } from './meta.ts';
import { noteOrphan } from './orphans.ts';
import { copyKind } from './publication-rows.ts';
import { spokenOf, whereOf } from './spoken-of.ts';
import { refreshThing } from './things.ts';

/** Rows of copies up to this one are in the journal. */
const key = 'copies-journaled';

/** Copies of one line of the journal, and of one transaction of a replay. */
const atOnce = 500;

interface Row {
  readonly id: number;
  readonly uid: string;
  readonly asset_uid: string;
  readonly channel: number;
  readonly at: number;
  readonly person: string | null;
  readonly preset: string | null;
  readonly crop: string | null;
  readonly file: string | null;
}

const rowsSince = (db: Reader, limit: number): Row[] =>
  all<Row>(
    db,
    `SELECT id, uid, asset_uid, channel, at, person, preset, crop, file FROM publication
      WHERE id > ? AND kind = ${copyKind} ORDER BY id LIMIT ?`,
    Number(metaOf(db, key) ?? 0),
    limit,
  );

/**
 * Writes into the journal which copies left since the last time, so that a library that is put back to an older state still
 * knows them: many in one line, which the disk has when this returns. What cannot be written now is written the next time.
 */
export function keepCopies(db: Writer, context: Pick<EditContext, 'host' | 'clock' | 'journal'>): void {
  try {
    while (keepSome(db, context));
  } catch (error) {
    context.host.log('warn', 'copies-not-journaled', { error: String(error) });
  }
}

function keepSome(db: Writer, { host, clock, journal }: Pick<EditContext, 'host' | 'clock' | 'journal'>): boolean {
  const rows = rowsSince(db, atOnce);
  const last = rows.at(-1);
  if (!last) return false;
  const assets = spokenOf(
    db,
    rows.map((row) => row.asset_uid),
  );
  const copies = rows.map(({ uid, asset_uid: id, at, person, preset, file, ...row }): JournalCopy => {
    const asset = assets.get(id);
    return {
      ...{ uid, asset: id, content: asset?.content ?? null, ...(asset && whereOf(asset)) },
      ...{ channel: channels[row.channel] ?? 'other', at, person, preset, file },
      crop: row.crop === null ? null : (JSON.parse(row.crop) as Part),
    };
  });
  const entry: JournalEntry = {
    ...{ batch: newId(), clock: clock.next(), at: host.clock.now(), device: host.device },
    ...{ person: '', undoes: null, items: [], copies },
  };
  transaction(db, () => {
    const { position, retract } = journal.append(entry);
    whenRolledBack(db, retract);
    setPosition(db, position);
    setMeta(db, key, String(last.id));
  });
  return rows.length === atOnce;
}

/**
 * Puts the copies of a journal into the tables, the newest line of each copy last; what is there already stays one. Copies of
 * assets that are not known wait for their content, as words do. Interrupted, it begins again.
 * @returns ids of the assets of which more is known now
 */
export function restoreCopies(db: Writer, copies: readonly JournalCopy[], now: number): number[] {
  const newest = new Map(copies.map((copy) => [copy.uid, copy]));
  const list = [...newest.values()];
  const touched = new Set<number>();
  for (let from = 0; from < list.length; from += atOnce) {
    transaction(db, () => {
      for (const copy of list.slice(from, from + atOnce)) for (const id of restoreCopy(db, copy, now)) touched.add(id);
    });
  }
  if (list.length > 0) noteKept(db, newest);
  return [...touched];
}

function restoreCopy(db: Writer, copy: JournalCopy, now: number): readonly number[] {
  const { uid, asset, content, path = null, named, channel, at, person, preset, file } = copy;
  const crop = copy.crop && JSON.stringify(copy.crop);
  const number = channels.indexOf(channel);
  const { changes } = run(
    db,
    `INSERT INTO publication (uid, asset_uid, kind, channel, at, person, preset, crop, file)
       VALUES (?, ?, ${copyKind}, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (uid) DO UPDATE SET crop = excluded.crop, file = excluded.file
       WHERE crop IS NOT excluded.crop OR file IS NOT excluded.file`,
    // a channel of a newer program is some other one here
    ...[uid, asset, number < 0 ? channels.indexOf('other') : number, at, person, preset, crop, file],
  );
  if (changes === 0) return [];
  if (!get(db, 'SELECT 1 FROM asset WHERE uid = ?', asset)) {
    const waits = get(db, 'SELECT 1 FROM orphan WHERE uid = ?', asset);
    if (!waits && (content !== null || path !== null)) {
      noteOrphan(db, { uid: asset, content, path, named: named === true });
    }
  }
  // that it was taken down may have been said before it was known here
  return refreshThing(db, 'publication', uid, now);
}

/** What was met in the journal needs not be written there, up to the first copy that was not. */
function noteKept(db: Writer, met: ReadonlyMap<string, unknown>): void {
  for (;;) {
    const rows = rowsSince(db, atOnce);
    const stranger = rows.findIndex(({ uid }) => !met.has(uid));
    const last = stranger < 0 ? rows.at(-1) : rows[stranger - 1];
    if (last) setMeta(db, key, String(last.id));
    if (stranger >= 0 || rows.length < atOnce) return;
  }
}
