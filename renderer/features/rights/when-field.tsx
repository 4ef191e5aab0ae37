import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';
import { TextField } from 'react-aria-components/TextField';
import { useFormats } from '../../state/language.tsx';
import { whenWords } from './when-words.ts';
import '../../elements/field.css';

/** A day or a moment, by the calendar of the system; null while it is empty or not whole. */
export function WhenField(props: {
  readonly label: string;
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
  readonly withTime?: boolean;
  readonly description?: string;
}) {
  const formats = useFormats();
  // calendars of systems disagree on which comes first, the day or the month: words do not
  const words = props.value === null ? props.description : whenWords(props.value, formats);
  return (
    <TextField className="field" value={props.value ?? ''} onChange={(value) => props.onChange(value || null)}>
      <Label className="field__label">{props.label}</Label>
      <Input
        className="field__input"
        type={props.withTime ? 'datetime-local' : 'date'}
        min={props.withTime ? '1900-01-01T00:00' : '1900-01-01'}
        max={props.withTime ? '9999-12-31T23:59' : '9999-12-31'}
      />
      {words ? (
        <Text slot="description" className="field__description">
          {words}
        </Text>
      ) : null}
    </TextField>
  );
}
