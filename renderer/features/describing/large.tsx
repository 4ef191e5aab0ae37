import { ChevronLeft, ChevronRight } from 'lucide-react';
import { type Ref, useEffect, useRef } from 'react';
import { pictureUrl } from '../../../shared/api/media-url.ts';
import type { EventAsset } from '../../../shared/model/event.ts';
import { IconButton } from '../../elements/icon-button.tsx';
import { useFormats, useT } from '../../state/language.tsx';
import { Face } from '../grid/face.tsx';
import { Picture } from '../grid/picture.tsx';
import { saidOf, type Words } from '../grid/words.ts';
import { CellMarks } from '../marks/cell-marks.tsx';
import { PictureStage, type StageVerbs } from '../viewer/picture-stage.tsx';
import './closer.css';

const aside = 12;

const nobody = () => undefined;

/** One photograph as large as the room, with its neighbours below. */
export function Large(props: {
  readonly items: readonly EventAsset[];
  readonly index: number;
  readonly total: number;
  readonly verbs: Ref<StageVerbs>;
  readonly onGo: (id: string) => void;
  readonly words: Words;
}) {
  const t = useT();
  const { number } = useFormats();
  const { items, index, words } = props;
  const item = items[index];
  const go = (at: number) => {
    const next = items[at];
    if (next) props.onGo(next.card.id);
  };
  // the neighbours are there before anybody asks for them
  useEffect(() => {
    for (const near of [index + 1, index + 2, index - 1]) {
      const card = items[near]?.card;
      if (card?.picture && card.pictureKind === 'picture') new Image().src = pictureUrl(card.picture, 'preview');
    }
  }, [items, index]);
  if (!item) return null;
  const { card } = item;
  const hasPicture = card.picture !== null && card.pictureKind !== 'card';
  return (
    <div className="large">
      <div className="large__stage">
        {hasPicture ? (
          <PictureStage card={card} verbs={props.verbs} onZoom={nobody} />
        ) : (
          <div className="large__face">
            <Face card={card} words={words} />
          </div>
        )}
        <CellMarks rating={item.rating} pick={item.pick} label={item.label} t={words.t} />
        <span className="large__step large__step--back">
          <IconButton
            size="large"
            label={t('viewer.previous')}
            isDisabled={index === 0}
            icon={<ChevronLeft aria-hidden />}
            onPress={() => go(index - 1)}
          />
        </span>
        <span className="large__step large__step--on">
          <IconButton
            size="large"
            label={t('viewer.next')}
            isDisabled={index >= items.length - 1}
            icon={<ChevronRight aria-hidden />}
            onPress={() => go(index + 1)}
          />
        </span>
      </div>
      <p className="large__where" aria-live="polite">
        <span>{t('viewer.of', { at: number(index + 1), total: number(props.total) })}</span>
        <span className="hidden-words">{saidOf(card, words)}</span>
      </p>
      <Strip items={items} index={index} onGo={go} />
    </div>
  );
}

function Strip({
  items,
  index,
  onGo,
}: {
  readonly items: readonly EventAsset[];
  readonly index: number;
  readonly onGo: (at: number) => void;
}) {
  const t = useT();
  const first = Math.max(0, index - aside);
  const shown = items.slice(first, index + aside + 1);
  const here = useRef<HTMLButtonElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another picture is in the middle then
  useEffect(() => {
    // braces: newer browsers answer with a promise, which is no way to end an effect
    here.current?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [index]);
  return (
    <nav className="large__strip" aria-label={t('viewer.filmstrip')}>
      {shown.map((item, offset) => {
        const at = first + offset;
        return (
          <button
            key={item.card.id}
            ref={at === index ? here : null}
            type="button"
            tabIndex={-1}
            className="large__frame"
            data-pick={item.pick ?? undefined}
            aria-label={`${at + 1}. ${item.card.name}`}
            aria-current={at === index ? 'true' : undefined}
            onClick={() => onGo(at)}
          >
            {item.card.picture && item.card.pictureKind !== 'card' ? (
              <Picture picture={item.card.picture} thumbhash={item.card.thumbhash} onLost={nobody} />
            ) : (
              <span>{item.card.name}</span>
            )}
          </button>
        );
      })}
    </nav>
  );
}
