import table from '../../../resources/gate.json' with { type: 'json' };
import { BahanError } from '../../../shared/errors.ts';
import type { Channel } from '../../../shared/model/export.ts';
import { classifications, type Verdict } from '../../../shared/model/rights.ts';
import { all, type Reader } from '../db/connection.ts';
import { KnownPeople, personKey } from '../db/consent-people.ts';
import type { ConsentDays } from '../db/consent-state.ts';
import { type OfficeTime, officeNow } from '../db/office-time.ts';
import { inSlices } from '../search/slices.ts';
import { type GateFacts, type GateRules, judge, readRules, type Shown } from './gate-rules.ts';

interface AssetRow {
  readonly uid: string;
  readonly classification: number | null;
  readonly excluded_until: string | null;
  readonly embargo: string | null;
  readonly licence_until: string | null;
  readonly described: number;
  readonly people: string;
}

interface ConsentRow extends Omit<ConsentDays, 'channels'> {
  readonly asset_uid: string;
  readonly person: string | null;
  readonly channels: string;
}

/** Assets that are looked up at a time. */
const atOnce = 1_000;
/** Assets that are judged before others have their turn: some milliseconds. */
const inOneSlice = 500;

/** What the gate says of assets, by id and channel. */
export type Verdicts = Map<string, ReadonlyMap<Channel, Verdict>>;

export const byUids = `SELECT a.uid, a.classification, a.excluded_until, a.embargo, a.licence_until, a.described, a.people
  FROM json_each(?) j CROSS JOIN asset a ON a.uid = j.value`;
export const consentsByUids = `SELECT i.asset_uid, c.person, c.channels, c.given, c.until, c.withdrawn
  FROM json_each(?) j CROSS JOIN consent_asset i ON i.asset_uid = j.value JOIN consent c ON c.id = i.consent_id
 WHERE c.gone = 0`;
export const consentsByPerson = `SELECT c.person, c.channels, c.given, c.until, c.withdrawn
  FROM json_each(?) j CROSS JOIN consent c ON c.person_key = j.value AND c.everywhere = 1 AND c.gone = 0`;

let rules: GateRules | undefined;
const rulesOfProgram = (): GateRules => {
  rules ??= readRules(table);
  return rules;
};

/**
 * Whether assets may leave for channels at a moment (epoch milliseconds), by id and channel; ids of which no asset is there are
 * left out. A clock that was set back is no way out: the latest moment that the library has seen counts. In one go: for more than
 * some hundreds there is `verdictsOfMany`.
 */
export const verdictsOf = (db: Reader, ids: readonly string[], channels: readonly Channel[], now: number): Verdicts =>
  new Judging(db, channels, now).of(ids);

/** The same of however many, in slices that leave others their turn. @throws `signal`'s reason */
export async function verdictsOfMany(
  db: Reader,
  ids: readonly string[],
  channels: readonly Channel[],
  now: number,
  signal?: AbortSignal,
): Promise<Verdicts> {
  const judging = new Judging(db, channels, now);
  const verdicts: Verdicts = new Map();
  await inSlices(ids.length, inOneSlice, (from, to) => {
    signal?.throwIfAborted();
    for (const [id, verdict] of judging.of(ids.slice(from, to))) verdicts.set(id, verdict);
  });
  return verdicts;
}

/**
 * One judging of many, slice by slice. Who is shown and what they agreed to is read once: whoever lets something leave later asks
 * anew, since by then somebody may have said otherwise.
 */
export class Judging {
  readonly #db: Reader;
  readonly #channels: readonly Channel[];
  readonly #at: OfficeTime;
  readonly #people: PeopleShown;
  /** Most assets of an office have the same said about them, and what is the same is judged once. */
  readonly #same = new Map<string, ReadonlyMap<Channel, Verdict>>();

  /** @param now epoch milliseconds */
  constructor(db: Reader, channels: readonly Channel[], now: number) {
    this.#db = db;
    this.#channels = channels;
    this.#at = officeNow(db, now);
    this.#people = new PeopleShown(db);
  }

