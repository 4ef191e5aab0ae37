import { useId } from 'react';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';
import { TextField } from 'react-aria-components/TextField';
import { useT } from '../../state/language.tsx';

/** Names that are offered: a list of thousands helps nobody. */
const most = 200;

/** Who agreed; the names that the library knows are offered. */
export function PersonField(props: {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly known: readonly string[];
  /** Empty stands for everybody on the chosen assets; without any there is nobody it could stand for. */
  readonly canBeEmpty: boolean;
}) {
  const t = useT();
  const list = useId();
  return (
    <TextField className="field" value={props.value} onChange={props.onChange} autoFocus>
      <Label className="field__label">{t('rights.consent.person')}</Label>
      <Input className="field__input" list={list} autoComplete="off" maxLength={200} />
      {props.canBeEmpty ? (
        <Text slot="description" className="field__description">
          {t('rights.consent.person.words')}
        </Text>
      ) : null}
      <datalist id={list}>
        {props.known.slice(0, most).map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </TextField>
  );
}
