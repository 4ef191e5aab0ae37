import type { ReactNode } from 'react';
import { Switch } from 'react-aria-components/Switch';
import './toggle.css';

export function Toggle(props: {
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
  readonly isDisabled?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <Switch className="toggle" isSelected={props.isOn} onChange={props.onChange} isDisabled={props.isDisabled ?? false}>
      <span className="toggle__track" aria-hidden>
        <span className="toggle__knob" />
      </span>
      <span>{props.children}</span>
    </Switch>
  );
}
