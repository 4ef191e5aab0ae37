import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTypedDate } from '../../../../renderer/features/inspector/read-date.ts';
import { formats } from '../../../../shared/i18n/format.ts';
import { editDate } from '../../../../shared/model/edit.ts';

const today = '2024-03-15';
const read = (typed: string): string | undefined => readTypedDate(typed, today);

describe('a date typed into a field', () => {
  it.each([
    ['9 okt 2020', '2020-10-09'],
    ['9 Oktober 2020', '2020-10-09'],
    ['Jumat, 9 Oktober 2020', '2020-10-09'],
    ['Friday 9 October 2020', '2020-10-09'],
    ['09/10/2020', '2020-10-09'],
    ['9-10-2020', '2020-10-09'],
    ['9.10.20', '2020-10-09'],
    ['9 okt 20', '2020-10-09'],
    ['2020-10-09', '2020-10-09'],
    ['2020-10', '2020-10'],
    ['okt 2020', '2020-10'],
    ['Oktober 2020', '2020-10'],
    ['2020', '2020'],
    ['kemarin', '2024-03-14'],
    ['9 maret', '2024-03-09'],
    ['9 april', '2023-04-09'],
    ['9-11 okt 2020', '2020-10-09/2020-10-11'],
    ['9 s/d 11 okt 2020', '2020-10-09/2020-10-11'],
    ['30 sep 2020 - 2 okt 2020', '2020-09-30/2020-10-02'],
    ['2020-10-09/2020-10-11', '2020-10-09/2020-10-11'],
    ['2019/2021', '2019/2021'],
    ['  ', ''],
  ])('understands %s', (typed, meant) => {
    expect(read(typed)).toBe(meant);
  });

  it.each(['kapan-kapan', '32 okt 2020', '31/2/2020', '2020-13', 'okt', '11 okt 2020 - 9 okt 2020', '1 2 3'])(
    'says that it does not understand %s',
    (typed) => {
      expect(read(typed)).toBeUndefined();
    },
  );

  it('reads back every date as the field shows it, in both languages', () => {
    const day = fc.date({ min: new Date('1950-01-01'), max: new Date('2049-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(
        day,
        fc.constantFrom(4, 7, 10),
        fc.constantFrom('id' as const, 'en' as const),
        (at, length, language) => {
          const value = at.toISOString().slice(0, length);
          expect(read(formats(language).date(value, 'long'))).toBe(value);
        },
      ),
    );
  });

  it('gives nothing that the contract would refuse', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 24 }), (typed) => {
        const meant = read(typed);
        if (meant !== undefined) expect(editDate.safeParse(meant).success).toBe(true);
      }),
    );
  });
});
