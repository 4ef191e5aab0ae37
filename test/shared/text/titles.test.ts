import { expect, test } from 'vitest';
import { isTitle, withoutTitles } from '../../../shared/text/titles.ts';

test('titles are known by their full stops, unless they are nothing else', () => {
  for (const text of ['H.', 'Dr.', 'S.H.,', 'M.Si', 'Drs', 'Hj', 'prof', 'S.IP.', 'A.Md.Keb.'])
    expect(isTitle(text), text).toBe(true);
  for (const text of ['h', 'dr', 'se', 'map', 'st', '', '.', 'S.H.Permana', 'Haji'])
    expect(isTitle(text), text).toBe(false);
});

test('a name is left when its titles go', () => {
  expect(withoutTitles('Drs. H. Dedi Permana, S.H., M.Si.')).toBe('Dedi Permana');
  expect(withoutTitles('Dedi Permana')).toBe('Dedi Permana');
  expect(withoutTitles('Dr.')).toBe('Dr.');
});
