import { type ReactNode, type RefObject, useLayoutEffect } from 'react';
import { useT } from '../../state/language.tsx';

/** What a document is scrolled in. It takes the keyboard when it opens, so that it scrolls without a pointer too. */
export function DocumentScroller(props: {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly className: string;
  readonly children: ReactNode;
}) {
  const t = useT();
  const { scroller } = props;
  useLayoutEffect(() => {
    const { current } = scroller;
    if (!current) return;
    current.dataset.given = '';
    current.focus({ preventScroll: true });
  }, [scroller]);
  return (
    <div
      ref={scroller}
      role="document"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
      tabIndex={0}
      data-keys=""
      className={props.className}
      onBlur={(event) => delete event.currentTarget.dataset.given}
      aria-label={t('viewer.document')}
    >
      {props.children}
    </div>
  );
}
