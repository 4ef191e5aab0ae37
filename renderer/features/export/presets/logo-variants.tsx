import { ChevronDown, X } from 'lucide-react';
import { useState } from 'react';
import type { Preset } from '../../../../shared/model/export.ts';
import { useVocabulary } from '../../../data/vocabulary.ts';
import { Button } from '../../../elements/button.tsx';
import { ComboBox } from '../../../elements/combo-box.tsx';
import { IconButton } from '../../../elements/icon-button.tsx';
import { Menu } from '../../../elements/menu.tsx';
import { useT } from '../../../state/language.tsx';
import { LogoPicture } from './logo-choice.tsx';
import type { Logos } from './use-logos.ts';

type Logo = NonNullable<Preset['logo']>;

/** Which units put a logo of their own on their copies. */
export function LogoVariants(props: {
  readonly known: Logos;
  readonly logo: Logo;
  readonly onChange: (logo: Logo) => void;
}) {
  const { known, logo, onChange } = props;
  const t = useT();
  const { data: units } = useVocabulary('units');
  const [unit, setUnit] = useState('');
  const variants = Object.entries(logo.variants ?? {});
  const put = (next: readonly (readonly [string, string])[]) => {
    const { variants: _, ...alone } = logo;
    onChange(next.length > 0 ? { ...alone, variants: Object.fromEntries(next) } : alone);
  };
  const add = (name: string) => {
    const wanted = name.trim();
    if (wanted === '') return;
    setUnit('');
    const isThere = variants.some(([one]) => one.toLocaleLowerCase('id') === wanted.toLocaleLowerCase('id'));
    // until another one is chosen it has the logo of all
    if (!isThere) put([...variants, [wanted, logo.file]]);
  };
  if (known.logos.length === 0 && variants.length === 0) return null;
  return (
    <fieldset className="logo-variants">
      <legend className="field__label">{t('logos.units')}</legend>
      {variants.map(([name, file]) => (
        <div key={name} className="logo-variants__one">
          <span className="logo-variants__unit">{name}</span>
          <LogoMenu
            known={known}
            label={t('logos.unit-logo', { unit: name })}
            value={file}
            onChange={(next) => put(variants.map((one) => (one[0] === name ? [name, next] : one)))}
          />
          <IconButton
            size="small"
            label={t('logos.unit-remove', { unit: name })}
            icon={<X aria-hidden />}
            onPress={() => put(variants.filter(([one]) => one !== name))}
          />
        </div>
      ))}
      <ComboBox
        label={t('logos.unit')}
        listLabel={t('logos.unit-list')}
        value={unit}
        onChange={setUnit}
        onCommit={add}
        options={(units ?? []).filter(({ name }) => !variants.some(([one]) => one === name))}
        description={t('logos.units-note')}
      />
    </fieldset>
  );
}

function LogoMenu(props: {
  readonly known: Logos;
  readonly label: string;
  readonly value: string;
  readonly onChange: (file: string) => void;
}) {
  const { known, label, value, onChange } = props;
  const t = useT();
  const now = known.logos.find(({ file }) => file === value);
  const isGone = known.isRead && value !== '' && !now;
  return (
    <div className="logo-variants__choice">
      <Menu
        label={label}
        placement="bottom start"
        trigger={
          <Button
            size="small"
            icon={now ? <LogoPicture logo={now} /> : <ChevronDown aria-hidden />}
            aria-label={`${label}: ${value}`}
          >
            {value}
          </Button>
        }
        entries={known.logos.map((logo) => ({
          id: logo.file,
          label: logo.file,
          icon: <LogoPicture logo={logo} />,
          isChosen: logo.file === value,
        }))}
        onAction={onChange}
      />
      {isGone ? (
        <p className="logo-choice__wrong" role="alert">
          {t('logos.gone', { name: value })}
        </p>
      ) : null}
    </div>
  );
}
