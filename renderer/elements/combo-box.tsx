import { ChevronDown } from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import { Button } from 'react-aria-components/Button';
import { ComboBox as AriaComboBox } from 'react-aria-components/ComboBox';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { Text } from 'react-aria-components/Text';
import { useForgiving } from './forgiving.ts';
import './field.css';
import './list.css';
import './popover.css';
import './combo-box.css';

export interface ComboBoxOption {
  readonly name: string;
  /** Shown at the end of the row. */
  readonly note?: string;
}

export interface ComboBoxProps {
  readonly label: string;
  /** What is in the field now; the owner keeps it. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** The person is done: chose a row, pressed Enter, or left the field. */
  readonly onCommit: (value: string) => void;
  readonly options: readonly ComboBoxOption[];
  readonly listLabel: string;
  readonly placeholder?: string;
  readonly description?: ReactNode;
  readonly isLabelHidden?: boolean;
  readonly isDisabled?: boolean;
  readonly limit?: number;
}

/** A field with words to choose from, found even when they are mistyped; other words may be written as well. */
export function ComboBox(props: ComboBoxProps) {
  const { label, value, onChange, onCommit, options, listLabel, placeholder, limit = 12 } = props;
  const committed = useRef(value);
  const found = useForgiving(options, value, limit);
  const commit = (next: string) => {
    committed.current = next;
    onCommit(next);
  };
  return (
    <AriaComboBox
      className="field"
      inputValue={value}
      onInputChange={onChange}
      items={found.map((option) => ({ id: option.name, ...option }))}
      onChange={(key) => {
        if (typeof key === 'string' && key !== '') {
          onChange(key);
          commit(key);
        }
      }}
      onFocus={() => {
        committed.current = value;
      }}
      onBlur={() => {
        if (value !== committed.current) commit(value);
      }}
      defaultFilter={() => true}
      allowsCustomValue
      allowsEmptyCollection={false}
      menuTrigger="input"
      isDisabled={props.isDisabled ?? false}
      {...(props.isLabelHidden ? { 'aria-label': label } : {})}
    >
      {props.isLabelHidden ? null : <Label className="field__label">{label}</Label>}
      <div className="field__box">
        <Input
          className="field__input combo-box__input"
          autoComplete="off"
          spellCheck={false}
          {...(placeholder === undefined ? {} : { placeholder })}
          onKeyDown={(event) => {
            const isOpen = event.currentTarget.getAttribute('aria-expanded') === 'true';
            const isOnRow = event.currentTarget.hasAttribute('aria-activedescendant');
            if (event.key === 'Enter' && !(isOpen && isOnRow)) commit(value);
          }}
        />
        <Button className="combo-box__button">
          <ChevronDown aria-hidden />
        </Button>
      </div>
      {props.description ? (
        <Text slot="description" className="field__description">
          {props.description}
        </Text>
      ) : null}
      <Popover className="popover combo-box__popover" offset={4}>
        <ListBox<ComboBoxOption & { id: string }> className="list" aria-label={listLabel}>
          {(option) => (
            <ListBoxItem className="list__item" textValue={option.name}>
              <span className="list__words">{option.name}</span>
              {option.note ? <span className="list__note">{option.note}</span> : null}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaComboBox>
  );
}
