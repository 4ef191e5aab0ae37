import { ChevronDown } from 'lucide-react';
import { useEffect, useId, useState } from 'react';
import { Button } from '../../../elements/button.tsx';
import { Menu } from '../../../elements/menu.tsx';
import { TextField } from '../../../elements/text-field.tsx';
import { type Translate, useT } from '../../../state/language.tsx';

/** Smallest and largest that a number may be; without `to`, as large as one likes. */
export interface Range {
  readonly from: number;
  readonly to?: number;
}

/** A number in a field. What is no number is NaN, so that it is told when it is to be saved; empty is undefined. */
export function NumberField(props: {
  readonly label: string;
  readonly value: number | undefined;
  readonly onChange: (value: number | undefined) => void;
  readonly description?: string;
  readonly isWrong?: boolean;
  /** What it may be, said where it is wrong. */
  readonly range?: Range;
}) {
  const t = useT();
  const { value, onChange, range } = props;
  const [text, setText] = useState(value === undefined ? '' : String(value));
  // another preset, or another shape of it, brings another number
  useEffect(() => {
    setText((before) => (Object.is(numberOf(before), value) ? before : value === undefined ? '' : String(value)));
  }, [value]);
  return (
    <TextField
      label={props.label}
      value={text}
      onChange={(next) => {
        setText(next);
        onChange(numberOf(next));
      }}
      error={props.isWrong || Number.isNaN(value) ? wrongWords(range, t) : undefined}
      {...(props.description === undefined ? {} : { description: props.description })}
    />
  );
}

function wrongWords(range: Range | undefined, t: Translate): string {
  if (range?.to !== undefined) return t('presets.number', { from: range.from, to: range.to });
  return range ? t('presets.number-from', { from: range.from }) : t('presets.bad');
}

/** Both ways of writing a decimal are understood. */
function numberOf(text: string): number | undefined {
  const plain = text.trim().replace(',', '.');
  return plain === '' ? undefined : Number(plain);
}

/** A share of something, in percent. */
export function PercentField(props: {
  readonly label: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
  readonly isWrong?: boolean;
}) {
  const { value, onChange, ...rest } = props;
  return (
    <NumberField
      {...rest}
      value={Number.isNaN(value) ? value : Math.round(value * 1000) / 10}
      onChange={(percent) => onChange(percent === undefined ? Number.NaN : percent / 100)}
    />
  );
}

export function ColourField(props: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  const id = useId();
  return (
    <div className="field preset-form__colour">
      <label className="field__label" htmlFor={id}>
        {props.label}
      </label>
      <input id={id} type="color" value={props.value} onChange={(event) => props.onChange(event.currentTarget.value)} />
    </div>
  );
}

/** A choice of one among many, behind a button that says it. */
export function ChoiceField<Value extends string>(props: {
  readonly label: string;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly choices: readonly { readonly value: Value; readonly label: string }[];
}) {
  const { label, value, onChange, choices } = props;
  const now = choices.find((choice) => choice.value === value);
  return (
    <div className="field choice-field">
      <span className="field__label" aria-hidden="true">
        {label}
      </span>
      <Menu
        label={label}
        placement="bottom start"
        trigger={
          <Button icon={<ChevronDown aria-hidden />} aria-label={`${label}: ${now?.label ?? ''}`}>
            {now?.label ?? ''}
          </Button>
        }
        entries={choices.map((choice) => ({ id: choice.value, label: choice.label, isChosen: choice.value === value }))}
        onAction={(id) => {
          const chosen = choices.find((choice) => choice.value === id);
          if (chosen) onChange(chosen.value);
        }}
      />
    </div>
  );
}
