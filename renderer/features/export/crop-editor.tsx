import { RotateCcw } from 'lucide-react';
import { type CSSProperties, useEffect, useRef, useState } from 'react';
import type { AssetCard } from '../../../shared/model/asset.ts';
import { partAround, valueOfRatio } from '../../../shared/model/crop.ts';
import type { KnownPreset, PicturePart } from '../../../shared/model/export.ts';
import { Button } from '../../elements/button.tsx';
import { useFormats, useLanguage, useT } from '../../state/language.tsx';
import { Covered } from './covered.tsx';
import { CropFrame } from './crop-frame.tsx';
import { useWholePicture } from './extract-picture.ts';
import { channelKey, fullName } from './preset-words.ts';
import { useCropping } from './use-cropping.ts';

/** The whole picture with the frame of one ratio over it; all copies of that ratio follow. */
export function CropEditor(props: {
  readonly card: AssetCard;
  /** The frame or page that is cut; left out: the picture that stands for the asset. */
  readonly of: PicturePart | undefined;
  readonly ratio: string;
  /** The chosen presets that cut to this ratio. */
  readonly presets: readonly KnownPreset[];
  readonly showsCovered: boolean;
  readonly onDone: () => void;
}) {
  const { card, of, ratio, presets, showsCovered, onDone } = props;
  const t = useT();
  const { percent } = useFormats();
  const language = useLanguage();
  const moving = useCropping(card.id, ratio, of);
  const address = useWholePicture(card, of);
  const [picture, setPicture] = useState<number | undefined>(undefined);
  const aspect = valueOfRatio(ratio) ?? 1;
  const part = moving.part ?? (picture === undefined ? undefined : partAround(picture, aspect, 0.5, 0.5));
  const covering = presets.find((preset) => preset.covered && preset.covered.length > 0);
  const names = presets.map((preset) => fullName(preset, language, t)).join('; ');
  // it takes the place of what may be far above whatever it was opened from
  const place = useRef<HTMLElement>(null);
  useEffect(() => {
    place.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <section ref={place} className="crop-editor" aria-label={t('export.crop.title', { ratio })}>
      <header className="crop-editor__head">
        <h3>{t('export.crop.title', { ratio })}</h3>
        {moving.by ? <span className="crop-editor__by">{t(`export.crop.by-${moving.by}`)}</span> : null}
        <Button
          size="small"
          tone="quiet"
          icon={<RotateCcw aria-hidden />}
          isDisabled={moving.by !== 'person'}
          onPress={moving.reset}
        >
          {t('export.crop.reset')}
        </Button>
        <Button size="small" onPress={onDone}>
          {t('export.crop.done')}
        </Button>
      </header>
      <div className="crop-editor__picture" style={{ '--shape': picture ?? 1.5 } as CSSProperties}>
        <img
          src={address}
          alt=""
          draggable={false}
          onLoad={({ currentTarget }) => setPicture(currentTarget.naturalWidth / currentTarget.naturalHeight)}
        />
        {part && picture !== undefined ? (
          <CropFrame
            label={t('export.crop.frame', { ratio })}
            help={t('export.crop.help')}
            part={part}
            picture={picture}
            aspect={aspect}
            onMove={moving.move}
            onSettle={moving.settle}
            onReset={moving.reset}
          >
            {showsCovered && covering?.covered ? <Covered parts={covering.covered} /> : null}
          </CropFrame>
        ) : null}
      </div>
      {part ? (
        <p className="hidden-words" role="status">
          {t('export.crop.place', { x: percent(part.x), y: percent(part.y), width: percent(part.width) })}
        </p>
      ) : null}
      <p className="crop-editor__words">
        {t('export.crop.help')}
        {names === '' ? '' : ` ${t('export.crop.shared', { count: presets.length, names })}`}
        {showsCovered && covering ? ` ${t('export.crop.covered', { channel: t(channelKey(covering.channel)) })}` : ''}
      </p>
    </section>
  );
}
