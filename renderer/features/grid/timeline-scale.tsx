// biome-ignore-all lint/a11y/useSemanticElements: a scale with years beside it is no range input
import { type KeyboardEvent, type PointerEvent, useCallback, useEffect, useMemo, useRef } from 'react';
import type { Laid } from './place.ts';
import { labelsOf, monthAt, monthsOf } from './timeline.ts';
import type { Scroller } from './use-scroller.ts';
import type { Words } from './words.ts';

interface TimelineScaleProps {
  readonly laid: Laid;
  readonly scroller: Scroller;
  readonly height: number;
  readonly rem: number;
  readonly words: Words;
  /** Whether all of the result is laid out, and not its first page alone. */
  readonly isWhole: boolean;
}

/** The years of the result down the right edge: where the reader is, and a way to be anywhere at once. */
export function TimelineScale({ laid, scroller, height, rem, words, isWhole }: TimelineScaleProps) {
  const { geometry, groups } = laid;
  const scale = useRef<HTMLDivElement>(null);
  const thumb = useRef<HTMLDivElement>(null);
  const bubble = useRef<HTMLDivElement>(null);
  const months = useMemo(() => monthsOf(groups, geometry), [groups, geometry]);
  const pad = Math.round(0.75 * rem);
  const track = Math.max(1, height - 2 * pad);
  const labels = useMemo(
    () => labelsOf(months, geometry.height, track, 1.5 * rem),
    [months, geometry.height, track, rem],
  );
  const isNeeded = months.length >= 2 && geometry.height > height;
  // until it is known whether the next result needs it, it keeps its room: else all pictures would move twice with each key
  const before = useRef<typeof labels | undefined>(undefined);
  useEffect(() => {
    if (isWhole) before.current = isNeeded ? labels : undefined;
  }, [isWhole, isNeeded, labels]);
  const { top, scrollTo, onScroll } = scroller;
  const reach = Math.max(1, geometry.height - height);

  const said = useCallback(
    (at: number) => {
      const month = months[monthAt(months, at)]?.month;
      return month ? words.formats.date(month) : words.t('grid.no-date');
    },
    [months, words],
  );

  useEffect(() => {
    let drawn = -1;
    const draw = () => {
      const share = Math.min(1, Math.max(0, top() / reach));
      const y = Math.round(pad + share * track);
      // A long result moves the mark by a pixel only now and then: in between, nothing of the page changes here.
      if (y !== drawn && thumb.current) thumb.current.style.transform = `translateY(${y}px)`;
      drawn = y;
      const text = said(top() + geometry.headingHeight);
      const element = scale.current;
      if (!element || element.getAttribute('aria-valuetext') === text) return;
      element.setAttribute('aria-valuenow', String(Math.round(share * 1000)));
      element.setAttribute('aria-valuetext', text);
      if (bubble.current) bubble.current.textContent = text;
    };
    draw();
    return onScroll(draw);
  }, [top, onScroll, reach, pad, track, said, geometry.headingHeight]);

  const go = useCallback(
    (event: PointerEvent) => {
      const bounds = scale.current?.getBoundingClientRect();
      if (!bounds) return;
      const share = Math.min(1, Math.max(0, (event.clientY - bounds.top - pad) / track));
      scrollTo(share * reach);
    },
    [pad, track, reach, scrollTo],
  );

  const onKeyDown = (event: KeyboardEvent) => {
    const at = monthAt(months, top() + geometry.headingHeight);
    const to = (index: number) => {
      event.preventDefault();
      event.stopPropagation();
      scrollTo(months[Math.max(0, Math.min(months.length - 1, index))]?.top ?? 0);
    };
    if (event.key === 'ArrowDown') to(at + 1);
    else if (event.key === 'ArrowUp') to(at - 1);
    else if (event.key === 'PageDown') to(at + 12);
    else if (event.key === 'PageUp') to(at - 12);
    else if (event.key === 'Home') to(0);
    else if (event.key === 'End') to(months.length - 1);
  };

  if (!isWhole && before.current)
    return (
      <div className="timeline" aria-hidden="true">
        <Years labels={before.current} pad={pad} track={track} />
      </div>
    );
  if (!isNeeded) return null;
  return (
    <div
      ref={scale}
      role="slider"
      tabIndex={0}
      aria-label={words.t('grid.timeline')}
      aria-orientation="vertical"
      aria-valuemin={0}
      aria-valuemax={1000}
      aria-valuenow={0}
      className="timeline"
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        event.currentTarget.dataset.held = '';
        go(event);
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) go(event);
      }}
      onPointerUp={(event) => {
        delete event.currentTarget.dataset.held;
      }}
      onPointerCancel={(event) => {
        delete event.currentTarget.dataset.held;
      }}
    >
      <Years labels={labels} pad={pad} track={track} />
      <div ref={thumb} className="timeline-thumb">
        <div ref={bubble} className="timeline-bubble" />
      </div>
    </div>
  );
}

interface YearsProps {
  readonly labels: ReturnType<typeof labelsOf>;
  /** Pixels above the first and below the last. */
  readonly pad: number;
  /** Pixels between them. */
  readonly track: number;
}

const Years = ({ labels, pad, track }: YearsProps) =>
  labels.map((label) => (
    <span key={`${label.year}-${label.at}`} className="timeline-year" style={{ top: pad + label.at * track }}>
      {label.year}
    </span>
  ));
