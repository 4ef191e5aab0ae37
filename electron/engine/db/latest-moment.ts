import type { Host } from '../host.ts';
import { isOpen, type Reader, type Writer } from './connection.ts';
import { metaOf, setMeta } from './meta.ts';

const key = 'latest-moment';

/** The latest moment that the library has seen, in epoch milliseconds; 0 before it saw any. */
export const latestMoment = (db: Reader): number => Number(metaOf(db, key) ?? 0);

/** Smallest step that is worth a write. */
const step = 60_000;

/** Remembers a moment as seen, so that a clock that is set back later opens nothing that was closed by then. */
export function noteMoment(db: Writer, now: number): void {
  if (now >= latestMoment(db) + step) setMeta(db, key, String(now));
}

const often = 600_000;

/** Remembers moments, now and as long as the library is open, also where it is open for long and nobody says anything. */
export function keepMoments(db: Writer, host: Pick<Host, 'clock' | 'log'>): void {
  noteMoment(db, host.clock.now());
  const timer = setInterval(() => {
    if (!isOpen(db)) return clearInterval(timer);
    try {
      noteMoment(db, host.clock.now());
    } catch (error) {
      // no room on the disk: another time
      host.log('warn', 'moment-not-kept', { error: String(error) });
    }
  }, often);
  timer.unref();
}

/** Forgets later moments: the clock was ahead by mistake, and somebody who may says that it is right now. */
export const trustMoment = (db: Writer, now: number): void => setMeta(db, key, String(now));
