import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import './split-pane.css';

const step = 16;

/** The line between two columns. Drag it, or focus it and use the arrows; a double click gives the first width back. */
export function SplitHandle(props: {
  readonly label: string;
  /** Width of the column in pixels. */
  readonly value: number;
  readonly onChange: (value: number) => void;
  readonly min: number;
  readonly max: number;
  readonly initial: number;
  /** The side of the handle on which its column lies. */
  readonly side: 'left' | 'right';
}) {
  const { label, value, onChange, min, max, initial, side } = props;
  const start = useRef<{ readonly x: number; readonly value: number } | undefined>(undefined);
  const set = (next: number) => onChange(Math.round(Math.min(max, Math.max(min, next))));
  const grow = side === 'left' ? 1 : -1;

  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    start.current = { x: event.clientX, value };
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    if (start.current) set(start.current.value + (event.clientX - start.current.x) * grow);
  };
  const onPointerUp = () => {
    start.current = undefined;
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const moves: Readonly<Record<string, number>> = { ArrowRight: step * grow, ArrowLeft: -step * grow };
    const move = moves[event.key];
    if (move !== undefined) set(value + move);
    else if (event.key === 'Home') set(min);
    else if (event.key === 'End') set(max);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a focusable separator is the pattern for a splitter; hr cannot be dragged
    <div
      role="separator"
      tabIndex={0}
      aria-label={label}
      aria-orientation="vertical"
      aria-valuenow={Math.round(value)}
      aria-valuemin={min}
      aria-valuemax={max}
      className="split"
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerCancel={onPointerUp}
      onDoubleClick={() => onChange(initial)}
      onKeyDown={onKeyDown}
    />
  );
}
