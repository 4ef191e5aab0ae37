import { editDate } from '../../shared/model/edit.ts';

/** Whether a text is a day that exists, written YYYY-MM-DD. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}

/** Whether a text is what a person may say as a date: '', YYYY[-MM[-DD]], or two of these with `/` between, in order. */
export function isEditDate(text: string): boolean {
  if (!editDate.safeParse(text).success) return false;
  if (text === '') return true;
  const [from = '', to = from] = text.split('/');
  return [from, to].every((part) => isDay(`${part}-01-01`.slice(0, 10))) && from <= to.padEnd(from.length, '-99');
}
