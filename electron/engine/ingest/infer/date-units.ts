import { type DateParts, exists, firstYear, fullYear } from './calendar.ts';
import { englishMonths, monthNumber, monthPattern } from './words/calendar-words.ts';

/**
 * One date as it stands in a name. `bad`: it is written like a date and is none (31-02-2021), so it gives nothing.
 * `kept`: a date outside the years of a library (17 Agustus 1945), which belongs to the name.
 */
export interface Unit {
  readonly end: number;
  readonly parts: DateParts;
  readonly state: 'good' | 'bad' | 'kept';
  /** Written with the day last, so that a bare day may follow: `2021-08-12 sd 14`. */
  readonly dayLast?: boolean;
}

const end = '(?![\\p{L}\\p{N}])';
const sticky = (source: string): RegExp => new RegExp(source, 'iuy');
const gap = '[-.–]|\\s[-–]\\s';
const dayGap = '(?:[\\s_]{0,2}|[-.]|\\.\\s|\\sof\\s)';
const yearGap = '(?:[\\s_]{0,2}|[-.,]|[.,]\\s|[\\s_](?:tahun|thn|th)\\.?[\\s_])';

const forms = {
  ymd: sticky(`(\\d{4})(${gap}|_)(\\d{1,2})\\2(\\d{1,2})${end}`),
  ymdSpaced: sticky(`(\\d{4})\\s(\\d{2})\\s(\\d{2})${end}`),
  dmy: sticky(`(\\d{1,2})(${gap}|[_ ])(\\d{1,2})\\2(\\d{4})${end}`),
  dmyShort: sticky(`(\\d{1,2})([-.])(\\d{1,2})\\2(\\d{2})${end}(?![-.:]\\d)`),
  dmyPadded: sticky(`(\\d{2})([_ ])(\\d{2})\\2(\\d{2})${end}(?![-.:]\\d|[_ ]\\d)`),
  // eight digits with a clock time behind are a machine's
  digits: sticky(`(\\d{8}(?![-_T]\\d{6}(?!\\d))|\\d{6})${end}`),
  dayMonth: sticky(
    `(\\d{1,2})(?:st|nd|rd|th)?${dayGap}(${monthPattern})(?!\\p{L})\\.?(?:${yearGap}(?:(\\d{4})|'?(\\d{2}))${end})?(?!\\d)`,
  ),
  monthDay: sticky(`(${monthPattern})\\.?\\s(\\d{1,2})(st|nd|rd|th)?(?:,?\\s(\\d{4}))?${end}`),
  yearMonth: sticky(
    `(\\d{4})(?:[-.](\\d{1,2})|_(\\d{2}))${end}(?![-_.]\\d|[\\s_.-]{1,3}(?:${monthPattern})(?!\\p{L}))`,
  ),
  monthYearDigits: sticky(`(\\d{2})[-._](\\d{4})${end}(?![-.]\\d)`),
  monthYear: sticky(`(${monthPattern})(?!\\p{L})\\.?${yearGap}(\\d{4})${end}`),
  year: sticky(`(\\d{4})${end}`),
};

const follows = sticky(`[\\s_.-]{0,2}(?:${monthPattern})(?!\\p{L})`);
const counted = sticky('[\\s_]\\p{L}');

const match = (form: RegExp, text: string, at: number): RegExpExecArray | null => {
  form.lastIndex = at;
  return form.exec(text);
};

function judged(parts: DateParts, at: number, lastYear: number, dayLast = false): Unit {
  const { y } = parts;
  const outside = y !== undefined && (y < firstYear || y > lastYear);
  return { end: at, parts, state: outside ? 'kept' : exists(parts) ? 'good' : 'bad', dayLast };
}

/** A date with a day at this place: day first always, four digits in front are year, month, day. */
export function dayAt(text: string, at: number, lastYear: number): Unit | undefined {
  let found = match(forms.ymd, text, at);
  if (found) return numeric(found[1], found[3], found[4], at + found[0].length, lastYear);
  found = match(forms.ymdSpaced, text, at);
  if (found) return numeric(found[1], found[2], found[3], at + found[0].length, lastYear);
  found = match(forms.dmy, text, at);
  if (found) return judged(dmy(found[1], found[3], Number(found[4])), at + found[0].length, lastYear);
  found = match(forms.dmyShort, text, at) ?? match(forms.dmyPadded, text, at);
  if (found) {
    const y = fullYear(Number(found[4]), lastYear);
    const stop = at + found[0].length;
    return y === undefined
      ? { end: stop, parts: {}, state: 'kept' }
      : judged(dmy(found[1], found[3], y), stop, lastYear);
  }
  found = match(forms.digits, text, at);
  if (found) return compact(found[1] as string, at + found[0].length, lastYear);
  return dayMonthAt(text, at, lastYear) ?? monthDayAt(text, at, lastYear);
}

