import { runAfterTransition } from 'react-aria/private/utils/runAfterTransition';

/** Milliseconds without the beginning of a transition; all of ours are shorter. */
const calm = 1_000;

/** One function, since those that wait are kept once each. */
const nothing = (): void => {};

/**
 * Lets go of what left the page while a colour of it was changing. React Aria keeps each element from the beginning of its
 * transitions to their end, and misses the end of all but one where the element is taken away meanwhile: a field has four, one
 * for each side of its border. It looks through what it keeps only when something is to follow a transition, which with a mouse
 * nothing does; so every dialog that was closed with its field just left would stay for ever, with all that was in it.
 */
export function forgetWhatIsGone(page: Document): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  page.addEventListener('transitionrun', () => {
    clearTimeout(timer);
    timer = setTimeout(() => runAfterTransition(nothing), calm);
  });
}
