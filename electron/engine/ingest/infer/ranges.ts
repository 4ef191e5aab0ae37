import { type DateParts, exists, order } from './calendar.ts';
import { dayAt, monthAt, type Unit, yearAt } from './date-units.ts';
import { monthNumber, monthPattern } from './words/calendar-words.ts';

/** A date or a range found in a name, from its first to behind its last character. */
export interface Found {
  readonly start: number;
  readonly end: number;
  readonly from: DateParts;
  readonly to: DateParts | null;
  readonly state: Unit['state'];
}

const end = '(?![\\p{L}\\p{N}])';
const sticky = (source: string): RegExp => new RegExp(source, 'iuy');
const words = 's\\.?\\s?d\\.?|sampai(?:[\\s_]dengan)?|hingga|dan|to|until|till';
const link = sticky(`[\\s_]{0,2}(?:(-|–|—)|(,[\\s_]?(?:(?:dan|&)[\\s_])?)|((?:${words})(?!\\p{L})|&))[\\s_]{0,2}`);
const bareDay = sticky(`(\\d{1,2})(?!\\d)`);
const bareDayEnd = sticky(`(\\d{1,2})${end}`);
const dayOfMonth = sticky(`(\\d{1,2})([-.])(\\d{1,2})(?!\\d)`);
const bareMonth = sticky(`(${monthPattern})(?!\\p{L})`);
const englishRange = sticky(`(${monthPattern})\\.?\\s(\\d{1,2})\\s?[-–&]\\s?(\\d{1,2}),?\\s(\\d{4})${end}`);

interface Link {
  readonly end: number;
  readonly kind: 'tight' | 'spaced' | 'comma' | 'word';
}

function linkAt(text: string, at: number): Link | undefined {
  link.lastIndex = at;
  const found = link.exec(text);
  if (!found) return undefined;
  const kind = found[3] ? 'word' : found[2] ? 'comma' : /\s/u.test(found[0]) ? 'spaced' : 'tight';
  // "12 sd 14" and "12sd14", but no word that only begins like one
  if (kind === 'word' && /^\p{L}/u.test(found[0]) && /\p{L}/u.test(text[at - 1] ?? '')) return undefined;
  return { end: at + found[0].length, kind };
}

const at = (form: RegExp, text: string, from: number): RegExpExecArray | null => {
  form.lastIndex = from;
  return form.exec(text);
};

/** The date or range that begins at this place. `owned`: the number here counts something else ("Hari 2"). */
export function dateAt(text: string, start: number, lastYear: number, owned: boolean): Found | undefined {
  const english = withinEnglish(text, start, lastYear);
  if (english) return english;
  const single = dayAt(text, start, lastYear);
  if (single && !(owned && single.parts.y === undefined) && !(owned && /\p{L}/u.test(text.slice(start, single.end)))) {
    return withEnd(text, start, single, lastYear);
  }
  if (owned) return undefined;
  return daysBefore(text, start, lastYear) ?? months(text, start, lastYear) ?? years(text, start, lastYear);
}

/** A date with a day, and what it goes on to. */
function withEnd(text: string, start: number, first: Unit, lastYear: number): Found {
  const alone = { start, end: first.end, from: first.parts, to: null, state: first.state };
  if (first.state === 'kept') return alone;
  const next = linkAt(text, first.end);
  if (!next) return alone;
  const second = dayAt(text, next.end, lastYear);
  if (second && second.state !== 'kept' && second.parts.d !== undefined) {
    // after a comma only a whole date goes on
    if (next.kind === 'comma' && second.parts.y === undefined) return alone;
    return joined(start, second.end, first, second);
  }
  if (second?.state === 'bad') return { ...alone, end: second.end, state: 'bad' };
  const day = first.dayLast && (next.kind === 'word' || next.kind === 'tight') ? at(bareDayEnd, text, next.end) : null;
  if (!day) return alone;
  const parts = { ...first.parts, d: Number(day[1]) };
  return joined(start, next.end + day[0].length, first, { parts, state: exists(parts) ? 'good' : 'bad' });
}

type End = Pick<Unit, 'parts' | 'state'>;

/** Fills what one end lacks from the other. A range that runs backwards is none. */
function joined(start: number, stop: number, first: End, second: End): Found {
  let from = { ...second.parts, ...first.parts };
  let to = { ...first.parts, ...second.parts };
  if (order(from) > order(to) && (from.m ?? 0) > (to.m ?? 0)) {
    if (first.parts.y === undefined && from.y !== undefined) from = { ...from, y: from.y - 1 };
    else if (second.parts.y === undefined && to.y !== undefined) to = { ...to, y: to.y + 1 };
  }
  // without any year, 28 Desember – 2 Januari crosses one
  const crosses = from.y === undefined && (from.m ?? 0) > (to.m ?? 0);
  const sound = exists(from) && exists(to) && (crosses || order(from) <= order(to));
  const good = first.state === 'good' && second.state === 'good' && sound;
  const one = order(from) === order(to);
  return { start, end: stop, from, to: one ? null : to, state: good ? 'good' : 'bad' };
}

