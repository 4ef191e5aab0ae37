import { BahanError } from '../../../shared/errors.ts';
import { channels } from '../../../shared/model/export.ts';
import type { Publication } from '../../../shared/model/publication.ts';
import type { Ground } from '../../../shared/model/rights.ts';
import { all, get, type Reader } from '../db/connection.ts';
import { KnownPeople } from '../db/consent-people.ts';
import { lastPublication, standing } from '../db/publications.ts';
import { inSlices } from '../search/slices.ts';
import { Judging } from './gate.ts';

/** Publications looked at before others have their turn. */
const atOnce = 200;

/** Without a consent at all nobody said no: what was published then is no reason to take it down. */
const reasons: ReadonlySet<Ground> = new Set(['consent-withdrawn', 'consent-expired', 'consent-other-channel']);

/**
 * Where assets stand for whose channel no consent holds any more, or never did, the newest first. With a consent only what
 * that speaks of. In slices that leave others their turn. @throws `not-found` for a consent that is not there; `signal`'s reason
 */
export async function toTakeDown(
  db: Reader,
  consent: string | undefined,
  now: number,
  signal?: AbortSignal,
): Promise<Publication[]> {
  const some = get(
    db,
    "SELECT 1 FROM consent WHERE gone = 0 AND (withdrawn IS NOT NULL OR until IS NOT NULL OR channels <> '[]') LIMIT 1",
  );
  const concerned = consent === undefined ? () => true : concernedBy(db, consent);
  if (!some) return [];
  const found: Publication[] = [];
  const judging = new Judging(db, channels, now);
  await inSlices(lastPublication(db), atOnce, (after, to) => {
    signal?.throwIfAborted();
    const standingHere = standing(db, after, to).filter(({ asset }) => concerned(asset));
    const verdicts = judging.of([...new Set(standingHere.map(({ asset }) => asset))]);
    for (const publication of standingHere) {
      const grounds = verdicts.get(publication.asset)?.get(publication.channel)?.grounds;
      if (grounds?.some(({ ground }) => reasons.has(ground))) found.push(publication);
    }
  });
  // of one moment, what was written down later comes first
  return found.reverse().sort((a, b) => b.at - a.at);
}

/** Whether a consent speaks of an asset: it names it, or it names a person, wherever shown. */
function concernedBy(db: Reader, uid: string): (asset: string) => boolean {
  const consent = get<{ id: number; person: string | null; everywhere: number }>(
    db,
    'SELECT id, person, everywhere FROM consent WHERE uid = ? AND gone = 0',
    uid,
  );
  if (!consent) throw new BahanError('not-found', { id: uid });
  const { id, person, everywhere } = consent;
  if (!everywhere || person === null) {
    const named = all<{ asset_uid: string }>(db, 'SELECT asset_uid FROM consent_asset WHERE consent_id = ?', id);
    const assets = new Set(named.map(({ asset_uid }) => asset_uid));
    return (asset) => assets.has(asset);
  }
  const people = new KnownPeople(db);
  const lead = people.leadOf(person);
  return (asset) => {
    const shown = get<{ people: string }>(db, 'SELECT people FROM asset WHERE uid = ?', asset)?.people ?? '[]';
    return (JSON.parse(shown) as string[]).some((name) => people.leadOf(name) === lead);
  };
}
