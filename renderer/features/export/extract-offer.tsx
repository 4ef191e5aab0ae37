import { useMemo } from 'react';
import type { AssetCard } from '../../../shared/model/asset.ts';
import type { Extract } from '../../../shared/model/export.ts';
import { useCards } from '../../data/exports.ts';
import { Button } from '../../elements/button.tsx';
import { useT } from '../../state/language.tsx';
import { tenth } from './extract-math.ts';

export type Extracts = Readonly<Record<string, Extract>>;

/** What usually becomes of films, recordings and documents that no size can be made of yet, each way one press for all. */
export function ExtractOffer(props: {
  readonly ids: readonly string[];
  /** The one in sight, which is asked about where it stands. */
  readonly seen: string;
  readonly onChoose: (extracts: Extracts) => void;
  /** Goes to one of them, where its part is chosen. */
  readonly onShow: (id: string) => void;
}) {
  const { ids, seen, onChoose, onShow } = props;
  const t = useT();
  const { data } = useCards(useMemo(() => [...new Set(ids)], [ids]));
  const cards = data ?? [];
  const stills = stillsOf(cards);
  const films = Object.keys(stills).length;
  const first = cards.find(({ id }) => id !== seen);
  if (!first) return null;
  return (
    <div className="extract-offer">
      {films > 0 ? (
        <Button size="small" onPress={() => onChoose(stills)}>
          {t('extract.offer.stills', { count: films })}
        </Button>
      ) : null}
      <Button
        size="small"
        onPress={() =>
          onChoose(Object.fromEntries(cards.map(({ id }): [string, Extract] => [id, { what: 'original' }])))
        }
      >
        {t('extract.offer.originals', { count: cards.length })}
      </Button>
      <Button size="small" tone="quiet" onPress={() => onShow(first.id)}>
        {t('extract.offer.show')}
      </Button>
    </div>
  );
}

/** One picture from the middle of each film. */
const stillsOf = (cards: readonly AssetCard[]): Extracts =>
  Object.fromEntries(
    cards
      .filter(({ kind, durationSeconds }) => kind === 'video' && (durationSeconds ?? 0) > 0)
      .map(({ id, durationSeconds }): [string, Extract] => [
        id,
        { what: 'still', at: tenth((durationSeconds ?? 0) / 2) },
      ]),
  );
