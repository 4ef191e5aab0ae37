/** Slots for assets of the same second; a burst camera fills about thirty. */
const slots = 256;

/** First sort key of a second (epoch seconds of the wall time read as UTC). */
export const firstKey = (second: number): number => Math.floor(second) * slots;

/** Last sort key of a second. */
export const lastKey = (second: number): number => Math.floor(second) * slots + slots - 1;

export const secondOfKey = (sk: number): number => Math.floor(sk / slots);

/** Midnight of YYYY-MM-DD as epoch seconds, wall time read as UTC; NaN for no date. */
export function secondOfDay(day: string): number {
  const [year, month = '1', date = '1'] = day.split('-');
  return Date.UTC(Number(year), Number(month) - 1, Number(date)) / 1000;
}

/** YYYY-MM-DD of a sort key. */
export const dayOfKey = (sk: number): string => new Date(secondOfKey(sk) * 1000).toISOString().slice(0, 10);
