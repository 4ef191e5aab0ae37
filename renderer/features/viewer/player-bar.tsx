import { Gauge, Maximize, Minimize, Pause, Play, Volume1, Volume2, VolumeX } from 'lucide-react';
import { type ReactNode, useSyncExternalStore } from 'react';
import { Button } from '../../elements/button.tsx';
import { IconButton } from '../../elements/icon-button.tsx';
import { Menu } from '../../elements/menu.tsx';
import { useFormats, useLanguage, useT } from '../../state/language.tsx';
import { type Player, rates } from './use-player.ts';

const watchFullScreen = (tell: () => void) => {
  document.addEventListener('fullscreenchange', tell);
  return () => document.removeEventListener('fullscreenchange', tell);
};

/** The buttons under what is played. `children` is the line of its time. */
export function PlayerBar(props: {
  readonly player: Player;
  readonly hasFullScreen: boolean;
  readonly children: ReactNode;
}) {
  const { player, hasFullScreen, children } = props;
  const { isPlaying, isMuted, volume, rate, at, length } = player;
  const t = useT();
  const formats = useFormats();
  const isIndonesian = useLanguage() === 'id';
  const isFull = useSyncExternalStore(watchFullScreen, () => document.fullscreenElement !== null);
  const times = (value: number) => t('viewer.times', { rate: String(value).replace('.', isIndonesian ? ',' : '.') });
  const Loud = isMuted || volume === 0 ? VolumeX : volume < 0.5 ? Volume1 : Volume2;
  return (
    // biome-ignore lint/a11y/useSemanticElements: the buttons of a player are no part of a form
    <div
      className="player"
      role="group"
      aria-label={t('viewer.player')}
      data-bar=""
      data-playing={isPlaying || undefined}
    >
      {children}
      <div className="player__row">
        <IconButton
          label={t(isPlaying ? 'viewer.pause' : 'viewer.play')}
          keys="Space"
          icon={isPlaying ? <Pause aria-hidden="true" /> : <Play aria-hidden="true" />}
          onPress={player.toggle}
        />
        <span className="player__time">
          {formats.duration(at)}
          <span> / {formats.duration(length)}</span>
        </span>
        <span className="player__gap" />
        <Menu
          label={t('viewer.speed')}
          placement="top end"
          trigger={
            <Button tone="quiet" size="small" className="player__speed" icon={<Gauge aria-hidden="true" />}>
              <span className="hidden-words">{t('viewer.speed')} </span>
              {times(rate)}
            </Button>
          }
          entries={rates.map((value) => ({ id: String(value), label: times(value), isChosen: value === rate }))}
          onAction={(chosen) => player.setRate(Number(chosen))}
        />
        <IconButton
          label={t(isMuted ? 'viewer.unmute' : 'viewer.mute')}
          keys="M"
          icon={<Loud aria-hidden="true" />}
          onPress={player.mute}
        />
        <input
          type="range"
          className="player__volume"
          min={0}
          max={1}
          step={0.05}
          value={isMuted ? 0 : volume}
          aria-label={t('viewer.volume')}
          aria-valuetext={formats.percent(isMuted ? 0 : volume)}
          style={{ '--share': `${(isMuted ? 0 : volume) * 100}%` } as Record<string, string>}
          onChange={(event) => player.setVolume(event.currentTarget.valueAsNumber)}
        />
        {hasFullScreen ? (
          <IconButton
            label={t(isFull ? 'viewer.leave-full-screen' : 'viewer.full-screen')}
            keys="F"
            icon={isFull ? <Minimize aria-hidden="true" /> : <Maximize aria-hidden="true" />}
            onPress={player.fullScreen}
          />
        ) : null}
      </div>
    </div>
  );
}
