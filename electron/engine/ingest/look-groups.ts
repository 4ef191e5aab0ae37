import type { BestReason } from '../../../shared/model/look.ts';
import { all, type Reader } from '../db/connection.ts';
import { secondOfKey } from '../db/sort-key.ts';
import { traitBytes, traitsAt } from '../media/look.ts';
import type { MediaPool } from '../media/pool.ts';
import type { PictureStore } from '../media/store.ts';
import { type Closeness, nearPictures, samePictures } from '../search/look-pairs.ts';
import type { LookStore, Looks } from '../search/look-store.ts';
import { breathe } from '../search/slices.ts';

/** Seconds between two shots of one view at most. */
const apart = 600;
/** Milliseconds for which groups are shown though pictures were looked at since. */
const stale = 20_000;
/** Milliseconds for which groups are held in memory when nobody asks. */
const heldFor = 300_000;
/** Rows asked of the table at once. */
const stretch = 2_000;
/** How far two shapes may differ: a small picture's sides are rounded. */
const shapeRounds = 0.015;
/** Answers about two pictures that are remembered. */
const mostRemembered = 50_000;
/** How much sharper, of 16 a doubling, is worth being said; and how many more pixels and bytes are. */
const sharper = 6;
const larger = 1.1;
const lessPacked = 1.5;

export interface LookGroupsContext {
  readonly db: Reader;
  readonly looks: LookStore;
  readonly store: PictureStore;
  readonly media: MediaPool;
}

/** Assets that look alike, by their public ids, the one to keep first. */
export interface FoundGroup {
  readonly ids: readonly string[];
  readonly why: readonly BestReason[];
}

interface Row {
  readonly id: number;
  readonly uid: string;
  readonly sk: number;
  readonly picture: string;
  readonly width: number | null;
  readonly height: number | null;
  readonly bytes: number;
  readonly stack: string | null;
  readonly isExact: number;
  readonly captured: string | null;
  readonly words: number;
  /** Whether its file says which camera took it: copies lose that. */
  readonly hasCamera: number;
  readonly rating: number | null;
  readonly pick: number | null;
}

export const photosOf = `SELECT a.id, a.uid, a.sk, a.picture, a.width, a.height, a.bytes, a.stack, a.rating, a.pick, a.camera IS NOT NULL AS hasCamera,
    a.captured_certainty = 'exact' AS isExact, a.captured_at AS captured,
    (a.title IS NOT NULL) + (a.theme_id IS NOT NULL) + (a.caption IS NOT NULL) + (a.event_id IS NOT NULL) + (a.place IS NOT NULL) AS words
  FROM json_each(?) j CROSS JOIN asset a ON a.id = j.value
  WHERE a.kind = 0 AND a.hidden = 0 AND a.missing = 0 AND a.picture IS NOT NULL AND a.picture_kind = 0`;
export const inOrder = 'SELECT id, sk FROM asset WHERE sk > ? ORDER BY sk LIMIT 4000';

interface Found {
  readonly version: number;
  readonly at: number;
  readonly groups: readonly (readonly number[])[];
}

/**
 * Groups of photos that look alike: the same one twice (packed anew, made smaller), or shots of one view. What the looks
 * say is found at once for the whole library; that two are really the same is made sure of with their pictures laid over
 * one another, for the groups that somebody looks at.
 */
export class LookGroups {
  readonly #context: LookGroupsContext;
  readonly #found = new Map<Closeness, Found>();
  readonly #same = new Map<string, boolean>();
  #timer: NodeJS.Timeout | undefined;

  constructor(context: LookGroupsContext) {
    this.#context = context;
  }

