import { type Channel, channels } from '../../../shared/model/export.ts';
import { get, run, type Writer } from './connection.ts';
import { noteOrphan } from './orphans.ts';
import type { ThingWords } from './subjects.ts';

/** What `where` of a publication says: the asset, the channel, since when (epoch ms), and the content that finds the asset again. */
export function whereWords(asset: string, channel: Channel, at: number, content: string | null): string[] {
  return [asset, channel, String(at), content ?? ''];
}

/**
 * Writes the row of a publication anew. Said are `where` (see `whereWords`), `link`, `note` and `takenDown` of one that
 * somebody spoke of; of a copy, which is in the table already, `takenDown` alone. Without `where` it was said by mistake.
 * @returns the asset that it is of
 */
export function refreshPublication(db: Writer, uid: string, said: ThingWords): readonly number[] {
  const text = (field: string): string | null => (said.get(field) as string | undefined) ?? null;
  const row = get<{ kind: number; asset_uid: string }>(
    db,
    'SELECT kind, asset_uid FROM publication WHERE uid = ?',
    uid,
  );
  const [asset = row?.asset_uid, channel, at, content] = (said.get('where') as readonly string[] | undefined) ?? [];
  if (asset === undefined) return [];
  const known = get<{ id: number }>(db, 'SELECT id FROM asset WHERE uid = ?', asset);
  if (row?.kind === copyKind) {
    run(db, 'UPDATE publication SET taken_down = ? WHERE uid = ?', text('takenDown'), uid);
    return known ? [known.id] : [];
  }
  if (channel === undefined || at === undefined) {
    run(db, 'UPDATE publication SET gone = 1 WHERE uid = ?', uid);
    return known ? [known.id] : [];
  }
  const number = channels.indexOf(channel as Channel);
  run(
    db,
    `INSERT INTO publication (uid, asset_uid, kind, channel, at, person, link, note, taken_down, gone)
       VALUES (?, ?, 1, ?, ?, ?, ?, ?, ?, 0)
     ON CONFLICT (uid) DO UPDATE SET asset_uid = excluded.asset_uid, channel = excluded.channel, at = excluded.at,
       person = excluded.person, link = excluded.link, note = excluded.note, taken_down = excluded.taken_down, gone = 0`,
    uid,
    asset,
    // a channel of a newer program is some other one here
    number < 0 ? channels.indexOf('other') : number,
    Number(at),
    firstSpeakerOf(db, uid),
    text('link'),
    text('note'),
    text('takenDown'),
  );
  if (known) return [known.id];
  if (content) noteOrphan(db, { uid: asset, content, path: null, named: false });
  return [];
}

/** What `kind` of a row says of a copy; others are said by people. */
export const copyKind = 0;

const firstSpeakerOf = (db: Writer, uid: string): string | null =>
  get<{ person: string }>(
    db,
    `SELECT person FROM edit WHERE asset_uid = ? AND subject = 'publication' ORDER BY clock, batch, id LIMIT 1`,
    uid,
  )?.person ?? null;
