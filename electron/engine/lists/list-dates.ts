import { readDate, readNumericDate } from '../../../shared/text/dates.ts';

const shape = /^\d{4}(?:-\d\d(?:-\d\d)?)?$/;

/**
 * The date that a cell says, YYYY[-MM[-DD]] or two of these with `/` between; undefined when it says none, or none that
 * is. Days come before months (9/10/2020 is in October), unless only the other way there is such a day. A number without a
 * format is the day of a spreadsheet.
 */
export function readListDate(cell: string, from1904 = false): string | undefined {
  const text = cell
    .toLowerCase()
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\bs\s*[./]\s*d\b\.?/g, ' sd ')
    .replace(/\s+/g, ' ')
    .trim();
  if (text.length > 100) return undefined;
  const serial = serialDay(text, from1904);
  if (serial !== undefined) return serial;
  const spans = [
    /^(\S+)\s*\/\s*(\S+)$/,
    /^(.+?)\s+(?:-|sd|sampai|hingga|to|until|through)\s+(.+)$/,
    /^(.+?)\s*\.\.\s*(.+)$/,
  ];
  const whole = oneDate(text);
  if (whole !== undefined) return whole;
  for (const span of spans) {
    const [, first, second] = span.exec(text) ?? [];
    if (first === undefined || second === undefined) continue;
    const to = oneDate(second);
    const from = oneDate(first) ?? (to && oneDate(completed(first, second)));
    if (from !== undefined && to !== undefined) return joined(from, to);
  }
  // 17-19 agustus 2024
  const days = /^(?:\p{L}+,? )?(\d{1,2}) ?- ?(\d{1,2}) (.+)$/u.exec(text);
  if (days) {
    const from = oneDate(`${days[1]} ${days[3]}`);
    const to = oneDate(`${days[2]} ${days[3]}`);
    if (from !== undefined && to !== undefined) return joined(from, to);
  }
  return undefined;
}

const joined = (from: string, to: string): string | undefined =>
  from === to ? from : from < to && !from.includes('/') && !to.includes('/') ? `${from}/${to}` : undefined;

/** `17` before `19 agustus 2024`, `30 agustus` before `2 september 2024`: what is missing is said behind. */
function completed(first: string, second: string): string {
  const words = second.split(' ');
  if (/^(?:\p{L}+,? )?\d{1,2}$/u.test(first)) return `${first} ${words.slice(-2).join(' ')}`;
  return `${first} ${words.at(-1)}`;
}

function oneDate(written: string): string | undefined {
  const text = written
    // a time of day says nothing about the day
    .replace(/[ t]\d{1,2}[:.]\d\d(?:[:.]\d\d(?:[.,]\d+)?)?(?: ?(?:z|wib|wita|wit|am|pm|[+-]\d\d:?\d\d))?$/, '')
    .replace(
      /^(?:senin|selasa|rabu|kamis|ju[m']?'?at|sabtu|minggu|ahad|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b[ ,/]*/,
      '',
    )
    .replace(/^(?:tanggal|tgl|tahun|bulan)\b[.: ]*/, '')
    .replace(/(\d)(?:st|nd|rd|th)\b/, '$1')
    .replace(/,/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const solid = /^((?:19|20)\d\d)(\d\d)(\d\d)$/.exec(text);
  if (solid) return oneDate(`${solid[1]}-${solid[2]}-${solid[3]}`);
  if (shape.test(text)) return isThere(text) ? text : undefined;
  const short = /^(\d{1,2})([-/.])(\d{1,2})\2(\d\d)$/.exec(text);
  const century = short && (Number(short[4]) < 70 ? '20' : '19');
  const numeric = short ? `${short[1]}/${short[3]}/${century}${short[4]}` : text;
  const turned = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})$/.exec(numeric);
  const meaning =
    readNumericDate(numeric) ?? (turned ? readNumericDate(`${turned[3]}/${turned[1]}/${turned[4]}`) : undefined);
  if (meaning?.type === 'range') return pieceOf(meaning.from, meaning.to);
  const words = text
    .replace(/(\d)[-./ ]*(\p{L}+)\.?[-./ ]*(?=\d)/u, '$1 $2 ')
    .replace(/\./g, ' ')
    .split(/\s+/)
    .map((word) => months.get(word) ?? word)
    .filter(Boolean)
    .map((word, at, all) => (at === all.length - 1 && all.length === 3 && /^\d\d$/.test(word) ? `20${word}` : word));
  const read = readDate(words, 0, '2000-01-01');
  if (!read || read.count !== words.length || read.meaning.type !== 'range') return undefined;
  if (!/\d/.test(text)) return undefined; // kemarin, minggu lalu: nobody knows from when
  return pieceOf(read.meaning.from, read.meaning.to);
}

/** Months as people also write them. */
const months = new Map([
  ['sept', 'sep'],
  ['agst', 'agu'],
  ['agus', 'agu'],
]);

const isThere = (date: string): boolean => {
  const day = `${date}-01-01`.slice(0, 10);
  const at = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day) && day >= '1800' && day < '2200';
};

/** A whole year, a whole month or a day, as short as it can be said. */
function pieceOf(from: string, to: string): string {
  if (from === to) return from;
  if (from.endsWith('-01-01') && to === `${from.slice(0, 4)}-12-31`) return from.slice(0, 4);
  if (from.endsWith('-01-01') && to.endsWith('-12-31')) return `${from.slice(0, 4)}/${to.slice(0, 4)}`;
  if (from.endsWith('-01') && from.slice(0, 7) === to.slice(0, 7)) return from.slice(0, 7);
  return `${from}/${to}`;
}

/** Days since 1899-12-30 or 1904-01-01, with the time behind the point; of 1955 to 2119, since smaller ones are years. */
function serialDay(text: string, from1904: boolean): string | undefined {
  if (!/^\d{5}(?:[.,]\d+)?$/.test(text)) return undefined;
  const days = Math.floor(Number(text.replace(',', '.')));
  if (days < 20_000 || days > 80_000) return undefined;
  return new Date((days + (from1904 ? 1462 : 0) - 25_569) * 86_400_000).toISOString().slice(0, 10);
}