  /** A stretch of the groups, those with most pictures first; `total` counts those that were not made sure of yet too. */
  async groups(
    closeness: Closeness,
    offset: number,
    limit: number,
    signal?: AbortSignal,
  ): Promise<{ groups: FoundGroup[]; total: number }> {
    const looks = await this.#context.looks.read();
    const candidates = await this.#rowsOf(await this.#candidates(closeness, looks, signal), closeness, signal);
    candidates.sort((a, b) => b.length - a.length || (b[0]?.sk ?? 0) - (a[0]?.sk ?? 0));
    const sure: FoundGroup[] = [];
    let refuted = 0;
    for (const rows of candidates) {
      if (sure.length >= offset + limit) break;
      signal?.throwIfAborted();
      const group = bestFirst(rows, closeness, looks);
      const kept = closeness === 'same' ? await this.#alike(group, signal) : group;
      if (kept.length > 1) sure.push({ ids: kept.map(({ uid }) => uid), why: whyBest(kept, closeness, looks) });
      else refuted += 1;
    }
    return { groups: sure.slice(offset, offset + limit), total: candidates.length - refuted };
  }

  async #candidates(closeness: Closeness, looks: Looks, signal?: AbortSignal): Promise<Found['groups']> {
    const { looks: store } = this.#context;
    const known = this.#found.get(closeness);
    if (known && (known.version === store.version || performance.now() - known.at < stale)) return known.groups;
    const { version } = store;
    const groups =
      closeness === 'same'
        ? await samePictures(looks, signal)
        : await nearPictures(looks, await this.#shots(signal), apart, signal);
    this.#found.set(closeness, { version, at: performance.now(), groups });
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#found.clear(), heldFor);
    this.#timer.unref();
    return groups;
  }

  /** All assets in the order of time. */
  async #shots(signal?: AbortSignal): Promise<{ ids: Int32Array; seconds: Float64Array }> {
    const ids: number[] = [];
    const seconds: number[] = [];
    for (let after = Number.MIN_SAFE_INTEGER; ; ) {
      const rows = this.#context.db.prepare(inOrder).raw().all(after) as [id: number, sk: number][];
      const last = rows.at(-1);
      if (!last) break;
      for (const [id, sk] of rows) {
        ids.push(id);
        seconds.push(secondOfKey(sk));
      }
      after = last[1];
      signal?.throwIfAborted();
      await breathe();
    }
    return { ids: Int32Array.from(ids), seconds: Float64Array.from(seconds) };
  }

  /** The photos of groups as they are now; of a stack one stands for all. */
  async #rowsOf(groups: Found['groups'], closeness: Closeness, signal?: AbortSignal): Promise<Row[][]> {
    const rows = new Map<number, Row>();
    const ids = groups.flat();
    for (let from = 0; from < ids.length; from += stretch) {
      signal?.throwIfAborted();
      const part = JSON.stringify(ids.slice(from, from + stretch));
      for (const row of all<Row>(this.#context.db, photosOf, part)) rows.set(row.id, row);
      await breathe();
    }
    return groups.flatMap((group) => {
      const there = oneOfEachStack(group.flatMap((id) => rows.get(id) ?? []));
      const parts = closeness === 'same' ? bySameness(there) : [there.filter(({ isExact }) => isExact === 1)];
      return parts.filter((part) => part.length > 1);
    });
  }

  /** The first of a group, and those that show the same when laid over it. */
  async #alike(group: readonly Row[], signal?: AbortSignal): Promise<Row[]> {
    const [first, ...others] = group;
    if (!first) return [];
    const kept = [first];
    for (const other of others) if (await this.#isSame(first.picture, other.picture, signal)) kept.push(other);
    return kept;
  }

  async #isSame(one: string, other: string, signal?: AbortSignal): Promise<boolean> {
    if (one === other) return true;
    const key = `${one} ${other}`;
    const known = this.#same.get(key);
    if (known !== undefined) return known;
    const { store, media } = this.#context;
    const [a, b] = [store.get(one, 'thumb'), store.get(other, 'thumb')];
    if (!a || !b) return false;
    try {
      const { same } = await media.ask({ what: 'same', one: a.bytes, other: b.bytes }, { signal, priority: 'soon' });
      if (this.#same.size >= mostRemembered) this.#same.clear();
      this.#same.set(key, same);
      return same;
    } catch {
      signal?.throwIfAborted();
      return false;
    }
  }
}

function oneOfEachStack(rows: readonly Row[]): Row[] {
  const stacks = new Set<string>();
  return rows.filter(({ stack }) => {
    if (stack === null) return true;
    if (stacks.has(stack)) return false;
    stacks.add(stack);
    return true;
  });
}

