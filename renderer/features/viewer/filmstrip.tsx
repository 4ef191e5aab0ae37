import type { ShownResult } from '../../data/result.ts';
import { useT } from '../../state/language.tsx';
import { Face } from '../grid/face.tsx';
import { Picture } from '../grid/picture.tsx';
import { saidOf, useWords } from '../grid/words.ts';

/** Pictures to each side of the one that is shown. */
const aside = 14;

const nobody = () => undefined;

/** The neighbours of what is shown, which stays in the middle. */
export function Filmstrip(props: {
  readonly result: ShownResult;
  readonly index: number;
  readonly onGo: (index: number) => void;
}) {
  const { result, index, onGo } = props;
  const t = useT();
  const words = useWords();
  const first = Math.max(0, index - aside);
  const last = Math.min(result.total - 1, index + aside);
  const frames = [];
  for (let at = first; at <= last; at++) {
    const card = result.itemAt(at);
    const hasPicture = card?.picture && card.pictureKind !== 'card';
    frames.push(
      <button
        key={at}
        type="button"
        tabIndex={-1}
        className="filmstrip__frame"
        aria-label={card ? saidOf(card, words) : String(at + 1)}
        aria-current={at === index ? 'true' : undefined}
        style={{ '--at': at - index } as Record<string, number>}
        onClick={() => onGo(at)}
      >
        {card && !hasPicture ? <Face card={card} words={words} /> : null}
        {card && hasPicture ? <Picture picture={card.picture} thumbhash={card.thumbhash} onLost={nobody} /> : null}
      </button>,
    );
  }
  return (
    <nav className="filmstrip" aria-label={t('viewer.filmstrip')}>
      {frames}
    </nav>
  );
}
