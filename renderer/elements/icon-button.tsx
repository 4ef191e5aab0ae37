import type { ReactNode, Ref } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button';
import { Hint } from './tooltip.tsx';
import './icon-button.css';

export interface IconButtonProps extends Omit<AriaButtonProps, 'className' | 'style' | 'children' | 'aria-label'> {
  /** Said to those who cannot see the icon, and shown on hovering. */
  readonly label: string;
  readonly icon: ReactNode;
  /** Shown beside the label in the hint. */
  readonly keys?: string;
  /** For a button that is a switch: whether it is on. */
  readonly isOn?: boolean;
  readonly size?: 'small' | 'normal' | 'large';
  readonly ref?: Ref<HTMLButtonElement>;
  readonly className?: string;
}

export function IconButton({ label, icon, keys, isOn, size = 'normal', className, ...rest }: IconButtonProps) {
  return (
    <Hint text={label} {...(keys === undefined ? {} : { keys })}>
      <AriaButton
        {...rest}
        aria-label={label}
        {...(isOn === undefined ? {} : { 'aria-pressed': isOn })}
        className={`icon-button icon-button--${size} ${isOn ? 'icon-button--on' : ''} ${className ?? ''}`}
      >
        {icon}
      </AriaButton>
    </Hint>
  );
}
