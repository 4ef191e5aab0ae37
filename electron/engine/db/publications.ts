import { BahanError } from '../../../shared/errors.ts';
import { type Channel, channels, type Part } from '../../../shared/model/export.ts';
import type { Publication } from '../../../shared/model/publication.ts';
import { all, get, type Reader, run, type Writer } from './connection.ts';
import type { ThingItem } from './edits.ts';
import { newId } from './ids.ts';
import { copyKind, whereWords } from './publication-rows.ts';
import { spokenOf } from './spoken-of.ts';

interface Row {
  readonly uid: string;
  readonly asset_uid: string;
  readonly kind: number;
  readonly channel: number;
  readonly at: number;
  readonly person: string | null;
  readonly preset: string | null;
  readonly crop: string | null;
  readonly file: string | null;
  readonly link: string | null;
  readonly note: string | null;
  readonly taken_down: string | null;
}

const columns =
  'p.uid, p.asset_uid, p.kind, p.channel, p.at, p.person, p.preset, p.crop, p.file, p.link, p.note, p.taken_down';

const publicationOf = (row: Row): Publication => ({
  id: row.uid,
  asset: row.asset_uid,
  kind: row.kind === copyKind ? 'copy' : 'published',
  channel: channels[row.channel] ?? 'other',
  at: row.at,
  by: row.person,
  preset: row.preset,
  crop: row.crop === null ? null : (JSON.parse(row.crop) as Part),
  file: row.file,
  link: row.link,
  note: row.note,
  takenDown: row.taken_down,
});

/** Where one asset went, the newest first; also of one that is forgotten. */
export const publicationsOf = (db: Reader, asset: string): Publication[] =>
  all<Row>(
    db,
    `SELECT ${columns} FROM publication p WHERE p.asset_uid = ? AND p.gone = 0 ORDER BY p.at DESC, p.id DESC`,
    asset,
  ).map(publicationOf);

/** Some of them, in the order of their ids as given. @throws `not-found` for one that is not there */
export function publicationsByIds(db: Reader, ids: readonly string[]): Publication[] {
  return ids.map((id) => {
    const row = get<Row>(db, `SELECT ${columns} FROM publication p WHERE p.uid = ? AND p.gone = 0`, id);
    if (!row) throw new BahanError('not-found', { id });
    return publicationOf(row);
  });
}

/**
 * What nobody took down yet of assets that show people or that a consent names, in the order of its numbers from `after` up to
 * and with `to`; what the gate makes of them is asked elsewhere.
 */
export const standing = (db: Reader, after: number, to: number): Publication[] =>
  all<Row>(
    db,
    `SELECT ${columns} FROM publication p CROSS JOIN asset a ON a.uid = p.asset_uid
      WHERE p.id > ? AND p.id <= ? AND p.gone = 0 AND p.taken_down IS NULL
        AND (a.people <> '[]' OR EXISTS (SELECT 1 FROM consent_asset c WHERE c.asset_uid = p.asset_uid))
      ORDER BY p.id`,
    after,
    to,
  ).map(publicationOf);

/** Number of the last publication that there is; 0 where there is none. */
export const lastPublication = (db: Reader): number =>
  get<{ last: number }>(db, 'SELECT coalesce(max(id), 0) AS last FROM publication')?.last ?? 0;

export interface SaidPublication {
  readonly ids: readonly string[];
  readonly channel: Channel;
  readonly link: string | null;
  readonly note: string | null;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** What says that assets stand somewhere, one thing each; `gone`: ids of which no asset is there. @throws `asset-not-found` */
export function publishedThings(db: Reader, said: SaidPublication): { things: ThingItem[]; gone: string[] } {
  const ids = [...new Set(said.ids)];
  const assets = spokenOf(db, ids);
  const gone = ids.filter((id) => !assets.has(id));
  if (gone.length === ids.length) throw new BahanError('asset-not-found', { id: gone[0] ?? '' });
  const things = ids.flatMap((id): ThingItem[] => {
    const asset = assets.get(id);
    if (!asset) return [];
    const where = whereWords(id, said.channel, said.at, asset.content);
    return [{ subject: 'publication', id: newId(), words: { where, link: said.link, note: said.note } }];
  });
  return { things, gone };
}

/**
 * An asset is known under another id here: copies of it that left go over at once. What people say of where it stands is theirs
 * to say anew.
 * @returns what is to be said, and by whom
 */
export function publicationsMoved(
  db: Writer,
  from: string,
  to: { readonly uid: string; readonly content: string | null },
): { readonly person: string | null; readonly thing: ThingItem }[] {
  run(db, `UPDATE publication SET asset_uid = ? WHERE asset_uid = ? AND kind = ${copyKind}`, to.uid, from);
  const said = all<Row>(
    db,
    `SELECT ${columns} FROM publication p WHERE p.asset_uid = ? AND p.kind <> ${copyKind} AND p.gone = 0 ORDER BY p.id`,
    from,
  );
  return said.map(({ uid, channel, at, person }) => {
    const where = whereWords(to.uid, channels[channel] ?? 'other', at, to.content);
    return { person, thing: { subject: 'publication', id: uid, words: { where } } };
  });
}
