import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import './chip.css';

/** A small named thing that can be taken away. */
export function Chip(props: {
  readonly children: ReactNode;
  readonly tone?: 'plain' | 'accent' | 'proposed' | 'wrong';
  readonly icon?: ReactNode;
  /** Said for the button that takes it away; without it there is none. */
  readonly removeLabel?: string;
  readonly onRemove?: () => void;
  readonly onPress?: () => void;
  /** Said for pressing it, where its words alone do not say what that does. */
  readonly pressLabel?: string;
  readonly title?: string;
}) {
  const { children, tone = 'plain', icon, removeLabel, onRemove, onPress, pressLabel, title } = props;
  return (
    <span className={`chip chip--${tone}`} title={title}>
      {onPress ? (
        <Button
          className="chip__words chip__words--button"
          onPress={onPress}
          {...(pressLabel === undefined ? {} : { 'aria-label': pressLabel })}
        >
          {icon}
          <span className="chip__label">{children}</span>
        </Button>
      ) : (
        <span className="chip__words">
          {icon}
          <span className="chip__label">{children}</span>
        </span>
      )}
      {onRemove && removeLabel ? (
        <Button className="chip__remove" aria-label={removeLabel} onPress={onRemove}>
          <X aria-hidden />
        </Button>
      ) : null}
    </span>
  );
}
