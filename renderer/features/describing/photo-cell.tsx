// biome-ignore-all lint/a11y/useFocusableInteractive: the list keeps the focus and points at its active option
import { Check, Play } from 'lucide-react';
import { type DragEvent, memo, useCallback, useState } from 'react';
import type { EventAsset } from '../../../shared/model/event.ts';
import { useTurned } from '../../state/turning.ts';
import { Face } from '../grid/face.tsx';
import { Picture } from '../grid/picture.tsx';
import { saidOf, unsaidOf, type Words } from '../grid/words.ts';
import { CellMarks } from '../marks/cell-marks.tsx';
import { markWords } from '../marks/mark-keys.ts';

interface PhotoCellProps {
  readonly item: EventAsset;
  readonly index: number;
  readonly total: number;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly isChosen: boolean;
  readonly isActive: boolean;
  /** What the event is called: a photograph that is called otherwise says so. */
  readonly eventTitle: string;
  readonly words: Words;
  readonly onDragStart: (event: DragEvent, id: string) => void;
}

export const photoId = (id: string): string => `photo-${id}`;

/** One photograph of an event with the marks that it got. It hears no clicks itself: the list does for all. */
export const PhotoCell = memo(function PhotoCell(props: PhotoCellProps) {
  const { item, index, left, top, width, height, isChosen, isActive, words } = props;
  const { card } = item;
  const [lost, setLost] = useState<string | null>(null);
  const turned = useTurned(card);
  const key = turned?.picture ?? card.picture;
  const onLost = useCallback(() => setLost(key), [key]);
  const hasPicture = card.pictureKind !== 'card' && (key === null ? card.kind === 'photo' : lost !== key);
  const own = card.title !== null && card.title !== props.eventTitle ? card.title : undefined;
  const style = { translate: `${left}px ${top}px`, width, height };
  const marks = markWords(item, words.t);
  return (
    <div
      role="option"
      id={photoId(card.id)}
      aria-selected={isChosen}
      aria-setsize={props.total}
      aria-posinset={index + 1}
      aria-label={hasPicture ? [saidOf(card, words), ...marks].join(', ') : undefined}
      className="photo"
      data-id={card.id}
      data-active={isActive ? '' : undefined}
      data-pick={item.pick ?? undefined}
      data-state={card.state === 'present' ? undefined : card.state}
      style={style}
      draggable
      onDragStart={(event) => props.onDragStart(event, card.id)}
    >
      {hasPicture ? (
        <Picture picture={key} thumbhash={card.thumbhash} onLost={onLost} quarters={turned?.quarters ?? 0} />
      ) : (
        <>
          <Face card={card} words={words} />
          <span className="hidden-words">{[unsaidOf(card, words), ...marks].join(', ')}</span>
        </>
      )}
      <span className="photo__check" data-check="">
        <Check aria-hidden="true" />
      </span>
      {card.durationSeconds !== null && hasPicture ? (
        <span className="photo__duration" aria-hidden="true">
          <Play aria-hidden="true" />
          {words.formats.duration(card.durationSeconds)}
        </span>
      ) : null}
      <CellMarks rating={item.rating} pick={item.pick} label={item.label} t={words.t} />
      {own && hasPicture ? (
        <span className="photo__own" aria-hidden="true">
          {own}
        </span>
      ) : null}
    </div>
  );
});
