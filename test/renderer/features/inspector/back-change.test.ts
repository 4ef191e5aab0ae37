import { expect, test } from 'vitest';
import { backChange } from '../../../../renderer/features/inspector/back-change.ts';
import { countGuesses } from '../../../../renderer/features/inspector/guesses.tsx';
import { wholeOf } from '../../fake-answers.ts';
import { fakeCard } from '../../fake-cards.ts';

const whole = { ...wholeOf(fakeCard(1)), title: 'Kini', rating: 4, keywords: ['kopi'], eventId: 'e7', event: 'Panen' };
const entry = (field: string, previous: string | string[] | null) => ({
  ...{ edit: 'e', at: 1, person: 'Ani', device: 'd', field, value: 'x', previous },
});

test('the way back says again what a field said before', () => {
  expect(backChange(entry('title', 'Dulu'), whole)).toEqual({ field: 'title', op: 'set', value: 'Dulu' });
  expect(backChange(entry('title', null), whole)).toEqual({ field: 'title', op: 'set', value: null });
  expect(backChange(entry('rating', '2'), whole)).toEqual({ field: 'rating', op: 'set', value: 2 });
  expect(backChange(entry('keywords', null), whole)).toEqual({ field: 'keywords', op: 'set', value: [] });
  expect(backChange(entry('event', '@e3'), whole)).toEqual({ field: 'event', op: 'set', value: '@e3' });
});

test('there is no way back to what it says already, nor for what is no word of one asset alone', () => {
  expect(backChange(entry('title', 'Kini'), whole)).toBeUndefined();
  expect(backChange(entry('keywords', ['kopi']), whole)).toBeUndefined();
  expect(backChange(entry('event', '@e7'), whole)).toBeUndefined();
  expect(backChange(entry('stack', 'abc'), whole)).toBeUndefined();
  expect(backChange(entry('turn', '1'), whole)).toBeUndefined();
});

test('guesses are counted field by field, with their reasons, and only where nothing is said', () => {
  const guess = (value: string, reason: string) => ({ value, reason, certainty: 0.8 });
  const bare = { ...wholeOf(fakeCard(1)), title: null, theme: null, description: null, proposed: {} };
  const objects = [
    { ...bare, proposed: { title: guess('Panen', 'folder-name'), description: guess('Teks', 'embedded') } },
    { ...bare, proposed: { title: guess('Panen', 'event'), theme: guess('Kopi', 'past:kopi:3:4') } },
    { ...bare, title: 'Ada', proposed: { title: guess('Lain', 'event') } },
  ];
  expect(countGuesses(objects)).toEqual({
    assets: 2,
    fields: [
      {
        field: 'title',
        count: 2,
        value: 'Panen',
        reasons: [
          { reason: 'folder-name', count: 1 },
          { reason: 'event', count: 1 },
        ],
      },
      { field: 'theme', count: 1, value: 'Kopi', reasons: [{ reason: 'past:kopi:3:4', count: 1 }] },
      { field: 'caption', count: 1, value: 'Teks', reasons: [{ reason: 'embedded', count: 1 }] },
    ],
  });
});
