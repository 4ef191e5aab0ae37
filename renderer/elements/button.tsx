import type { ReactNode, Ref } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button';
import './button.css';

export interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'style' | 'children'> {
  /** `primary`: the one main action of a screen. `quiet`: text only. `danger`: something is refused or goes away. */
  readonly tone?: 'primary' | 'plain' | 'quiet' | 'danger';
  readonly size?: 'small' | 'normal' | 'large';
  readonly icon?: ReactNode;
  readonly children: ReactNode;
  readonly ref?: Ref<HTMLButtonElement>;
  readonly className?: string;
}

export function Button({ tone = 'plain', size = 'normal', icon, children, className, ...rest }: ButtonProps) {
  return (
    <AriaButton {...rest} className={`button button--${tone} button--${size} ${className ?? ''}`}>
      {icon}
      <span className="button__words">{children}</span>
    </AriaButton>
  );
}
