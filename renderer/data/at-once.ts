import type { QueryClient } from '@tanstack/react-query';
import type { AssetCard, AssetWhole } from '../../shared/model/asset.ts';
import { type EditChange, textFields } from '../../shared/model/edit.ts';
import { shiftMoment } from '../../shared/text/moments.ts';
import { forgetTurns, turnAtOnce } from '../state/turning.ts';
import type { ResultHolder } from './result-holder.ts';

/** One difference that a look beforehand told of. */
export interface Foretold {
  readonly id: string;
  readonly field: string;
  readonly after: string | null;
}

/**
 * Puts what was said onto loaded cards and open assets, before the engine answers. However many are meant, only what is
 * here is touched, and the screen is told once. Answers how to take it back.
 */
export function showAtOnce(
  ids: readonly string[],
  changes: readonly EditChange[],
  queries: QueryClient,
  results: ResultHolder,
  foretold: readonly Foretold[] = [],
): () => void {
  const meant = new Set(ids);
  const before = results.cardsOf(meant);
  const turns = quartersOf(changes);
  if (turns !== 0) {
    const photos = before.filter((card) => card.kind === 'photo');
    turnAtOnce(photos, turns);
  }
  const told = Map.groupBy(foretold, (difference) => difference.id);
  results.patch(before.map((card) => foreseen(cardWith(card, changes), told.get(card.id))));
  for (const [key, whole] of queries.getQueriesData<AssetWhole>({ queryKey: ['asset'] })) {
    if (whole && meant.has(whole.id)) queries.setQueryData<AssetWhole>(key, wholeWith(whole, changes));
  }
  return () => {
    if (turns !== 0) forgetTurns();
    results.patch(before);
    for (const [key, whole] of queries.getQueriesData<AssetWhole>({ queryKey: ['asset'] })) {
      if (whole && meant.has(whole.id)) void queries.invalidateQueries({ queryKey: key });
    }
  };
}

const quartersOf = (changes: readonly EditChange[]): number =>
  changes.reduce((sum, change) => (change.field === 'turn' ? sum + change.value : sum), 0) % 4;

const isShown = (field: string): field is 'title' | 'theme' | 'date' => /^(title|theme|date)$/.test(field);

function foreseen(card: AssetCard, differences: readonly Foretold[] | undefined): AssetCard {
  let next = card;
  for (const { field, after } of differences ?? []) if (isShown(field)) next = { ...next, [field]: after };
  return next;
}

/** A card with changes applied. A cleared field waits for the engine, which knows what the file carries. */
export function cardWith(card: AssetCard, changes: readonly EditChange[]): AssetCard {
  let next = card;
  for (const change of changes) {
    if (change.field === 'turn') {
      const isOdd = card.kind === 'photo' && change.value % 2 !== 0;
      if (isOdd) next = { ...next, width: next.height, height: next.width };
    } else if (change.field === 'rating') next = { ...next, rating: change.value };
    else if (change.field === 'pick') next = { ...next, pick: change.value };
    else if (change.field === 'label') next = { ...next, label: change.value };
    else if (change.op === 'set' && isShown(change.field) && change.value) {
      next = { ...next, [change.field]: change.value };
    }
  }
  return next;
}

const isText = (field: string): boolean => (textFields as readonly string[]).includes(field) || field === 'date';

/** An open asset with changes applied; what only the engine can work out waits for it. */
export function wholeWith(whole: AssetWhole, changes: readonly EditChange[]): AssetWhole {
  let next = whole;
  for (const change of changes) {
    switch (change.field) {
      case 'rating':
        next = { ...next, rating: change.value };
        break;
      case 'pick':
        next = { ...next, pick: change.value };
        break;
      case 'label':
        next = { ...next, label: change.value };
        break;
      case 'turn':
        next = { ...next, turn: (((next.turn + change.value) % 4) + 4) % 4 };
        break;
      case 'shift': {
        const seconds = change.op === 'add' ? (change.value ?? 0) : (change.value ?? 0) - next.shift;
        const { capturedAt } = next;
        next = { ...next, shift: next.shift + seconds, capturedAt: capturedAt && shiftMoment(capturedAt, seconds) };
        break;
      }
      case 'keywords':
      case 'people':
      case 'collections':
        if (change.op !== 'replace') next = { ...next, [change.field]: listWith(next[change.field], change) };
        break;
      default:
        if (change.op === 'set' && isText(change.field) && change.value) {
          next = { ...next, [change.field === 'caption' ? 'description' : change.field]: change.value };
        }
    }
  }
  return next;
}

function listWith(had: readonly string[], change: { readonly op: 'set' | 'add' | 'remove'; readonly value: string[] }) {
  if (change.op === 'set') return change.value;
  if (change.op === 'add') return [...new Set([...had, ...change.value])];
  return had.filter((word) => !change.value.includes(word));
}
