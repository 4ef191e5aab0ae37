import { Crop } from 'lucide-react';
import type { CSSProperties } from 'react';
import { pictureUrl } from '../../../shared/api/media-url.ts';
import type { AssetCard } from '../../../shared/model/asset.ts';
import { isSamePicture, ratioOf } from '../../../shared/model/crop.ts';
import type { Extract, KnownPreset, Part, PicturePart } from '../../../shared/model/export.ts';
import type { Verdict } from '../../../shared/model/rights.ts';
import { type CopyPreview, useCopyPreview } from '../../data/exports.ts';
import { Button } from '../../elements/button.tsx';
import { useFormats, useLanguage, useT } from '../../state/language.tsx';
import { useStore } from '../../state/store.ts';
import { Covered } from './covered.tsx';
import { isSamePart } from './crop-math.ts';
import { cropping, isMoving } from './cropping.ts';
import { clipSize } from './extract-math.ts';
import { pictureOf, useWholePicture } from './extract-picture.ts';
import { ClipInside, NearPicture, shapeOfCard } from './extract-tile.tsx';
import { channelKey, fullName, shapeOf, sizeWords } from './preset-words.ts';
import { useCopyPicture } from './use-copy-picture.ts';
import { VerdictLine } from './verdict-line.tsx';

/** Longer side of a drawn preview, in pixels: sharp on a screen of twice as many. */
const edge = 800;

/** One copy as it will be: its picture, its size, and whether it may leave. */
export function CopyTile(props: {
  readonly preset: KnownPreset;
  readonly card: AssetCard;
  readonly extract: Extract | undefined;
  /** The frame or page that is drawn, which follows the one that is chosen. */
  readonly of: PicturePart | undefined;
  readonly verdict: Verdict | undefined;
  readonly showsCovered: boolean;
  readonly isAdjusted: boolean;
  readonly onAdjust: (ratio: string) => void;
}) {
  const { preset, card, extract, of, verdict, showsCovered, isAdjusted, onAdjust } = props;
  const t = useT();
  const formats = useFormats();
  const language = useLanguage();
  const chosen = pictureOf(extract);
  // the bytes as they are, and what is not made in the size of the preset
  const isAsItIs = !chosen && (preset.original || extract !== undefined || card.kind !== 'photo');
  const drawn = useCopyPreview(card.id, preset.id, edge, !isAsItIs, of);
  const data = isSamePicture(of, chosen) ? drawn.data : undefined;
  const ratio = isAsItIs ? undefined : data ? (data.ratio ?? undefined) : (ratioOf(preset) ?? undefined);
  const shape = data ? data.width / data.height : ((isAsItIs ? undefined : shapeOf(preset)) ?? shapeOfCard(card));
  const name = preset.name[language];
  const size = data?.copy ?? sizeOfClip(card, extract);
  const pixels = size
    ? t('export.pixels', { width: formats.number(size.width), height: formats.number(size.height) })
    : isAsItIs
      ? ''
      : sizeWords(preset);
  return (
    <figure
      className={`copy-tile ${verdict?.outcome === 'refused' ? 'copy-tile--refused' : ''}`}
      style={{ '--shape': Math.min(2.4, Math.max(0.5, shape)) } as CSSProperties}
    >
      <div className="copy-tile__frame" style={{ aspectRatio: `${shape}` }}>
        <Inside
          card={card}
          preset={preset}
          extract={extract}
          drawn={data}
          isFailed={drawn.isError && isSamePicture(of, chosen)}
          ratio={ratio}
          shape={shape}
          alt={t('export.preview-of', { name: fullName(preset, language, t) })}
        />
        {showsCovered && preset.covered && !isAsItIs ? <Covered parts={preset.covered} /> : null}
      </div>
      <figcaption>
        <p className="copy-tile__name">
          <strong>{name}</strong> <span>{t(channelKey(preset.channel))}</span>
        </p>
        {pixels === '' ? null : <p className="copy-tile__pixels">{pixels}</p>}
        {verdict ? <VerdictLine verdict={verdict} /> : null}
        {ratio !== undefined && (card.picture || chosen) ? (
          <Button
            size="small"
            tone="quiet"
            icon={<Crop aria-hidden />}
            aria-label={t('export.crop.adjust-of', { ratio, name })}
            aria-pressed={isAdjusted}
            onPress={() => onAdjust(ratio)}
          >
            {t('export.crop.adjust')}
          </Button>
        ) : null}
      </figcaption>
    </figure>
  );
}

const sizeOfClip = ({ width, height }: AssetCard, extract: Extract | undefined) =>
  extract?.what === 'clip' && width && height ? clipSize(width, height, extract.longEdge) : undefined;

/** The picture itself, or in plain words why there is none. */
function Inside(props: {
  readonly card: AssetCard;
  readonly preset: KnownPreset;
  readonly extract: Extract | undefined;
  readonly drawn: CopyPreview | undefined;
  readonly isFailed: boolean;
  readonly ratio: string | undefined;
  readonly shape: number;
  readonly alt: string;
}) {
  const { card, preset, extract, drawn, isFailed, ratio, shape, alt } = props;
  const t = useT();
  const address = useCopyPicture(drawn);
  const moving = useStore(cropping);
  const of = pictureOf(extract);
  if (extract?.what === 'clip') return <ClipInside card={card} clip={extract} alt={alt} />;
  if (!of && (preset.original || extract)) {
    return card.picture ? (
      <>
        <img src={pictureUrl(card.picture, 'preview')} alt={alt} draggable={false} />
        <span className="copy-tile__note">{t('export.preview.original')}</span>
      </>
    ) : (
      <Words>{t('export.preview.original')}</Words>
    );
  }
  // while it is moved, the copy is cut out of the whole picture, at once; what is drawn for it follows
  if (isMoving(moving, card.id, ratio, of) && !(drawn?.part && isSamePart(drawn.part, moving.part))) {
    return <CutOut card={card} of={of} part={moving.part} alt={alt} />;
  }
  const count = extract?.what === 'pages' ? extract.pages.length : 1;
  const note = isFailed ? t('export.preview.none') : count > 1 ? t('extract.tile.pages', { count }) : '';
  if (isFailed && !of) return <Words>{note}</Words>;
  return (
    <>
      {address ? (
        <img src={address} alt={alt} draggable={false} />
      ) : of ? (
        <NearPicture card={card} of={of} shape={shape} isCut={ratio !== undefined} alt={alt} />
      ) : (
        <span className="copy-tile__waiting" />
      )}
      {note === '' ? null : <span className="copy-tile__note">{note}</span>}
    </>
  );
}

const Words = ({ children }: { readonly children: string }) => <p className="copy-tile__words">{children}</p>;

/** A part of a picture, filling its frame. */
function CutOut(props: {
  readonly card: AssetCard;
  readonly of: PicturePart | undefined;
  readonly part: Part;
  readonly alt: string;
}) {
  const { card, of, part, alt } = props;
  const address = useWholePicture(card, of);
  return (
    <img
      className="copy-tile__cut"
      src={address}
      alt={alt}
      draggable={false}
      style={{
        width: `${100 / part.width}%`,
        height: `${100 / part.height}%`,
        left: `${(-part.x / part.width) * 100}%`,
        top: `${(-part.y / part.height) * 100}%`,
      }}
    />
  );
}
