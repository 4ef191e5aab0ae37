import { describing } from './describing.ts';
import { dropped } from './dropped.ts';
import { createStore } from './store.ts';
import { type Sheet, view } from './view.ts';

/** The pages of the help, in the order in which a newcomer needs them. */
export const helpPages = [
  'first-steps',
  'finding',
  'describing',
  'taking-out',
  'originals',
  'away',
  'card',
  'copying',
  'rights',
  'backup',
  'keyboard',
] as const;
export type HelpPage = (typeof helpPages)[number];

/** Pages that were looked at, in their order, and which of them is shown. */
export interface HelpTrail {
  readonly pages: readonly HelpPage[];
  readonly at: number;
}

/** The open help; undefined while it is shut. */
export const help = createStore<HelpTrail | undefined>(undefined);

/** What a room is about, where there is a page on it. */
const pageOfSheet: Partial<Record<Sheet, HelpPage>> = {
  intake: 'card',
  health: 'backup',
  move: 'backup',
  missing: 'away',
  refound: 'away',
  consents: 'rights',
  'search-help': 'finding',
};

/** Opens the help at a page, or at the one on what the person is doing. One that is open stays where it is. */
export function openHelp(page?: HelpPage): void {
  if (page) goToHelp(page);
  else help.set((now) => now ?? { pages: [pageHere()], at: 0 });
}

function pageHere(): HelpPage {
  if (dropped.get() !== undefined) return 'copying';
  const { sheet } = view.get();
  const ofSheet = sheet && pageOfSheet[sheet];
  if (ofSheet) return ofSheet;
  return describing.get() === undefined ? 'first-steps' : 'describing';
}

/** Shows a page. What was ahead on the way back is forgotten, as in a browser. */
export function goToHelp(page: HelpPage): void {
  help.set((now) => {
    if (!now) return { pages: [page], at: 0 };
    if (now.pages[now.at] === page) return now;
    return { pages: [...now.pages.slice(0, now.at + 1), page], at: now.at + 1 };
  });
}

/** One page back or forward on the way that was gone; at its end nothing happens. */
export function stepHelp(by: 1 | -1): void {
  help.set((now) => (now?.pages[now.at + by] ? { ...now, at: now.at + by } : now));
}

export const closeHelp = (): void => help.set(undefined);
