import { useMemo } from 'react';
import { pageUrl, pictureUrl } from '../../../shared/api/media-url.ts';
import type { AssetCard } from '../../../shared/model/asset.ts';
import type { Extract, PicturePart } from '../../../shared/model/export.ts';
import { usePeaks } from '../../data/peaks.ts';
import { useFormats, useT } from '../../state/language.tsx';
import { frameAt, stripStyle } from '../grid/strip-frame.ts';
import { Wave } from '../grid/wave.tsx';
import { clipPeaks, filling, printTime } from './extract-math.ts';

/** Bars of a sound in a tile. */
const bars = 80;

type Clip = Extract & { readonly what: 'clip' };

/** Width over height of what has no pixels that are known: of a sound's tile, of most pages, and of most films. */
const usual = { audio: 2.4, document: Math.SQRT1_2, video: 16 / 9, photo: 1.5, other: 1.5 } as const;

/** Width over height of an asset in its tile. */
export const shapeOfCard = ({ kind, width, height }: AssetCard): number =>
  kind !== 'audio' && width && height ? width / height : usual[kind];

/** A clip in its tile: where it begins or how loud it is, and how long. */
export function ClipInside(props: { readonly card: AssetCard; readonly clip: Clip; readonly alt: string }) {
  const { card, clip, alt } = props;
  const t = useT();
  const formats = useFormats();
  const point = formats.number(1.5).charAt(1);
  return (
    <>
      {card.kind === 'audio' ? (
        <Loudness card={card} clip={clip} alt={alt} />
      ) : (
        <NearFrame card={card} at={clip.from} shape={shapeOfCard(card)} alt={alt} />
      )}
      <span className="copy-tile__note">
        {t('extract.tile.clip', { length: printTime(clip.to - clip.from, point), from: printTime(clip.from, point) })}
      </span>
    </>
  );
}

function Loudness({ card, clip, alt }: { readonly card: AssetCard; readonly clip: Clip; readonly alt: string }) {
  const peaks = usePeaks(card.picture);
  const { from, to } = clip;
  const length = card.durationSeconds ?? 0;
  const own = useMemo(() => (peaks ? clipPeaks(peaks, { from, to }, length) : undefined), [peaks, from, to, length]);
  return (
    <span className="extract-tile__sound" role="img" aria-label={alt}>
      {own ? <Wave peaks={own} bars={bars} className="extract-tile__wave" /> : null}
    </span>
  );
}

/**
 * What is about to be drawn, from what is kept: the nearest frame of a film's strip, or a small page. `shape`: of the tile;
 * `isCut`: what does not fit is cut off.
 */
export function NearPicture(props: {
  readonly card: AssetCard;
  readonly of: PicturePart;
  readonly shape: number;
  readonly isCut: boolean;
  readonly alt: string;
}) {
  const { card, of, shape, isCut, alt } = props;
  if (of.what === 'still') return <NearFrame card={card} at={of.at} shape={isCut ? shape : undefined} alt={alt} />;
  if (!card.picture) return <span className="copy-tile__waiting" />;
  return (
    <img
      src={pageUrl(card.id, card.picture, of.page, 800)}
      alt={alt}
      draggable={false}
      style={{ objectFit: isCut ? 'cover' : 'contain' }}
    />
  );
}

/** The frame of the strip that is nearest to a second. `shape`: of what it fills; left out: all of it is shown. */
function NearFrame(props: {
  readonly card: AssetCard;
  readonly at: number;
  readonly shape: number | undefined;
  readonly alt: string;
}) {
  const { card, at, shape, alt } = props;
  const { picture, strip } = card;
  if (!picture) return <span className="copy-tile__waiting" />;
  if (!strip) {
    return <img src={pictureUrl(picture, 'preview')} alt={alt} draggable={false} />;
  }
  const frame = frameAt(at / Math.max(0.1, card.durationSeconds ?? 0), strip);
  const place = shape === undefined ? { left: 0, top: 0, width: 100, height: 100 } : filling(shapeOfCard(card), shape);
  const percent = Object.fromEntries(Object.entries(place).map(([side, part]) => [side, `${part}%`]));
  return (
    <span
      role="img"
      aria-label={alt}
      className="extract-tile__frame"
      style={{ ...stripStyle(picture, strip, frame), ...percent }}
    />
  );
}
