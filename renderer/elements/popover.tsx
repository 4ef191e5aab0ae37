import type { ReactElement, ReactNode } from 'react';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Popover as AriaPopover } from 'react-aria-components/Popover';
import './popover.css';

/** Something that opens beside its button and closes when the person turns elsewhere. */
export function Popover(props: {
  readonly trigger: ReactElement;
  readonly label: string;
  readonly placement?: 'top' | 'bottom' | 'bottom end' | 'bottom start' | 'top start' | 'top end' | 'right top';
  readonly isOpen?: boolean;
  readonly onOpenChange?: (isOpen: boolean) => void;
  readonly children: ReactNode;
  readonly className?: string;
}) {
  return (
    <DialogTrigger
      {...(props.isOpen === undefined ? {} : { isOpen: props.isOpen })}
      {...(props.onOpenChange ? { onOpenChange: props.onOpenChange } : {})}
    >
      {props.trigger}
      <AriaPopover
        className={`popover ${props.className ?? ''}`}
        placement={props.placement ?? 'bottom end'}
        offset={6}
      >
        <Dialog className="popover__inside" aria-label={props.label}>
          {props.children}
        </Dialog>
      </AriaPopover>
    </DialogTrigger>
  );
}
