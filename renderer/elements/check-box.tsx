import { Check, Minus } from 'lucide-react';
import type { ReactNode } from 'react';
import { Checkbox } from 'react-aria-components/Checkbox';
import './check-box.css';

/** A tick that is set or not. Without children `label` is said but not seen. */
export function CheckBox(props: {
  readonly label?: string;
  readonly isOn: boolean;
  /** Some of what it stands for. */
  readonly isSome?: boolean;
  readonly onChange: (isOn: boolean) => void;
  readonly isDisabled?: boolean;
  readonly children?: ReactNode;
}) {
  const { label, isOn, isSome = false, onChange, isDisabled = false, children } = props;
  return (
    <Checkbox
      className="check-box"
      isSelected={isOn}
      isIndeterminate={isSome}
      isDisabled={isDisabled}
      onChange={onChange}
      {...(label === undefined ? {} : { 'aria-label': label })}
    >
      <span className="check-box__tick" aria-hidden="true">
        {isSome ? <Minus /> : <Check />}
      </span>
      {children}
    </Checkbox>
  );
}
