import type { Preset } from '../../../../shared/model/export.ts';
import { CheckBox } from '../../../elements/check-box.tsx';
import { useT } from '../../../state/language.tsx';
import { ChoiceField, PercentField } from './fields.tsx';
import { LogoChoice } from './logo-choice.tsx';
import { LogoVariants } from './logo-variants.tsx';
import { withPart } from './preset-form.ts';
import type { PartProps } from './size-part.tsx';
import { useLogos } from './use-logos.ts';
import './logos.css';

type Logo = NonNullable<Preset['logo']>;

const places = ['top-left', 'top-right', 'bottom-left', 'bottom-right', 'centre'] as const;
const usual = { place: 'bottom-right', size: 0.18, margin: 0.03, opacity: 0.9 } as const;

/** Whether a logo lies over the copies, which one, and where. */
export function LogoPart({ draft, onChange, isWrong }: PartProps) {
  const t = useT();
  const { logo } = draft;
  const put = (next: Logo | undefined) => onChange(withPart(draft, 'logo', next));
  return (
    <>
      <CheckBox isOn={logo !== undefined} onChange={(isOn) => put(isOn ? { file: '', ...usual } : undefined)}>
        {t('presets.logo')}
      </CheckBox>
      {logo ? <Chosen logo={logo} onChange={put} isWrong={isWrong} /> : null}
    </>
  );
}

function Chosen(props: {
  readonly logo: Logo;
  readonly onChange: (logo: Logo) => void;
  readonly isWrong: PartProps['isWrong'];
}) {
  const { logo, onChange, isWrong } = props;
  const t = useT();
  const known = useLogos();
  return (
    <div className="logo-part">
      <LogoChoice
        known={known}
        value={logo.file}
        onChange={(file) => onChange({ ...logo, file })}
        isWrong={isWrong('logo.file')}
      />
      <div className="preset-form__row">
        <ChoiceField
          label={t('presets.logo.place')}
          value={logo.place}
          onChange={(place) => onChange({ ...logo, place })}
          choices={places.map((value) => ({ value, label: t(`presets.place.${value}`) }))}
        />
        {(['size', 'margin', 'opacity'] as const).map((key) => (
          <PercentField
            key={key}
            label={t(`presets.logo.${key}`)}
            value={logo[key]}
            onChange={(value) => onChange({ ...logo, [key]: value })}
            isWrong={isWrong(`logo.${key}`)}
          />
        ))}
      </div>
      <LogoVariants known={known} logo={logo} onChange={onChange} />
    </div>
  );
}
