import { BahanError } from '../../../shared/errors.ts';
import type { Channel } from '../../../shared/model/export.ts';
import type { Consent } from '../../../shared/model/rights.ts';
import { cleanWord } from '../../../shared/text/clean.ts';
import { all, get, type Reader } from './connection.ts';
import { KnownPeople, personKey } from './consent-people.ts';
import type { ThingItem } from './edits.ts';
import { folded } from './term-carriers.ts';

interface ConsentRow extends Omit<Consent, 'id' | 'assets' | 'channels'> {
  readonly uid: string;
  readonly channels: string;
  readonly assets: string;
}

const columns = `c.uid, c.person, c.channels, c.guardian, c.paper, c.given, c.until, c.withdrawn, c.note,
  (SELECT json_group_array(i.asset_uid) FROM consent_asset i WHERE i.consent_id = c.id) AS assets`;

const consentOf = ({ uid, channels, assets, ...row }: ConsentRow): Consent => ({
  id: uid,
  ...row,
  channels: JSON.parse(channels) as Channel[],
  assets: JSON.parse(assets) as string[],
});

/** One consent, also one that holds no more. @throws `not-found` */
export function consentById(db: Reader, uid: string): Consent {
  const row = get<ConsentRow>(db, `SELECT ${columns} FROM consent c WHERE c.uid = ? AND c.gone = 0`, uid);
  if (!row) throw new BahanError('not-found', { id: uid });
  return consentOf(row);
}

/** Those whose person, guardian or note holds the words, each of them as a part of one; withdrawn ones last, else the newest first. */
export function consentsWith(
  db: Reader,
  words: string,
  offset: number,
  limit: number,
): { consents: Consent[]; total: number } {
  const list = personKey(words).split(' ').filter(Boolean);
  const where = ['c.gone = 0', ...list.map(() => 'instr(c.words, ?) > 0')].join(' AND ');
  const rows = all<ConsentRow>(
    db,
    `SELECT ${columns} FROM consent c WHERE ${where} ORDER BY c.withdrawn IS NOT NULL, c.created_at DESC, c.id DESC LIMIT ? OFFSET ?`,
    ...list,
    limit,
    offset,
  );
  const total = get<{ n: number }>(db, `SELECT count(*) AS n FROM consent c WHERE ${where}`, ...list)?.n ?? 0;
  return { consents: rows.map(consentOf), total };
}

/** Consents that speak of an asset: by its id, by a person who is shown on it, or as their paper. */
export function consentsOf(db: Reader, uid: string): Consent[] {
  const people = get<{ people: string }>(db, 'SELECT people FROM asset WHERE uid = ?', uid)?.people ?? '[]';
  const known = new KnownPeople(db);
  const keys = (JSON.parse(people) as string[]).flatMap((name) => known.keysOf(name));
  return all<ConsentRow>(
    db,
    `SELECT ${columns} FROM consent c WHERE c.gone = 0 AND c.id IN (
       SELECT consent_id FROM consent_asset WHERE asset_uid = ?
       UNION SELECT id FROM consent WHERE paper = ?
       UNION SELECT p.id FROM json_each(?) j CROSS JOIN consent p
         ON p.person_key = j.value AND p.everywhere = 1 AND p.gone = 0)
     ORDER BY c.person IS NOT NULL, c.person, c.created_at DESC, c.id DESC`,
    uid,
    uid,
    JSON.stringify(keys),
  ).map(consentOf);
}

/**
 * What is to be said so that a consent is as it is given.
 * @throws `bad-input` for one that speaks of nobody and of nothing, or whose days are the wrong way round
 */
export function consentItem(id: string, { person, guardian, note, ...given }: Omit<Consent, 'id'>): ThingItem {
  const name = cleanWord(person ?? '', false).replace(/\s+/g, ' ') || null;
  const assets = [...new Set(given.assets)];
  if (name === null && assets.length === 0) throw new BahanError('bad-input', { field: 'person' });
  if (given.until !== null && given.given !== null && given.until < given.given)
    throw new BahanError('bad-input', { field: 'until', value: given.until });
  const channels = [...new Set(given.channels)];
  const words = {
    person: name,
    assets: assets.length > 0 ? assets : null,
    channels: channels.length > 0 ? channels : null,
    guardian,
    paper: given.paper,
    given: given.given,
    until: given.until,
    withdrawn: given.withdrawn,
    note,
    removed: null,
  };
  return { subject: 'consent', id, words };
}

/** An asset that another one takes the place of. */
export interface Replaced {
  readonly from: string;
  readonly into: string;
}

/** What makes consents that name assets speak of those that stand for them now; `from` itself stays named where it is there still. */
export function consentsAlsoOf(db: Reader, replaced: readonly Replaced[], isGone: boolean): ThingItem[] {
  const into = new Map(replaced.map((one) => [one.from, one.into]));
  const named = all<{ uid: string; assets: string }>(
    db,
    `SELECT DISTINCT c.uid, (SELECT json_group_array(i.asset_uid) FROM consent_asset i WHERE i.consent_id = c.id) AS assets
       FROM json_each(?) j CROSS JOIN consent_asset n ON n.asset_uid = j.value JOIN consent c ON c.id = n.consent_id`,
    JSON.stringify([...into.keys()]),
  );
  return named.map(({ uid, assets }) => {
    const list = JSON.parse(assets) as string[];
    const kept = list.filter((asset) => !isGone || !into.has(asset));
    const also = list.flatMap((asset) => into.get(asset) ?? []);
    return { subject: 'consent', id: uid, words: { assets: [...new Set([...kept, ...also])] } };
  });
}

/** What makes every consent of a person who has another name now speak of that one. */
export function renamedConsents(db: Reader, names: readonly string[], into: string): ThingItem[] {
  const from = new Set(names.map(folded));
  return all<{ uid: string; person: string }>(db, 'SELECT uid, person FROM consent WHERE person IS NOT NULL')
    .filter(({ person }) => from.has(folded(person)))
    .map(({ uid }) => ({ subject: 'consent', id: uid, words: { person: into } }));
}
