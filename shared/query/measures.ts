import { fold } from '../text/fold.ts';
import type { MeasureName } from './tree.ts';

/** A number that a filter asks for, both ends inclusive. */
export interface Measured {
  readonly from: number;
  readonly to: number;
}

/** What each unit is in bytes, pixels, seconds or stars; the first is meant where none is said. */
const units: Readonly<Record<MeasureName, readonly (readonly [of: number, words: string])[]>> = {
  rating: [[1, 'bintang star stars *']],
  published: [[1, 'kali x times']],
  // as the window shows sizes: a thousand is a thousand; nobody asks for single bytes
  size: [
    [1e6, 'mb m mega megabyte megabytes'],
    [1, 'b byte bytes bita'],
    [1e3, 'kb k kilo kilobyte kilobytes'],
    [1e9, 'gb g giga gigabyte gigabytes'],
    [1e12, 'tb t tera terabyte terabytes'],
  ],
  width: [[1, 'px pixel pixels piksel']],
  height: [[1, 'px pixel pixels piksel']],
  duration: [
    [1, 's dtk det detik sec second seconds sekon'],
    [60, 'm mnt men menit min minute minutes'],
    [3600, 'j jam h hour hours'],
  ],
};

/** The least by which two values of a field differ. */
const steps: Readonly<Record<MeasureName, number>> = {
  rating: 1,
  published: 1,
  size: 1,
  width: 1,
  height: 1,
  duration: 0.001,
};

const unitOf = (field: MeasureName, word: string): number | undefined =>
  word === '' ? units[field][0]?.[0] : units[field].find(([, words]) => words.split(' ').includes(word))?.[0];

/** Every word that may follow a number of this field. */
export const isUnit = (field: MeasureName, word: string): boolean =>
  word !== '' && unitOf(field, fold(word)) !== undefined;

export const isMeasure = (field: string): field is MeasureName => Object.hasOwn(units, field);

/**
 * Reads `>10MB`, `<=1,5 GB`, `3..5`, `10-20 MB`, `4+`, `1:30`, `2 menit`, `1 jam 30 menit`, `***`. A value alone means what
 * would be shown so: 10 MB is anything that rounds to it. Undefined where it is no number of that field.
 */
export function readMeasure(field: MeasureName, text: string): Measured | undefined {
  const value = fold(text).replaceAll('≥', '>=').replaceAll('≤', '<=').replaceAll('–', '-').trim();
  if (field === 'rating' && /^\*{1,5}$/.test(value)) return { from: value.length, to: value.length };
  const step = steps[field];
  // what has no stars has none of any number; only 0 asks for it
  const bottom = field === 'rating' ? 1 : 0;
  const compared = /^(>=|<=|=>|=<|>|<|=)\s*(.+)$/.exec(value);
  if (compared) {
    const [, sign = '', rest = ''] = compared;
    const one = readOne(field, rest);
    if (!one) return undefined;
    if (sign === '=') return { from: one.from, to: one.to };
    if (sign === '>') return { from: one.value + step, to: Number.POSITIVE_INFINITY };
    if (sign === '<') return { from: bottom, to: one.value - step };
    return sign.includes('>') ? { from: one.value, to: Number.POSITIVE_INFINITY } : { from: bottom, to: one.value };
  }
  const more = /^(.+?)\s*\+$/.exec(value);
  if (more) {
    const one = readOne(field, more[1] ?? '');
    return one && { from: one.value, to: Number.POSITIVE_INFINITY };
  }
  const ends = /^(.*?)\s*(?:\.\.|-|\bsampai\b|\bto\b)\s*(.*)$/.exec(value);
  if (!ends) {
    const one = readOne(field, value);
    return one && { from: one.from, to: one.to };
  }
  const [, first = '', second = ''] = ends;
  if (first === '' && second === '') return undefined;
  const to = second === '' ? undefined : readOne(field, second);
  // *10-20 MB*: the unit behind is that of both
  const unit = /^[\d.,]+$/.test(first) ? (/[a-z*]+$/.exec(second)?.[0] ?? '') : '';
  const from = first === '' ? undefined : readOne(field, `${first}${unit}`);
  if ((first !== '' && !from) || (second !== '' && !to)) return undefined;
  const [low, high] = [from?.value ?? bottom, to?.value ?? Number.POSITIVE_INFINITY];
  return low <= high ? { from: low, to: high } : { from: high, to: low };
}

interface One extends Measured {
  readonly value: number;
}

/** One number with its unit, and what would be shown the same. */
function readOne(field: MeasureName, text: string): One | undefined {
  if (field === 'duration') {
    const clock = /^(?:(\d{1,3}):)?(\d{1,3}):(\d{2})$/.exec(text);
    if (clock) {
      const [, hours = '0', minutes = '0', seconds = '0'] = clock;
      return around(Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds), 0.5, 0.001);
    }
    const parts = [...text.matchAll(/(\d+(?:[.,]\d+)?)\s*([a-z]+)\s*/g)];
    if (parts.length > 1 && parts.map(([part]) => part).join('') === text) {
      const seconds = parts.map(
        ([, number = '', word = '']) => Number(number.replace(',', '.')) * (unitOf(field, word) ?? Number.NaN),
      );
      const sum = seconds.reduce((all, part) => all + part, 0);
      return Number.isNaN(sum) ? undefined : around(sum, 0.5, 0.001);
    }
  }
  const found = /^(\d[\d.,]*)\s*([a-z*]*)$/.exec(text);
  const unit = found && unitOf(field, found[2] ?? '');
  const number = found && readDecimal(found[1] ?? '', field === 'width' || field === 'height');
  if (!unit || !number) return undefined;
  const value = number.value * unit;
  if (field === 'rating' && (value > 5 || number.digits > 0)) return undefined;
  if (field === 'published' && number.digits > 0) return undefined;
  const isWhole =
    field === 'rating' || field === 'published' || field === 'width' || field === 'height' || unit === steps.size;
  if (isWhole && field !== 'duration') return { value, from: value, to: value };
  return around(value, (unit / 10 ** number.digits) * 0.5, steps[field]);
}

const around = (value: number, half: number, step: number): One => ({
  value,
  from: Math.max(0, value - half),
  to: value + half - step,
});

/** *1,5* and *1.5* are one and a half, *1.920* pixels are nearly two thousand. */
function readDecimal(text: string, isWhole: boolean): { value: number; digits: number } | undefined {
  if (isWhole || /^\d{1,3}([.,]\d{3}){2,}$/.test(text)) {
    const value = Number(text.replace(/[.,](?=\d{3})/g, ''));
    return Number.isInteger(value) ? { value, digits: 0 } : undefined;
  }
  const parts = /^(\d+)(?:[.,](\d+))?$/.exec(text);
  if (!parts) return undefined;
  return { value: Number(`${parts[1]}.${parts[2] ?? '0'}`), digits: parts[2]?.length ?? 0 };
}
