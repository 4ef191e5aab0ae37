import { type Query, query } from './query.ts';
import { selection } from './selection.ts';
import { view } from './view.ts';

/** Where somebody was in this window: what was looked for, and which of it. */
export interface Place {
  readonly query: Query;
  /** Index in the result of what the keyboard stood on. */
  readonly focused?: number | undefined;
  /** Whether that was looked at whole. */
  readonly isLooking: boolean;
}

const name = 'bahan.place';

let waiting: Place | undefined;

/**
 * Goes back to where somebody was when the page of this window ended without a farewell, as one does whose process was lost,
 * and keeps that place from now on. Call it before anything is drawn. A page that is left takes its farewell, so another start
 * begins as always.
 * @returns whether it ended so
 */
export function returnToPlace(storage: Storage, page: Pick<Window, 'addEventListener'>, isReload: boolean): boolean {
  const kept = isReload ? read(storage) : undefined;
  if (kept) {
    query.set(kept.query);
    waiting = kept;
  }
  const note = () => {
    const { focused } = selection.get();
    const place: Place = { query: query.get(), focused, isLooking: view.get().viewerIndex !== undefined };
    try {
      storage.setItem(name, JSON.stringify(place));
    } catch {
      // then the next page begins at the beginning
    }
  };
  for (const store of [query, selection, view]) store.subscribe(note);
  page.addEventListener('pagehide', () => storage.removeItem(name));
  return kept !== undefined;
}

/** The place to go back to once its result is there; once. */
export function takePlace(): Place | undefined {
  const place = waiting;
  waiting = undefined;
  return place;
}

function read(storage: Storage): Place | undefined {
  try {
    const kept = JSON.parse(storage.getItem(name) ?? 'null') as Partial<Place> | null;
    if (typeof kept?.query?.text !== 'string' || !['newest', 'oldest', 'best'].includes(kept.query.order))
      return undefined;
    const focused = Number.isSafeInteger(kept.focused) ? kept.focused : undefined;
    return { query: kept.query, focused, isLooking: kept.isLooking === true };
  } catch {
    return undefined;
  }
}
