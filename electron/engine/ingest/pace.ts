import { type RootPace, rootPace } from '../../../shared/model/root.ts';
import { all, type Reader } from '../db/connection.ts';
import type { Clock } from '../host.ts';

/** Milliseconds after which what a person set is read from the table again. */
const knownFor = 1_000;
/** Seconds of its rate that a folder may save up while nothing of it is read. */
const burst = 2;
const megabyte = 1_000_000;

interface Bucket {
  /** Bytes that may be read now; below zero after a large file, until time has paid for it. */
  tokens: number;
  filledAt: number;
}

/** What keeps a folder from being read now: its hours, for so many milliseconds, or its rate. */
export interface Rest {
  readonly why: 'hours' | 'rate';
  readonly for: number;
}

/**
 * How gently each watched folder is read. Bytes are counted before they are read; a file that is larger than what is
 * left is read whole, and the time for it is waited for afterwards, so that no file is too large to be read at all.
 */
export class Paces {
  readonly #db: Reader;
  readonly #clock: Clock;
  readonly #buckets = new Map<number, Bucket>();
  readonly #asked = new Set<number>();
  #paces = new Map<number, RootPace>();
  #readAt = Number.NEGATIVE_INFINITY;

  constructor(db: Reader, clock: Clock) {
    this.#db = db;
    this.#clock = clock;
  }

  /** A person wants this folder read now: its hours do not count until that is over. */
  ask(rootId: number, asked: boolean): void {
    if (asked) this.#asked.add(rootId);
    else this.#asked.delete(rootId);
  }

  /** Folders that are not read now, and what keeps each of them. */
  resting(): Map<number, Rest> {
    const now = this.#clock.now();
    const resting = new Map<number, Rest>();
    for (const [rootId, pace] of this.#known(now)) {
      const hours = this.#asked.has(rootId) ? 0 : untilHours(pace, now);
      const rate = this.#untilPaid(rootId, pace, now);
      if (hours > 0) resting.set(rootId, { why: 'hours', for: hours });
      else if (rate > 0) resting.set(rootId, { why: 'rate', for: rate });
    }
    return resting;
  }

  /** Notes that so many bytes of a folder are read now. */
  take(rootId: number, bytes: number): void {
    const now = this.#clock.now();
    const pace = this.#known(now).get(rootId);
    if (!pace?.megabytesPerSecond) return;
    this.#fill(rootId, pace.megabytesPerSecond, now).tokens -= bytes;
  }

  #untilPaid(rootId: number, { megabytesPerSecond }: RootPace, now: number): number {
    if (megabytesPerSecond === null) return 0;
    const { tokens } = this.#fill(rootId, megabytesPerSecond, now);
    return tokens > 0 ? 0 : Math.ceil((-tokens / (megabytesPerSecond * megabyte)) * 1000) + 1;
  }

  #fill(rootId: number, rate: number, now: number): Bucket {
    const most = rate * megabyte * burst;
    const bucket = this.#buckets.get(rootId) ?? { tokens: most, filledAt: now };
    // a clock that was put back pays nothing
    const seconds = Math.max(0, now - bucket.filledAt) / 1000;
    bucket.tokens = Math.min(most, bucket.tokens + seconds * rate * megabyte);
    bucket.filledAt = now;
    this.#buckets.set(rootId, bucket);
    return bucket;
  }

  #known(now: number): ReadonlyMap<number, RootPace> {
    if (Math.abs(now - this.#readAt) < knownFor) return this.#paces;
    this.#readAt = now;
    const rows = all<{ id: number; pace: string }>(this.#db, "SELECT id, pace FROM root WHERE pace <> '{}'");
    this.#paces = new Map(rows.map(({ id, pace }) => [id, rootPace.parse(JSON.parse(pace))]));
    return this.#paces;
  }
}

/** Milliseconds until the hours of a folder begin, of the clock on the wall; 0 within them, and where there are none. */
export function untilHours({ from, to }: Pick<RootPace, 'from' | 'to'>, now: number): number {
  if (from === null || to === null || from === to) return 0;
  const at = new Date(now);
  const time = `${two(at.getHours())}:${two(at.getMinutes())}`;
  const isWithin = from < to ? from <= time && time < to : from <= time || time < to;
  if (isWithin) return 0;
  const begin = new Date(now);
  begin.setHours(Number(from.slice(0, 2)), Number(from.slice(3)), 0, 0);
  if (begin.getTime() <= now) begin.setDate(begin.getDate() + 1);
  return begin.getTime() - now;
}

const two = (value: number): string => String(value).padStart(2, '0');

/** What the head of a picture, a film or a sound costs that only its facts are read of. */
const headBytes = 512 * 1024;
/** A film is not read whole for its frames. */
const mostOfFilm = 64 * 1024 * 1024;

/** Bytes that are really read for the facts of a file: of documents all, for their words. */
export const bytesForFacts = (kind: string, size: number): number =>
  kind === 'document' ? size : Math.min(size, headBytes);

/** Bytes that are really read for its pictures. */
export const bytesForPictures = (kind: string, size: number): number =>
  kind === 'video' ? Math.min(size, mostOfFilm) : size;
