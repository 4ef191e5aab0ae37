import { useId } from 'react';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { TextField } from 'react-aria-components/TextField';
import type { MessageKey } from '../../../shared/i18n/format.ts';
import { useT } from '../../state/language.tsx';

/** The letters of article 17 of UU 14/2008, which says what may be excluded. */
const letters = [...'abcdefghij'];

/** The law that something is kept back by: words of one's own, or one of the usual. */
export function BasisField({
  value,
  onChange,
}: {
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  const t = useT();
  const list = useId();
  return (
    <TextField className="field" value={value} onChange={onChange}>
      <Label className="field__label">{t('rights.basis')}</Label>
      <Input className="field__input" list={list} autoComplete="off" placeholder={t('rights.basis.example')} />
      <datalist id={list}>
        {letters.map((letter) => (
          <option key={letter} value={t(`rights.basis.${letter}` as MessageKey)} />
        ))}
      </datalist>
    </TextField>
  );
}
