import { type CSSProperties, type KeyboardEvent, type PointerEvent, type ReactNode, useState } from 'react';
import { useFormats, useT } from '../../state/language.tsx';

/** Seconds that an arrow key moves by. */
export const arrowStep = 5;

/**
 * The time of what is played, as a line to point at, drag along and walk with the keys. `children` is what is drawn on
 * it; `above` is what floats over the moment that the pointer is at, 0..1.
 */
export function TimeLine(props: {
  readonly at: number;
  readonly length: number;
  readonly onSeek: (to: number) => void;
  readonly className: string;
  readonly children?: ReactNode;
  readonly above?: (share: number) => ReactNode;
}) {
  const { at, length, onSeek, className, children, above } = props;
  const t = useT();
  const formats = useFormats();
  const [over, setOver] = useState<number | undefined>();
  const most = Math.max(0.1, length);
  const share = Math.min(1, at / most);
  const point = (event: PointerEvent) => {
    if (event.pointerType === 'touch' && event.buttons === 0) return;
    const { left, width } = event.currentTarget.getBoundingClientRect();
    setOver(Math.min(1, Math.max(0, (event.clientX - left) / Math.max(1, width))));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const by: Record<string, number> = {
      ArrowRight: arrowStep,
      ArrowUp: arrowStep,
      ArrowLeft: -arrowStep,
      ArrowDown: -arrowStep,
      PageUp: most / 10,
      PageDown: -most / 10,
      Home: -most,
      End: most,
    };
    const step = by[event.key];
    if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    onSeek(Math.min(most, Math.max(0, at + step)));
  };
  return (
    <div
      className={`time-line ${className}`}
      style={{ '--at': share, '--over': over ?? 0 } as CSSProperties}
      onPointerMove={point}
      onPointerLeave={() => setOver(undefined)}
    >
      {children}
      <span className="time-line__head" aria-hidden="true" />
      {over === undefined ? null : (
        <div className="time-line__over" aria-hidden="true">
          {above?.(over)}
          <span>{formats.duration(over * most)}</span>
        </div>
      )}
      <input
        type="range"
        min={0}
        max={most}
        step="any"
        value={Math.min(most, at)}
        aria-label={t('viewer.position')}
        aria-valuetext={t('viewer.position-of', { at: formats.duration(at), length: formats.duration(length) })}
        onChange={(event) => onSeek(event.currentTarget.valueAsNumber)}
        onKeyDown={onKeyDown}
      />
    </div>
  );
}
