import { useCallback } from 'react';
import { openDescribing } from '../state/describing.ts';
import { notify } from '../state/notices.ts';
import { selection } from '../state/selection.ts';
import { view } from '../state/view.ts';
import { useEngine } from './engine.tsx';
import { report } from './report.ts';

/** Opens the describing screen: at the event of what is chosen, else where there is most recently something to do. */
export function useDescribe(): () => void {
  const engine = useEngine();
  return useCallback(() => {
    const { ids, focusedId } = selection.get();
    const [asset = view.get().viewerIndex === undefined ? undefined : focusedId] = ids;
    if (asset === undefined) return openDescribing();
    engine.events
      .of({ asset })
      .then(
        ({ id }) =>
          id === null ? notify({ id: 'edit', tone: 'calm', key: 'describing.no-event' }) : openDescribing(id),
        report,
      );
  }, [engine]);
}
