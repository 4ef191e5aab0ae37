import type { DateParts, DateSpan } from './calendar.ts';
import { exists, order } from './calendar.ts';
import { dateAt, type Found } from './ranges.ts';
import { marketDayPattern, weekdayNumber, weekdayPattern } from './words/calendar-words.ts';
import { isCount, isOwned, lookBack, namesDay, namesYear } from './year-names.ts';

/** What the dates of one name say, and the name without them. */
export interface DatesRead {
  readonly span: DateSpan | null;
  readonly rest: string;
}

interface Cut extends Found {
  readonly weekday?: number;
}

const letter = /[\p{L}\p{N}]/u;
const weekdayBefore = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:hari[\\s_]+)?(?:(${weekdayPattern})[\\s_]*(?:-|–|&|dan|s\\.?d\\.?|sampai|hingga)[\\s_]*)?(${weekdayPattern})(?:[\\s_]+(?:${marketDayPattern}))?[\\s_,.\\-–]{0,3}$`,
  'iu',
);
const wordBefore = /(?<![\p{L}\p{N}])(?:pada|tgl|tanggal|tertanggal|bulan|bln|tahun|thn|th)\.?[\s_:,]*$/iu;
const keptPair =
  /(?<![\p{L}\p{N}])(?:usia[\s_]+\d+(?:[\s_]*[-–][\s_]*\d+)?|akhir|awal|ulang|tutup|tengah|pertengahan|pergantian|per|tiap|setiap|sepanjang)[\s_]+(?:tahun|bulan)[\s_]*$/iu;
const toClock = '[\\s_]*(?:-|–|s\\.?d\\.?|sampai|hingga)[\\s_]*(?:\\d{1,2}[.:]\\d{2}|selesai)';
const zone = '[\\s_]*(?:wib|wita|wit)(?![\\p{L}\\p{N}])';
const clockAfter = new RegExp(
  `^[\\s_,.\\-–]{0,3}([(\\[])?(?:(?:jam|pukul|pkl|jm)\\.?[\\s_]*\\d{1,2}(?:[.:]\\d{2})?|\\d{1,2}[.:]\\d{2}(?=${zone}|${toClock}))(?:${toClock})?(?:${zone})?(?![\\p{L}\\p{N}])([)\\]])?`,
  'iu',
);
/** The only words that go with a year that stands alone. */
const ofYear = /^(?:pada|tahun|thn|th)/iu;
const pairs: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/** Reads the dates of one name and cuts them out, with the words that go with them. */
export function readDates(text: string, lastYear: number): DatesRead {
  const found = findAll(text, lastYear).filter((cut) => cut.state !== 'kept');
  if (found.length === 0) return { span: null, rest: text };
  const main = withOwnYear(choose(found), found);
  const cuts = found
    .filter((cut) => cut.start === main?.start || cut.state === 'bad' || isWhole(cut) || agrees(cut, main))
    .map((cut) => widen(text, cut));
  const chosen = cuts.find((cut) => cut.from === main?.from || cut.end === main?.end);
  const span = main?.state === 'good' && {
    from: main.from,
    to: main.to,
    ...(chosen?.weekday === undefined ? {} : { weekday: chosen.weekday }),
  };
  return { span: span || null, rest: cutOut(text, cuts) };
}

function findAll(text: string, lastYear: number): Found[] {
  const found: Found[] = [];
  for (let at = 0; at < text.length; ) {
    const char = text[at] as string;
    const previous = at > 0 ? (text[at - 1] as string) : ' ';
    if (!letter.test(char) || letter.test(previous) || (/[.,:]/.test(previous) && /\d/.test(text[at - 2] ?? ''))) {
      at++;
      continue;
    }
    const cut = readAt(text, at, lastYear);
    if (cut) found.push(cut);
    at = cut ? cut.end : at + 1;
  }
  return found;
}

function readAt(text: string, at: number, lastYear: number): Found | undefined {
  const before = text.slice(Math.max(0, at - lookBack), at);
  const number = /^\d{1,2}(?!\d)/.exec(text.slice(at, at + 3));
  const cut = dateAt(text, at, lastYear, number !== null && isOwned(before, Number(number[0])));
  if (!cut || cut.state === 'kept') return cut;
  const after = text.slice(cut.end, cut.end + 30);
  const { y, m, d } = cut.from;
  const plain = /^\d+$/.test(text.slice(at, cut.end));
  const keep =
    (m === undefined && namesYear(before, after)) ||
    (plain && isCount(after)) ||
    (plain && isOwned(before, 0)) ||
    // a season of a name: "Tahun Ajaran 2020-21"
    (d === undefined && cut.state === 'bad' && namesYear(before, after)) ||
    (y === undefined && m !== undefined && d !== undefined && namesDay(before, d, m));
  return keep ? { ...cut, state: 'kept' } : cut;
}

/** The finest date; of equals the first. Two that differ are not weighed further. */
function choose(found: readonly Found[]): Found | undefined {
  const fineness = ({ from: { y, m, d } }: Found) =>
    d === undefined ? (m === undefined ? 1 : 2) : y === undefined ? 3 : 4;
  const good = found.filter((cut) => cut.state === 'good');
  const finest = Math.max(...good.map(fineness));
  return good.find((cut) => fineness(cut) === finest);
}

/** A day without a year takes the one year that stands elsewhere in the name: `Porseni 2022_Final_10 Sept`. */
function withOwnYear(main: Found | undefined, found: readonly Found[]): Found | undefined {
  if (!main || main.from.y !== undefined || main.state !== 'good') return main;
  const years = new Set(
    found.filter(({ state, from, to }) => state === 'good' && from.m === undefined && !to).map(({ from }) => from.y),
  );
  const [y] = years;
  if (years.size !== 1 || y === undefined) return main;
  const from = { ...main.from, y };
  const crosses = main.to !== null && (main.to.m ?? 0) < (main.from.m ?? 0);
  const to = main.to && { ...main.to, y: crosses ? y + 1 : y };
  return { ...main, from, to, state: exists(from) && (!to || exists(to)) ? 'good' : 'bad' };
}

/** A whole day is never a word of the title, even where another one is the date. */
const isWhole = ({ from }: Found): boolean => from.y !== undefined && from.d !== undefined;

/** Whether a date says nothing that the chosen one does not say: an equal one, or its bare year or month. */
function agrees(cut: Found, main: Found | undefined): boolean {
  if (!main || cut.to) return false;
  const { y, m, d } = cut.from;
  const within = (parts: DateParts) =>
    (y === undefined || parts.y === undefined || parts.y === y) &&
    (m === undefined || parts.m === m) &&
    (d === undefined || parts.d === d);
  return within(main.from) || (main.to !== null && (within(main.to) || isBetween(cut.from, main.from, main.to)));
}

const isBetween = (parts: DateParts, from: DateParts, to: DateParts): boolean =>
  parts.d !== undefined && order(parts) >= order(from) && order(parts) <= order(to);

/** Takes in the weekday, "tgl", "tahun", the clock time and the brackets that go with a date. */
function widen(text: string, cut: Found): Cut {
  let { start, end } = cut;
  let weekday: number | undefined;
  let opened = -1;
  for (let n = 0; n < 4; n++) {
    const before = text.slice(Math.max(0, start - lookBack), start);
    const day = cut.from.d === undefined ? null : weekdayBefore.exec(before);
    const word = day || (n === 0 && keptPair.test(before)) ? null : wordBefore.exec(before);
    const bracket = opened === -1 ? /[([{][\s_]*$/.exec(before) : null;
    if (day) {
      weekday = weekdayNumber.get((day[1] ?? day[2] ?? '').toLowerCase());
      start -= day[0].length;
    } else if (word && (cut.from.m !== undefined || ofYear.test(word[0]))) {
      start -= word[0].length;
    } else if (bracket && closes(text, end, bracket[0][0] as string) !== -1) {
      opened = start - bracket[0].length;
      end = closes(text, end, bracket[0][0] as string);
      start = opened;
    } else break;
  }
  // "1443 H / 2021 M": the letter tells that the year is of the common era
  const era = /^[\s_]?M(?![\p{L}\p{N}])/u.exec(text.slice(end, end + 4));
  if (era && /\d{4}[\s_]?H(?![\p{L}\p{N}])/u.test(text)) end += era[0].length;
  return { ...cut, ...withClock(text, cut, start, end), ...(weekday === undefined ? {} : { weekday }) };
}

/** A clock time behind a day goes with it, in brackets of its own or in those of the date. */
function withClock(text: string, cut: Found, start: number, end: number): { start: number; end: number } {
  const clock = cut.from.d === undefined ? null : clockAfter.exec(text.slice(end, end + 60));
  if (!clock) return { start, end };
  const stop = end + clock[0].length;
  if ((clock[1] === undefined) === (clock[2] === undefined)) return { start, end: stop };
  if (clock[1] !== undefined) return { start, end };
  const bracket = /[([{][\s_]*$/.exec(text.slice(Math.max(0, start - 10), start));
  const close = bracket ? closes(text, stop - 1, bracket[0][0] as string) : -1;
  return bracket && close !== -1 ? { start: start - bracket[0].length, end: close } : { start, end: stop - 1 };
}

/** Where the bracket is closed again when nothing else stands in it; else -1. */
function closes(text: string, from: number, open: string): number {
  const rest = /^[\s_]*/.exec(text.slice(from, from + 20)) as RegExpExecArray;
  const at = from + rest[0].length;
  return text[at] === pairs[open] ? at + 1 : -1;
}

/** The text without the cuts. A hyphen that tied a date to a word parts the words then. */
function cutOut(text: string, cuts: readonly Cut[]): string {
  let rest = '';
  let reached = 0;
  for (const { start, end } of cuts) {
    if (start < reached) continue;
    let piece = text.slice(reached, start);
    if (rest) piece = piece.replace(/^[-–]/, ' - ');
    rest += `${piece.replace(/[-–]$/, ' - ')} `;
    reached = end;
  }
  return rest + text.slice(reached).replace(/^[-–]/, ' - ');
}
