import { type DragEvent, useCallback, useEffect, useRef, useState } from 'react';
import type { Event } from '../../../shared/model/event.ts';
import { nameOf, useEventEdits } from '../../data/event-edits.ts';
import { useEvent, useEventAssets, useFollowEvents } from '../../data/events.ts';
import {
  closeDescribing,
  describing,
  draftOf,
  type FormField,
  forgetDrafts,
  openDescribing,
  useDescribing,
} from '../../state/describing.ts';
import { useFormats, useT } from '../../state/language.tsx';
import type { MarkChange } from '../marks/mark-keys.ts';
import type { StageVerbs } from '../viewer/picture-stage.tsx';
import { ChosenBar } from './chosen-bar.tsx';
import { carry, dropped } from './dragging.ts';
import { type Asked, EventDialogs } from './event-dialogs.tsx';
import { EventForm } from './event-form.tsx';
import { wordsOf } from './form-words.ts';
import { walkParts } from './parts.ts';
import { cleared, only } from './picking.ts';
import { Queue } from './queue.tsx';
import { DescribingTop, KeyLine } from './screen-bars.tsx';
import { hearScreenKeys, isTyping } from './screen-keys.ts';
import { Failing, NothingLeft, WaitingEvent } from './screen-states.tsx';
import { Stage } from './stage.tsx';
import { todayHere } from './today.ts';
import { useLooking } from './use-looking.ts';
import { useQueue } from './use-queue.ts';
import '../viewer/viewer.css';
import './describing.css';
import './photos.css';
import './narrow.css';

const none: readonly never[] = [];

