// biome-ignore-all lint/a11y/useFocusableInteractive: the list keeps the focus and points at its active option
import { CircleCheck, FolderOpen } from 'lucide-react';
import { type DragEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { pictureUrl } from '../../../shared/api/media-url.ts';
import type { Event } from '../../../shared/model/event.ts';
import { nameOf } from '../../data/event-edits.ts';
import { useToDo } from '../../data/events.ts';
import { Button } from '../../elements/button.tsx';
import { SearchField } from '../../elements/search-field.tsx';
import { Segmented } from '../../elements/segmented.tsx';
import { Skeleton } from '../../elements/skeleton.tsx';
import { closeDescribing } from '../../state/describing.ts';
import { filterText } from '../../state/filters.ts';
import { useFormats, useT } from '../../state/language.tsx';
import { goTo } from '../../state/query.ts';
import { useSize } from '../grid/use-size.ts';
import { isOurDrag } from './dragging.ts';
import type { QueueState } from './use-queue.ts';
import './queue.css';

/** Height of a row in rem. */
const rowRem = 4;
const beyond = 6;

export const queueId = (id: string): string => `event-${id}`;

/** The events at the left: what is still to do, or all of them; photographs can be dropped on each. */
export function Queue(props: {
  readonly queue: QueueState;
  readonly current: string | undefined;
  readonly onGo: (id: string) => void;
  readonly onDrop: (event: Event, dropped: DragEvent) => void;
}) {
  const t = useT();
  const { current } = props;
  const { events, total, isLoading, isToDo, text, more } = props.queue;
  const room = useRef<HTMLDivElement>(null);
  const { height, rem } = useSize(room);
  const [top, setTop] = useState(0);
  const rowHeight = rowRem * rem;
  const from = Math.max(0, Math.floor(top / rowHeight) - beyond);
  const to = Math.min(events.length, Math.ceil((top + height) / rowHeight) + beyond);
  const at = events.findIndex((event) => event.id === current);

  useEffect(() => {
    if (to + beyond >= events.length && events.length < total) more();
  }, [to, events.length, total, more]);
  const rowNow = useRef(rowHeight);
  rowNow.current = rowHeight;
  useEffect(() => {
    const { current: list } = room;
    if (!list || at < 0) return;
    const upper = at * rowNow.current;
    if (upper < list.scrollTop) list.scrollTop = upper;
    else if (upper + rowNow.current > list.scrollTop + list.clientHeight)
      list.scrollTop = upper + rowNow.current - list.clientHeight;
  }, [at]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8, Home: -events.length, End: events.length }[
      event.key
    ];
    if (step === undefined) return;
    event.preventDefault();
    const next = events[Math.min(events.length - 1, Math.max(0, at + step))];
    if (next) props.onGo(next.id);
  };
  const isCurrentDrawn = at >= from && at < to;
  return (
    <div className="queue">
      <div className="queue__head">
        <Segmented
          label={t('describing.queue.which')}
          isLabelHidden
          value={isToDo ? 'todo' : 'all'}
          onChange={(value) => props.queue.setToDo(value === 'todo')}
          segments={[
            { value: 'todo', label: t('describing.queue.todo') },
            { value: 'all', label: t('describing.queue.all') },
          ]}
        />
        <SearchField
          label={t('describing.queue.filter')}
          clearLabel={t('describing.queue.clear')}
          value={text}
          onChange={props.queue.setText}
        />
      </div>
      {!isLoading && events.length === 0 && (text !== '' || !isToDo) ? (
        <p className="queue__none">{t(text === '' ? 'describing.queue.none' : 'describing.queue.nothing-like')}</p>
      ) : null}
      <div
        ref={room}
        role="listbox"
        tabIndex={0}
        className="queue__list"
        aria-label={t('describing.queue')}
        aria-busy={isLoading}
        aria-activedescendant={isCurrentDrawn && current !== undefined ? queueId(current) : undefined}
        onKeyDown={onKeyDown}
        onScroll={(event) => setTop(event.currentTarget.scrollTop)}
      >
        <div role="presentation" className="queue__content" style={{ height: events.length * rowHeight }}>
          {events.slice(from, to).map((event, index) => (
            <Row
              key={event.id}
              event={event}
              top={(from + index) * rowHeight}
              height={rowHeight}
              at={from + index}
              total={total}
              isCurrent={event.id === current}
              onGo={props.onGo}
              onDrop={props.onDrop}
            />
          ))}
        </div>
        {isLoading && events.length === 0
          ? ['a', 'b', 'c', 'd', 'e', 'f'].map((row) => (
              <div key={row} className="queue__waiting" role="presentation">
                <Skeleton width="3rem" height="3rem" />
                <Skeleton width="9rem" />
              </div>
            ))
          : null}
      </div>
      <Foot />
    </div>
  );
}

