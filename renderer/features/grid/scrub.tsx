import { type PointerEvent, useEffect, useRef, useState } from 'react';
import { originalUrl, pictureUrl } from '../../../shared/api/media-url.ts';
import { frameAt, stripStyle } from './strip-frame.ts';

/** A pointer that only passes by wakes no film. */
const rests = 160;

/** Whoever wants less motion looks through a film in the viewer, where nothing moves under a pointer in passing. */
const isStill = (): boolean => globalThis.matchMedia?.('(prefers-reduced-motion: reduce)').matches ?? false;

interface ScrubProps {
  readonly id: string;
  /** The picture key of the film, and how many frames its strip has; without a strip the film itself is gone through. */
  readonly picture: string | null;
  readonly frames: number | null;
}

/** Lies over a film in the grid: the pointer goes through it from left to right, without a sound. */
export function Scrub({ id, picture, frames }: ScrubProps) {
  const [isOver, setOver] = useState(false);
  const [isReady, setReady] = useState(false);
  const film = useRef<HTMLVideoElement>(null);
  const strip = useRef<HTMLDivElement>(null);
  const line = useRef<HTMLSpanElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const share = useRef(0);
  useEffect(() => () => clearTimeout(timer.current), []);

  const hasStrip = picture !== null && frames !== null && frames > 1;
  useEffect(() => {
    if (!isOver || !hasStrip) return undefined;
    // the strip is put in place whole: half a picture over another is neither
    const image = new Image();
    image.onload = () => setReady(true);
    image.src = pictureUrl(picture, 'strip');
    return () => {
      image.onload = null;
      if (!image.complete) image.removeAttribute('src');
    };
  }, [isOver, hasStrip, picture]);

  const seek = () => {
    if (hasStrip && strip.current) {
      strip.current.style.backgroundPosition = String(
        stripStyle(picture, frames, frameAt(share.current, frames)).backgroundPosition,
      );
    }
    const { current } = film;
    if (!current || current.seeking || !Number.isFinite(current.duration)) return;
    const to = share.current * current.duration;
    // One step at a time: the next begins when this one is shown.
    if (Math.abs(to - current.currentTime) > 0.04) current.currentTime = to;
  };
  const move = (event: PointerEvent) => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    share.current = Math.min(0.999, Math.max(0, (event.clientX - left) / width));
    if (line.current) line.current.style.transform = `scaleX(${share.current})`;
    seek();
  };
  return (
    <div
      className="grid-scrub"
      aria-hidden="true"
      onPointerEnter={(event) => {
        if (event.pointerType === 'touch' || isStill()) return;
        timer.current = setTimeout(() => setOver(true), rests);
      }}
      onPointerMove={(event) => {
        if (isOver) move(event);
      }}
      onPointerLeave={() => {
        clearTimeout(timer.current);
        setOver(false);
      }}
    >
      {isOver ? (
        <>
          {hasStrip && isReady ? (
            <div
              ref={strip}
              className="grid-scrub-frame"
              style={stripStyle(picture, frames, frameAt(share.current, frames))}
            />
          ) : null}
          {hasStrip ? null : (
            <video
              ref={film}
              src={originalUrl(id)}
              muted
              playsInline
              preload="auto"
              tabIndex={-1}
              onLoadedData={(event) => {
                event.currentTarget.dataset.shown = '';
                seek();
              }}
              onSeeked={seek}
              // A film that this browser cannot show keeps its picture or card.
              onError={() => setOver(false)}
            />
          )}
          <span ref={line} className="grid-scrub-line" />
        </>
      ) : null}
    </div>
  );
}
