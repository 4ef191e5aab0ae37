import type { ReactNode, Ref } from 'react';
import { useT } from '../../state/language.tsx';

/** What a document is scrolled in. It takes the keyboard, so that it scrolls without a pointer too. */
export function DocumentScroller(props: {
  readonly ref: Ref<HTMLDivElement>;
  readonly className: string;
  readonly children: ReactNode;
}) {
  const t = useT();
  return (
    <div
      ref={props.ref}
      role="document"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
      tabIndex={0}
      data-keys=""
      className={props.className}
      aria-label={t('viewer.document')}
    >
      {props.children}
    </div>
  );
}