/** Two that were taken at different moments are two shots, however alike; those of another shape were cut. */
function bySameness(rows: readonly Row[]): Row[][] {
  const parts: Row[][] = [];
  for (const row of rows) {
    const part = parts.find((one) => one.every((other) => mayBeSame(row, other)));
    if (part) part.push(row);
    else parts.push([row]);
  }
  return parts;
}

function mayBeSame(one: Row, other: Row): boolean {
  if (one.isExact && other.isExact && one.captured?.slice(0, 19) !== other.captured?.slice(0, 19)) return false;
  const shapes = [one, other].map(({ width, height }) => (width && height ? width / height : Number.NaN));
  const differ = Math.abs(Math.log((shapes[0] ?? 1) / (shapes[1] ?? 1)));
  return !(differ > shapeRounds);
}

const pixelsOf = ({ width, height }: Row): number => (width ?? 0) * (height ?? 0);

function traitOf(looks: Looks, { id }: Row, place: number): number {
  const at = looks.indexOf(id);
  return at < 0 ? 0 : (looks.traits[at * traitBytes + place] ?? 0);
}

/** How sharp, less where much of it shows nothing. */
const clarityOf = (looks: Looks, row: Row): number =>
  traitOf(looks, row, traitsAt.sharpness) - traitOf(looks, row, traitsAt.clipped) / 4;

/**
 * What a person chose comes first, then stars, and the largest. Of two shots the sharper one; of two copies, which only seem
 * sharp when they were packed twice, the one that still says when and by which camera. Then what is said of it, and its size.
 */
function bestFirst(rows: readonly Row[], closeness: Closeness, looks: Looks): Row[] {
  const worth = (row: Row): readonly number[] => [
    row.pick ?? 0,
    row.rating ?? 0,
    Math.round(Math.log(pixelsOf(row) + 1) / Math.log(larger)),
    closeness === 'near' ? Math.round(clarityOf(looks, row) / sharper) : row.isExact + row.hasCamera,
    row.words,
    row.bytes,
    -row.id,
  ];
  const best = rows.toSorted((a, b) => compare(worth(b), worth(a)))[0];
  // the others stay in the order in which they were taken
  return best ? [best, ...rows.filter((row) => row !== best).sort((a, b) => a.sk - b.sk)] : [];
}

function compare(one: readonly number[], other: readonly number[]): number {
  const at = one.findIndex((value, n) => value !== other[n]);
  return at < 0 ? 0 : (one[at] ?? 0) - (other[at] ?? 0);
}

const areAsLarge = (one: Row, other: Row): boolean =>
  Math.max(pixelsOf(one), pixelsOf(other)) <= Math.min(pixelsOf(one), pixelsOf(other)) * larger;

/** In what the first is better than each of the others. */
function whyBest([best, ...others]: readonly Row[], closeness: Closeness, looks: Looks): BestReason[] {
  if (!best) return [];
  const isNear = closeness === 'near';
  const than = (is: (other: Row) => boolean): boolean => others.every(is);
  const reasons: [BestReason, boolean][] = [
    ['chosen', best.pick === 1 && than(({ pick }) => pick !== 1)],
    ['stars', than(({ rating }) => (best.rating ?? 0) > (rating ?? 0))],
    ['larger', than((other) => pixelsOf(best) > pixelsOf(other) * larger)],
    // only of two shots that are equally large it can be told
    [
      'sharper',
      isNear && than((other) => areAsLarge(best, other) && clarityOf(looks, best) >= clarityOf(looks, other) + sharper),
    ],
    ['original', !isNear && than((other) => best.isExact + best.hasCamera > other.isExact + other.hasCamera)],
    ['described', than(({ words }) => best.words > words)],
    ['less-packed', than((other) => areAsLarge(best, other) && best.bytes > other.bytes * lessPacked)],
    ['earlier', !isNear && than(({ id }) => best.id < id)],
  ];
  const told = reasons.flatMap(([reason, is]) => (is ? [reason] : []));
  // that it came first is worth a word only where nothing else is
  return told.length > 1 ? told.filter((reason) => reason !== 'earlier') : told;
}
