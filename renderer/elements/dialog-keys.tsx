import { useEffect, useRef, useState } from 'react';

const isNowhere = (): boolean => document.activeElement === null || document.activeElement === document.body;
const topmost = (): HTMLElement | undefined => [...document.querySelectorAll<HTMLElement>('[role="dialog"]')].at(-1);

/**
 * Stands inside a dialog and keeps the keyboard with it. What had the keys may be switched off or go away, as a button does
 * whose work goes on; and dialogs that open from one another are no children of one another in the page, so that nobody
 * else knows which one gets the keyboard back.
 */
export function DialogKeys({ onEscape }: { readonly onEscape: () => void }) {
  const mark = useRef<HTMLSpanElement>(null);
  const [before] = useState(() => document.activeElement);
  const close = useRef(onEscape);
  close.current = onEscape;
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const dialog = mark.current?.closest<HTMLElement>('[role="dialog"]');
      if (!dialog || !isNowhere() || topmost() !== dialog) return;
      dialog.focus();
      if (event.key !== 'Escape') return;
      event.preventDefault();
      close.current();
    };
    document.addEventListener('keydown', onKeyDown, true);
    return () => {
      document.removeEventListener('keydown', onKeyDown, true);
      // whoever else gives the keyboard back does so by the next frame
      requestAnimationFrame(() =>
        requestAnimationFrame(() => {
          if (!isNowhere()) return;
          const isUsable = before instanceof HTMLElement && before.isConnected && before.closest('[inert]') === null;
          (isUsable && before !== document.body ? before : topmost())?.focus();
        }),
      );
    };
  }, [before]);
  return <span ref={mark} hidden />;
}
