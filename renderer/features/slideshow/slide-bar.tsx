import {
  Captions,
  CaptionsOff,
  ChevronLeft,
  ChevronRight,
  Pause,
  Play,
  Repeat,
  Shuffle,
  Timer,
  Volume2,
  VolumeX,
  X,
} from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { IconButton } from '../../elements/icon-button.tsx';
import { Menu } from '../../elements/menu.tsx';
import { useFormats, useT } from '../../state/language.tsx';
import { changeSlides, paces, slideWishes } from '../../state/slides.ts';
import { useStore } from '../../state/store.ts';

/** What can be done while slides are shown. */
export function SlideBar(props: {
  readonly at: number;
  readonly total: number;
  readonly isPlaying: boolean;
  readonly onPlay: () => void;
  readonly onGo: (way: 1 | -1) => void;
  readonly onClose: () => void;
  /** Undefined where there is nothing to hear. */
  readonly sound: { readonly isMuted: boolean; readonly toggle: () => void } | undefined;
}) {
  const t = useT();
  const { number } = useFormats();
  const { pace, isShuffled, isRepeated, hasWords } = useStore(slideWishes);
  const { isPlaying, sound } = props;
  return (
    <div className="slides__bar" data-bar="" role="toolbar" aria-label={t('slides.tools')}>
      <IconButton
        label={t('viewer.previous')}
        keys="←"
        icon={<ChevronLeft aria-hidden />}
        onPress={() => props.onGo(-1)}
      />
      <IconButton
        label={t(isPlaying ? 'slides.pause' : 'slides.play')}
        keys="Space"
        icon={isPlaying ? <Pause aria-hidden /> : <Play aria-hidden />}
        onPress={props.onPlay}
      />
      <IconButton label={t('viewer.next')} keys="→" icon={<ChevronRight aria-hidden />} onPress={() => props.onGo(1)} />
      <span className="slides__at">{t('viewer.of', { at: number(props.at), total: number(props.total) })}</span>
      <Menu
        label={t('slides.pace')}
        placement="top end"
        trigger={
          <Button className="slides__pace" aria-label={`${t('slides.pace')}: ${t('slides.seconds', { count: pace })}`}>
            <Timer aria-hidden />
            <span>{t('slides.seconds', { count: pace })}</span>
          </Button>
        }
        entries={paces.map((one) => ({
          id: String(one),
          label: t('slides.seconds', { count: one }),
          isChosen: one === pace,
        }))}
        onAction={(id) => changeSlides({ pace: Number(id) })}
      />
      <IconButton
        label={t('slides.shuffle')}
        keys="S"
        isOn={isShuffled}
        icon={<Shuffle aria-hidden />}
        onPress={() => changeSlides({ isShuffled: !isShuffled })}
      />
      <IconButton
        label={t('slides.repeat')}
        keys="R"
        isOn={isRepeated}
        icon={<Repeat aria-hidden />}
        onPress={() => changeSlides({ isRepeated: !isRepeated })}
      />
      <IconButton
        label={t('slides.words')}
        keys="T"
        isOn={hasWords}
        icon={hasWords ? <Captions aria-hidden /> : <CaptionsOff aria-hidden />}
        onPress={() => changeSlides({ hasWords: !hasWords })}
      />
      {sound ? (
        <IconButton
          label={t(sound.isMuted ? 'slides.sound' : 'slides.mute')}
          keys="M"
          icon={sound.isMuted ? <VolumeX aria-hidden /> : <Volume2 aria-hidden />}
          onPress={sound.toggle}
        />
      ) : null}
      <IconButton label={t('slides.close')} keys="Esc" icon={<X aria-hidden />} onPress={props.onClose} />
    </div>
  );
}
