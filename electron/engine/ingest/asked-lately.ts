import type { Search } from '../search/search.ts';

/** Milliseconds after a question within which another is to be expected. */
const askedFor = 400;

/** Whether somebody types now: the next question waits for whatever the engine's thread does just then. */
export const isAskedLately = (search: Search): boolean => performance.now() - search.lastAsked < askedFor;
