/**
 * Moves the focus at once, whatever fades meanwhile. For a person whose screen reader presses the buttons, React Aria waits with
 * the focus until no transition runs, and keeps each element from the beginning of its transitions to their end. It misses the
 * end of all but one that are broken off together, as the opacity and the place of a menu that is closed while it opens: from
 * then on no focus came to a menu, or back from it, and whatever left the page meanwhile was kept for ever with all that was in
 * it. What it waits for happens in one browser of a telephone only; so it does not hear of transitions at all.
 */
export function focusAtOnce(page: Window): void {
  page.addEventListener('transitionrun', (event) => event.stopPropagation(), { capture: true });
}
