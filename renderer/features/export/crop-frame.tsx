import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef } from 'react';
import type { Part } from '../../../shared/model/export.ts';
import { moved, scaled, sized } from './crop-math.ts';

const corners = [
  { name: 'top-left', x: 0, y: 0 },
  { name: 'top-right', x: 1, y: 0 },
  { name: 'bottom-left', x: 0, y: 1 },
  { name: 'bottom-right', x: 1, y: 1 },
] as const;
type Corner = (typeof corners)[number];

const step = { small: 0.01, large: 0.05 } as const;

/**
 * The frame over a picture: dragged by its inside, sized by its corners and by keys. `picture` and `aspect` are width
 * over height of the picture and of the frame.
 */
export function CropFrame(props: {
  readonly label: string;
  readonly help: string;
  readonly part: Part;
  readonly picture: number;
  readonly aspect: number;
  readonly onMove: (part: Part) => void;
  readonly onSettle: (when: 'now' | 'later') => void;
  readonly onReset: () => void;
  readonly children?: ReactNode;
}) {
  const { part, picture, aspect, onMove, onSettle, onReset } = props;
  const frame = useRef<HTMLDivElement>(null);
  const held = useRef<{ part: Part; x: number; y: number; corner: Corner | undefined } | undefined>(undefined);

  const hold = (event: PointerEvent, corner: Corner | undefined) => {
    if (event.button !== 0) return;
    event.preventDefault();
    event.stopPropagation();
    frame.current?.focus();
    frame.current?.setPointerCapture(event.pointerId);
    held.current = { part, x: event.clientX, y: event.clientY, corner };
  };
  const drag = (event: PointerEvent) => {
    const from = held.current;
    const box = frame.current?.parentElement?.getBoundingClientRect();
    if (!from || !box || box.width === 0) return;
    const x = (event.clientX - from.x) / box.width;
    const y = (event.clientY - from.y) / box.height;
    const { corner } = from;
    if (!corner) return onMove(moved(from.part, x, y));
    // whichever way the pointer went further decides; the corner across stays where it is
    const wider = corner.x === 1 ? x : -x;
    const higher = ((corner.y === 1 ? y : -y) * aspect) / picture;
    const by = Math.abs(wider) > Math.abs(higher) ? wider : higher;
    onMove(sized(from.part, from.part.width + by, picture, aspect, { x: 1 - corner.x, y: 1 - corner.y }));
  };
  const letGo = () => {
    if (!held.current) return;
    held.current = undefined;
    onSettle('now');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Home') {
      event.preventDefault();
      return onReset();
    }
    const next = partOfKey(event, part, picture, aspect);
    if (!next) return;
    event.preventDefault();
    onMove(next);
    onSettle('later');
  };
  return (
    <div
      ref={frame}
      role="application"
      aria-label={props.label}
      aria-description={props.help}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the frame is moved by keys, and an application is for that
      tabIndex={0}
      className="crop-frame"
      style={{
        left: `${part.x * 100}%`,
        top: `${part.y * 100}%`,
        width: `${part.width * 100}%`,
        height: `${part.height * 100}%`,
      }}
      onPointerDown={(event) => hold(event, undefined)}
      onPointerMove={drag}
      onPointerUp={letGo}
      onPointerCancel={letGo}
      onBlur={() => onSettle('now')}
      onKeyDown={onKeyDown}
    >
      {props.children}
      {corners.map((corner) => (
        <span
          key={corner.name}
          aria-hidden="true"
          className={`crop-frame__corner crop-frame__corner--${corner.name}`}
          onPointerDown={(event) => hold(event, corner)}
        />
      ))}
    </div>
  );
}

/** Where a key brings a part; undefined for other keys. */
export function partOfKey(
  event: { readonly key: string; readonly shiftKey: boolean },
  part: Part,
  picture: number,
  aspect: number,
): Part | undefined {
  const far = event.shiftKey ? step.large : step.small;
  switch (event.key) {
    case 'ArrowLeft':
      return moved(part, -far, 0);
    case 'ArrowRight':
      return moved(part, far, 0);
    case 'ArrowUp':
      return moved(part, 0, -far);
    case 'ArrowDown':
      return moved(part, 0, far);
    case '+':
    case '=':
      return scaled(part, 1.05, picture, aspect);
    case '-':
    case '_':
      return scaled(part, 1 / 1.05, picture, aspect);
    default:
      return undefined;
  }
}
