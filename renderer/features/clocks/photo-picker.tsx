import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useAsset } from '../../data/asset.ts';
import { IconButton } from '../../elements/icon-button.tsx';
import { useFormats, useLanguage, useT } from '../../state/language.tsx';
import { Picture } from '../grid/picture.tsx';
import { momentWords, type Timed } from './clock-time.ts';

const nobody = () => undefined;

/** One photo out of many, walked through with two buttons, with the time that its clock wrote. */
export function PhotoPicker(props: {
  readonly label: string;
  readonly photos: readonly Timed[];
  readonly chosen: Timed;
  readonly onChoose: (photo: Timed) => void;
}) {
  const { label, photos, chosen, onChoose } = props;
  const t = useT();
  const formats = useFormats();
  const language = useLanguage();
  const asset = useAsset(chosen.id);
  const whole = asset.data?.id === chosen.id ? asset.data : undefined;
  const at = photos.findIndex((photo) => photo.id === chosen.id);
  const way = (step: 1 | -1) => {
    const next = photos[at + step];
    return next ? { onPress: () => onChoose(next) } : { isDisabled: true };
  };
  return (
    <fieldset className="clock-photo">
      <legend>{label}</legend>
      <IconButton label={t('clock.previous')} icon={<ChevronLeft aria-hidden="true" />} {...way(-1)} />
      <div className="clock-photo__picture">
        {whole ? <Picture picture={whole.picture} thumbhash={whole.thumbhash} onLost={nobody} /> : null}
      </div>
      <IconButton label={t('clock.next')} icon={<ChevronRight aria-hidden="true" />} {...way(1)} />
      <p className="clock-photo__words" aria-live="polite">
        <span>{chosen.name}</span>
        <span>{t('clock.photo.now', { moment: momentWords(chosen.at, (day) => formats.date(day), language) })}</span>
      </p>
    </fieldset>
  );
}
