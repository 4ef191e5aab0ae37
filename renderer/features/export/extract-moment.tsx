import { type CSSProperties, useEffect, useRef, useState } from 'react';
import { originalUrl, pictureUrl } from '../../../shared/api/media-url.ts';
import type { AssetCard } from '../../../shared/model/asset.ts';
import { frameAt, stripStyle } from '../grid/strip-frame.ts';
import { clamp } from './extract-math.ts';

/** What is seen at a second of a film: of the film itself where the window plays it, else the nearest frame of its strip. */
export function ExtractMoment(props: { readonly card: AssetCard; readonly at: number; readonly length: number }) {
  const { card, at, length } = props;
  const video = useRef<HTMLVideoElement>(null);
  const [plays, setPlays] = useState<boolean | undefined>(undefined);
  useEffect(() => {
    const { current } = video;
    if (current && plays) current.currentTime = clamp(at, 0, current.duration || at);
  }, [at, plays]);
  const aspect = card.width && card.height ? card.width / card.height : 16 / 9;
  const hasStrip = card.picture !== null && card.strip !== null;
  return (
    <div className="extract-moment" style={{ '--aspect': aspect } as CSSProperties} aria-hidden="true">
      {card.picture && hasStrip ? (
        <span style={stripStyle(card.picture, card.strip ?? 1, frameAt(at / Math.max(0.1, length), card.strip ?? 1))} />
      ) : card.picture && card.pictureKind === 'picture' ? (
        <img src={pictureUrl(card.picture, 'preview')} alt="" draggable={false} />
      ) : null}
      {plays === false || card.state !== 'present' ? null : (
        <video
          ref={video}
          src={originalUrl(card.id)}
          muted
          playsInline
          preload="metadata"
          tabIndex={-1}
          data-seen={plays || undefined}
          onLoadedMetadata={({ currentTarget }) => setPlays(currentTarget.videoWidth > 0)}
          onError={() => setPlays(false)}
        />
      )}
    </div>
  );
}
