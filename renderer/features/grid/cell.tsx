// biome-ignore-all lint/a11y/useSemanticElements: rows that are placed freely cannot be those of a table
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid keeps the focus and points at its active cell
import { Check, CloudOff, FileX, Layers, Play, TriangleAlert } from 'lucide-react';
import { memo, useCallback, useState } from 'react';
import type { AssetCard } from '../../../shared/model/asset.ts';
import { Lit } from '../../elements/lit.tsx';
import { useLate } from '../../elements/skeleton.tsx';
import { useTurned } from '../../state/turning.ts';
import { CellMarks } from '../marks/cell-marks.tsx';
import { markWords } from '../marks/mark-keys.ts';
import { Face } from './face.tsx';
import { formatMark } from './format-mark.ts';
import { CaptionMore } from './found-inside.tsx';
import { Picture } from './picture.tsx';
import { Scrub } from './scrub.tsx';
import { calledOf, saidOf, troubleOf, unsaidOf, type Words } from './words.ts';

interface CellProps {
  readonly index: number;
  readonly column: number;
  readonly card: AssetCard | undefined;
  readonly left: number;
  readonly width: number;
  readonly isSelected: boolean;
  readonly isActive: boolean;
  readonly words: Words;
}

export const cellId = (index: number): string => `grid-cell-${index}`;

/** One asset in the grid. It hears nothing itself: the grid listens once for all cells. */
export const Cell = memo(function Cell({ index, column, card, left, width, isSelected, isActive, words }: CellProps) {
  const [lost, setLost] = useState<string | null>(null);
  const turned = useTurned(card);
  const key = turned?.picture ?? card?.picture ?? null;
  const onLost = useCallback(() => setLost(key), [key]);
  const style = { left, width };
  const isAwaited = card?.kind === 'photo' && key === null && card.error === null;
  const isLate = useLate(isAwaited, 2500);
  if (!card) {
    return (
      <div
        role="gridcell"
        aria-colindex={column}
        aria-busy="true"
        className="grid-cell"
        data-index={index}
        style={style}
      >
        <div className="grid-picture" />
      </div>
    );
  }
  const hasPicture = key !== null && lost !== key && card.pictureKind !== 'card';
  // A photo whose picture is being made keeps its place with its colour: its card would only flash by. Where none comes
  // for a while, the card says at least what it is.
  const awaits = isAwaited && !isLate;
  const guess = card.title === null ? card.proposedTitle : null;
  const trouble = troubleOf(card, words);
  const isSeen = hasPicture || awaits;
  return (
    <div
      role="gridcell"
      id={cellId(index)}
      aria-colindex={column}
      aria-selected={isSelected}
      className="grid-cell"
      data-index={index}
      data-kind={card.kind}
      data-active={isActive ? '' : undefined}
      data-pick={card.pick ?? undefined}
      data-state={card.state === 'present' ? undefined : card.state}
      style={style}
    >
      {isSeen ? (
        <Picture picture={key} thumbhash={card.thumbhash} onLost={onLost} quarters={turned?.quarters ?? 0} />
      ) : (
        <Face card={card} words={words} />
      )}
      <span className="hidden-words">
        {[(isSeen ? saidOf : unsaidOf)(card, words), ...markWords(card, words.t)].join(', ')}
      </span>
      {card.kind === 'video' && card.state === 'present' && (card.error === null || card.strip) ? (
        <Scrub id={card.id} picture={card.picture} frames={card.strip} />
      ) : null}
      <span className="grid-check" data-check="">
        <Check aria-hidden="true" />
      </span>
      <Marks card={card} words={words} trouble={isSeen ? trouble : undefined} />
      <CellMarks rating={card.rating} pick={card.pick} label={card.label} t={words.t} />
      {hasPicture && card.durationSeconds !== null ? (
        <span className="grid-badge grid-duration" aria-hidden="true">
          <Play aria-hidden="true" />
          {words.formats.duration(card.durationSeconds)}
        </span>
      ) : null}
      {hasPicture ? (
        <span
          className="grid-caption"
          aria-hidden="true"
          data-over-picture=""
          data-guess={guess ? '' : undefined}
          data-kind={card.kind}
        >
          <span>
            <Lit text={calledOf(card)} light={words.light} isName={calledOf(card) === card.name} />
          </span>
          <CaptionMore card={card} words={words} />
        </span>
      ) : null}
    </div>
  );
});

function Marks({ card, words, trouble }: { card: AssetCard; words: Words; trouble: string | undefined }) {
  const stack = card.stack !== null && card.stack > 1 ? card.stack : undefined;
  const format = card.kind === 'photo' ? formatMark(card.name, stack !== undefined) : undefined;
  if (card.state === 'present' && !trouble && !stack && !format) return null;
  return (
    <span className="grid-marks" aria-hidden="true">
      {format && card.picture !== null && card.pictureKind !== 'card' ? (
        <span className="grid-mark">{format}</span>
      ) : null}
      {stack ? (
        <span className="grid-mark" title={words.t('grid.stack', { count: stack })}>
          <Layers aria-hidden="true" />
          {words.formats.number(stack)}
        </span>
      ) : null}
      {card.state === 'present' ? null : (
        <span className="grid-mark" title={words.t(`grid.state.${card.state}.why`)}>
          {card.state === 'offline' ? <CloudOff aria-hidden="true" /> : <FileX aria-hidden="true" />}
        </span>
      )}
      {trouble ? (
        <span className="grid-mark grid-mark-trouble" title={trouble}>
          <TriangleAlert aria-hidden="true" />
        </span>
      ) : null}
    </span>
  );
}
