// biome-ignore-all lint/a11y/useSemanticElements: rows that are placed freely cannot be those of a table
import { type ReactNode, useEffect, useLayoutEffect, useRef } from 'react';
import { useDragging } from '../../data/handing.ts';
import { useResult } from '../../data/result.ts';
import { useLate } from '../../elements/skeleton.tsx';
import { takePlace } from '../../state/place.ts';
import { isByHand, settledQuery } from '../../state/query.ts';
import { focus, useSelection } from '../../state/selection.ts';
import { useSelected } from '../../state/store.ts';
import { openViewer, useView } from '../../state/view.ts';
import { useCarrying } from '../collections/use-carrying.ts';
import { cellId } from './cell.tsx';
import { groupAt, groupOf, rowOf } from './geometry.ts';
import { GridFailing, GridNothing, GridSkeleton } from './grid-states.tsx';
import { Group } from './group.tsx';
import { TimelineScale } from './timeline-scale.tsx';
import { useLaid } from './use-laid.ts';
import { usePointing } from './use-pointing.ts';
import { useScroller } from './use-scroller.ts';
import { useSize } from './use-size.ts';
import { useVisible } from './use-visible.ts';
import { useWalking } from './use-walking.ts';
import { useZooming } from './use-zooming.ts';
import { useWords } from './words.ts';
import './grid.css';
import './cell.css';
import './face.css';
import './timeline.css';

/** The result as pictures: everything that fits the search, in justified rows under the headings of its days. */
export function AssetGrid() {
  const result = useResult();
  const { rowHeight, viewerIndex } = useView();
  const collection = useSelected(settledQuery, (now) => now.collection);
  // a collection has an order of its own, in which days mean nothing
  const isByDay = useSelected(settledQuery, (now) => now.order !== 'best' && !isByHand(now));
  const { ids, focused, focusedId } = useSelection();
  const desktop = useDragging();
  const words = useWords(result.lightUp);
  const grid = useRef<HTMLDivElement>(null);
  const frame = useRef<HTMLDivElement>(null);

  const size = useSize(grid);
  const laid = useLaid(result, size, rowHeight, isByDay);
  const { geometry } = laid;
  const scroller = useScroller(grid, laid, size.height);
  const scrollerNow = useRef(scroller);
  const geometryNow = useRef(geometry);
  useLayoutEffect(() => {
    scrollerNow.current = scroller;
    geometryNow.current = geometry;
  });
  useVisible(result, geometry, scroller);
  useZooming(grid, geometryNow, scrollerNow);
  const { onKeyDown, reveal, walkTo } = useWalking(result, geometry, scrollerNow);
  const drop = useRef<HTMLDivElement>(null);
  const carry = useCarrying(collection, geometryNow, scrollerNow, grid, drop, desktop);
  const pointing = usePointing(result, geometry, scrollerNow, grid, frame, desktop, carry);

  // After a refresh another item may stand where the keyboard stood: it follows its own.
  const { find } = result;
  useEffect(() => {
    if (focusedId === undefined || focused === undefined || viewerIndex !== undefined) return;
    const place = find(focusedId);
    if (place && place.index !== focused) focus(place.index, focusedId);
  }, [find, focused, focusedId, viewerIndex]);

  // Back from the viewer: the last picture looked at is in view, and the keyboard goes on from it.
  const wasLooking = useRef(false);
  useEffect(() => {
    const isLooking = viewerIndex !== undefined;
    if (wasLooking.current && !isLooking) {
      if (focused !== undefined) reveal(focused);
      grid.current?.focus({ preventScroll: true });
    }
    wasLooking.current = isLooking;
  }, [viewerIndex, focused, reveal]);

  // The keys walk from the first moment; a field that somebody is typing in keeps them.
  const hasResult = result.result !== undefined;
  useEffect(() => {
    if (hasResult && document.activeElement === document.body) grid.current?.focus({ preventScroll: true });
  }, [hasResult]);

  // the window goes on where it was when its page ended
  const total = result.total;
  useEffect(() => {
    if (!hasResult || total === 0 || size.height === 0) return;
    const { focused: index, isLooking = false } = takePlace() ?? {};
    if (index === undefined) return;
    walkTo(Math.min(index, total - 1));
    if (isLooking) openViewer(Math.min(index, total - 1));
  }, [hasResult, total, size.height, walkTo]);

  const isEmpty = !result.loading && result.result !== undefined && result.total === 0;
  const isWaiting = result.result === undefined && result.failure === undefined;
  const isLate = useLate(isWaiting);
  const { shown } = scroller;
  const isActiveDrawn = focused !== undefined && isDrawn(rowOf(geometry, focused), shown.from, shown.to);

  const groups: ReactNode[] = [];
  if (shown.to >= shown.from && shown.to < geometry.tops.length) {
    const last = groupAt(geometry, geometry.tops[shown.to] as number);
    for (let group = groupAt(geometry, geometry.tops[shown.from] as number); group >= 0 && group <= last; group++) {
      if (geometry.groups.counts[group] === 0) continue;
      const holds = focused !== undefined && groupOf(geometry, focused) === group;
      const from = Math.max(shown.from, geometry.groups.rows[group] as number);
      const end = geometry.groups.rows[group + 1] ?? geometry.tops.length;
      groups.push(
        <Group
          key={group}
          geometry={geometry}
          group={group}
          date={laid.groups[group]?.date ?? null}
          from={from}
          to={Math.min(shown.to, end - 1)}
          shift={shown.shift}
          itemAt={result.itemAt}
          version={result.version}
          selected={ids}
          active={holds ? focused : undefined}
          words={words}
        />,
      );
    }
  }

  return (
    <div className="grid-room">
      {result.failure && result.result === undefined ? <GridFailing failure={result.failure} /> : null}
      {isEmpty ? <GridNothing /> : null}
      <div
        ref={grid}
        role="grid"
        tabIndex={0}
        className="grid"
        hidden={isEmpty || (result.failure !== undefined && result.result === undefined)}
        aria-label={words.t('grid.label', { count: result.total })}
        aria-multiselectable="true"
        aria-rowcount={geometry.tops.length}
        aria-busy={isWaiting}
        aria-activedescendant={isActiveDrawn && result.itemAt(focused) ? cellId(focused) : undefined}
        onKeyDown={onKeyDown}
        {...pointing}
      >
        {isWaiting ? (
          isLate ? (
            <GridSkeleton width={size.width} height={size.height} rowHeight={rowHeight} />
          ) : null
        ) : null}
        <div role="presentation" className="grid-content" style={{ height: scroller.stand, width: geometry.width }}>
          {groups}
          <div ref={frame} className="grid-frame" hidden aria-hidden="true" />
          <div ref={drop} className="grid-drop" hidden aria-hidden="true" />
        </div>
      </div>
      {!isByDay || isEmpty ? null : (
        <TimelineScale
          laid={laid}
          scroller={scroller}
          height={size.height}
          rem={size.rem}
          words={words}
          isWhole={result.layout !== undefined}
        />
      )}
    </div>
  );
}

const isDrawn = (row: number, from: number, to: number): boolean => row >= from && row <= to;
