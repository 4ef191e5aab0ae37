import { ImageOff, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import { Label } from 'react-aria-components/Label';
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup';
import type { KnownLogo } from '../../../../shared/model/logo.ts';
import { Button } from '../../../elements/button.tsx';
import { Skeleton } from '../../../elements/skeleton.tsx';
import { useT } from '../../../state/language.tsx';
import { useCopyPicture } from '../use-copy-picture.ts';
import type { Logos } from './use-logos.ts';

const accepted = ['image/png', 'image/svg+xml', 'image/jpeg', 'image/webp'];

/** The logos of the office to choose one of; another is added from a file or dropped here, and the chosen one taken away. */
export function LogoChoice(props: {
  readonly known: Logos;
  /** The name of the chosen one; empty before there is one. */
  readonly value: string;
  readonly onChange: (file: string) => void;
  readonly isWrong: boolean;
}) {
  const { known, value, onChange, isWrong } = props;
  const { logos, isRead, isError } = known;
  const t = useT();
  const [isOver, setOver] = useState(false);
  const isThere = logos.some(({ file }) => file === value);
  const add = async (files: Iterable<File>) => {
    let chosen: string | undefined;
    for (const file of files) chosen = (await known.add(file)) ?? chosen;
    if (chosen !== undefined) onChange(chosen);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way, the button is the first
    <div
      className={`logo-choice ${isOver ? 'logo-choice--over' : ''}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        void add(event.dataTransfer.files);
      }}
    >
      {logos.length > 0 ? (
        <RadioGroup
          className="logo-choice__group"
          orientation="horizontal"
          value={isThere ? value : null}
          onChange={onChange}
        >
          <Label className="field__label">{t('logos.choose')}</Label>
          <div className="logo-choice__row">
            {logos.map((logo) => (
              <Radio key={logo.file} value={logo.file} className="logo-choice__one">
                <LogoPicture logo={logo} />
                <span className="logo-choice__name">{logo.file}</span>
                {logo.picture ? null : <span className="logo-choice__damaged">{t('logos.damaged')}</span>}
              </Radio>
            ))}
          </div>
        </RadioGroup>
      ) : null}
      {isRead || isError ? null : <Skeleton height="6rem" />}
      {isRead && logos.length === 0 ? <p className="logo-choice__hint">{t('logos.none')}</p> : null}
      {isError ? (
        <p className="logo-choice__wrong" role="alert">
          {t('logos.failed')}
        </p>
      ) : null}
      {isRead && value !== '' && !isThere ? (
        <p className="logo-choice__wrong" role="alert">
          {t('logos.gone', { name: value })}
        </p>
      ) : null}
      {isWrong && value === '' ? (
        <p className="logo-choice__wrong" role="alert">
          {t('logos.not-chosen')}
        </p>
      ) : null}
      <div className="logo-choice__do">
        <FileTrigger acceptedFileTypes={accepted} onSelect={(files) => void add(files ?? [])}>
          <Button size="small" icon={<Plus aria-hidden />}>
            {t('logos.add')}
          </Button>
        </FileTrigger>
        {isThere ? (
          <Button size="small" tone="quiet" icon={<Trash2 aria-hidden />} onPress={() => void known.remove(value)}>
            {t('logos.remove', { name: value })}
          </Button>
        ) : null}
      </div>
      <p className="logo-choice__hint">{t('logos.hint')}</p>
    </div>
  );
}

/** A logo on a ground on which light and dark ones can be seen. Its name stands beside it. */
export function LogoPicture({ logo }: { readonly logo: KnownLogo }) {
  const address = useCopyPicture(logo.picture);
  return (
    <span className="logo-picture">
      {address ? <img src={address} alt="" draggable={false} /> : logo.picture ? null : <ImageOff aria-hidden />}
    </span>
  );
}
