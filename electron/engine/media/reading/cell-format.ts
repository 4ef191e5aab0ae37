/** How a number in a cell is shown: as a day, a time, a share, or as it is. */
export type NumberKind = 'general' | 'date' | 'time' | 'moment' | 'percent';

/** The built-in formats of spreadsheets (ECMA-376 part 1, 18.8.30; MS-XLS 2.4.126) by their numbers. */
export function builtInKind(id: number): NumberKind {
  if (id === 9 || id === 10) return 'percent';
  if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || (id >= 50 && id <= 58)) return 'date';
  if (id === 22) return 'moment';
  if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || (id >= 45 && id <= 47)) return 'time';
  return 'general';
}

/** The kind of a format that is written out, as `dd/mm/yyyy hh:mm`. */
export function kindOfFormat(code: string): NumberKind {
  const plain = code
    .slice(0, 200)
    .replace(/"[^"]*"|\\.|\[(?!h|m|s)[^\]]*\]|_./gi, '')
    .split(';')[0];
  if (!plain || /^general$/i.test(plain.trim())) return 'general';
  const day = /[dy]|mmm/i.test(plain);
  const time = /[hs]/i.test(plain);
  if (day) return time ? 'moment' : 'date';
  if (time) return 'time';
  return plain.includes('%') ? 'percent' : 'general';
}

const dayLength = 86_400_000;
const two = (value: number): string => String(value).padStart(2, '0');

/**
 * A number as a person reads it in the cell. Days count from 1899-12-30 (so that the leap day 1900 that never was
 * falls before them), or from 1904-01-01 in files of old Macs.
 */
export function cellText(value: number, kind: NumberKind, from1904 = false): string {
  if (!Number.isFinite(value)) return '';
  // hardly a table shows more than two decimals of a share
  if (kind === 'percent') return `${plain(Math.round(value * 10_000) / 100)}%`;
  if (kind === 'general' || value < 0 || value > 2_958_465) return plain(value);
  const days = value + (from1904 ? 1462 : value < 60 ? 1 : 0);
  const at = new Date(Math.round((days - 25_569) * 86_400) * 1000);
  const seconds = Math.round((value % 1) * (dayLength / 1000));
  const time = `${two(Math.floor(seconds / 3600) % 24)}:${two(Math.floor(seconds / 60) % 60)}${seconds % 60 ? `:${two(seconds % 60)}` : ''}`;
  if (kind === 'time') return time;
  const day = at.toISOString().slice(0, 10);
  return kind === 'moment' && value % 1 !== 0 ? `${day} ${time}` : day;
}

/** Without the dust of binary fractions: 0.1 + 0.2 is 0.3. */
function plain(value: number): string {
  return String(Number(value.toPrecision(15)));
}
