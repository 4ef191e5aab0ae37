import type { Formats } from '../../../shared/i18n/format.ts';

/** A day, or a moment on the office's clock (YYYY-MM-DDTHH:MM), as the language writes it. */
export function whenWords(when: string, formats: Formats): string {
  const [day = when, time] = when.split('T');
  return time === undefined ? formats.date(day) : `${formats.date(day)}, ${formats.time(time)}`;
}
