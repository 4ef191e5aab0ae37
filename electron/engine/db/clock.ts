import type { Host } from '../host.ts';

/**
 * Hybrid logical clock: stamps sort as text in the order in which they were given, also when the computer's clock is
 * set back. Form: 15 digits of milliseconds, 5 of a counter, the device (Kulkarni et al., "Logical Physical Clocks", 2014).
 */
export interface EditClock {
  next(): string;
  /** Never again gives a stamp before this one. */
  observe(stamp: string): void;
}

export function editClock(host: Pick<Host, 'clock' | 'device'>): EditClock {
  let millis = 0;
  let counter = 0;
  return {
    next() {
      const now = host.clock.now();
      if (now > millis) {
        millis = now;
        counter = 0;
      } else {
        counter += 1;
      }
      return `${String(millis).padStart(15, '0')}-${String(counter).padStart(5, '0')}-${host.device}`;
    },
    observe(stamp) {
      const [time, count] = stamp.split('-');
      if (Number(time) > millis) {
        millis = Number(time);
        counter = Number(count);
      } else if (Number(time) === millis) {
        counter = Math.max(counter, Number(count));
      }
    },
  };
}
