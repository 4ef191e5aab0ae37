import { ChevronLeft, ChevronRight } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { pictureUrl } from '../../../shared/api/media-url.ts';
import type { AssetCard } from '../../../shared/model/asset.ts';
import { type ShownResult, useResult } from '../../data/result.ts';
import { IconButton } from '../../elements/icon-button.tsx';
import { useFormats, useT } from '../../state/language.tsx';
import { focus, select, selection } from '../../state/selection.ts';
import { createStore, useStore } from '../../state/store.ts';
import { closeViewer, openViewer, useView } from '../../state/view.ts';
import { saidOf, useWords } from '../grid/words.ts';
import { markWords } from '../marks/mark-keys.ts';
import { DocumentStage } from './document-stage.tsx';
import type { DocumentVerbs } from './document-verbs.ts';
import { FilmStage } from './film-stage.tsx';
import { Filmstrip } from './filmstrip.tsx';
import { lookedAtHalf } from './half.ts';
import { forgetPassage } from './lead.ts';
import { PictureStage, type StageVerbs } from './picture-stage.tsx';
import { SoundStage } from './sound-stage.tsx';
import { Trouble } from './trouble.tsx';
import { useHeld } from './use-held.ts';
import type { PlayerVerbs } from './use-player.ts';
import { useQuiet } from './use-quiet.ts';
import { hearKeys } from './viewer-keys.ts';
import { ViewerTop } from './viewer-top.tsx';
import './viewer.css';
import './viewer-bars.css';
import './player.css';
import './document.css';
import './sheets.css';
import './low-window.css';

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

/** How an asset is looked at. `none`: there is nothing of it to see, and why is said. */
function wayOf(card: AssetCard): 'picture' | 'film' | 'sound' | 'document' | 'none' {
  if (card.kind === 'video') return 'film';
  if (card.kind === 'audio') return 'sound';
  if (card.kind !== 'photo') return 'document';
  const hasPicture = card.picture !== null && card.pictureKind !== 'card';
  return hasPicture || (card.error === null && card.state === 'present') ? 'picture' : 'none';
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
  const room = useRef<HTMLDivElement>(null);
  const picture = useRef<StageVerbs>(null);
  const player = useRef<PlayerVerbs>(null);
  const reader = useRef<DocumentVerbs>(null);
  /** The document whose search was asked for before it was there, and what was typed for it since. */
  const wanted = useRef<{ readonly id: string; readonly words: string } | undefined>(undefined);
  const [slot, setSlot] = useState<HTMLElement | null>(null);
  const [percent, setPercent] = useState(100);
  const isInspected = useStore(besides);
  const isQuiet = useQuiet(room);
  const { card: held, isGone, forget } = useHeld(result, index);
  const half = useStore(lookedAtHalf);
  const card = half && held && half.of === held.id ? half.card : held;
  useEffect(
    () => () => {
      lookedAtHalf.set(undefined);
      forgetPassage();
    },
    [],
  );

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
    if (!held || isGone) return;
    if (selection.get().ids.size > 1) focus(index, held.id);
    else select(index, held.id);
  }, [held, index, isGone]);

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
  const way = card ? wayOf(card) : undefined;
  const isRead = way === 'document' || way === 'none';
  useEffect(() => room.current?.focus({ preventScroll: true }), []);
  useEffect(() => {
    // what had the keys may have gone with the asset before
    if (document.activeElement === document.body) room.current?.focus({ preventScroll: true });
  });

  const attachReader = useCallback((verbs: DocumentVerbs | null) => {
    reader.current = verbs;
    if (!verbs || wanted.current === undefined) return;
    const { words } = wanted.current;
    wanted.current = undefined;
    verbs.find(words);
  }, []);
  // a search that was asked for belongs to the document that it was asked for
  useEffect(() => {
    if (wanted.current?.id !== card?.id) wanted.current = undefined;
  }, [card?.id]);

  const onKeyDown = (event: KeyboardEvent) => {
    // a dialog or a menu over the viewer has its own keys, though its events come by here
    if (!event.currentTarget.contains(event.target as Node)) return;
    hearKeys(event, {
      picture: picture.current,
      player: player.current,
      document: reader.current,
      find:
        way === 'document'
          ? () => {
              if (reader.current) reader.current.find();
              else if (card) wanted.current ??= { id: card.id, words: '' };
            }
          : undefined,
      keep:
        wanted.current && wanted.current.id === card?.id
          ? (key) => {
              const { id, words } = wanted.current ?? { id: card.id, words: '' };
              wanted.current = { id, words: key === 'Backspace' ? words.slice(0, -1) : words + key };
            }
          : undefined,
      step: (by) => go(index + by),
      toEnd: (end) => go(end === 'first' ? 0 : result.total - 1),
      close: closeViewer,
      inspect: () => besides.set((before) => !before),
    });
  };

  const position = t('viewer.of', { at: formats.number(index + 1), total: formats.number(result.total) });
  const hasBack = index > 0;
  const hasOn = index < result.total - 1;
  return (
    <Dialog className="viewer-dialog" aria-label={t('viewer.label')}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys of the whole room are heard where they end up */}
      <div
        ref={room}
        tabIndex={-1}
        className="viewer"
        data-way={way}
        data-quiet={isQuiet && !isRead ? '' : undefined}
        onKeyDown={onKeyDown}
      >
        <div className="viewer__room">
          <p className="hidden-words" aria-live="polite">
            {card ? `${[saidOf(card, words), ...markWords(card, t)].join(', ')}. ${position}` : position}
          </p>
          <ViewerTop
            card={card}
            held={held}
            position={position}
            percent={way === 'picture' ? percent : undefined}
            onPixels={() => picture.current?.toggle()}
            isInspected={isInspected}
            onInspect={() => besides.set((before) => !before)}
            slot={way === 'document' ? setSlot : undefined}
            steps={
              isRead
                ? { back: hasBack ? () => go(index - 1) : undefined, on: hasOn ? () => go(index + 1) : undefined }
                : undefined
            }
          />
          {card && way === 'picture' ? <PictureStage card={card} verbs={picture} onZoom={setPercent} /> : null}
          {card && way === 'film' ? <FilmStage key={card.id} card={card} verbs={player} /> : null}
          {card && way === 'sound' ? <SoundStage key={card.id} card={card} verbs={player} /> : null}
          {card && way === 'document' ? (
            <DocumentStage key={card.id} card={card} slot={slot} verbs={attachReader} />
          ) : null}
          {card && way === 'none' ? (
            <div className="stage stage--document">
              <Trouble card={card} code={card.error?.code} />
            </div>
          ) : null}
          {isRead ? null : (
            <>
              <div className="viewer__step viewer__step--back" data-bar="">
                <IconButton
                  label={t('viewer.previous')}
                  size="large"
                  isDisabled={!hasBack}
                  icon={<ChevronLeft aria-hidden="true" />}
                  onPress={() => go(index - 1)}
                />
              </div>
              <div className="viewer__step viewer__step--on" data-bar="">
                <IconButton
                  label={t('viewer.next')}
                  size="large"
                  isDisabled={!hasOn}
                  icon={<ChevronRight aria-hidden="true" />}
                  onPress={() => go(index + 1)}
                />
              </div>
              <div className="viewer__strip" data-bar="">
                <Filmstrip result={result} index={index} onGo={go} />
              </div>
            </>
          )}
        </div>
        {isInspected && card ? <aside className="viewer__side">{inspector(card)}</aside> : null}
      </div>
    </Dialog>
  );
}
