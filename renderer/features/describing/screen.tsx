import { type DragEvent, type KeyboardEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Event } from '../../../shared/model/event.ts';
import { nameOf, useEventEdits } from '../../data/event-edits.ts';
import { useEvent, useEventAssets, useEventList, useFollowEvents, useNextAssets } from '../../data/events.ts';
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
import { useWords } from '../grid/words.ts';
import { type MarkChange, markOfKey } from '../marks/mark-keys.ts';
import type { StageVerbs } from '../viewer/picture-stage.tsx';
import { ChooseEvent } from './choose-event.tsx';
import { ChosenBar, type ChosenVerbs } from './chosen-bar.tsx';
import { Compare } from './compare.tsx';
import { carry, dropped } from './dragging.ts';
import { EventForm } from './event-form.tsx';
import { wordsOf } from './form-words.ts';
import { keyAct } from './keys.ts';
import { Large } from './large.tsx';
import { marksOf } from './marks-of.ts';
import { Photos } from './photos.tsx';
import { actedOn, all, cleared, noPicking, only, type Picking, surviving } from './picking.ts';
import { Queue } from './queue.tsx';
import { DescribingTop, KeyLine, type Mode } from './screen-bars.tsx';
import { Failing, NothingLeft, WaitingEvent } from './screen-states.tsx';
import { todayHere } from './today.ts';
import '../viewer/viewer.css';
import './describing.css';
import './photos.css';

type Asked = 'move' | 'merge';

const none: readonly never[] = [];
/** Photographs that can be told apart side by side. */
const comparable = 4;

