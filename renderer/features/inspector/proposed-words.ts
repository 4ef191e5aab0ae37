import type { AssetWhole, Proposal } from '../../../shared/model/asset.ts';

/** Words that are proposed for a list, all taken with one press; `reason` is that of the surest. */
export interface ProposedWords {
  readonly words: readonly string[];
  readonly reason: Proposal['reason'];
}

/**
 * Words proposed for a list, the surest first. What people said about the asset that this one comes from is proposed for as
 * long as the list lacks it; other guesses only where nobody said anything.
 */
export function proposedWords(
  proposals: AssetWhole['proposals'],
  field: string,
  list: readonly string[],
): ProposedWords | undefined {
  const guesses = proposals
    .filter((guess) => guess.field === field && !list.includes(guess.value))
    .filter(({ reason }) => list.length === 0 || reason === 'copy')
    .toSorted((a, b) => b.certainty - a.certainty);
  const [first] = guesses;
  return first && { words: [...new Set(guesses.map(({ value }) => value))], reason: first.reason };
}
