import { MapPinOff } from 'lucide-react';
import { type KeyboardEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useEngine } from '../../data/engine.tsx';
import { type Cluster, useResultMap } from '../../data/map.ts';
import { useResult } from '../../data/result.ts';
import { Button } from '../../elements/button.tsx';
import { EmptyState } from '../../elements/empty-state.tsx';
import { filtersOf, filterText, withFilter } from '../../state/filters.ts';
import { struck } from '../../state/keys.ts';
import { useT } from '../../state/language.tsx';
import { query, setQueryText, useSettledQuery } from '../../state/query.ts';
import { showing } from '../../state/showing.ts';
import { GridFailing, GridNothing } from '../grid/grid-states.tsx';
import { useSize } from '../grid/use-size.ts';
import { MapCanvas } from './map-canvas.tsx';
import { MapCounts, MapFoot, MapTools } from './map-tools.tsx';
import { boxesOf, Markers } from './markers.tsx';
import {
  type Area,
  areaOf,
  areaText,
  around,
  closest,
  type Eye,
  fitting,
  home,
  type Size,
  toPlace,
  toScreen,
} from './projection.ts';
import { type Point, useEye, usePointers } from './use-eye.ts';
import './map.css';

const world: Area = [-90, -180, 90, 180];
/** What lies just outside is asked for as well, so that a little panning shows nothing empty. */
const beyond = 0.3;
/** How long the eye must rest before the map is asked anew, in milliseconds. */
const rest = 120;
/** Pixels: smaller drawings were a slip of the hand. */
const leastDrawn = 8;

/** Where the result on screen was taken. */
export function MapView() {
  const t = useT();
  const engine = useEngine();
  const result = useResult();
  const room = useRef<HTMLElement>(null);
  const size = useSize(room);
  const { eye, fly, show, zoom, pan, set } = useEye(size);
  const [asked, setAsked] = useState<{ readonly area: Area; readonly scale: number } | undefined>();
  const map = useResultMap(asked);
  const [isDrawing, setDrawing] = useState(false);
  const [drawn, setDrawn] = useState<readonly [Point, Point] | undefined>();
  const drawingNow = useRef(false);
  drawingNow.current = isDrawing;

  const clusters = map.data?.clusters ?? none;
  const seen = useMemo(() => (eye ? clusters.filter((one) => isSeen(one, eye, size)) : none), [clusters, eye, size]);
  const taken = useMemo(() => (eye ? boxesOf(seen, eye, size) : []), [seen, eye, size]);
  const inSight = seen.reduce((sum, one) => sum + one.count, 0);
  const located = clusters.reduce((sum, one) => sum + one.count, map.data?.elsewhere ?? 0);

  const { result: id } = result;
  const fitAll = useCallback(
    async (isFirst: boolean) => {
      if (id === undefined) return;
      const { clusters: all } = await engine.search.map({ result: id, area: [...world], scale: 4 });
      const whole = around(all.map((one) => one.area));
      if (isFirst && size.width > 0) set(fitting(whole ?? home, size));
      else show(whole);
    },
    [engine, id, show, set, size],
  );

  // what had the keys went with the pictures
  useEffect(() => {
    if (document.activeElement === document.body) room.current?.focus({ preventScroll: true });
  }, []);

  // the first look shows all that has a position
  const hasEye = eye !== undefined;
  const hasSize = size.width > 0;
  useEffect(() => {
    if (!hasEye && hasSize) fitAll(true).catch(() => set(fitting(home, size)));
  }, [hasEye, hasSize, fitAll, set, size]);

  useEffect(() => {
    if (!eye) return;
    const timer = setTimeout(() => {
      // steps of a quarter of a doubling: what is close at one scale is so at the next
      const scale = 2 ** (Math.round(Math.log2(eye.scale) * 4) / 4);
      setAsked({ area: areaOf(eye, size, beyond), scale });
    }, rest);
    return () => clearTimeout(timer);
  }, [eye, size]);

  // a new search that found nothing here is followed to where it found something
  const followed = useRef(result.search);
  const isFresh = !map.isPlaceholderData && map.data !== undefined;
  useEffect(() => {
    if (!isFresh || followed.current === result.search) return;
    followed.current = result.search;
    if (inSight === 0 && located > 0) void fitAll(false).catch(() => undefined);
  }, [isFresh, result.search, inSight, located, fitAll]);

  const take = useCallback((area: Area, scale: number) => {
    setQueryText(withFilter(query.get().text, filterText('area', areaText(area, scale))));
  }, []);
  const open = useCallback(
    (cluster: Cluster) => {
      if (!eye) return;
      const nearer = fitting(cluster.area, size, closest, 80);
      const isDeep = cluster.count > 1 && eye.scale < closest / 2 && nearer.scale > eye.scale * 1.2;
      if (isDeep) return fly(nearer);
      take(cluster.area, closest);
      showing.set('grid');
    },
    [eye, size, fly, take],
  );
  usePointers(room, { pan, zoom }, drawingNow, (from, to, isDone) => {
    if (!eye) return;
    setDrawn(isDone ? undefined : [from, to]);
    if (!isDone) return;
    setDrawing(false);
    if (Math.min(Math.abs(from.x - to.x), Math.abs(from.y - to.y)) < leastDrawn) return;
    const a = toPlace(eye, size, from.x, from.y);
    const b = toPlace(eye, size, to.x, to.y);
    take([Math.min(a.lat, b.lat), Math.min(a.lon, b.lon), Math.max(a.lat, b.lat), Math.max(a.lon, b.lon)], eye.scale);
  });

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || (event.target as Element).closest('[data-panel]')) return;
    const step = event.shiftKey ? 240 : 80;
    const pressed = struck('map', { key: event.key });
    if (pressed?.act === 'pan') {
      const [x, y] = (
        [
          [1, 0],
          [-1, 0],
          [0, 1],
          [0, -1],
        ] as const
      )[pressed.at] ?? [0, 0];
      pan(x * step, y * step);
    } else if (pressed?.act === 'zoom') zoom(pressed.at === 0 ? 2 : 0.5, undefined, true);
    else if (pressed?.act === 'fit') void fitAll(false).catch(() => undefined);
    else if (isDrawing && event.key === 'Escape') setDrawing(false);
    else return;
    event.preventDefault();
  };

  const isEmpty = result.totalIsExact && result.total === 0;
  const isNowhere = isFresh && located === 0 && !isEmpty;
  return (
    <section
      ref={room}
      className="map"
      data-drawing={isDrawing ? '' : undefined}
      data-region-focus=""
      aria-label={t('map.label')}
      aria-describedby="map-keys"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <p id="map-keys" hidden>
        {t('map.keys')}
      </p>
      {eye ? (
        <>
          <MapCanvas eye={eye} size={size} taken={taken} />
          <TakenAreas eye={eye} size={size} />
          {drawn ? <Rectangle className="map__drawn" from={drawn[0]} to={drawn[1]} /> : null}
          <Markers clusters={seen} eye={eye} size={size} onOpen={open} />
          <MapFoot eye={eye} />
        </>
      ) : null}
      <MapTools
        onZoom={(factor) => zoom(factor, undefined, true)}
        onFit={() => void fitAll(false).catch(() => undefined)}
        isDrawing={isDrawing}
        onDraw={() => setDrawing(!isDrawing)}
        onTakeSeen={() => eye && take(areaOf(eye, size), eye.scale)}
      />
      {map.data && !isEmpty ? (
        <MapCounts
          seen={inSight}
          elsewhere={located - inSight}
          nowhere={map.data.nowhere}
          onFit={() => void fitAll(false).catch(() => undefined)}
          onNowhere={() => {
            setQueryText(withFilter(query.get().text, filterText('lacking', 'lokasi')));
            showing.set('grid');
          }}
        />
      ) : null}
      {isDrawing ? <p className="map__hint">{t('map.draw.hint')}</p> : null}
      {isEmpty || isNowhere || result.failure ? (
        <div className="map__nothing" data-panel="">
          {result.failure ? <GridFailing failure={result.failure} /> : isEmpty ? <GridNothing /> : <Nowhere />}
        </div>
      ) : null}
    </section>
  );
}

