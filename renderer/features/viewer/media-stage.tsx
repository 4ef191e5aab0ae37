import { Pause, Play, Volume2, VolumeX } from 'lucide-react';
import { type Ref, useImperativeHandle, useRef, useState } from 'react';
import { originalUrl, pictureUrl } from '../../../shared/api/media-url.ts';
import type { AssetCard } from '../../../shared/model/asset.ts';
import { IconButton } from '../../elements/icon-button.tsx';
import { useFormats, useT } from '../../state/language.tsx';
import { kindIcons } from '../grid/face.tsx';
import { calledOf } from '../grid/words.ts';

export interface PlayerVerbs {
  readonly isPlaying: () => boolean;
  readonly toggle: () => void;
  /** Seconds forward, or back when negative. */
  readonly seek: (by: number) => void;
}

/** Plays a video or a recording from its original, with controls of our own. */
export function MediaStage({ card, verbs }: { readonly card: AssetCard; readonly verbs: Ref<PlayerVerbs> }) {
  const t = useT();
  const formats = useFormats();
  const media = useRef<HTMLMediaElement>(null);
  const [at, setAt] = useState(0);
  const [length, setLength] = useState(card.durationSeconds ?? 0);
  const [playing, setPlaying] = useState(false);
  const [muted, setMuted] = useState(false);
  const [failed, setFailed] = useState(false);

  const toggle = () => {
    const { current } = media;
    if (!current) return;
    // A refused start shows as the error of the element, which is told below.
    if (current.paused) current.play().catch(() => undefined);
    else current.pause();
  };
  const seek = (to: number) => {
    if (media.current) media.current.currentTime = Math.min(length, Math.max(0, to));
  };
  useImperativeHandle(verbs, () => ({
    isPlaying: () => playing,
    toggle,
    seek: (by) => seek((media.current?.currentTime ?? 0) + by),
  }));

  const Icon = kindIcons[card.kind];
  const events = {
    src: card.state === 'present' ? originalUrl(card.id) : undefined,
    preload: 'metadata',
    onPlay: () => setPlaying(true),
    onPause: () => setPlaying(false),
    onTimeUpdate: () => setAt(media.current?.currentTime ?? 0),
    onDurationChange: () => {
      const own = media.current?.duration;
      if (own && Number.isFinite(own)) setLength(own);
    },
    onVolumeChange: () => setMuted(media.current?.muted ?? false),
    onError: () => setFailed(true),
  } as const;
  const attach = (element: HTMLMediaElement | null) => {
    media.current = element;
  };
  const isLost = failed || card.state !== 'present';

  return (
    <div className="stage stage--media">
      {card.kind === 'video' ? (
        <video
          {...events}
          ref={attach}
          playsInline
          onClick={toggle}
          {...(card.picture ? { poster: pictureUrl(card.picture, 'preview') } : {})}
        />
      ) : (
        <div className="sound">
          <audio {...events} ref={attach} />
          <Icon aria-hidden="true" />
          <p>{calledOf(card)}</p>
        </div>
      )}
      {isLost ? (
        <p className="stage__trouble" role="status">
          {t(card.state === 'present' ? 'viewer.cannot-play' : `grid.state.${card.state}.why`)}
        </p>
      ) : (
        <div className="player" data-bar="" data-playing={playing || undefined}>
          <IconButton
            label={t(playing ? 'viewer.pause' : 'viewer.play')}
            keys="Space"
            icon={playing ? <Pause aria-hidden="true" /> : <Play aria-hidden="true" />}
            onPress={toggle}
          />
          <span className="player__time">{formats.duration(at)}</span>
          <input
            type="range"
            className="player__line"
            min={0}
            max={Math.max(1, length)}
            step={0.1}
            value={at}
            aria-label={t('viewer.position')}
            aria-valuetext={t('viewer.position-of', { at: formats.duration(at), length: formats.duration(length) })}
            style={{ '--share': `${(at / Math.max(1, length)) * 100}%` } as Record<string, string>}
            onChange={(event) => seek(event.currentTarget.valueAsNumber)}
          />
          <span className="player__time">{formats.duration(length)}</span>
          <IconButton
            label={t(muted ? 'viewer.unmute' : 'viewer.mute')}
            icon={muted ? <VolumeX aria-hidden="true" /> : <Volume2 aria-hidden="true" />}
            onPress={() => {
              if (media.current) media.current.muted = !muted;
            }}
          />
        </div>
      )}
    </div>
  );
}
