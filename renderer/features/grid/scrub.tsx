import { type PointerEvent, useEffect, useRef, useState } from 'react';
import { originalUrl } from '../../../shared/api/media-url.ts';

/** A pointer that only passes by wakes no film. */
const rests = 220;

/** Lies over a film in the grid: the pointer goes through it from left to right, without a sound. */
export function Scrub({ id }: { readonly id: string }) {
  const [isOver, setOver] = useState(false);
  const film = useRef<HTMLVideoElement>(null);
  const line = useRef<HTMLSpanElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const share = useRef(0);
  useEffect(() => () => clearTimeout(timer.current), []);

  const seek = () => {
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
        if (event.pointerType === 'touch') return;
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
          <span ref={line} className="grid-scrub-line" />
        </>
      ) : null}
    </div>
  );
}
