import { useEffect, useRef, useState } from 'react';
import { originalUrl, pictureUrl } from '../../../shared/api/media-url.ts';
import { isFilm } from '../../data/slide-list.ts';
import type { Slide } from './use-slides.ts';

interface StageProps {
  readonly slide: Slide;
  readonly isPlaying: boolean;
  readonly isMuted: boolean;
  /** It is on screen; `isTimed`: it stays for the pace, and does not end by itself. */
  readonly onShown: (isTimed: boolean) => void;
  readonly onEnded: () => void;
}

/** One slide over the one before, which stays until this one can be seen. */
export function SlideStage(props: StageProps) {
  const { slide } = props;
  const [before, setBefore] = useState<Slide | undefined>();
  const [shown, setShown] = useState<Slide | undefined>();
  const isShown = shown?.turn === slide.turn;
  const onShown = (isTimed: boolean) => {
    if (!isShown) {
      setBefore(shown);
      setShown(slide);
    }
    props.onShown(isTimed);
  };
  const under = isShown ? before : shown;
  return (
    <div className="slides__stage">
      {under && under.turn !== slide.turn ? <Still key={under.turn} slide={under} /> : null}
      <div key={slide.turn} className="slides__slide" data-shown={isShown ? '' : undefined}>
        <Shown {...props} onShown={onShown} />
      </div>
    </div>
  );
}

/** What is left of the one before, under the next. */
function Still({ slide: { card } }: { readonly slide: Slide }) {
  return (
    <div className="slides__slide" data-shown="" data-under="">
      {card.picture ? <img src={pictureUrl(card.picture, 'preview')} alt="" draggable={false} /> : null}
    </div>
  );
}

function Shown(props: StageProps) {
  const { card } = props.slide;
  const [isLost, setLost] = useState(false);
  return isFilm(card) && !isLost ? <Film {...props} onLost={() => setLost(true)} /> : <Picture {...props} />;
}

function Picture({ slide: { card }, onShown, onEnded }: StageProps) {
  const [size, setSize] = useState<'preview' | 'thumb'>('preview');
  // a film that cannot be played and has no picture
  const { picture } = card;
  useEffect(() => {
    if (picture === null) onEnded();
  }, [picture, onEnded]);
  if (picture === null) return null;
  return (
    <img
      src={pictureUrl(picture, size)}
      alt=""
      draggable={false}
      onLoad={() => onShown(true)}
      onError={() => (size === 'preview' ? setSize('thumb') : onEnded())}
    />
  );
}

function Film({ slide: { card }, isPlaying, isMuted, onShown, onEnded, onLost }: StageProps & { onLost: () => void }) {
  const film = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    const { current } = film;
    if (!current) return;
    current.muted = isMuted;
    if (!isPlaying) return current.pause();
    current.play().catch(() => {
      // nobody has touched this page yet: then it may play without its sound
      current.muted = true;
      current.play().catch(() => undefined);
    });
  }, [isPlaying, isMuted]);
  return (
    <video
      ref={film}
      src={originalUrl(card.id)}
      playsInline
      preload="auto"
      {...(card.picture ? { poster: pictureUrl(card.picture, 'preview') } : {})}
      onLoadedData={(event) => (event.currentTarget.videoWidth > 0 ? onShown(false) : onLost())}
      onEnded={onEnded}
      onError={onLost}
    />
  );
}
