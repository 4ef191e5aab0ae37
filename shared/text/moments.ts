/**
 * A capture time put forward by some seconds; a zone stays what it is. A day without a time stays, since nobody knows where
 * in it the clock stood. ISO 8601 in, the same precision out.
 */
export function shiftMoment(iso: string, seconds: number): string {
  const parts = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(:\d\d)?(\.\d+)?(Z|[+-]\d\d:\d\d)?$/.exec(iso);
  if (!parts || seconds === 0) return iso;
  const [, day = '', minutes = '', second = '', fraction = '', zone = ''] = parts;
  const at = Date.parse(`${day}T${minutes}${second || ':00'}Z`) + seconds * 1000;
  if (Number.isNaN(at)) return iso;
  const moved = new Date(at);
  if (moved.getUTCFullYear() < 1 || moved.getUTCFullYear() > 9999) return iso;
  const text = moved.toISOString();
  // a time that was known to the minute is known to the second once seconds were added
  const isFine = second !== '' || moved.getUTCSeconds() !== 0;
  return `${text.slice(0, isFine ? 19 : 16)}${fraction}${zone}`;
}
