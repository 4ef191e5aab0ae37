import { useSyncExternalStore } from 'react';

/** What lies over all of the library: a dialog, the viewer, a slide show. Each hangs at the end of the page. */
const covers = '.veil, .viewer-veil, .slides-veil';

function subscribe(changed: () => void): () => void {
  const watcher = new MutationObserver(changed);
  watcher.observe(document.body, { childList: true });
  return () => watcher.disconnect();
}

const isCovered = (): boolean => document.querySelector(covers) !== null;

/** Whether something lies over the library that a person must deal with first. */
export const useIsCovered = (): boolean => useSyncExternalStore(subscribe, isCovered);
