import { memo, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { pictureUrl } from '../../../shared/api/media-url.ts';
import { isFlung, whenCalm } from './pace.ts';
import { averageColour, paintPlaceholder } from './placeholder.ts';

interface PictureProps {
  readonly picture: string | null;
  readonly thumbhash: string | null;
  /** Told when the picture cannot be had, so that the cell can say what it is instead. */
  readonly onLost: () => void;
}

/** A load that took longer than this is faded in; what comes from the cache must not flicker. */
const noticeable = 120;

/**
 * The thumbnail of a cell: average colour at once, the blurred picture when there is time, then the picture. While the
 * grid is flung nothing is asked for; what leaves the page before it came is not waited for.
 */
export const Picture = memo(function Picture({ picture, thumbhash, onLost }: PictureProps) {
  const frame = useRef<HTMLDivElement>(null);
  const [calm, setCalm] = useState(() => !isFlung());
  const colour = useMemo(() => (thumbhash ? averageColour(thumbhash) : undefined), [thumbhash]);

  useEffect(() => (calm ? undefined : whenCalm(() => setCalm(true))), [calm]);
  useEffect(() => {
    if (calm && thumbhash && frame.current) return paintPlaceholder(frame.current, thumbhash);
    return undefined;
  }, [calm, thumbhash]);

  const image = useCallback((element: HTMLImageElement) => {
    const asked = performance.now();
    const { parentElement } = element;
    const arrived = () => {
      if (!parentElement) return;
      if (performance.now() - asked > noticeable) element.dataset.late = 'yes';
      parentElement.dataset.shown = 'yes';
    };
    if (element.complete && element.naturalWidth > 0) arrived();
    else element.addEventListener('load', arrived, { once: true });
    return () => {
      element.removeEventListener('load', arrived);
      if (parentElement) delete parentElement.dataset.shown;
      // taking the address away ends a load that nobody will see
      if (!element.complete) element.removeAttribute('src');
    };
  }, []);

  return (
    <div ref={frame} className="grid-picture" style={colour ? { backgroundColor: colour } : undefined}>
      {calm && picture ? (
        <img
          key={picture}
          ref={image}
          src={pictureUrl(picture, 'thumb')}
          alt=""
          decoding="async"
          draggable={false}
          onError={onLost}
        />
      ) : null}
    </div>
  );
});
