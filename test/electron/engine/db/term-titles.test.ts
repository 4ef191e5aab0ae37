import { describe, expect, it } from 'vitest';
import { titleOn } from '../../../../electron/engine/db/term-titles.ts';

describe('the title of a person', () => {
  const offices = [
    { title: 'Bupati', from: '2021-02-26', to: null },
    { title: 'Plt. Bupati', from: '2020', to: '2021-02-26' },
    { title: 'Wakil Bupati', from: '2016-02-17', to: '2020' },
  ];
  it.each([
    ['2022', 'Bupati'],
    ['2021-02-26', 'Bupati'],
    ['2021-02-25', 'Plt. Bupati'],
    ['2021-02', undefined],
    ['2020-06-01', undefined],
    ['2019-01-01/2019-12-31', 'Wakil Bupati'],
    ['2019/2022', undefined],
    ['2015', undefined],
    ['2016', undefined],
  ])('on %s is %s', (date, title) => {
    expect(titleOn(offices, date)).toBe(title);
  });
});
