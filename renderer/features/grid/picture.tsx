import { memo, type SyntheticEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { pictureUrl } from '../../../shared/api/media-url.ts';
import { isFlung, isMoving, whenCalm } from './pace.ts';
import { averageColour, paintPlaceholder } from './placeholder.ts';

interface PictureProps {
  readonly picture: string | null;
  readonly thumbhash: string | null;
  /** Told when the picture cannot be had, so that the cell can say what it is instead. */
  readonly onLost: () => void;
  /** Quarter turns to the right by which it is shown while it is drawn anew. */
  readonly quarters?: number;
}

/** A load that took longer than this is faded in; what comes from the cache must not flicker. */
const noticeable = 120;

/**
 * The thumbnail of a cell: average colour at once, the blurred picture when there is time, then the picture. While the
 * grid is flung nothing is asked for; what leaves the page before it came is not waited for.
 */
export const Picture = memo(function Picture({ picture, thumbhash, onLost, quarters = 0 }: PictureProps) {
  const frame = useRef<HTMLDivElement>(null);
  const [calm, setCalm] = useState(() => !isFlung());
  const colour = useMemo(() => (thumbhash ? averageColour(thumbhash) : undefined), [thumbhash]);

  useEffect(() => (calm ? undefined : whenCalm(() => setCalm(true))), [calm]);
  useEffect(() => {
    if (calm && thumbhash && frame.current) return paintPlaceholder(frame.current, thumbhash);
    return undefined;
  }, [calm, thumbhash]);

  const asked = useRef(0);
  const image = useCallback((element: HTMLImageElement) => {
    asked.current = performance.now();
    // Taking the address away ends a load that nobody will see.
    return () => {
      if (!element.complete) element.removeAttribute('src');
    };
  }, []);
  const arrived = (event: SyntheticEvent<HTMLImageElement>) => {
    // Every fade is a layer of its own for a while: none while the page is busy scrolling.
    if (!isMoving() && performance.now() - asked.current > noticeable) event.currentTarget.dataset.late = '';
    const { current } = frame;
    if (!current) return;
    current.dataset.shown = 'yes';
    // What stood in for it must not shine through a picture that is clear in places, nor be drawn under the others.
    current.style.background = '';
  };

  return (
    <div
      ref={frame}
      className={quarters === 0 ? 'grid-picture' : 'grid-picture grid-picture--turned'}
      data-quarters={quarters === 0 ? undefined : quarters}
      style={colour ? { backgroundColor: colour } : undefined}
    >
      {calm && picture ? (
        <img
          key={picture}
          ref={image}
          src={pictureUrl(picture, 'thumb')}
          alt=""
          decoding="async"
          draggable={false}
          onLoad={arrived}
          onError={onLost}
        />
      ) : null}
    </div>
  );
});
