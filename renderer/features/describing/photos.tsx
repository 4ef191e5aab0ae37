import {
  type DragEvent,
  type KeyboardEvent,
  type MouseEvent,
  type Ref,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { EventAsset } from '../../../shared/model/event.ts';
import { useEngine } from '../../data/engine.tsx';
import { useSize } from '../grid/use-size.ts';
import type { Words } from '../grid/words.ts';
import { PhotoCell, photoId } from './photo-cell.tsx';
import { all, extended, only, type Picking, toggled } from './picking.ts';
import { layRows, rowAt, rowOf, shapeOf, stepRows } from './rows.ts';

/** Rows drawn above and below what is seen. */
const beyond = 2;

/** All photographs of an event as large as they go, in rows; only those near the eye are drawn. */
export function Photos(props: {
  readonly items: readonly EventAsset[];
  readonly order: readonly string[];
  readonly total: number;
  readonly label: string;
  readonly eventTitle: string;
  readonly picking: Picking;
  readonly onPick: (next: Picking) => void;
  readonly onLook: (id: string) => void;
  readonly onDrag: (event: DragEvent, id: string) => void;
  readonly words: Words;
  readonly focusRef: Ref<HTMLDivElement>;
}) {
  const { items, order, picking, onPick, words } = props;
  const room = useRef<HTMLDivElement>(null);
  const { width, height, rem } = useSize(room);
  // by the width alone: rows that changed with the height would jump whenever something is chosen
  const target = Math.min(16 * rem, Math.max(7 * rem, width * 0.21));
  const rows = useMemo(
    () =>
      layRows(
        items.map(({ card }) => shapeOf(card)),
        width,
        target,
      ),
    [items, width, target],
  );
  const [top, setTop] = useState(0);
  const from = Math.max(0, rowAt(rows, top) - beyond);
  const to = Math.min(rows.tops.length - 1, rowAt(rows, top + height) + beyond);
  const first = rows.firsts[from] ?? 0;
  const end = to < 0 ? 0 : (rows.firsts[to + 1] ?? 0);
  useTold(items, first, end);

  const focusedAt = picking.focused === undefined ? -1 : order.indexOf(picking.focused);
  // the keyboard is followed, the pointer and what is loaded are not
  const followed = useRef<string | undefined>(undefined);
  const reveal = (index: number) => {
    const { current } = room;
    const row = rowOf(rows, index);
    if (!current || row < 0) return;
    // where the whole screen is scrolled, as on a phone
    current.scrollIntoView({ block: 'nearest' });
    const upper = rows.tops[row] as number;
    const lower = upper + (rows.heights[row] as number);
    if (upper < current.scrollTop) current.scrollTop = upper;
    else if (lower > current.scrollTop + current.clientHeight) current.scrollTop = lower - current.clientHeight;
  };
  const revealNow = useRef(reveal);
  revealNow.current = reveal;
  useLayoutEffect(() => {
    if (picking.focused === followed.current || rows.tops.length === 0) return;
    followed.current = picking.focused;
    if (focusedAt >= 0) revealNow.current(focusedAt);
  }, [picking.focused, focusedAt, rows]);

  const walk = (event: KeyboardEvent, index: number) => {
    const id = order[Math.min(order.length - 1, Math.max(0, index))];
    if (id === undefined) return;
    event.preventDefault();
    onPick(event.shiftKey ? extended(picking, order, id) : only(id));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) {
      if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 'a') {
        event.preventDefault();
        onPick(all(picking, order));
      }
      return;
    }
    const at = focusedAt;
    const page = Math.max(1, Math.floor(height / target));
    const isNowhere = at < 0;
    switch (event.key) {
      case 'ArrowRight':
        return walk(event, isNowhere ? 0 : at + 1);
      case 'ArrowLeft':
        return walk(event, isNowhere ? 0 : at - 1);
      case 'ArrowDown':
        return walk(event, isNowhere ? 0 : stepRows(rows, at, 1));
      case 'ArrowUp':
        return walk(event, isNowhere ? 0 : stepRows(rows, at, -1));
      case 'PageDown':
        return walk(event, isNowhere ? 0 : stepRows(rows, at, page));
      case 'PageUp':
        return walk(event, isNowhere ? 0 : stepRows(rows, at, -page));
      case 'Home':
        return walk(event, 0);
      case 'End':
        return walk(event, order.length - 1);
      default:
        return undefined;
    }
  };
  const idAt = (target: EventTarget): string | undefined =>
    target instanceof Element ? target.closest<HTMLElement>('.photo')?.dataset.id : undefined;
  const onClick = (event: MouseEvent) => {
    const id = idAt(event.target);
    if (id === undefined) return;
    const isOnCheck = event.target instanceof Element && event.target.closest('[data-check]') !== null;
    if (event.shiftKey) onPick(extended(picking, order, id, event.ctrlKey || event.metaKey));
    else if (event.ctrlKey || event.metaKey || isOnCheck) onPick(toggled(picking, id));
    else onPick(only(id));
  };

  const cells = [];
  for (let row = from; row <= to; row++) {
    for (let index = rows.firsts[row] as number; index < (rows.firsts[row + 1] as number); index++) {
      const item = items[index];
      if (!item) continue;
      const { id } = item.card;
      cells.push(
        <PhotoCell
          key={id}
          item={item}
          index={index}
          total={props.total}
          left={rows.lefts[index] as number}
          top={rows.tops[row] as number}
          width={rows.widths[index] as number}
          height={rows.heights[row] as number}
          isChosen={picking.ids.has(id)}
          isActive={id === picking.focused}
          eventTitle={props.eventTitle}
          words={words}
          onDragStart={props.onDrag}
        />,
      );
    }
  }
  const isActiveDrawn = focusedAt >= first && focusedAt < end;
  const setRoom = (element: HTMLDivElement | null) => {
    room.current = element;
    if (typeof props.focusRef === 'function') props.focusRef(element);
    else if (props.focusRef) props.focusRef.current = element;
  };
  return (
    <div
      ref={setRoom}
      role="listbox"
      tabIndex={0}
      className="photos"
      aria-label={props.label}
      aria-multiselectable="true"
      aria-orientation="horizontal"
      aria-activedescendant={isActiveDrawn && picking.focused !== undefined ? photoId(picking.focused) : undefined}
      onKeyDown={onKeyDown}
      onClick={onClick}
      onDoubleClick={(event) => {
        const id = idAt(event.target);
        if (id !== undefined) props.onLook(id);
      }}
      onScroll={(event) => setTop(event.currentTarget.scrollTop)}
    >
      <div role="presentation" className="photos__content" style={{ height: rows.height }}>
        {cells}
      </div>
    </div>
  );
}

/** Tells the engine whose pictures are waited for, at most eight times a second. */
function useTold(items: readonly EventAsset[], first: number, end: number): void {
  const engine = useEngine();
  const session = useRef(`describing-${Math.random().toString(36).slice(2, 12)}`);
  const told = useRef('');
  useEffect(() => {
    const timer = setTimeout(() => {
      const ids = items
        .slice(first, Math.min(end, first + 1000))
        .filter(({ card }) => card.picture === null && card.error === null)
        .map(({ card }) => card.id);
      const said = ids.join(' ');
      if (said === told.current) return;
      told.current = said;
      // only a hint: what is not heard costs a moment, not a picture
      engine.assets.visible({ session: session.current, ids }).catch(() => undefined);
    }, 120);
    return () => clearTimeout(timer);
  }, [engine, items, first, end]);
}
