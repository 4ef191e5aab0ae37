import { useEffect, useState } from 'react';

/**
 * Stands inside a dialog and gives the keyboard back when it closes: to what had it before, else to the dialog below.
 * Dialogs that open from one another are no children of one another in the page, so that nobody else knows this.
 */
export function FocusReturn() {
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      // whoever else gives it back does so by the next frame
      requestAnimationFrame(() =>
        requestAnimationFrame(() => {
          if (document.activeElement !== null && document.activeElement !== document.body) return;
          const below = [...document.querySelectorAll<HTMLElement>('[role="dialog"]')].at(-1);
          const isUsable = before instanceof HTMLElement && before.isConnected && before.closest('[inert]') === null;
          (isUsable && before !== document.body ? before : below)?.focus();
        }),
      );
    },
    [before],
  );
  return null;
}
