import { ImageOff } from 'lucide-react';
import { type KeyboardEvent, useCallback, useEffect, useRef, useState } from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { pictureUrl } from '../../../shared/api/media-url.ts';
import { isFilm } from '../../data/slide-list.ts';
import { Button } from '../../elements/button.tsx';
import { EmptyState } from '../../elements/empty-state.tsx';
import type { KeyAct } from '../../state/key-table.ts';
import { type Struck, struck } from '../../state/keys.ts';
import { useFormats, useT } from '../../state/language.tsx';
import { changeSlides, type Slides, slides, slideWishes, stepPace } from '../../state/slides.ts';
import { useStore } from '../../state/store.ts';
import { calledOf, saidOf, useWords } from '../grid/words.ts';
import { useQuiet } from '../viewer/use-quiet.ts';
import { SlideBar } from './slide-bar.tsx';
import { SlideStage } from './slide-stage.tsx';
import { useAwake, useFullScreen } from './use-awake.ts';
import { useSlides } from './use-slides.ts';
import './slideshow.css';

const close = (): void => slides.set(undefined);

/** Pictures and films one after the other, over the whole screen. */
export function Slideshow() {
  const now = useStore(slides);
  return (
    <ModalOverlay className="slides-veil" isOpen={now !== undefined} isKeyboardDismissDisabled>
      <Modal className="slides-modal">{now ? <Inside now={now} /> : null}</Modal>
    </ModalOverlay>
  );
}

function Inside({ now }: { readonly now: Slides }) {
  const t = useT();
  const formats = useFormats();
  const words = useWords();
  const room = useRef<HTMLDivElement>(null);
  const { slide, total, isPlaying, setPlaying, isNone, go, toEnd, advance, peek } = useSlides(now);
  const { pace, isShuffled, isRepeated, hasWords } = useStore(slideWishes);
  const [isMuted, setMuted] = useState(false);
  /** The slide that is on screen; `isTimed`: it waits for its time to be over. */
  const [seen, setSeen] = useState<{ readonly turn: number; readonly isTimed: boolean } | undefined>();
  const isQuiet = useQuiet(room);
  useAwake(isPlaying && slide !== undefined);
  useFullScreen(close);
  useEffect(() => room.current?.focus({ preventScroll: true }), []);

  const turn = slide?.turn;
  const isTimed = seen !== undefined && seen.turn === turn && seen.isTimed;
  useEffect(() => {
    if (!isPlaying || !isTimed || turn === undefined) return;
    const timer = setTimeout(() => void advance(), pace * 1000);
    return () => clearTimeout(timer);
  }, [isPlaying, isTimed, turn, pace, advance]);

  // the next picture is fetched while this one is looked at
  useEffect(() => {
    if (seen === undefined) return;
    void peek()?.then((card) => {
      if (card?.picture && card.pictureKind === 'picture') new Image().src = pictureUrl(card.picture, 'preview');
    });
  }, [seen, peek]);

  const onEnded = useCallback(() => void advance(), [advance]);
  const film = slide !== undefined && isFilm(slide.card);
  const ways = [
    () => changeSlides({ isShuffled: !isShuffled }),
    () => changeSlides({ isRepeated: !isRepeated }),
    () => changeSlides({ hasWords: !hasWords }),
    () => setMuted((before) => !before),
  ];
  const actOf = ({ act, at }: Struck<KeyAct<'slides'>>): (() => void) | undefined => {
    switch (act) {
      case 'play':
        return () => setPlaying((before) => !before);
      case 'next':
      case 'screen':
        return () => go(at === 0 ? -1 : 1);
      case 'ends':
        return () => toEnd(at === 0 ? 'first' : 'last');
      case 'pace':
        return () => stepPace(at === 0 ? 1 : -1);
      case 'ways':
        return ways[at];
      case 'close':
        return close;
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // a menu over the slides has its own keys, though its events come by here
    if (!event.currentTarget.contains(event.target as Node) || event.ctrlKey || event.metaKey || event.altKey) return;
    const isOnButton = (event.target as Element).closest('button') !== null;
    if (isOnButton && (event.key === ' ' || event.key === 'Enter')) return;
    const pressed = struck('slides', event);
    const act = pressed && actOf(pressed);
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };

  return (
    <Dialog className="slides-dialog" aria-label={t('slides.label')}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys of the whole show are heard where they end up */}
      <div
        ref={room}
        tabIndex={-1}
        className="slides"
        data-quiet={isQuiet && isPlaying ? '' : undefined}
        onKeyDown={onKeyDown}
      >
        {/* said when somebody steps, not every few seconds */}
        <p className="hidden-words" aria-live={isPlaying ? 'off' : 'polite'}>
          {slide ? saidOf(slide.card, words) : ''}
        </p>
        {slide ? (
          <SlideStage
            slide={slide}
            isPlaying={isPlaying}
            isMuted={isMuted}
            onShown={(waits) => setSeen({ turn: slide.turn, isTimed: waits })}
            onEnded={onEnded}
          />
        ) : null}
        {slide && hasWords ? (
          <div className="slides__words">
            <p data-guess={slide.card.title === null && slide.card.proposedTitle ? '' : undefined}>
              {calledOf(slide.card)}
            </p>
            {slide.card.date ? <p>{formats.date(slide.card.date)}</p> : null}
          </div>
        ) : null}
        {isNone ? (
          <EmptyState
            icon={<ImageOff aria-hidden="true" />}
            title={t('slides.none')}
            action={<Button onPress={close}>{t('action.close')}</Button>}
          >
            {t('slides.none.why')}
          </EmptyState>
        ) : (
          <SlideBar
            at={slide ? slide.step + 1 : 0}
            total={total}
            isPlaying={isPlaying}
            onPlay={() => setPlaying((before) => !before)}
            onGo={go}
            onClose={close}
            sound={film ? { isMuted, toggle: () => setMuted((before) => !before) } : undefined}
          />
        )}
      </div>
    </Dialog>
  );
}
