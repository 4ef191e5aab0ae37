import { Label } from 'react-aria-components/Label';
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup';
import { useT } from '../../state/language.tsx';

/** Colours that are told apart, also by people who see red and green alike. */
const palette = [
  '#0d695d',
  '#3b7dd8',
  '#8a5fc9',
  '#c2528b',
  '#c7522a',
  '#b9861b',
  '#6b8e23',
  '#4d7c8a',
  '#7a6a58',
  '#5a5f6b',
] as const;

/** The colour of a theme, or none. A colour that came from a file is offered as well. */
export function Colours(props: { readonly value: string | null; readonly onChange: (value: string | null) => void }) {
  const t = useT();
  const { value } = props;
  const all: readonly string[] = value && !palette.some((one) => one === value) ? [value, ...palette] : palette;
  return (
    <RadioGroup
      className="colours"
      orientation="horizontal"
      value={value ?? 'none'}
      onChange={(next) => props.onChange(next === 'none' ? null : next)}
    >
      <Label className="field__label">{t('terms.colour')}</Label>
      <div className="colours__row">
        <Radio value="none" className="colours__one colours__one--none" aria-label={t('terms.colour.none')}>
          <i aria-hidden="true" />
        </Radio>
        {all.map((colour, n) => (
          <Radio key={colour} value={colour} className="colours__one" aria-label={`${t('terms.colour')} ${n + 1}`}>
            <i aria-hidden="true" style={{ background: colour }} />
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}
