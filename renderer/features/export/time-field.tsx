import { useState } from 'react';
import { TextField } from '../../elements/text-field.tsx';
import { useFormats, useT } from '../../state/language.tsx';
import { parseTime, printTime } from './extract-math.ts';

/** A time that is typed: taken when it is left or Enter is pressed, and put right again when it is none. */
export function TimeField(props: {
  readonly label: string;
  /** Seconds. */
  readonly value: number;
  readonly onChange: (seconds: number) => void;
}) {
  const { label, value, onChange } = props;
  const t = useT();
  const formats = useFormats();
  const [typed, setTyped] = useState<string | undefined>(undefined);
  const isWrong = typed !== undefined && parseTime(typed) === null;
  const settle = () => {
    const seconds = typed === undefined ? null : parseTime(typed);
    setTyped(undefined);
    if (seconds !== null) onChange(seconds);
  };
  return (
    <TextField
      label={label}
      value={typed ?? printTime(value, formats.number(1.5).charAt(1))}
      onChange={setTyped}
      onBlur={settle}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || isWrong) return;
        event.preventDefault();
        settle();
      }}
      error={isWrong ? t('extract.wrong-time') : undefined}
    />
  );
}
