import { expect, test } from 'vitest';
import { proposedWords } from '../../../../renderer/features/inspector/proposed-words.ts';

const guess = (value: string, certainty: number, reason: 'copy' | 'file-name' = 'copy', field = 'people') => ({
  ...{ field, value, certainty, reason },
});

test('all words that are proposed for a list are shown, each once and whole, the surest first', () => {
  const guesses = [
    guess('Camat', 0.8),
    guess('Bupati, H. Ahmad', 0.9),
    guess('Camat', 0.7),
    guess('Panen', 0.9, 'copy', 'title'),
  ];
  expect(proposedWords(guesses, 'people', [])).toEqual({ words: ['Bupati, H. Ahmad', 'Camat'], reason: 'copy' });
  expect(proposedWords(guesses, 'keywords', [])).toBeUndefined();
});

test('beside words that were said, only those of people are proposed, as long as the list lacks them', () => {
  const guesses = [guess('Bupati', 0.9), guess('Camat', 0.9), guess('dsc', 0.95, 'file-name')];
  expect(proposedWords(guesses, 'people', ['Bupati'])).toEqual({ words: ['Camat'], reason: 'copy' });
  expect(proposedWords(guesses, 'people', ['Bupati', 'Camat'])).toBeUndefined();
});
