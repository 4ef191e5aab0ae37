import { useCallback } from 'react';
import { openDescribing } from '../state/describing.ts';
import { notify } from '../state/notices.ts';
import { selection } from '../state/selection.ts';
import { view } from '../state/view.ts';
import { useEngine } from './engine.tsx';
import { report } from './report.ts';

/**
 * Opens the describing screen: at the event of what is chosen, else where there is most recently something to do. What is
 * in no event yet can become one.
 */
export function useDescribe(): () => void {
  const engine = useEngine();
  return useCallback(() => {
    const { ids, focusedId } = selection.get();
    const looked = view.get().viewerIndex === undefined ? undefined : focusedId;
    const assets = looked === undefined ? [...ids] : [looked];
    const [asset] = assets;
    if (asset === undefined) return openDescribing();
    const make = () => engine.events.create({ words: {}, assets }).then(({ event }) => openDescribing(event), report);
    engine.events.of({ asset }).then(({ id }) => {
      if (id !== null) return openDescribing(id);
      const action = { label: 'describing.make-event', run: () => void make() } as const;
      notify({ id: 'edit', tone: 'calm', key: 'describing.no-event', action });
      return undefined;
    }, report);
  }, [engine]);
}
