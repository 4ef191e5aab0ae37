import type { EngineClient } from '../../../shared/api/client.ts';
import { BahanError } from '../../../shared/errors.ts';
import type { ResultHolder } from '../../data/result-holder.ts';
import { closeDescribing } from '../../state/describing.ts';
import { goToOnly } from '../../state/query.ts';
import { changeView } from '../../state/view.ts';

/** The link that was followed last: an earlier one that takes longer has nothing to show any more. */
let newest = 0;

/**
 * Looks at an asset: among what is on screen when it is there, else alone.
 * @throws `asset-not-found`, and what a call of the engine does
 */
export async function showLinked(id: string, engine: EngineClient, results: ResultHolder): Promise<void> {
  newest += 1;
  const mine = newest;
  const [card] = await engine.assets.cards({ ids: [id] });
  if (mine !== newest) return;
  if (!card) throw new BahanError('asset-not-found', { id });
  closeDescribing();
  changeView({ sheet: undefined, viewerIndex: undefined });
  if (!results.find(id)) goToOnly([id]);
  await until(results, () => mine !== newest || results.find(id) !== undefined);
  const place = results.find(id);
  if (mine === newest && place) changeView({ viewerIndex: place.index });
}

function until({ state }: ResultHolder, isSo: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const stop = state.subscribe(() => look());
    const look = () => {
      if (!isSo()) return;
      stop();
      resolve();
    };
    look();
  });
}
