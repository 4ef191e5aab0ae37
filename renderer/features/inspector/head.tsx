import type { AssetCard } from '../../../shared/model/asset.ts';
import { useResult } from '../../data/result.ts';
import { useT } from '../../state/language.tsx';
import { openViewer } from '../../state/view.ts';
import { Face } from '../grid/face.tsx';
import { Picture } from '../grid/picture.tsx';
import { calledOf, useWords } from '../grid/words.ts';

/** Pictures that stand for many. */
const atMost = 6;
/** Of a great many, most are not loaded: only the first are looked for. */
const lookedAt = 200;
const nobody = () => undefined;
const hasPicture = (card: AssetCard): boolean => card.picture !== null && card.pictureKind === 'picture';

/** What is chosen, as pictures; pressing looks at it. */
export function Head({ ids }: { readonly ids: readonly string[] }) {
  const t = useT();
  const words = useWords();
  const { find } = useResult();
  const found = [];
  for (const id of ids.slice(0, lookedAt)) {
    const place = find(id);
    if (place) found.push(place);
    if (found.length === atMost) break;
  }
  const [first] = found;
  if (!first) return null;
  return (
    <div className="head" data-count={ids.length === 1 ? 1 : found.length}>
      {found.map(({ card, index }) => (
        <button
          key={card.id}
          type="button"
          className="head__picture"
          // A card says its own words; a picture has none.
          aria-label={hasPicture(card) ? t('inspector.look', { name: calledOf(card) }) : undefined}
          style={
            ids.length === 1 && card.width && card.height
              ? { aspectRatio: `${card.width} / ${card.height}` }
              : undefined
          }
          onClick={() => openViewer(index)}
        >
          {hasPicture(card) ? (
            <Picture picture={card.picture} thumbhash={card.thumbhash} onLost={nobody} />
          ) : (
            <Face card={card} words={words} />
          )}
        </button>
      ))}
    </div>
  );
}