  of(ids: readonly string[]): Verdicts {
    const verdicts: Verdicts = new Map();
    for (let from = 0; from < ids.length; from += atOnce) {
      const list = JSON.stringify(ids.slice(from, from + atOnce));
      const named = Map.groupBy(all<ConsentRow>(this.#db, consentsByUids, list), (row) => row.asset_uid);
      for (const row of all<AssetRow>(this.#db, byUids, list)) {
        const consents = named.get(row.uid);
        verdicts.set(row.uid, consents ? this.#judge(row, consents) : this.#judgeOnce(row));
      }
    }
    return verdicts;
  }

  /** Of an asset that no paper names. */
  #judgeOnce(row: AssetRow): ReadonlyMap<Channel, Verdict> {
    const { classification, excluded_until, embargo, licence_until, described, people } = row;
    const key = `${classification} ${excluded_until} ${embargo} ${licence_until} ${described} ${people}`;
    const verdict = this.#same.get(key) ?? this.#judge(row, []);
    this.#same.set(key, verdict);
    return verdict;
  }

  #judge(row: AssetRow, consents: readonly ConsentRow[]): ReadonlyMap<Channel, Verdict> {
    const facts = factsOf(row, this.#people.of(row, consents));
    return new Map(this.#channels.map((channel) => [channel, judge(rulesOfProgram(), facts, channel, this.#at)]));
  }
}

/** The same of one asset for one channel. @throws `asset-not-found` */
export function verdictOf(db: Reader, id: string, channel: Channel, now: number): Verdict {
  const verdict = verdictsOf(db, [id], [channel], now).get(id)?.get(channel);
  if (!verdict) throw new BahanError('asset-not-found', { id });
  return verdict;
}

function factsOf(row: AssetRow, shown: readonly Shown[]): GateFacts {
  return {
    classification: row.classification === null ? null : (classifications[row.classification] ?? null),
    until: row.excluded_until,
    embargo: row.embargo,
    licenceUntil: row.licence_until,
    described: row.described === 1,
    shown,
  };
}

const consentOf = ({ channels, given, until, withdrawn }: Omit<ConsentRow, 'asset_uid'>): ConsentDays => ({
  channels: JSON.parse(channels) as Channel[],
  given,
  until,
  withdrawn,
});

/** Who is shown on assets and what they agreed to; a person is read once, however many assets show them. */
class PeopleShown {
  readonly #db: Reader;
  readonly #known: KnownPeople;
  readonly #everywhere = new Map<string, readonly ConsentDays[]>();

  constructor(db: Reader) {
    this.#db = db;
    this.#known = new KnownPeople(db);
  }

  of(asset: AssetRow, consents: readonly ConsentRow[]): Shown[] {
    const names = new Map<string, string>();
    for (const name of JSON.parse(asset.people) as string[]) if (personKey(name)) this.#add(names, name);
    // a paper that names this asset speaks of it also where nobody wrote the name beside it
    for (const { person } of consents) if (person !== null) this.#add(names, person);
    const shown: Shown[] = [...names].map(([lead, name]) => ({
      name,
      consents: [
        ...consents.filter(({ person }) => person !== null && this.#known.leadOf(person) === lead).map(consentOf),
        ...this.#everywhereOf(lead, name),
      ],
    }));
    const whole = consents.filter(({ person }) => person === null).map(consentOf);
    return whole.length > 0 ? [{ name: null, consents: whole }, ...shown] : shown;
  }

  #add(names: Map<string, string>, name: string): void {
    const lead = this.#known.leadOf(name);
    if (!names.has(lead)) names.set(lead, name);
  }

  #everywhereOf(lead: string, name: string): readonly ConsentDays[] {
    const known = this.#everywhere.get(lead);
    if (known) return known;
    const keys = JSON.stringify(this.#known.keysOf(name));
    const consents = all<Omit<ConsentRow, 'asset_uid'>>(this.#db, consentsByPerson, keys).map(consentOf);
    this.#everywhere.set(lead, consents);
    return consents;
  }
}
