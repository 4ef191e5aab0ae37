import type { EngineClient } from '../../shared/api/client.ts';
import type { AssetCard } from '../../shared/model/asset.ts';
import type { Slides } from '../state/slides.ts';
import type { ResultHolder } from './result-holder.ts';

/** More than anybody watches; so many ids are quickly there. */
const most = 50_000;
/** Cards that are asked for at a time. */
const piece = 40;

/** Something to see for a while: a picture, a film, the first page of a document. Sounds have nothing to show. */
export const canBeShown = (card: AssetCard): boolean =>
  (card.picture !== null && card.pictureKind === 'picture' && card.kind !== 'audio') || isFilm(card);

export const isFilm = (card: AssetCard): boolean =>
  card.kind === 'video' && card.state === 'present' && card.error?.code !== 'file-empty';

/** What is shown, as it was when it began: what comes in meanwhile moves nothing. */
export class SlideList {
  readonly ids: readonly string[];
  readonly #engine: EngineClient;
  readonly #pieces = new Map<number, Promise<ReadonlyMap<string, AssetCard>>>();

  constructor(engine: EngineClient, ids: readonly string[]) {
    this.#engine = engine;
    this.ids = ids;
  }

  /** The card at a place; undefined when it is no longer there, or cannot be had. */
  async cardAt(place: number): Promise<AssetCard | undefined> {
    const id = this.ids[place];
    if (id === undefined) return undefined;
    const number = Math.floor(place / piece);
    let cards = this.#pieces.get(number);
    if (!cards) {
      cards = this.#load(this.ids.slice(number * piece, (number + 1) * piece));
      this.#pieces.set(number, cards);
      cards.catch(() => this.#pieces.delete(number));
    }
    try {
      return (await cards).get(id);
    } catch {
      return undefined;
    }
  }

  async #load(ids: readonly string[]): Promise<ReadonlyMap<string, AssetCard>> {
    return new Map((await this.#engine.assets.cards({ ids: [...ids] })).map((card) => [card.id, card]));
  }
}

/** The list of a result, or of what was chosen in it, in the order in which it stands on screen. */
export async function slideList(engine: EngineClient, results: ResultHolder, { chosen }: Slides): Promise<SlideList> {
  const ids = await results.ids(0, Math.min(results.total(), most));
  if (!chosen) return new SlideList(engine, ids);
  const inOrder = ids.filter((id) => chosen.has(id));
  const known = new Set(inOrder);
  return new SlideList(engine, [...inOrder, ...[...chosen].filter((id) => !known.has(id))]);
}
