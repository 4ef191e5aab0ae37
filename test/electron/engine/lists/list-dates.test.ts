import { describe, expect, it } from 'vitest';
import { readListDate } from '../../../../electron/engine/lists/list-dates.ts';

describe('a date in a cell', () => {
  it.each([
    ['17 Agustus 2024', '2024-08-17'],
    ['Sabtu, 17 Agustus 2024', '2024-08-17'],
    ["Jum'at 16 Agustus 2024", '2024-08-16'],
    ['Senin/5 Agustus 2024', '2024-08-05'],
    ['17 Agst 2024', '2024-08-17'],
    ['17-Aug-24', '2024-08-17'],
    ['August 17, 2024', '2024-08-17'],
    ['17 Agustus 2024 09.00 WIB', '2024-08-17'],
    ['2024-08-17 10:00:00', '2024-08-17'],
    ['2024-08-17T10:00:00+07:00', '2024-08-17'],
    ['20240817', '2024-08-17'],
    ['17.08.24', '2024-08-17'],
    ['9/10/2020', '2020-10-09'],
    ['08/17/2024', '2024-08-17'],
    ['2024', '2024'],
    ['Tahun 2021', '2021'],
    ['Agustus 2024', '2024-08'],
    ['2024-08', '2024-08'],
    ['2019-2021', '2019/2021'],
    ['17-19 Agustus 2024', '2024-08-17/2024-08-19'],
    ['17 s.d. 19 Agustus 2024', '2024-08-17/2024-08-19'],
    ['30 Agustus s/d 2 September 2024', '2024-08-30/2024-09-02'],
    ['30 Desember 2023 - 2 Januari 2024', '2023-12-30/2024-01-02'],
    ['2024-08-17/2024-08-19', '2024-08-17/2024-08-19'],
    ['45521', '2024-08-17'],
    ['45521.75', '2024-08-17'],
  ])('is read from %s', (cell, date) => {
    expect(readListDate(cell)).toBe(date);
  });

  it('of an old Mac is counted from 1904', () => {
    expect(readListDate('44059', true)).toBe('2024-08-17');
  });

  it.each([
    'segera',
    '2024-02-30',
    '29 Februari 2023',
    '31/2/2024',
    '2024-08-19/2024-08-17',
    'kemarin',
    '17 agustus',
    '1/2',
    '12',
    '99999',
    '=TODAY()',
    'x'.repeat(5000),
  ])('is not read from %s', (cell) => {
    expect(readListDate(cell)).toBeUndefined();
  });
});
