import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { AssetCard } from '../../../shared/model/asset.ts';
import { useEngine, useRoom } from '../../data/engine.tsx';
import { canBeShown, type SlideList, slideList } from '../../data/slide-list.ts';
import { type Slides, slideWishes } from '../../state/slides.ts';
import { useStore } from '../../state/store.ts';
import { nextShown, orderOf } from './order.ts';

/** One slide: an asset at its step of the order. */
export interface Slide {
  readonly card: AssetCard;
  readonly step: number;
  /** Tells one showing from the next of the same. */
  readonly turn: number;
}

/** Where a slideshow stands, and the ways on. `none`: nothing in it can be shown. */
export function useSlides(now: Slides) {
  const engine = useEngine();
  const { results } = useRoom();
  const { isShuffled, isRepeated } = useStore(slideWishes);
  const [list, setList] = useState<SlideList | undefined>();
  const [slide, setSlide] = useState<Slide | undefined>();
  const [isPlaying, setPlaying] = useState(true);
  const [isNone, setNone] = useState(false);
  const turn = useRef(0);

  useEffect(() => {
    let isHere = true;
    slideList(engine, results, now).then(
      (made) => isHere && setList(made),
      () => isHere && setNone(true),
    );
    return () => {
      isHere = false;
    };
  }, [engine, results, now]);

  const placeNow = useRef(0);
  const order = useMemo(() => orderOf(list?.ids.length ?? 0, isShuffled, placeNow.current), [list, isShuffled]);

  const show = useCallback(
    async (from: number, way: 1 | -1, mayRepeat: boolean): Promise<boolean> => {
      if (!list) return false;
      turn.current += 1;
      const own = turn.current;
      const step = await nextShown(order.length, from, way, mayRepeat, async (at) => {
        const card = await list.cardAt(order[at] ?? 0);
        return card !== undefined && canBeShown(card);
      });
      const card = step === undefined ? undefined : await list.cardAt(order[step] ?? 0);
      // a newer wish has overtaken this one
      if (own !== turn.current) return true;
      if (step === undefined || !card) return false;
      placeNow.current = order[step] ?? 0;
      setSlide({ card, step, turn: own });
      return true;
    },
    [list, order],
  );

  // where it begins, and where it goes on once it was mixed
  const wasBegun = useRef(false);
  useEffect(() => {
    if (!list) return;
    const first = wasBegun.current ? placeNow.current : Math.max(0, list.ids.indexOf(now.first ?? ''));
    const isBegun = wasBegun.current;
    wasBegun.current = true;
    const step = Math.max(0, order.indexOf(first));
    void show(step, 1, true).then((found) => {
      if (!found && !isBegun) setNone(true);
    });
  }, [list, order, now.first, show]);

  const step = slide?.step ?? 0;
  const go = useCallback((way: 1 | -1) => void show(step + way, way, true), [show, step]);
  const toEnd = useCallback(
    (end: 'first' | 'last') => void show(end === 'first' ? 0 : order.length - 1, end === 'first' ? 1 : -1, false),
    [show, order.length],
  );
  /** Its time is over: the next, or rest at the end. */
  const advance = useCallback(async () => {
    if (!(await show(step + 1, 1, isRepeated))) setPlaying(false);
  }, [show, step, isRepeated]);
  /** The card after this one, so that its picture can be there in time. */
  const peek = useCallback(() => list?.cardAt(order[(step + 1) % Math.max(1, order.length)] ?? 0), [list, order, step]);

  return { slide, total: order.length, isPlaying, setPlaying, isNone, go, toEnd, advance, peek };
}
