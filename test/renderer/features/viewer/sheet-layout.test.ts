import { describe, expect, it } from 'vitest';
import { columnName, columnsIn, isNumber, laySheet } from '../../../../renderer/features/viewer/sheet-layout.ts';

describe('a sheet', () => {
  it('names its columns as spreadsheets do', () => {
    expect([0, 25, 26, 51, 52, 701, 702].map(columnName)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA']);
  });

  it('gives each column the width of its words, within reason', () => {
    const { lefts, columns } = laySheet([['a', 'b'.repeat(500), 'c'.repeat(20)]], 16);
    const widths = Array.from({ length: columns }, (_, at) => (lefts[at + 1] as number) - (lefts[at] as number));
    expect(widths[0]).toBeLessThan(widths[2] as number);
    expect(widths[1]).toBeLessThanOrEqual(360);
  });

  it('counts the columns of its longest row', () => {
    expect(laySheet([['a'], ['a', 'b', 'c']], 16).columns).toBe(3);
    expect(laySheet([], 16).columns).toBe(0);
  });

  it('knows a head by its words', () => {
    expect(
      laySheet(
        [
          ['No', 'Nama'],
          ['1', 'Siti'],
        ],
        16,
      ).hasHead,
    ).toBe(true);
    expect(
      laySheet(
        [
          ['1', '2'],
          ['3', '4'],
        ],
        16,
      ).hasHead,
    ).toBe(false);
    expect(
      laySheet(
        [
          ['DAFTAR HADIR', ''],
          ['No', 'Nama'],
        ],
        16,
      ).hasHead,
    ).toBe(false);
    expect(laySheet([['No', 'Nama']], 16).hasHead).toBe(false);
  });

  it('draws only the columns in view', () => {
    const laid = laySheet([Array.from({ length: 300 }, () => 'isi')], 16);
    const { from, to } = columnsIn(laid, 5000, 6000);
    expect(laid.lefts[from]).toBeLessThanOrEqual(5000);
    expect(laid.lefts[to]).toBeGreaterThanOrEqual(6000);
    expect(to - from).toBeLessThan(30);
  });

  it('tells numbers from words', () => {
    expect(['12', '-3,5', 'Rp 1.250.000', '45 %', '(1.200)'].map(isNumber)).toEqual([true, true, true, true, true]);
    expect(['', 'Rp', '2020-10-09', '12 orang', 'No'].map(isNumber)).toEqual([false, false, false, false, false]);
  });
});
