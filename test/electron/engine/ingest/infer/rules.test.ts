import { describe, expect, it } from 'vitest';
import { inferFromPath } from '../../../../../electron/engine/ingest/infer/infer.ts';
import { dateCases, type NameCase } from './cases/dates.ts';
import { placeCases } from './cases/places.ts';
import { titleCases } from './cases/titles.ts';

const today = '2026-11-21';

function expected([, , title, date, place = null]: NameCase) {
  const [dateFrom = null, dateTo = null] = date?.split('/') ?? [];
  return { title, dateFrom, dateTo, place };
}

describe.each([
  ['dates', dateCases],
  ['titles', titleCases],
  ['places', placeCases],
] as const)('%s in names', (_, cases) => {
  it.each(cases.map((one) => [one[0], one[1], one] as const))('rule %i: %s', (_rule, path, one) => {
    expect(inferFromPath(path, today)).toEqual(expected(one));
  });

  it('are the same however letters are composed', () => {
    for (const one of cases) {
      const composed = inferFromPath(one[1].normalize('NFC'), today);
      expect(inferFromPath(one[1].normalize('NFD'), today)).toEqual(composed);
    }
  });
});
