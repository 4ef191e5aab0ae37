import { useCallback, useEffect, useRef } from 'react';
import type { Part, PicturePart } from '../../../shared/model/export.ts';
import { useEdit } from '../../data/edits.ts';
import { useEngine } from '../../data/engine.tsx';
import { useCrop } from '../../data/exports.ts';
import { useStore } from '../../state/store.ts';
import { isSamePart, sound } from './crop-math.ts';
import { cropping, isMoving } from './cropping.ts';

/** A row of keys is one step: it is written once they rest. */
const rest = 500;

export interface Moving {
  /** Undefined until it is known. */
  readonly part: Part | undefined;
  readonly by: 'person' | 'proposed' | undefined;
  /** Shows another part; `later` waits for more of the kind before it is written. */
  readonly move: (part: Part) => void;
  readonly settle: (when: 'now' | 'later') => void;
  readonly reset: () => void;
}

/**
 * The part that an asset shows in a ratio, as somebody moves it: shown at once, written when they pause. `of`: over a frame or
 * a page of it; the caller is another one for another.
 */
export function useCropping(id: string, ratio: string, of?: PicturePart): Moving {
  const engine = useEngine();
  const { run } = useEdit();
  const over = useRef(of).current;
  const { data } = useCrop(id, ratio, over);
  const now = useStore(cropping);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const unsaved = useRef<Part | undefined>(undefined);
  const live = isMoving(now, id, ratio, over) ? now.part : undefined;
  const known = data?.part;

  const save = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = undefined;
    const part = unsaved.current;
    unsaved.current = undefined;
    if (!part) return;
    void run(() => engine.exports.crop({ id, ratio, part: sound(part), ...(over ? { of: over } : {}) }), {
      key: 'export.crop.saved',
      values: { ratio },
    }).then((done) => {
      // refused: what is shown is what holds
      if (!done && cropping.get()?.id === id) cropping.set(undefined);
    });
  }, [engine, run, id, ratio, over]);

  // what was said meanwhile (or taken back) holds, unless somebody is moving the frame just now
  const before = useRef(known);
  useEffect(() => {
    if (known && before.current && !isSamePart(known, before.current) && !unsaved.current) {
      cropping.set({ id, ratio, of: over, part: known });
    }
    before.current = known;
  }, [known, id, ratio, over]);
  // nothing that was moved is lost by going elsewhere
  useEffect(() => save, [save]);

  return {
    part: live ?? known,
    by: live && known && !isSamePart(live, known) ? 'person' : data?.by,
    move(part) {
      unsaved.current = part;
      cropping.set({ id, ratio, of: over, part });
    },
    settle(when) {
      clearTimeout(timer.current);
      if (when === 'now') save();
      else timer.current = setTimeout(save, rest);
    },
    reset() {
      clearTimeout(timer.current);
      unsaved.current = undefined;
      void run(() => engine.exports.crop({ id, ratio, part: null }), {
        key: 'export.crop.taken',
        values: { ratio },
      }).then(() => cropping.set(undefined));
    },
  };
}
