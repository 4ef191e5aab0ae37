import type { ReactNode } from 'react';
import { Label } from 'react-aria-components/Label';
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup';
import './segmented.css';

export interface Segment<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly icon?: ReactNode;
}

/** A choice of one among a few, all of them in sight. */
export function Segmented<Value extends string>(props: {
  readonly label: string;
  readonly isLabelHidden?: boolean;
  /** Null: none of them yet. */
  readonly value: Value | null;
  readonly onChange: (value: Value) => void;
  readonly segments: readonly Segment<Value>[];
}) {
  return (
    <RadioGroup
      className="segmented"
      orientation="horizontal"
      value={props.value}
      onChange={(value) => props.onChange(value as Value)}
      {...(props.isLabelHidden ? { 'aria-label': props.label } : {})}
    >
      {props.isLabelHidden ? null : <Label className="segmented__label">{props.label}</Label>}
      <div className="segmented__row">
        {props.segments.map((segment) => (
          <Radio key={segment.value} value={segment.value} className="segmented__one">
            {segment.icon}
            <span>{segment.label}</span>
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}
