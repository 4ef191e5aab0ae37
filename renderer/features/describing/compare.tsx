import { type Ref, useEffect, useImperativeHandle, useRef, useState } from 'react';
import { originalUrl, pictureUrl } from '../../../shared/api/media-url.ts';
import type { EventAsset } from '../../../shared/model/event.ts';
import { useT } from '../../state/language.tsx';
import { useStore } from '../../state/store.ts';
import { turnedOf, turning } from '../../state/turning.ts';
import type { Words } from '../grid/words.ts';
import { CellMarks } from '../marks/cell-marks.tsx';
import { markWords } from '../marks/mark-keys.ts';
import type { StageVerbs } from '../viewer/picture-stage.tsx';
import { atScale, type Look, movedBy, whole } from './looking.ts';
import './closer.css';

/** From here on a preview shows less than the original has. */
const close = 1.6;
const shown = /\.(jpe?g|png|webp|avif)$/i;

/** Two to four photographs side by side; what is done to the view of one is done to all. */
export function Compare(props: {
  readonly items: readonly EventAsset[];
  readonly active: string | undefined;
  readonly verbs: Ref<StageVerbs>;
  readonly onActive: (id: string) => void;
  readonly words: Words;
}) {
  const t = useT();
  const { items, words } = props;
  const turned = useStore(turning);
  const [look, setLook] = useState<Look>(whole);
  const room = useRef<HTMLDivElement>(null);
  useImperativeHandle(props.verbs, () => ({
    isWhole: () => look.scale <= 1,
    by: (factor) => setLook((now) => atScale(now, now.scale * factor, 0, 0)),
    toggle: () => setLook((now) => (now.scale > 1 ? whole : atScale(now, 4, 0, 0))),
    move: (x, y) => setLook((now) => movedBy(now, x / 600, y / 400)),
  }));
  useLinked(room, setLook);
  return (
    <div ref={room} className="compare" data-count={items.length}>
      {items.map((item, at) => {
        const { card } = item;
        const quarter = turnedOf(turned, card)?.quarters ?? 0;
        const transform = `translate(${look.x * 100}%, ${look.y * 100}%) scale(${look.scale})${quarter ? ` rotate(${quarter * 90}deg)` : ''}`;
        const isActive = card.id === props.active;
        return (
          <figure
            key={card.id}
            className="compare__one"
            data-active={isActive ? '' : undefined}
            data-pick={item.pick ?? undefined}
          >
            <button
              type="button"
              className="compare__stage"
              aria-pressed={isActive}
              aria-label={[
                t('describing.compare.photo', { at: at + 1, name: card.name }),
                ...markWords(item, words.t),
              ].join(', ')}
              onClick={() => props.onActive(card.id)}
            >
              {card.picture ? (
                <span className="compare__sheet" style={{ transform }}>
                  <img src={pictureUrl(card.picture, 'preview')} alt="" draggable={false} decoding="async" />
                  {look.scale > close && item.turn === 0 && card.state === 'present' && shown.test(card.name) ? (
                    <img src={originalUrl(card.id)} alt="" draggable={false} decoding="async" />
                  ) : null}
                </span>
              ) : null}
              <CellMarks rating={item.rating} pick={item.pick} label={item.label} t={words.t} />
            </button>
            <figcaption>{card.title ?? card.proposedTitle ?? card.name}</figcaption>
          </figure>
        );
      })}
    </div>
  );
}

/** Wheel and drag on any of them. */
function useLinked(
  room: { readonly current: HTMLDivElement | null },
  setLook: (make: (now: Look) => Look) => void,
): void {
  useEffect(() => {
    const { current } = room;
    if (!current) return;
    const stageOf = (event: Event) => (event.target as HTMLElement).closest<HTMLElement>('.compare__stage');
    const wheel = (event: WheelEvent) => {
      const stage = stageOf(event);
      if (!stage) return;
      event.preventDefault();
      const bounds = stage.getBoundingClientRect();
      const x = (event.clientX - bounds.left) / bounds.width - 0.5;
      const y = (event.clientY - bounds.top) / bounds.height - 0.5;
      const factor = Math.exp(-event.deltaY * (event.ctrlKey ? 0.01 : 0.0022));
      setLook((now) => atScale(now, now.scale * factor, x, y));
    };
    let held: { readonly x: number; readonly y: number; readonly stage: HTMLElement } | undefined;
    const down = (event: PointerEvent) => {
      const stage = stageOf(event);
      if (stage && event.button === 0) held = { x: event.clientX, y: event.clientY, stage };
    };
    const move = (event: PointerEvent) => {
      if (!held) return;
      const { x, y, stage } = held;
      held = { x: event.clientX, y: event.clientY, stage };
      const { clientWidth, clientHeight } = stage;
      setLook((now) => movedBy(now, (event.clientX - x) / clientWidth, (event.clientY - y) / clientHeight));
    };
    const up = () => {
      held = undefined;
    };
    const twice = (event: MouseEvent) => {
      const stage = stageOf(event);
      if (!stage) return;
      const bounds = stage.getBoundingClientRect();
      const x = (event.clientX - bounds.left) / bounds.width - 0.5;
      const y = (event.clientY - bounds.top) / bounds.height - 0.5;
      setLook((now) => (now.scale > 1 ? whole : atScale(now, 4, x, y)));
    };
    current.addEventListener('wheel', wheel, { passive: false });
    current.addEventListener('pointerdown', down);
    current.addEventListener('dblclick', twice);
    window.addEventListener('pointermove', move);
    window.addEventListener('pointerup', up);
    return () => {
      current.removeEventListener('wheel', wheel);
      current.removeEventListener('pointerdown', down);
      current.removeEventListener('dblclick', twice);
      window.removeEventListener('pointermove', move);
      window.removeEventListener('pointerup', up);
    };
  }, [room, setLook]);
}
