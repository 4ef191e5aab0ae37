import type { KeyboardEvent, ReactNode, Ref } from 'react';
import { FieldError } from 'react-aria-components/FieldError';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';
import { TextArea } from 'react-aria-components/TextArea';
import { TextField as AriaTextField } from 'react-aria-components/TextField';
import './field.css';

export interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onBlur?: () => void;
  readonly onFocus?: () => void;
  readonly onKeyDown?: (event: KeyboardEvent) => void;
  readonly placeholder?: string;
  readonly description?: ReactNode;
  /** Shown under the field, which is then marked as wrong. */
  readonly error?: string | undefined;
  /** Rows of a field for several lines; it grows with its words where the browser can. */
  readonly rows?: number;
  readonly isLabelHidden?: boolean;
  readonly isDisabled?: boolean;
  readonly isReadOnly?: boolean;
  readonly autoFocus?: boolean;
  readonly spellCheck?: boolean;
  readonly inputRef?: Ref<HTMLInputElement>;
}

export function TextField(props: TextFieldProps) {
  const { label, value, onChange, placeholder, description, error, rows, isLabelHidden } = props;
  const input = {
    className: 'field__input',
    ...(placeholder === undefined ? {} : { placeholder }),
    ...(props.onKeyDown ? { onKeyDown: props.onKeyDown } : {}),
    spellCheck: props.spellCheck ?? false,
    autoComplete: 'off',
  };
  return (
    <AriaTextField
      className="field"
      value={value}
      onChange={onChange}
      isInvalid={error !== undefined}
      // the browser's own way would keep a form from being sent again after it was refused
      validationBehavior="aria"
      isDisabled={props.isDisabled ?? false}
      isReadOnly={props.isReadOnly ?? false}
      autoFocus={props.autoFocus ?? false}
      {...(props.onBlur ? { onBlur: props.onBlur } : {})}
      {...(props.onFocus ? { onFocus: props.onFocus } : {})}
      {...(isLabelHidden ? { 'aria-label': label } : {})}
    >
      {isLabelHidden ? null : <Label className="field__label">{label}</Label>}
      {rows === undefined ? (
        <Input {...input} {...(props.inputRef ? { ref: props.inputRef } : {})} />
      ) : (
        <TextArea {...input} className="field__input field__input--lines" rows={rows} />
      )}
      {description ? (
        <Text slot="description" className="field__description">
          {description}
        </Text>
      ) : null}
      <FieldError className="field__error">{error}</FieldError>
    </AriaTextField>
  );
}
