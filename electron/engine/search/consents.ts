import type { ConsentName } from '../../../shared/query/tree.ts';
import { words } from '../../../shared/text/fold.ts';
import { all, type Reader } from '../db/connection.ts';
import { KnownPeople, personKey } from '../db/consent-people.ts';
import { type ConsentDays, consentState } from '../db/consent-state.ts';
import { officeNow } from '../db/office-time.ts';
import { breathe } from './slices.ts';
import { quoted } from './tokens.ts';

/** Rows that are read before others have their turn. */
const portion = 2_000;

/** Bits of what the papers about an asset come to; it may show several people. */
const bit = { given: 1, withdrawn: 2, expired: 4 } as const;

/** Bits by the id of each asset that a paper speaks of. */
export type ConsentBits = ReadonlyMap<number, number>;

export const wherePersonStands = `SELECT a.id, a.people, a.sk FROM fts CROSS JOIN asset a ON a.sk = fts.rowid
  WHERE fts MATCH ? AND fts.rowid > ? ORDER BY fts.rowid LIMIT ${portion}`;

/** Whether papers are as a filter asks. */
export const fitsConsent = (found: ConsentBits, asked: ConsentName, assetId: number): boolean =>
  asked === 'none' ? !found.has(assetId) : ((found.get(assetId) ?? 0) & bit[asked]) !== 0;

interface Row extends Omit<ConsentDays, 'channels'> {
  readonly person: string | null;
  readonly channels: string;
}

const daysOf = ({ channels, given, until, withdrawn }: Row): ConsentDays => ({
  channels: JSON.parse(channels) as ConsentDays['channels'],
  given,
  until,
  withdrawn,
});

/** What the papers about each asset come to now, for any channel; read in slices. */
export async function consentBits(db: Reader, now: number): Promise<ConsentBits> {
  const at = officeNow(db, now);
  const known = new KnownPeople(db);
  const everywhere = Map.groupBy(
    all<Row>(
      db,
      'SELECT person, channels, given, until, withdrawn FROM consent WHERE everywhere = 1 AND gone = 0',
    ).filter(({ person }) => person !== null),
    ({ person }) => known.leadOf(person ?? ''),
  );
  // papers of each person, '' for whoever is shown, by asset
  const papers = new Map<number, Map<string, ConsentDays[]>>();
  const put = (asset: number, lead: string, days: readonly ConsentDays[]) => {
    const of = papers.get(asset) ?? new Map<string, ConsentDays[]>();
    papers.set(asset, of.set(lead, [...(of.get(lead) ?? []), ...days]));
  };
  for (const [lead, rows] of everywhere) {
    const days = rows.map(daysOf);
    for (const asset of await showing(db, known, lead, rows)) put(asset, lead, days);
  }
  for await (const row of named(db)) put(row.id, row.person === null ? '' : known.leadOf(row.person), [daysOf(row)]);
  const bits = new Map<number, number>();
  for (const [asset, byPerson] of papers) {
    let found = 0;
    for (const days of byPerson.values()) {
      const { state } = consentState(days, 'other', at);
      if (state === 'given' || state === 'other') found |= bit.given;
      else if (state !== 'missing') found |= bit[state];
    }
    bits.set(asset, found);
  }
  return bits;
}

/** Assets that show a person under any of their names. */
async function showing(db: Reader, known: KnownPeople, lead: string, rows: readonly Row[]): Promise<Set<number>> {
  const keys = new Set(rows.flatMap(({ person }) => known.keysOf(person ?? '')));
  const found = new Set<number>();
  for (const key of keys) {
    const list = words(key);
    if (list.length === 0) continue;
    const match = `({people} : ${quoted(list.join(' '))})`;
    for (let after = -1; ; await breathe()) {
      const some = all<{ id: number; people: string; sk: number }>(db, wherePersonStands, match, after);
      for (const { id, people } of some)
        if ((JSON.parse(people) as string[]).some((name) => keys.has(personKey(name)) || known.leadOf(name) === lead))
          found.add(id);
      after = some.at(-1)?.sk ?? after;
      if (some.length < portion) break;
    }
  }
  return found;
}

async function* named(db: Reader): AsyncGenerator<Row & { readonly id: number }> {
  for (let after = ''; ; await breathe()) {
    const last = all<{ uid: string }>(
      db,
      `SELECT asset_uid AS uid FROM consent_asset WHERE asset_uid > ? ORDER BY asset_uid LIMIT 1 OFFSET ${portion - 1}`,
      after,
    )[0]?.uid;
    const rows = all<Row & { readonly id: number }>(
      db,
      `SELECT a.id, c.person, c.channels, c.given, c.until, c.withdrawn FROM consent_asset i
         JOIN asset a ON a.uid = i.asset_uid JOIN consent c ON c.id = i.consent_id AND c.gone = 0
        WHERE i.asset_uid > ? AND (? IS NULL OR i.asset_uid <= ?)`,
      after,
      last ?? null,
      last ?? null,
    );
    yield* rows;
    if (last === undefined) return;
    after = last;
  }
}
