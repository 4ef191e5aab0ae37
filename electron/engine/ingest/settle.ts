import type { FileLook } from '../db/files.ts';
import type { CloserLook } from './settle-look.ts';

/** Milliseconds; tests bring shorter ones. */
export interface SettleTimes {
  /** Between two looks at a file that may still be written. */
  readonly every: number;
  /** Quiet after which a file is taken to be whole that does not show it. */
  readonly quiet: number;
  /** The same for one that shows that it is not: a copy that stalls. After that it is simply broken. */
  readonly partial: number;
  /** The same for one that somebody has open to write: a program may keep its document open all day. */
  readonly open: number;
  /** A file whose own times are older was quiet before we came; one look from afar is enough. */
  readonly old: number;
}

export const settleTimes: SettleTimes = { every: 350, quiet: 5_000, partial: 30_000, open: 300_000, old: 120_000 };

/** A file that differs at so many looks is named as one that keeps changing; it is looked at further all the same. */
export const manyChanges = 12;

/** What is known of a file that is held back. All times are of our own clock. */
export interface Watched {
  look: FileLook;
  /** When we first saw it, and when we last saw a difference. */
  readonly since: number;
  changedAt: number;
  changes: number;
  busy: boolean;
  /** Looks in a row that its folder did not answer. */
  failures: number;
  /** It was written to while it was read: its end was there already, and proves nothing. */
  readonly unproven: boolean;
}

/** Whether a file is surely not being written now, judged by its own times. A clock that is ahead says nothing. */
export function isOld(look: FileLook, now: number, { old }: SettleTimes): boolean {
  const youngest = Math.max(look.mtime, look.ctime);
  return youngest <= now && now - youngest > old;
}

/**
 * Since when a newly met file is quiet: on a disk of this computer its own times are of our clock; those of a share are
 * not, and there only what we see counts.
 */
export function quietSince(look: FileLook, now: number, isLocal: boolean): number {
  const youngest = Math.max(look.mtime, look.ctime);
  return isLocal && youngest <= now ? youngest : now;
}

/** Two looks that show the same file in the same state. */
export const sameLook = (a: FileLook, b: FileLook): boolean =>
  a.size === b.size && a.mtime === b.mtime && a.ctime === b.ctime && a.ino === b.ino;

/** Takes a closer look into account and says whether the file can be taken in now. */
export function isSettled(watched: Watched, look: CloserLook, now: number, times: SettleTimes): boolean {
  const { end, busy, ...plain } = look;
  watched.busy = busy;
  watched.failures = 0;
  if (!sameLook(plain, watched.look)) {
    watched.look = { ...plain, sidecar: watched.look.sidecar };
    watched.changedAt = now;
    watched.changes += 1;
  }
  if (end === 'whole' && !watched.unproven) return true;
  const quiet = now - watched.changedAt;
  if (busy) return quiet >= times.open;
  return quiet >= (end === 'partial' ? times.partial : times.quiet);
}

/** A folder that did not answer so often is not waited for. */
const manyFailures = 3;

/**
 * Whether nobody should wait for it any longer: it keeps changing, somebody keeps it open, or it cannot be reached. One that is only quiet for
 * too short a time is waited for.
 */
export function isRestless(watched: Watched, now: number, times: SettleTimes): boolean {
  const { changes, busy, failures, changedAt, since } = watched;
  if (changes >= manyChanges || failures >= manyFailures) return true;
  return (busy && now - since > 2 * times.quiet) || (changes > 0 && changedAt - since > times.partial);
}