const dmy = (d: string | undefined, m: string | undefined, y: number): DateParts => ({ y, m: Number(m), d: Number(d) });

function numeric(
  y: string | undefined,
  m: string | undefined,
  d: string | undefined,
  stop: number,
  lastYear: number,
): Unit {
  return judged({ y: Number(y), m: Number(m), d: Number(d) }, stop, lastYear, true);
}

/** YYYYMMDD or DDMMYYYY (no number is both); DDMMYY, only else YYMMDD. Other numbers are no dates. */
function compact(digits: string, stop: number, lastYear: number): Unit | undefined {
  const n = (from: number, to: number) => Number(digits.slice(from, to));
  const inRange = (y: number) => y >= firstYear && y <= lastYear;
  if (digits.length === 8) {
    const yearFirst = { y: n(0, 4), m: n(4, 6), d: n(6, 8) };
    const dayFirst = { y: n(4, 8), m: n(2, 4), d: n(0, 2) };
    if (inRange(yearFirst.y) && exists(yearFirst)) return { end: stop, parts: yearFirst, state: 'good', dayLast: true };
    if (inRange(dayFirst.y) && exists(dayFirst)) return { end: stop, parts: dayFirst, state: 'good' };
    return inRange(yearFirst.y) || inRange(dayFirst.y) ? { end: stop, parts: {}, state: 'bad' } : undefined;
  }
  const [one, two, three] = [n(0, 2), n(2, 4), n(4, 6)];
  for (const [d, short] of [
    [one, three],
    [three, one],
  ] as const) {
    const y = fullYear(short, lastYear);
    if (y !== undefined && exists({ y, m: two, d })) return { end: stop, parts: { y, m: two, d }, state: 'good' };
  }
  const near = one >= 1 && one <= 31 && two >= 1 && two <= 12 && fullYear(three, lastYear) !== undefined;
  return near ? { end: stop, parts: {}, state: 'bad' } : undefined;
}

/** `D Month [YYYY|YY]`. */
function dayMonthAt(text: string, at: number, lastYear: number): Unit | undefined {
  const found = match(forms.dayMonth, text, at);
  if (!found) return undefined;
  const [whole, day, word, year, short] = found as unknown as [string, string, string, string?, string?];
  const stop = at + whole.length;
  const parts = { m: monthNumber.get(word.toLowerCase()) as number, d: Number(day) };
  if (year) return judged({ ...parts, y: Number(year) }, stop, lastYear);
  if (!short) return judged(parts, stop, lastYear);
  const y = fullYear(Number(short), lastYear);
  // "30 Sept-12 Okt" and "9 Oktober 45 Petani": the two digits are a day or a count of their own
  const own = match(follows, text, stop) !== null || (y === undefined && match(counted, text, stop) !== null);
  if (!own) return y === undefined ? { end: stop, parts: {}, state: 'kept' } : judged({ ...parts, y }, stop, lastYear);
  const cut = whole.slice(0, -short.length).replace(/[\s_.,'-]+$/u, '');
  return judged(parts, at + cut.length, lastYear);
}

/** English `Month D[th][,] YYYY`; without a year only where the day cannot be a year. */
function monthDayAt(text: string, at: number, lastYear: number): Unit | undefined {
  const found = match(forms.monthDay, text, at);
  if (!found) return undefined;
  const [whole, word, day, ordinal, year] = found as unknown as [string, string, string, string?, string?];
  if (!year && !ordinal && !englishMonths.has(word.toLowerCase())) return undefined;
  const parts = { m: monthNumber.get(word.toLowerCase()) as number, d: Number(day) };
  return judged(year ? { ...parts, y: Number(year) } : parts, at + whole.length, lastYear);
}

/** A month of a year at this place: `YYYY-MM`, `MM-YYYY`, `Month YYYY`. */
export function monthAt(text: string, at: number, lastYear: number): Unit | undefined {
  let found = match(forms.yearMonth, text, at);
  if (found) {
    const unit = judged({ y: Number(found[1]), m: Number(found[2] ?? found[3]) }, at + found[0].length, lastYear);
    // a number in the next field is a counter of its own
    return found[3] !== undefined && unit.state === 'bad' ? undefined : unit;
  }
  found = match(forms.monthYearDigits, text, at);
  if (found) {
    const unit = judged({ y: Number(found[2]), m: Number(found[1]) }, at + found[0].length, lastYear);
    return unit.state === 'good' ? unit : undefined;
  }
  found = match(forms.monthYear, text, at);
  if (!found) return undefined;
  const parts = { y: Number(found[2]), m: monthNumber.get((found[1] as string).toLowerCase()) as number };
  return judged(parts, at + found[0].length, lastYear);
}

/** A year that stands alone. */
export function yearAt(text: string, at: number, lastYear: number): Unit | undefined {
  const found = match(forms.year, text, at);
  return found ? judged({ y: Number(found[1]) }, at + found[0].length, lastYear) : undefined;
}