/** What no event holds, and what is still being guessed. */
function Foot() {
  const t = useT();
  const todo = useToDo().data;
  if (!todo || todo.loose + todo.pending === 0) return null;
  const see = () => {
    goTo(filterText('lacking', 'judul'));
    closeDescribing();
  };
  return (
    <div className="queue__foot">
      {todo.pending > 0 ? <p role="status">{t('describing.pending', { count: todo.pending })}</p> : null}
      {todo.loose > 0 ? (
        <>
          <p>{t('describing.loose', { count: todo.loose })}</p>
          <Button tone="quiet" size="small" onPress={see}>
            {t('describing.loose.see')}
          </Button>
        </>
      ) : null}
    </div>
  );
}

function Row(props: {
  readonly event: Event;
  readonly top: number;
  readonly height: number;
  readonly at: number;
  readonly total: number;
  readonly isCurrent: boolean;
  readonly onGo: (id: string) => void;
  readonly onDrop: (event: Event, dropped: DragEvent) => void;
}) {
  const t = useT();
  const formats = useFormats();
  const { event, isCurrent } = props;
  const [isOver, setOver] = useState(false);
  const cover = event.covers.find((card) => card.picture !== null && card.pictureKind !== 'card');
  const name = nameOf(event) || t('describing.unnamed');
  const when = event.date ?? event.proposed.date?.value ?? event.from;
  const isDone = event.undescribed === 0;
  const count = isDone
    ? t('describing.count', { count: event.assets })
    : t('describing.count-left', { count: event.undescribed, total: event.assets });
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list hears the keys for all its rows
    <div
      role="option"
      id={queueId(event.id)}
      aria-selected={isCurrent}
      aria-setsize={props.total}
      aria-posinset={props.at + 1}
      className="queue__row"
      data-over={isOver ? '' : undefined}
      data-guess={event.title === null ? '' : undefined}
      style={{ translate: `0 ${props.top}px`, height: props.height }}
      onClick={() => props.onGo(event.id)}
      onDragOver={(dragged) => {
        if (isCurrent || !isOurDrag(dragged)) return;
        dragged.preventDefault();
        dragged.dataTransfer.dropEffect = 'move';
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(dropped) => {
        setOver(false);
        if (!isCurrent && isOurDrag(dropped)) props.onDrop(event, dropped);
      }}
    >
      <span className="queue__cover" aria-hidden="true">
        {cover?.picture ? (
          <img src={pictureUrl(cover.picture, 'thumb')} alt="" loading="lazy" decoding="async" draggable={false} />
        ) : (
          <FolderOpen />
        )}
      </span>
      <span className="queue__words">
        <span className="queue__name">{name}</span>
        <span className="queue__when">{when ? formats.date(when, 'short') : t('describing.undated')}</span>
        <span className="queue__count">
          {isDone ? <CircleCheck aria-hidden="true" /> : null}
          {count}
          {isDone ? <span className="hidden-words">{t('describing.done-mark')}</span> : null}
        </span>
      </span>
    </div>
  );
}
