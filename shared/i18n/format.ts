import type { id } from './id.ts';

export type Language = 'id' | 'en';

type Written = keyof typeof id;
type Plural<Key> = Key extends `${infer Base}.other` ? Base : never;

/** A key as it is written, or the base of a pair `x.one` / `x.other`, chosen by the value `count`. */
export type MessageKey = Written | Plural<Written>;
export type Messages = Record<Written, string>;
export type MessageValues = Readonly<Record<string, string | number>>;

/** BCP 47 tag that numbers and dates are written by. */
export const localeOf = (language: Language): string => (language === 'id' ? 'id-ID' : 'en-GB');

const numbers = { id: new Intl.NumberFormat('id-ID'), en: new Intl.NumberFormat('en-GB') } as const;

/** The words of a key with its values filled in. Numbers are written as the language writes them; a missing value stays `{name}`. */
export function translate(
  messages: Partial<Record<string, string>>,
  language: Language,
  key: MessageKey,
  values: MessageValues = {},
): string {
  return fill(messages[key] ?? messages[`${key}.${plural(values)}`] ?? key, language, values);
}

/** `one` for exactly one, in both languages: Indonesian needs no other form, and may leave the number out for one. */
const plural = (values: MessageValues): 'one' | 'other' => (values.count === 1 ? 'one' : 'other');

function fill(words: string, language: Language, values: MessageValues): string {
  return words.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    if (value === undefined) return whole;
    return typeof value === 'number' ? numbers[language].format(value) : value;
  });
}

export interface Formats {
  number(value: number): string;
  /** 0..1 as whole percent. */
  percent(share: number): string;
  /** Bytes, in steps of 1000, as people and disks count them. */
  size(bytes: number): string;
  /** Seconds as a clock: 0:07, 3:25, 1:02:03. */
  duration(seconds: number): string;
  /** YYYY[-MM[-DD]] or from/to. `heading` says the weekday of a whole day. Anything else comes back as it is. */
  date(value: string, style?: 'long' | 'short' | 'heading'): string;
  /** Epoch milliseconds as day and time. */
  moment(at: number): string;
  /** HH:MM of a day as the language writes it. */
  time(value: string): string;
  /** How far from now, in words: 3 menit yang lalu. Both in epoch milliseconds. */
  ago(at: number, now: number): string;
  /** Seconds that remain, roughly, in words: 2 menit. */
  remaining(seconds: number): string;
}

const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

export function formats(language: Language): Formats {
  const locale = localeOf(language);
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  return {
    number: (value) => numbers[language].format(value),
    percent: (share) => percent.format(share),
    size: (bytes) => sizeIn(locale, bytes),
    duration: clock,
    date: (value, style = 'long') => dateIn(locale, value, style),
    moment: (at) => moment.format(at),
    time: (value) => (language === 'id' ? value.replace(':', '.') : value),
    ago(at, now) {
      const [amount, unit] = step(Math.round((at - now) / 1000));
      return relative.format(amount, unit);
    },
    remaining(seconds) {
      const [amount, unit] = step(Math.max(1, Math.round(seconds)));
      return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(amount);
    },
  };
}

function sizeIn(locale: string, bytes: number): string {
  let value = Math.max(0, bytes);
  let at = 0;
  while (value >= 999.5 && at < units.length - 1) {
    value /= 1000;
    at += 1;
  }
  const digits = at === 0 || value >= 99.5 ? 0 : 1;
  const unit = units[at] ?? 'byte';
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit,
    unitDisplay: unit === 'byte' ? 'long' : 'short',
    maximumFractionDigits: digits,
  }).format(value);
}

function clock(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const two = (value: number) => String(value).padStart(2, '0');
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor((whole % 3600) / 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}

function step(seconds: number): [number, 'second' | 'minute' | 'hour' | 'day'] {
  const size = Math.abs(seconds);
  if (size < 60) return [seconds, 'second'];
  if (size < 3600) return [Math.round(seconds / 60), 'minute'];
  if (size < 86_400) return [Math.round(seconds / 3600), 'hour'];
  return [Math.round(seconds / 86_400), 'day'];
}

function dateIn(locale: string, value: string, style: 'long' | 'short' | 'heading'): string {
  const [from = '', to] = value.split('/');
  if (to !== undefined) return `${dateIn(locale, from, style)} – ${dateIn(locale, to, style)}`;
  const match = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(value);
  if (!match) return value;
  const [, year, month, day] = match;
  if (month === undefined) return value;
  // noon of a day without a zone: no zone of the machine can move it to its neighbour
  const at = Date.UTC(Number(year), Number(month) - 1, Number(day ?? 1), 12);
  if (new Date(at).getUTCMonth() !== Number(month) - 1) return value;
  return dateFormat(locale, style, day !== undefined).format(at);
}

const dateFormats = new Map<string, Intl.DateTimeFormat>();

/** One formatter for each way of writing: making one costs more than a hundred uses, and a grid says many dates. */
function dateFormat(locale: string, style: 'long' | 'short' | 'heading', hasDay: boolean): Intl.DateTimeFormat {
  const key = `${locale} ${style} ${hasDay}`;
  const kept = dateFormats.get(key);
  if (kept) return kept;
  const made = new Intl.DateTimeFormat(locale, {
    timeZone: 'UTC',
    year: 'numeric',
    month: style === 'short' ? 'short' : 'long',
    ...(hasDay ? { day: 'numeric' as const } : {}),
    ...(hasDay && style === 'heading' ? { weekday: 'long' as const } : {}),
  });
  dateFormats.set(key, made);
  return made;
}
