import { X } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { IconButton } from './icon-button.tsx';
import './toast-region.css';

export interface ToastItem {
  readonly id: string;
  readonly tone: 'calm' | 'failure';
  readonly content: ReactNode;
  /** Something else (Object.is) when the toast has been replaced: it then gets its whole time again. */
  readonly version: unknown;
  readonly action?: ReactNode;
  /** It does not leave by itself. */
  readonly stays?: boolean;
}

/** Short words at the lower edge. Calm ones leave by themselves, but not while somebody reads them; failures stay. */
export function ToastRegion(props: {
  readonly label: string;
  readonly dismissLabel: string;
  readonly items: readonly ToastItem[];
  readonly onDismiss: (id: string) => void;
}) {
  return (
    // above dialogs too: what they hide from others, and what counts as outside of them, is not this
    <section className="toasts" aria-label={props.label} data-react-aria-top-layer="true">
      {/* both exist from the start: a live region that comes with its words is not read out */}
      <div role="status" className="toasts__column">
        {props.items
          .filter((item) => item.tone === 'calm')
          .map((item) => (
            <Toast key={item.id} item={item} dismissLabel={props.dismissLabel} onDismiss={props.onDismiss} />
          ))}
      </div>
      <div role="alert" className="toasts__column">
        {props.items
          .filter((item) => item.tone === 'failure')
          .map((item) => (
            <Toast key={item.id} item={item} dismissLabel={props.dismissLabel} onDismiss={props.onDismiss} />
          ))}
      </div>
    </section>
  );
}

const calmMilliseconds = 6000;

function Toast(props: {
  readonly item: ToastItem;
  readonly dismissLabel: string;
  readonly onDismiss: (id: string) => void;
}) {
  const { item, dismissLabel, onDismiss } = props;
  const [isHeld, setHeld] = useState(false);
  const dismiss = useRef(onDismiss);
  dismiss.current = onDismiss;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the version begins the time anew
  useEffect(() => {
    if (item.tone === 'failure' || item.stays || isHeld) return undefined;
    const timer = setTimeout(() => dismiss.current(item.id), calmMilliseconds);
    return () => clearTimeout(timer);
  }, [item.id, item.tone, item.stays, item.version, isHeld]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only holds the clock while a pointer or the focus is inside
    <div
      className={`toast toast--${item.tone}`}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <div className="toast__words">{item.content}</div>
      {item.action}
      <IconButton size="small" label={dismissLabel} icon={<X aria-hidden />} onPress={() => onDismiss(item.id)} />
    </div>
  );
}
