import { ChevronLeft, ChevronRight, ExternalLink, FolderOpen, Info, Maximize, X } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { pictureUrl } from '../../../shared/api/media-url.ts';
import type { AssetCard } from '../../../shared/model/asset.ts';
import { useDesktop } from '../../data/engine.tsx';
import { type ShownResult, useResult } from '../../data/result.ts';
import { IconButton } from '../../elements/icon-button.tsx';
import { useFormats, useT } from '../../state/language.tsx';
import { focus, select, selection } from '../../state/selection.ts';
import { createStore, useStore } from '../../state/store.ts';
import { closeViewer, openViewer, useView } from '../../state/view.ts';
import { saidOf, useWords } from '../grid/words.ts';
import { Filmstrip } from './filmstrip.tsx';
import { MediaStage, type PlayerVerbs } from './media-stage.tsx';
import { PageStage } from './page-stage.tsx';
import { PictureStage, type StageVerbs } from './picture-stage.tsx';
import { useHeld } from './use-held.ts';
import { useQuiet } from './use-quiet.ts';
import './viewer.css';

/** Whether the inspector stands beside the picture; it stays so from one look to the next. */
const besides = createStore(false);

/** One asset on black, as large as the window. `inspector` is what may stand beside it. */
export function Viewer({ inspector }: { readonly inspector: (card: AssetCard) => ReactNode }) {
  const { viewerIndex } = useView();
  const result = useResult();
  const isOpen = viewerIndex !== undefined && result.total > 0;
  return (
    <ModalOverlay className="viewer-veil" isOpen={isOpen} isKeyboardDismissDisabled>
      <Modal className="viewer-modal">
        {isOpen ? (
          <Inside result={result} index={Math.min(viewerIndex, result.total - 1)} inspector={inspector} />
        ) : null}
      </Modal>
    </ModalOverlay>
  );
}

