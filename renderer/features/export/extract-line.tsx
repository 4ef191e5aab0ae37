import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef } from 'react';
import { useFormats, useT } from '../../state/language.tsx';
import { clamp, printTime, tenth, timeOfKey } from './extract-math.ts';

export interface Handle {
  readonly name: 'from' | 'to' | 'at';
  /** Seconds. */
  readonly at: number;
}

/**
 * The time of a film or a recording with handles over it, which are dragged and moved by keys. `children` is what lies
 * along it; between two handles is what is taken out.
 */
export function ExtractLine(props: {
  readonly length: number;
  readonly handles: readonly Handle[];
  readonly onMove: (name: Handle['name'], at: number) => void;
  readonly children: ReactNode;
}) {
  const { length, handles, onMove, children } = props;
  const t = useT();
  const formats = useFormats();
  const line = useRef<HTMLDivElement>(null);
  const held = useRef<Handle['name'] | undefined>(undefined);
  const share = (at: number) => `${clamp(length > 0 ? at / length : 0, 0, 1) * 100}%`;
  const move = (name: Handle['name'], at: number) => onMove(name, tenth(clamp(at, 0, length)));

  const drag = (event: PointerEvent) => {
    const box = line.current?.getBoundingClientRect();
    if (!held.current || !box || box.width === 0) return;
    move(held.current, ((event.clientX - box.left) / box.width) * length);
  };
  const hold = (event: PointerEvent, name: Handle['name']) => {
    if (event.button !== 0) return;
    event.preventDefault();
    (event.currentTarget as HTMLElement).focus();
    (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
    held.current = name;
  };
  const letGo = () => {
    held.current = undefined;
  };
  const onKeyDown = (event: KeyboardEvent, { name, at }: Handle) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const to = timeOfKey(event, at, length);
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    move(name, to);
  };
  const [from, to] = handles.length === 2 ? handles : [];
  return (
    <div ref={line} className="extract-line">
      {children}
      {from && to ? (
        <>
          <span aria-hidden="true" className="extract-line__left" style={{ left: 0, width: share(from.at) }} />
          <span aria-hidden="true" className="extract-line__left" style={{ left: share(to.at), right: 0 }} />
          <span
            aria-hidden="true"
            className="extract-line__part"
            style={{ left: share(from.at), width: share(to.at - from.at) }}
          />
        </>
      ) : null}
      {handles.map((handle) => (
        <div
          key={handle.name}
          role="slider"
          tabIndex={0}
          className={`extract-line__handle extract-line__handle--${handle.name}`}
          style={{ left: share(handle.at) }}
          aria-label={t(`extract.${handle.name}-handle`)}
          aria-valuemin={0}
          aria-valuemax={tenth(length)}
          aria-valuenow={handle.at}
          aria-valuetext={printTime(handle.at, formats.number(1.5).charAt(1))}
          onPointerDown={(event) => hold(event, handle.name)}
          onPointerMove={drag}
          onPointerUp={letGo}
          onPointerCancel={letGo}
          onKeyDown={(event) => onKeyDown(event, handle)}
        />
      ))}
    </div>
  );
}
