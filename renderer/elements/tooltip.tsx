import type { ReactElement } from 'react';
import { Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components/Tooltip';
import { Keys } from './kbd.tsx';
import './tooltip.css';

/** A few words that appear beside what they explain, on hovering and on keyboard focus. */
export function Hint(props: {
  readonly text: string;
  readonly keys?: string;
  readonly placement?: 'top' | 'bottom' | 'left' | 'right';
  readonly children: ReactElement;
}) {
  return (
    <TooltipTrigger delay={600} closeDelay={80}>
      {props.children}
      <AriaTooltip className="tooltip" offset={6} placement={props.placement ?? 'bottom'}>
        {props.text}
        {props.keys ? <Keys keys={props.keys} /> : null}
      </AriaTooltip>
    </TooltipTrigger>
  );
}