function Inside(props: {
  readonly result: ShownResult;
  readonly index: number;
  readonly inspector: (card: AssetCard) => ReactNode;
}) {
  const { result, index, inspector } = props;
  const t = useT();
  const formats = useFormats();
  const words = useWords();
  const desktop = useDesktop();
  const room = useRef<HTMLDivElement>(null);
  const stage = useRef<StageVerbs>(null);
  const player = useRef<PlayerVerbs>(null);
  const [percent, setPercent] = useState(100);
  const isInspected = useStore(besides);
  const isQuiet = useQuiet(room);
  const { card, isGone, forget } = useHeld(result, index);

  const go = useCallback(
    (to: number) => {
      // Where something has left the result, the next one has taken its place already.
      const next = Math.max(0, Math.min(result.total - 1, isGone && to > index ? to - 1 : to));
      if (next !== index) openViewer(next);
      else if (isGone) forget();
    },
    [index, result.total, isGone, forget],
  );

  // The grid goes on from what was looked at last; several chosen pictures stay chosen while one looks around.
  useEffect(() => {
    if (!card || isGone) return;
    if (selection.get().ids.size > 1) focus(index, card.id);
    else select(index, card.id);
  }, [card, index, isGone]);

  const { ensure, itemAt } = result;
  useEffect(() => {
    ensure(Math.max(0, index - 30), index + 31);
    for (const near of [index + 1, index - 1, index + 2]) {
      const neighbour = itemAt(near);
      if (neighbour?.picture && neighbour.pictureKind === 'picture')
        new Image().src = pictureUrl(neighbour.picture, 'preview');
    }
  }, [ensure, itemAt, index]);

  // The keys belong to the room from the first moment, also while nothing in it is touched.
  useEffect(() => room.current?.focus({ preventScroll: true }), []);

  const onKeyDown = (event: KeyboardEvent) => {
    const target = event.target as HTMLElement;
    if (event.key === 'Escape') {
      if (event.defaultPrevented) return;
      event.preventDefault();
      return closeViewer();
    }
    if (target.closest('input:not([type="range"]), textarea, [contenteditable], [role="listbox"], .viewer__side'))
      return;
    if (event.altKey || ((event.ctrlKey || event.metaKey) && !['+', '-', '=', '0'].includes(event.key))) return;
    const isOnButton = target.closest('button, input, [data-keys]') !== null;
    const verbs = stage.current;
    const isClose = verbs ? !verbs.isWhole() : false;
    const done = (act: () => void) => {
      event.preventDefault();
      act();
    };
    const side = (way: 1 | -1) => {
      if (target instanceof HTMLInputElement) return;
      done(() => {
        if (isClose) verbs?.move(-way * 120, 0);
        else if (player.current?.isPlaying()) player.current.seek(way * 5);
        else go(index + way);
      });
    };
    switch (event.key) {
      case 'ArrowRight':
        return side(1);
      case 'ArrowLeft':
        return side(-1);
      case 'ArrowDown':
        return isClose ? done(() => verbs?.move(0, -120)) : undefined;
      case 'ArrowUp':
        return isClose ? done(() => verbs?.move(0, 120)) : undefined;
      case 'PageDown':
        return isOnButton ? undefined : done(() => go(index + 1));
      case 'PageUp':
        return isOnButton ? undefined : done(() => go(index - 1));
      case 'Home':
        return isOnButton ? undefined : done(() => go(0));
      case 'End':
        return isOnButton ? undefined : done(() => go(result.total - 1));
      case ' ':
        if (isOnButton) return;
        return done(() => (player.current ? player.current.toggle() : closeViewer()));
      case 'z':
      case 'Z':
        return done(() => verbs?.toggle());
      case '+':
      case '=':
        return done(() => verbs?.by(1.25));
      case '-':
        return done(() => verbs?.by(0.8));
      case '0':
        return done(() => {
          if (isClose) verbs?.toggle();
        });
      case 'i':
      case 'I':
        return done(() => besides.set((before) => !before));
    }
  };

  const isPlayed = card?.kind === 'video' || card?.kind === 'audio';
  const hasPicture = card?.picture != null && card.pictureKind !== 'card';
  const isPicture = card?.kind === 'photo' && (hasPicture || card.error === null);
  const position = t('viewer.of', { at: formats.number(index + 1), total: formats.number(result.total) });
  const quiet = isQuiet ? '' : undefined;
  return (
    <Dialog className="viewer-dialog" aria-label={t('viewer.label')}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys of the whole room are heard where they end up */}
      <div ref={room} tabIndex={-1} className="viewer" data-quiet={quiet} onKeyDown={onKeyDown}>
        <div className="viewer__room">
          <p className="hidden-words" aria-live="polite">
            {card ? `${saidOf(card, words)}. ${position}` : position}
          </p>
          {card && isPicture ? <PictureStage card={card} verbs={stage} onZoom={setPercent} /> : null}
          {card && isPlayed ? <MediaStage key={card.id} card={card} verbs={player} /> : null}
          {card && !isPicture && !isPlayed ? <PageStage key={card.id} card={card} /> : null}

          <div className="viewer__top" data-bar="">
            <div className="viewer__name">
              <p data-guess={card && card.title === null && card.proposedTitle ? '' : undefined}>
                {card ? (card.title ?? card.proposedTitle ?? card.name) : ''}
              </p>
              <p>
                {position}
                {card?.date ? ` · ${formats.date(card.date)}` : ''}
              </p>
            </div>
            {isPicture ? (
              <>
                <span className="viewer__percent">{formats.percent(percent / 100)}</span>
                <IconButton
                  label={t('viewer.pixels')}
                  keys="Z"
                  icon={<Maximize aria-hidden="true" />}
                  onPress={() => stage.current?.toggle()}
                />
              </>
            ) : null}
            {desktop && card?.state === 'present' ? (
              <>
                <IconButton
                  label={t('viewer.open-original')}
                  icon={<ExternalLink aria-hidden="true" />}
                  onPress={() => void desktop.openOriginal(card.id)}
                />
                <IconButton
                  label={t('viewer.reveal')}
                  icon={<FolderOpen aria-hidden="true" />}
                  onPress={() => void desktop.reveal(card.id)}
                />
              </>
            ) : null}
            <IconButton
              label={t('viewer.inspector')}
              keys="I"
              isOn={isInspected}
              icon={<Info aria-hidden="true" />}
              onPress={() => besides.set((before) => !before)}
            />
            <IconButton label={t('action.close')} keys="Esc" icon={<X aria-hidden="true" />} onPress={closeViewer} />
          </div>

          <div className="viewer__step viewer__step--back" data-bar="">
            <IconButton
              label={t('viewer.previous')}
              size="large"
              isDisabled={index === 0}
              icon={<ChevronLeft aria-hidden="true" />}
              onPress={() => go(index - 1)}
            />
          </div>
          <div className="viewer__step viewer__step--on" data-bar="">
            <IconButton
              label={t('viewer.next')}
              size="large"
              isDisabled={index >= result.total - 1}
              icon={<ChevronRight aria-hidden="true" />}
              onPress={() => go(index + 1)}
            />
          </div>
          <div className="viewer__strip" data-bar="">
            <Filmstrip result={result} index={index} onGo={go} />
          </div>
        </div>
        {isInspected && card ? <aside className="viewer__side">{inspector(card)}</aside> : null}
      </div>
    </Dialog>
  );
}
