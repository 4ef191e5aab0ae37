/** Words of the calendar in names of folders, with spellings that are old, short or often mistaken. All lower case. */
const months: readonly string[] = [
  'jan januari january januar',
  'feb febr februari february pebruari peb febuari febuary pebuari februri',
  'mar maret march mrt maart',
  'apr april apri',
  'mei may',
  'jun juni june',
  'jul juli july',
  'agu ags agt agst agustus aug august agusts agutus agustu',
  'sep sept september sepetember septembr',
  'okt oktober oct october oktobr otober',
  'nov november nop nopember novembr',
  'des desember dec december descember desembr',
];

/** Number of a month (1–12) by its word. */
export const monthNumber: ReadonlyMap<string, number> = new Map(
  months.flatMap((words, n) => words.split(' ').map((word) => [word, n + 1] as const)),
);

/** Month words that only English has: "Dec 12" is a day, "Nov 12" may be a month of a year. */
export const englishMonths: ReadonlySet<string> = new Set(
  'january february march may june july august aug october oct december dec'.split(' '),
);

/** Number of a weekday (Sunday 0) by its word. */
export const weekdayNumber: ReadonlyMap<string, number> = new Map(
  [
    'minggu ahad sunday',
    'senin monday',
    'selasa tuesday',
    'rabu wednesday',
    'kamis thursday',
    "jumat jum'at jum’at jum`at jumaat friday",
    'sabtu saturday',
  ].flatMap((words, n) => words.split(' ').map((word) => [word, n] as const)),
);

/** Longest first, so that a pattern of alternatives takes the whole word. */
const alternatives = (words: Iterable<string>): string => [...words].sort((a, b) => b.length - a.length).join('|');

export const monthPattern = alternatives(monthNumber.keys());
export const weekdayPattern = alternatives(weekdayNumber.keys());
export const marketDayPattern = 'legi|pahing|paing|pon|wage|kliwon';
