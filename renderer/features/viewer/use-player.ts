import { type Ref, useCallback, useEffect, useImperativeHandle, useRef, useState } from 'react';
import { originalUrl } from '../../../shared/api/media-url.ts';
import type { AssetCard } from '../../../shared/model/asset.ts';
import { createStore, useStore } from '../../state/store.ts';

/** What the keyboard does with a film or a recording. */
export interface PlayerVerbs {
  /** It is playing, or stands somewhere after its beginning. */
  readonly hasBegun: () => boolean;
  readonly toggle: () => void;
  /** Seconds forward, or back when negative. */
  readonly by: (seconds: number) => void;
  /** One frame on or back; it stops for that. */
  readonly frame: (way: 1 | -1) => void;
  readonly mute: () => void;
  readonly louder: (by: number) => void;
  readonly faster: (way: 1 | -1) => void;
  readonly fullScreen: () => void;
}

export const rates: readonly number[] = [0.5, 0.75, 1, 1.25, 1.5, 2];

/** How loud things are played; it stays so from one to the next. */
const loudness = createStore({ volume: 1, isMuted: false });

/** Without a rate in the file, a frame is taken to be this long. */
const usualFrame = 1 / 25;
/** How often the place is drawn while it plays, milliseconds. */
const often = 60;

export function usePlayer(card: AssetCard, verbs: Ref<PlayerVerbs>, frameRate?: number) {
  const media = useRef<HTMLMediaElement | null>(null);
  const [at, setAt] = useState(0);
  const [length, setLength] = useState(card.durationSeconds ?? 0);
  const [isPlaying, setPlaying] = useState(false);
  const [rate, setRateState] = useState(1);
  const [isFailed, setFailed] = useState(false);
  const { volume, isMuted } = useStore(loudness);
  const isThere = card.state === 'present' && card.error?.code !== 'file-empty';

  const attach = useCallback((element: HTMLMediaElement | null) => {
    media.current = element;
  }, []);
  useEffect(() => {
    if (!media.current) return;
    media.current.volume = volume;
    media.current.muted = isMuted;
  }, [volume, isMuted]);

  /** What the element knows by now: it loads from the moment it is made, which is before anybody hears it. */
  const sync = useCallback(() => {
    const { current } = media;
    if (!current) return;
    if (current.duration && Number.isFinite(current.duration)) setLength(current.duration);
    if (current.error) setFailed(true);
    // the sound alone of a film whose pictures nothing here decodes is not the film
    const isBlind = card.kind === 'video' && (current as HTMLVideoElement).videoWidth === 0;
    if (current.readyState > 0 && isBlind) setFailed(true);
  }, [card.kind]);
  useEffect(sync, [sync]);

  useEffect(() => {
    if (!isPlaying) return undefined;
    const timer = setInterval(() => setAt(media.current?.currentTime ?? 0), often);
    return () => clearInterval(timer);
  }, [isPlaying]);

  const toggle = useCallback(() => {
    const { current } = media;
    if (!current) return;
    // a refused start shows as the error of the element, which is told below
    if (current.paused) current.play().catch(() => undefined);
    else current.pause();
  }, []);
  const end = useRef(length);
  end.current = length;
  const seek = useCallback((to: number) => {
    const sound = Math.min(end.current, Math.max(0, to));
    if (media.current) media.current.currentTime = sound;
    setAt(sound);
  }, []);
  const setRate = useCallback((next: number) => {
    if (media.current) media.current.playbackRate = next;
    setRateState(next);
  }, []);
  const setVolume = useCallback(
    (next: number) => loudness.set({ volume: Math.min(1, Math.max(0, next)), isMuted: next <= 0 }),
    [],
  );
  const mute = useCallback(
    () => loudness.set((now) => ({ volume: now.volume === 0 ? 0.5 : now.volume, isMuted: !now.isMuted })),
    [],
  );
  const fullScreen = useCallback(() => {
    // the whole page, so that hints and menus are seen too; refused where a browser does not allow it
    const done = document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen();
    done.catch(() => undefined);
  }, []);
  useEffect(
    () => () => {
      if (document.fullscreenElement) document.exitFullscreen().catch(() => undefined);
    },
    [],
  );

  useImperativeHandle(verbs, () => ({
    hasBegun: () => isPlaying || at > 0,
    toggle,
    by: (seconds) => seek((media.current?.currentTime ?? at) + seconds),
    frame: (way) => {
      media.current?.pause();
      seek((media.current?.currentTime ?? at) + way * (frameRate && frameRate > 0 ? 1 / frameRate : usualFrame));
    },
    mute,
    louder: (by) => setVolume((isMuted ? 0 : volume) + by),
    faster: (way) => setRate(rates[rates.indexOf(rate) + way] ?? rate),
    fullScreen,
  }));

  const events = {
    src: isThere ? originalUrl(card.id) : undefined,
    preload: 'metadata',
    onPlay: () => setPlaying(true),
    onPause: () => setPlaying(false),
    onTimeUpdate: () => setAt(media.current?.currentTime ?? 0),
    onDurationChange: sync,
    onLoadedMetadata: sync,
    onError: sync,
  } as const;
  const isLost = isFailed || !isThere;
  return {
    ...{ attach, events, at, length, isPlaying, isMuted, volume, rate, isFailed, isLost },
    ...{ toggle, seek, setRate, setVolume, mute, fullScreen },
  };
}

export type Player = ReturnType<typeof usePlayer>;
