import type { ResultHolder } from '../../data/result-holder.ts';
import { selection } from '../../state/selection.ts';
import { view } from '../../state/view.ts';
import type { MarksNow } from '../marks/mark-keys.ts';
import { lookedAtHalf } from '../viewer/half.ts';

/** What an action is done to: what is looked at, else what is chosen. */
export function targetsNow(results: Pick<ResultHolder, 'itemAt'>): readonly string[] {
  const { viewerIndex } = view.get();
  if (viewerIndex === undefined) return [...selection.get().ids];
  const held = results.itemAt(viewerIndex);
  const half = lookedAtHalf.get();
  if (!held) return [];
  return [half?.of === held.id ? half.card.id : held.id];
}

/** What all of these say by marks, as far as it is known here. */
export function marksNow(results: Pick<ResultHolder, 'cardsOf'>, ids: readonly string[]): MarksNow {
  const cards = results.cardsOf(new Set(ids));
  const [first] = cards;
  const same = <Name extends keyof MarksNow>(name: Name): MarksNow[Name] =>
    first && cards.length === ids.length && cards.every((card) => card[name] === first[name]) ? first[name] : undefined;
  return { rating: same('rating'), pick: same('pick'), label: same('label') };
}