/** Describing, one event at a time: its photographs large, its words in place, one key to confirm them all. */
export function DescribingScreen() {
  const t = useT();
  const formats = useFormats();
  const edits = useEventEdits();
  const wanted = useDescribing()?.event;
  const [leaving, setLeaving] = useState<string | undefined>();
  const queue = useQueue(wanted, leaving);
  const current = useEvent(wanted);
  const event = current.data;
  const assets = useEventAssets(wanted);
  const looking = useLooking(assets.data?.items ?? none);
  const { mode, setMode, picking, setPicking, order, chosen, chosenIds, reset } = looking;
  useFollowEvents(wanted, edits.isBusy);

  const [asked, setAsked] = useState<Asked | undefined>();
  const [wrong, setWrong] = useState<readonly FormField[]>(none);
  const [note, setNote] = useState('');
  const [isListOpen, setListOpen] = useState(false);
  /** The event that somebody was told lacks something: the next time they mean it. */
  const told = useRef('');
  const photos = useRef<HTMLDivElement>(null);
  const stage = useRef<HTMLDivElement>(null);
  const form = useRef<HTMLElement>(null);
  const own = useRef<HTMLDivElement>(null);
  const picture = useRef<StageVerbs | null>(null);

  const focusPhotos = useCallback(() => (photos.current ?? stage.current)?.focus({ preventScroll: true }), []);
  const go = useCallback(
    (id: string | undefined) => {
      openDescribing(id);
      reset();
      setWrong(none);
      setNote('');
      setListOpen(false);
      told.current = '';
    },
    [reset],
  );

  // without a wish the first one that is still to do; also when the one wished for was merged or taken apart meanwhile
  const isGone = current.isError && !current.data;
  const firstId = queue.first?.id;
  useEffect(() => {
    if ((wanted === undefined || isGone) && firstId !== undefined && firstId !== wanted) go(firstId);
  }, [wanted, isGone, firstId, go]);

  const isThere = event !== undefined && assets.data !== undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the keys belong to the photographs of each new event
  useEffect(() => {
    if (isThere && !isTyping(document.activeElement)) focusPhotos();
  }, [wanted, isThere, mode, focusPhotos]);
  useEffect(() => {
    // what had the keys may have gone with the event before
    if (document.activeElement === document.body) focusPhotos();
  });

  const confirm = () => {
    if (!event) return;
    const typed = draftOf(event.id);
    const made = wordsOf(event, typed, (value) => formats.date(value), todayHere());
    setWrong(made.wrong);
    const lacking = made.empty.filter((field) => field === 'title' || field === 'theme' || field === 'date');
    const [first] = made.wrong.length > 0 ? made.wrong : lacking;
    if (first && (made.wrong.length > 0 || told.current !== event.id)) {
      if (made.wrong.length === 0) told.current = event.id;
      const fields = lacking.map((field) => t(`field.${field}`)).join(', ');
      setNote(made.wrong.length > 0 ? '' : t('describing.lacking', { fields }));
      form.current?.querySelector<HTMLElement>(`[data-field="${first}"] input`)?.focus();
      return;
    }
    setLeaving(event.id);
    void edits
      .confirm(event, made.words, () => go(event.id))
      .then(async (done) => {
        if (done) {
          forgetDrafts(event.id, typed);
          // a list that does not know it yet would lead back to it
          await queue.refresh();
        }
        setLeaving(undefined);
      });
    if (!queue.next && !queue.isToDo) return focusPhotos();
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    go(queue.next?.id);
  };

  const mark = (change: MarkChange) => {
    const ids = looking.marked.map(({ card }) => card.id);
    if (event && ids.length > 0) void edits.say(event.id, ids, [change]);
  };
  const split = () => {
    if (!event || chosenIds.length === 0 || chosenIds.length === order.length) return;
    void edits.split(event, chosenIds).then((id) => {
      if (id !== undefined && describing.get()?.event === event.id) go(id);
    });
  };
  const move = (to: Event, ids: readonly string[], from: string) => {
    if (ids.length > 0) void edits.move(from, to, ids);
  };
  const focusOwn = () => {
    if (picking.ids.size === 0 && picking.focused !== undefined) setPicking(only(picking.focused));
    // drawn first when nothing was chosen before
    requestAnimationFrame(() => own.current?.querySelector<HTMLInputElement>('[data-own="title"] input')?.select());
  };
  const goBack = (from: EventTarget) => {
    if (isTyping(from)) return focusPhotos();
    if (mode !== 'all') return setMode('all');
    if (picking.ids.size > 0) return setPicking(cleared);
    return closeDescribing();
  };

  const now = useRef(looking);
  now.current = looking;
  const onDrag = useCallback(
    (dragged: DragEvent, id: string) => {
      const { picking: picked, chosenIds: ids } = now.current;
      const carried = picked.ids.has(id) ? ids : [id];
      if (!picked.ids.has(id)) now.current.setPicking(only(id));
      carry(dragged, wanted ?? '', carried, t('describing.carried', { count: carried.length }));
    },
    [wanted, t],
  );
  const near = [queue.beside(-1), queue.beside(1)].filter((one) => one !== undefined);

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys of the whole screen are heard where they end up
    <div
      className="describing"
      onKeyDown={(pressed) =>
        hearScreenKeys(pressed, {
          looking,
          picture: picture.current,
          confirm,
          back: goBack,
          stepEvent: (by) => {
            const next = queue.beside(by);
            if (next) go(next.id);
          },
          mark,
          split,
          ask: setAsked,
          focusOwn,
          focusForm: () => form.current?.querySelector<HTMLInputElement>('input')?.select(),
          focusFilter: () => document.querySelector<HTMLInputElement>('.queue [type="search"]')?.focus(),
          walkParts,
        })
      }
    >
      <DescribingTop
        mode={mode}
        isListOpen={isListOpen}
        onList={() => setListOpen(!isListOpen)}
        onMode={(next) => {
          if (next === 'compare') looking.compare();
          else if (next === 'one' && mode !== 'compare') looking.look();
          else setMode(next);
        }}
      />
      <div className="describing__body">
        <nav
          className="describing__list"
          data-open={isListOpen ? '' : undefined}
          data-part=""
          aria-label={t('describing.queue')}
        >
          <Queue
            queue={queue}
            current={wanted}
            onGo={go}
            onDrop={(to, drop) => {
              const what = dropped(drop);
              if (what) move(to, what.ids, what.event);
            }}
          />
        </nav>
        <main className="describing__main" aria-label={t('describing.photos-region')}>
          {queue.failure !== undefined ? (
            <Failing error={queue.failure} onRetry={queue.retry} />
          ) : queue.isNothingLeft && wanted === undefined ? (
            <NothingLeft onAll={() => queue.setToDo(false)} />
          ) : event ? (
            <>
              <p className="hidden-words" aria-live="polite">
                {t('describing.announce', { title: nameOf(event) || t('describing.unnamed'), count: event.assets })}
              </p>
              <EventForm key={event.id} event={event} wrong={wrong} note={note} onConfirm={confirm} formRef={form} />
              <div ref={stage} tabIndex={-1} className="describing__stage" data-mode={mode} data-part="">
                {assets.isError && !assets.data ? (
                  <Failing error={assets.error} onRetry={() => void assets.refetch()} />
                ) : assets.data === undefined ? (
                  <WaitingEvent />
                ) : (
                  <Stage
                    event={event}
                    assets={assets.data}
                    looking={looking}
                    picture={picture}
                    photos={photos}
                    onDrag={onDrag}
                  />
                )}
              </div>
              {picking.ids.size > 0 && chosen.length > 0 ? (
                <ChosenBar
                  chosen={chosen}
                  fieldsRef={own}
                  verbs={{
                    onMark: mark,
                    onLook: looking.look,
                    onCompare: looking.compare,
                    onSplit: split,
                    onMove: () => setAsked('move'),
                    onClear: () => {
                      setPicking(cleared);
                      focusPhotos();
                    },
                    onSay: (ids, field, value) => void edits.say(event.id, ids, [{ field, op: 'set', value }]),
                    onStep: (by) => {
                      looking.step(by);
                      focusOwn();
                    },
                    onDone: focusPhotos,
                  }}
                />
              ) : (
                <KeyLine />
              )}
            </>
          ) : isGone ? (
            <Failing error={current.error} onRetry={() => void current.refetch()} />
          ) : (
            <WaitingEvent />
          )}
        </main>
      </div>
      {event ? (
        <EventDialogs
          asked={asked}
          event={event}
          near={near}
          count={chosenIds.length}
          onMove={(to) => move(to, chosenIds, event.id)}
          onSplit={split}
          onMerge={(other) => void edits.merge(event, other)}
          onClose={() => setAsked(undefined)}
        />
      ) : null}
    </div>
  );
}