/** Describing, one event at a time: its photographs large, its words in place, one key to confirm them all. */
export function DescribingScreen() {
  const t = useT();
  const formats = useFormats();
  const words = useWords();
  const edits = useEventEdits();
  const wanted = useDescribing()?.event;
  const [isToDo, setToDo] = useState(true);
  const [filter, setFilter] = useState('');
  const list = useEventList(isToDo, useLater(filter.trim()));
  const events = useMemo(() => (list.data?.pages ?? []).flatMap((page) => page.items), [list.data]);
  const total = list.data?.pages.at(-1)?.total ?? 0;
  const current = useEvent(wanted);
  const event = current.data;
  const assets = useEventAssets(wanted);
  const items = assets.data?.items ?? none;
  const order = useMemo(() => items.map(({ card }) => card.id), [items]);
  useFollowEvents(wanted, edits.isBusy);

  const [picking, setPicking] = useState<Picking>(noPicking);
  const [mode, setMode] = useState<Mode>('all');
  const [asked, setAsked] = useState<Asked | undefined>();
  const [wrong, setWrong] = useState<readonly FormField[]>(none);
  const [note, setNote] = useState('');
  const passed = useRef('');
  const photos = useRef<HTMLDivElement>(null);
  const stage = useRef<HTMLDivElement>(null);
  const form = useRef<HTMLElement>(null);
  const own = useRef<HTMLDivElement>(null);
  const picture = useRef<StageVerbs | null>(null);

  const focusPhotos = useCallback(() => (photos.current ?? stage.current)?.focus({ preventScroll: true }), []);
  const go = useCallback((id: string | undefined) => {
    openDescribing(id);
    setPicking(noPicking);
    setMode('all');
    setWrong(none);
    setNote('');
    passed.current = '';
  }, []);

  // without a wish: the first one that is still to do
  const firstToDo = events.find((one) => !isToDo || one.undescribed > 0)?.id;
  useEffect(() => {
    if (wanted === undefined && firstToDo !== undefined) go(firstToDo);
  }, [wanted, firstToDo, go]);
  // an event that was merged or taken apart meanwhile
  const isGone = current.isError && !current.data;
  useEffect(() => {
    if (isGone && firstToDo !== undefined && firstToDo !== wanted) go(firstToDo);
  }, [isGone, firstToDo, wanted, go]);

  const before = useRef(order);
  useEffect(() => {
    const was = before.current;
    before.current = order;
    setPicking((now) => surviving(now, was, order));
  }, [order]);
  const isThere = event !== undefined && assets.data !== undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the keys belong to the photographs of each new event
  useEffect(() => {
    if (isThere && !isTyping(document.activeElement)) focusPhotos();
  }, [wanted, isThere, mode, focusPhotos]);
  useEffect(() => {
    if (document.activeElement === document.body) focusPhotos();
  });

  const at = events.findIndex((one) => one.id === wanted);
  const nextToDo = (from: number) =>
    events.slice(from + 1).find((one) => one.undescribed > 0 && one.id !== wanted) ??
    events.find((one) => one.undescribed > 0 && one.id !== wanted);
  useNextAssets(nextToDo(at)?.id);
  const step = (by: 1 | -1) => {
    const next = events[at + by];
    if (next) go(next.id);
  };

  const confirm = () => {
    if (!event) return;
    const typed = draftOf(event.id);
    const made = wordsOf(event, typed, (value) => formats.date(value), todayHere());
    setWrong(made.wrong);
    const lacking = made.empty.filter((field) => field === 'title' || field === 'theme' || field === 'date');
    const [first] = made.wrong.length > 0 ? made.wrong : lacking;
    if (first && (made.wrong.length > 0 || passed.current !== event.id)) {
      passed.current = event.id;
      const names = lacking.map((field) => t(`field.${field}`));
      setNote(made.wrong.length > 0 ? '' : t('describing.lacking', { fields: names.join(', ') }));
      form.current?.querySelector<HTMLElement>(`[data-field="${first}"] input`)?.focus();
      return;
    }
    const back = () => go(event.id);
    void edits.confirm(event, made.words, back).then((done) => {
      if (done) forgetDrafts(event.id, typed);
    });
    const next = nextToDo(at);
    if (next) {
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
      go(next.id);
    } else if (isToDo) go(undefined);
  };

  const chosenIds = actedOn(picking, order);
  const chosen = useMemo(() => {
    const wantedIds = new Set(chosenIds);
    return items.filter(({ card }) => wantedIds.has(card.id));
  }, [items, chosenIds]);
  const focusedAt = picking.focused === undefined ? -1 : order.indexOf(picking.focused);

  /** What marks are set on: side by side the one in front, else all that are chosen. */
  const marked = mode === 'compare' ? chosen.filter(({ card }) => card.id === picking.focused) : chosen;
  const mark = (change: MarkChange) => {
    const ids = marked.map(({ card }) => card.id);
    if (event && ids.length > 0) void edits.say(event.id, ids, [change]);
  };
  const look = () => {
    if (mode !== 'all') return setMode('all');
    if (focusedAt < 0 && order[0] !== undefined) setPicking(only(order[0]));
    if (order.length > 0) setMode('one');
  };
  const compare = () => {
    if (mode === 'compare') return setMode('all');
    if (chosenIds.length === 1 && focusedAt >= 0) {
      // one alone is compared with the one after it
      const pair = order.slice(focusedAt, focusedAt + 2);
      if (pair.length === 2) setPicking({ ids: new Set(pair), focused: pair[0], anchor: pair[0] });
      else return;
    } else if (chosenIds.length < 2) return;
    if (!picking.ids.has(picking.focused ?? '')) setPicking((now) => ({ ...now, focused: chosenIds[0] }));
    setMode('compare');
  };
  const split = () => {
    if (!event || chosenIds.length === 0 || chosenIds.length === items.length) return;
    void edits.split(event, chosenIds).then((id) => {
      if (id !== undefined && describing.get()?.event === event.id) go(id);
    });
  };
  const stepPhoto = (by: number) => {
    const id = order[Math.min(order.length - 1, Math.max(0, focusedAt + by))];
    if (id !== undefined) setPicking(only(id));
  };
  const focusOwn = () => {
    if (picking.ids.size === 0 && picking.focused !== undefined) setPicking(only(picking.focused));
    requestAnimationFrame(() => {
      const field = own.current?.querySelector<HTMLInputElement>('[data-own="title"] input');
      field?.focus();
      field?.select();
    });
  };
  const stepOwn = (by: 1 | -1) => {
    stepPhoto(by);
    focusOwn();
  };
  const moveTo = (to: Event, ids: readonly string[], from = event?.id) => {
    if (from !== undefined && ids.length > 0) void edits.move(from, to, ids);
  };

  const verbs: ChosenVerbs = {
    onMark: mark,
    onLook: look,
    onCompare: compare,
    onSplit: split,
    onMove: () => setAsked('move'),
    onClear: () => {
      setPicking(cleared);
      focusPhotos();
    },
    onSay: (ids, field, value) => {
      if (event) void edits.say(event.id, ids, [{ field, op: 'set', value }]);
    },
    onStep: stepOwn,
    onDone: focusPhotos,
  };

  const goBack = (pressed: KeyboardEvent) => {
    if (isTyping(pressed.target)) return focusPhotos();
    if (mode !== 'all') return setMode('all');
    if (picking.ids.size > 0) return setPicking(cleared);
    return closeDescribing();
  };
  const stageKey = (pressed: KeyboardEvent): (() => void) | undefined => {
    if (mode === 'all' || pressed.altKey || pressed.ctrlKey || pressed.metaKey) return undefined;
    const isClose = picture.current?.isWhole() === false;
    const pan = (x: number, y: number) => () => picture.current?.move(x, y);
    const steps = mode === 'one' ? stepPhoto : stepCompared;
    switch (pressed.key) {
      case 'ArrowRight':
        return isClose ? pan(-120, 0) : () => steps(1);
      case 'ArrowLeft':
        return isClose ? pan(120, 0) : () => steps(-1);
      case 'ArrowDown':
        return isClose ? pan(0, -120) : undefined;
      case 'ArrowUp':
        return isClose ? pan(0, 120) : undefined;
      case 'Home':
        return () => stepPhoto(-order.length);
      case 'End':
        return () => stepPhoto(order.length);
      case '+':
      case '=':
        return () => picture.current?.by(1.25);
      default:
        return undefined;
    }
  };
  const compared = chosen.slice(0, comparable);
  function stepCompared(by: number) {
    const ids = compared.map(({ card }) => card.id);
    const place = ids.indexOf(picking.focused ?? '');
    const id = ids[(place + by + ids.length) % ids.length];
    if (id !== undefined) setPicking((now) => ({ ...now, focused: id }));
  }
  const actOn = (pressed: KeyboardEvent): (() => void) | undefined => {
    if (!pressed.altKey && !pressed.ctrlKey && !pressed.metaKey && marked.length > 0) {
      const change = markOfKey(pressed.key, marksOf(marked));
      if (change) return () => mark(change);
    }
    switch (keyAct(pressed)) {
      case 'look':
        // a button is pressed by the same keys
        return (pressed.target as HTMLElement).closest('button, [role="radio"], label') ? undefined : look;
      case 'compare':
        return compare;
      case 'split':
        return split;
      case 'merge':
        return () => setAsked('merge');
      case 'move':
        return chosenIds.length > 0 ? () => setAsked('move') : undefined;
      case 'title':
        return focusOwn;
      case 'event-title':
        return () => form.current?.querySelector<HTMLInputElement>('input')?.select();
      case 'pixels':
        return () => picture.current?.toggle();
      case 'all':
        return () => setPicking((now) => all(now, order));
      default:
        return undefined;
    }
  };
  const onKeyDown = (pressed: KeyboardEvent) => {
    // a dialog above has keys of its own, though its events come by here
    if (pressed.defaultPrevented || pressed.nativeEvent.isComposing) return;
    if (!pressed.currentTarget.contains(pressed.target as Node)) return;
    const isCommand = pressed.ctrlKey || pressed.metaKey;
    let act: (() => void) | undefined;
    if (pressed.key === 'Enter' && isCommand) act = confirm;
    else if (pressed.key === 'Escape') act = () => goBack(pressed);
    else if (pressed.altKey && (pressed.key === 'ArrowDown' || pressed.key === 'ArrowUp')) {
      const isBox = pressed.target instanceof Element && pressed.target.getAttribute('role') === 'combobox';
      if (!isBox) act = () => step(pressed.key === 'ArrowDown' ? 1 : -1);
    } else if (isTyping(pressed.target)) return;
    else if (pressed.key === '/') act = () => document.querySelector<HTMLInputElement>('.queue input')?.focus();
    else act = stageKey(pressed) ?? actOn(pressed);
    if (!act) return;
    pressed.preventDefault();
    act();
  };

  const onDrag = useCallback(
    (dragged: DragEvent, id: string) => {
      setPicking((now) => {
        const ids = now.ids.has(id) ? [...now.ids] : [id];
        carry(dragged, wanted ?? '', ids, t('describing.carried', { count: ids.length }));
        return now.ids.has(id) ? now : only(id);
      });
    },
    [wanted, t],
  );
  const more = useCallback(() => {
    if (list.hasNextPage && !list.isFetchingNextPage) void list.fetchNextPage();
  }, [list.hasNextPage, list.isFetchingNextPage, list.fetchNextPage]);

  const neighbours = [events[at - 1], events[at + 1]].filter((one) => one !== undefined);
  const isNothingLeft =
    list.data !== undefined && events.length === 0 && filter === '' && isToDo && wanted === undefined;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys of the whole screen are heard where they end up
    <div className="describing" onKeyDown={onKeyDown}>
      <h1 className="hidden-words">{t('describing.title')}</h1>
      <DescribingTop
        mode={mode}
        onMode={(next) => (next === 'all' ? setMode('all') : next === 'one' ? mode === 'one' || look() : compare())}
        canCompare={chosenIds.length > 0}
      />
      <div className="describing__body">
        <nav className="describing__list" data-region="sidebar" aria-label={t('describing.queue')}>
          <Queue
            events={events}
            total={total}
            isLoading={list.isPending}
            current={wanted}
            text={filter}
            onText={setFilter}
            isToDo={isToDo}
            onToDo={setToDo}
            onGo={go}
            onMore={more}
            onDrop={(to, drop) => {
              const what = dropped(drop);
              if (what) moveTo(to, what.ids, what.event);
            }}
          />
        </nav>
        <main className="describing__main" data-region="assets" aria-label={t('describing.photos-region')}>
          {list.isError && !list.data ? (
            <Failing error={list.error} onRetry={() => void list.refetch()} />
          ) : isNothingLeft ? (
            <NothingLeft onAll={() => setToDo(false)} />
          ) : event ? (
            <>
              <p className="hidden-words" aria-live="polite">
                {t('describing.announce', { title: nameOf(event) || t('describing.unnamed'), count: event.assets })}
              </p>
              <EventForm key={event.id} event={event} wrong={wrong} note={note} onConfirm={confirm} formRef={form} />
              <div ref={stage} tabIndex={-1} className="describing__stage" data-mode={mode}>
                {assets.isError && !assets.data ? (
                  <Failing error={assets.error} onRetry={() => void assets.refetch()} />
                ) : assets.data === undefined ? (
                  <WaitingEvent />
                ) : mode === 'one' && focusedAt >= 0 ? (
                  <Large
                    items={items}
                    index={focusedAt}
                    total={assets.data.total}
                    verbs={picture}
                    onGo={(id) => setPicking(only(id))}
                    words={words}
                  />
                ) : mode === 'compare' && compared.length > 1 ? (
                  <Compare
                    items={compared}
                    active={picking.focused}
                    verbs={picture}
                    onActive={(id) => setPicking((now) => ({ ...now, focused: id }))}
                    words={words}
                  />
                ) : (
                  <Photos
                    key={event.id}
                    items={items}
                    order={order}
                    total={assets.data.total}
                    label={t('describing.photos', { count: assets.data.total })}
                    eventTitle={event.title ?? ''}
                    picking={picking}
                    onPick={setPicking}
                    onLook={(id) => {
                      setPicking(only(id));
                      setMode('one');
                    }}
                    onDrag={onDrag}
                    words={words}
                    focusRef={photos}
                  />
                )}
              </div>
              {picking.ids.size > 0 && chosen.length > 0 ? (
                <ChosenBar chosen={chosen} verbs={verbs} fieldsRef={own} />
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
      {event && asked === 'move' ? (
        <ChooseEvent
          title={t('describing.move-to', { count: chosenIds.length })}
          near={neighbours}
          not={event.id}
          onChoose={(to) => {
            setAsked(undefined);
            moveTo(to, chosenIds);
          }}
          onClose={() => setAsked(undefined)}
          other={{
            label: t('describing.move-new'),
            run: () => {
              setAsked(undefined);
              split();
            },
          }}
        />
      ) : null}
      {event && asked === 'merge' ? (
        <ChooseEvent
          title={t('describing.merge-with', { title: nameOf(event) || t('describing.unnamed') })}
          near={neighbours}
          not={event.id}
          onChoose={(other) => {
            setAsked(undefined);
            void edits.merge(event, other);
          }}
          onClose={() => setAsked(undefined)}
        />
      ) : null}
    </div>
  );
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLInputElement
    ? !['radio', 'checkbox', 'button', 'range'].includes(target.type)
    : target instanceof HTMLTextAreaElement;

/** A value once it has been the same for a moment: not every letter asks the engine. */
function useLater(value: string, milliseconds = 150): string {
  const [later, setLater] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setLater(value), milliseconds);
    return () => clearTimeout(timer);
  }, [value, milliseconds]);
  return later;
}