/** `12-14 Agustus 2021`, `3-5.12.2021`, `24, 25, 26 September`, `28.12 sd 02.01.2020`: days before the date they belong to. */
function daysBefore(text: string, start: number, lastYear: number): Found | undefined {
  const pair = at(dayOfMonth, text, start);
  if (pair) {
    const next = linkAt(text, start + pair[0].length);
    // "05.07-07.07.2019": a hyphen links only what it does not hold together
    const links = next && (next.kind !== 'tight' || pair[2] === '.');
    const last = links ? dayAt(text, next.end, lastYear) : undefined;
    const parts = { d: Number(pair[1]), m: Number(pair[3]) };
    if (last?.parts.y !== undefined && last.state !== 'kept') {
      return joined(start, last.end, { parts, state: exists(parts) ? 'good' : 'bad' }, last);
    }
  }
  const first = at(bareDay, text, start);
  if (!first) return undefined;
  const parts = { d: Number(first[1]) };
  let reached = start + first[0].length;
  for (let n = 0; n < 31; n++) {
    const next = linkAt(text, reached);
    if (!next) return undefined;
    const last = dayAt(text, next.end, lastYear);
    if (last) {
      if (last.state === 'kept' || last.parts.d === undefined || last.dayLast) return undefined;
      return goesOn(text, joined(start, last.end, { parts, state: 'good' }, last), lastYear);
    }
    const day = at(bareDay, text, next.end);
    if (!day) return undefined;
    reached = next.end + day[0].length;
  }
  return undefined;
}

/** `30, 31 Mei, 1 Juni 2021`: days of one month without a year, and more of the next. */
function goesOn(text: string, days: Found, lastYear: number): Found {
  const next = days.from.y === undefined ? linkAt(text, days.end) : undefined;
  const last = next && dayAt(text, next.end, lastYear);
  if (last?.state !== 'good' || last.parts.y === undefined || last.parts.d === undefined) return days;
  return joined(days.start, last.end, { parts: days.from, state: days.state === 'bad' ? 'bad' : 'good' }, last);
}

/** `October 9-11, 2020`. */
function withinEnglish(text: string, start: number, lastYear: number): Found | undefined {
  const found = at(englishRange, text, start);
  const y = Number(found?.[4]);
  if (!found || y > lastYear) return undefined;
  const m = monthNumber.get((found[1] as string).toLowerCase()) as number;
  const [from, to] = [Number(found[2]), Number(found[3])].map((d) => ({ y, m, d })) as [DateParts, DateParts];
  return joined(start, start + found[0].length, { parts: from, state: 'good' }, { parts: to, state: 'good' });
}

function months(text: string, start: number, lastYear: number): Found | undefined {
  const first = monthAt(text, start, lastYear);
  if (first) {
    const next = first.state === 'kept' ? undefined : linkAt(text, first.end);
    const second = next && next.kind !== 'comma' ? monthAt(text, next.end, lastYear) : undefined;
    if (second && second.state !== 'kept') return joined(start, second.end, first, second);
    return { start, end: first.end, from: first.parts, to: null, state: first.state };
  }
  const word = at(bareMonth, text, start);
  const next = word && linkAt(text, start + word[0].length);
  const second = next && next.kind !== 'comma' ? monthAt(text, next.end, lastYear) : undefined;
  if (!word || !second || second.state === 'kept') return undefined;
  const parts = { m: monthNumber.get((word[1] as string).toLowerCase()) as number };
  return joined(start, second.end, { parts, state: 'good' }, second);
}

function years(text: string, start: number, lastYear: number): Found | undefined {
  const first = yearAt(text, start, lastYear);
  if (!first) return undefined;
  const next = linkAt(text, first.end);
  const second = next && next.kind !== 'comma' ? yearAt(text, next.end, lastYear) : undefined;
  if (!second) return { start, end: first.end, from: first.parts, to: null, state: first.state };
  // a span that reaches out of the years of a library is the name of a plan or of an age
  if (first.state === 'kept' || second.state === 'kept') {
    return { start, end: second.end, from: {}, to: null, state: 'kept' };
  }
  return joined(start, second.end, first, second);
}