const none: readonly Cluster[] = [];

function isSeen({ lat, lon }: Cluster, eye: Eye, size: Size): boolean {
  const { x, y } = toScreen(eye, size, lat, lon);
  return x >= 0 && y >= 0 && x <= size.width && y <= size.height;
}

/** Something was found, and nothing of it has a position. */
function Nowhere() {
  const t = useT();
  return (
    <EmptyState
      icon={<MapPinOff aria-hidden="true" />}
      title={t('map.none')}
      action={<Button onPress={() => showing.set('grid')}>{t('map.leave')}</Button>}
    >
      {t('map.none.why')}
    </EmptyState>
  );
}

/** The areas that the search asks for. */
function TakenAreas({ eye, size }: { readonly eye: Eye; readonly size: Size }) {
  const { text } = useSettledQuery();
  const areas = useMemo(
    () =>
      filtersOf(text).flatMap((filter) =>
        filter.isExcluded ? [] : filter.choices.flatMap(({ meaning }) => (meaning.type === 'area' ? [meaning] : [])),
      ),
    [text],
  );
  return areas.map(({ south, west, north, east }) => (
    <Rectangle
      key={`${south} ${west} ${north} ${east}`}
      className="map__taken"
      from={toScreen(eye, size, north, west)}
      to={toScreen(eye, size, south, east)}
    />
  ));
}

function Rectangle({ className, from, to }: { readonly className: string; readonly from: Point; readonly to: Point }) {
  const left = Math.max(-20, Math.min(from.x, to.x));
  const top = Math.max(-20, Math.min(from.y, to.y));
  const width = Math.min(20_000, Math.max(from.x, to.x) - left);
  const height = Math.min(20_000, Math.max(from.y, to.y) - top);
  return width > 0 && height > 0 ? <div className={className} style={{ left, top, width, height }} /> : null;
}
