const months = [
  ...['Januari', 'Februari', 'Maret', 'April', 'Mei', 'Juni'],
  ...['Juli', 'Agustus', 'September', 'Oktober', 'November', 'Desember'],
];

/** One end of a date, taken apart; undefined where it is none. */
function partsOf(date: string): { year: string; month?: string; day?: string } | undefined {
  const parts = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(date);
  const [, year, month, day] = parts ?? [];
  if (year === undefined) return undefined;
  const name = month === undefined ? undefined : months[Number(month) - 1];
  if (month !== undefined && name === undefined) return undefined;
  return { year, ...(name && { month: name }), ...(day && { day: String(Number(day)) }) };
}

/**
 * A date (YYYY[-MM[-DD]], or two of these with `/` between) as it is written in an Indonesian text: *9 Oktober 2020*,
 * *Oktober 2020*, *9–11 Oktober 2020*, *30 September – 2 Oktober 2020*. What is no date stays as it is.
 */
export function dateInWords(date: string): string {
  const [first = '', last = first] = date.split('/');
  const [from, to] = [partsOf(first), partsOf(last)];
  if (!from || !to) return date;
  const words = (of: typeof from, parts: readonly ('day' | 'month' | 'year')[]): string =>
    parts.flatMap((part) => of[part] ?? []).join(' ');
  const whole = ['day', 'month', 'year'] as const;
  if (first === last) return words(from, whole);
  const isFine = from.day !== undefined && to.day !== undefined;
  if (from.year !== to.year) return `${words(from, whole)} – ${words(to, whole)}`.replace(/^(\d+) – (\d+)$/, '$1–$2');
  if (from.month === to.month && isFine) return `${from.day}–${words(to, whole)}`;
  if (isFine) return `${words(from, ['day', 'month'])} – ${words(to, whole)}`;
  if (from.month && to.month && !from.day && !to.day) return `${from.month}–${words(to, whole)}`;
  return `${words(from, whole)} – ${words(to, whole)}`;
}
