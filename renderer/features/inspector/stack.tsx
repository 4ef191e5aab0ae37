import type { AssetWhole } from '../../../shared/model/asset.ts';
import { useEdit } from '../../data/edits.ts';
import { useEngine } from '../../data/engine.tsx';
import { useResult } from '../../data/result.ts';
import { Button } from '../../elements/button.tsx';
import { useT } from '../../state/language.tsx';
import { openViewer } from '../../state/view.ts';
import { Face } from '../grid/face.tsx';
import { Picture } from '../grid/picture.tsx';
import { calledOf, useWords } from '../grid/words.ts';
import { halfName, lookAtHalf } from '../viewer/half.ts';

const nobody = () => undefined;

/** The other halves of a stack, as small pictures; pressing looks at one. */
export function Stack({ whole }: { readonly whole: AssetWhole }) {
  const t = useT();
  const words = useWords();
  const { find } = useResult();
  const here = find(whole.id);
  const all = [...(here ? [here.card] : []), ...whole.stacked];
  const engine = useEngine();
  const { run } = useEdit();
  const isTop = here?.card.stackTop ?? false;
  return (
    <>
      <div className="stack__verbs">
        {isTop ? null : (
          <Button
            size="small"
            onPress={() => void run(() => engine.stacks.top({ asset: whole.id }), { key: 'stacks.topped' })}
          >
            {t('stacks.top')}
          </Button>
        )}
        <Button
          size="small"
          onPress={() => void run(() => engine.stacks.take({ assets: [whole.id] }), { key: 'stacks.taken' })}
        >
          {t('stacks.out')}
        </Button>
      </div>
      <ul className="stack">
        {whole.stacked.map((card) => {
          const place = find(card.id);
          const name = halfName(card, all, t);
          return (
            <li key={card.id}>
              <button
                type="button"
                aria-label={t('inspector.look', { name: `${calledOf(card)} (${name})` })}
                onClick={() => {
                  // one that the result does not hold is looked at in the place of this one
                  if (place) openViewer(place.index);
                  else if (here) {
                    lookAtHalf(whole.id, card);
                    openViewer(here.index);
                  }
                }}
              >
                <span className="stack__picture">
                  {card.picture && card.pictureKind === 'picture' ? (
                    <Picture picture={card.picture} thumbhash={card.thumbhash} onLost={nobody} />
                  ) : (
                    <Face card={card} words={words} />
                  )}
                </span>
                <span className="stack__words">
                  <span>{name}</span>
                  <span>{card.name}</span>
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </>
  );
}
