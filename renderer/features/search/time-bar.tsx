import { type KeyboardEvent, type PointerEvent, useMemo, useRef, useState } from 'react';
import { useTimeline } from '../../data/timeline.ts';
import { Button } from '../../elements/button.tsx';
import { filtersOf, filterText, withFilter, withoutFilters } from '../../state/filters.ts';
import { useFormats, useT } from '../../state/language.tsx';
import { query, setQueryText, useSettledQuery } from '../../state/query.ts';
import { useSize } from '../grid/use-size.ts';
import { marksOf, placeOf, slotAt, slotsOf, stretchOf, type TimeSlot } from './time-bars.ts';
import './time-bar.css';

/** Filters by time that a stretch takes the place of. */
const timeFilters = (text: string) =>
  filtersOf(text).filter((one) => !one.isExcluded && (one.field === 'date' || one.field === 'year'));

/** The ends of a stretch that is being drawn. */
interface Brush {
  readonly from: number;
  readonly to: number;
}

/** The same by the names of its bars. */
interface Drawn {
  readonly from: string;
  readonly to: string;
}

const brushOf = (slots: readonly TimeSlot[], { from, to }: Drawn): Brush => ({
  from: placeOf(slots, from),
  to: placeOf(slots, to),
});

/** How the result lies in time. Drawing over a stretch, or pressing one bar, narrows the search to it. */
export function TimeBar() {
  const t = useT();
  const { text } = useSettledQuery();
  const { data } = useTimeline(true);
  const slots = useMemo(() => (data ? slotsOf(data) : []), [data]);
  const own = timeFilters(text);
  if (!data) return <div className="time-bar" aria-hidden="true" />;
  return (
    <section className="time-bar" aria-label={t('search.timeline')}>
      {slots.length > 0 ? <Bars slots={slots} /> : <p className="time-bar__none">{t('search.timeline.none')}</p>}
      <div className="time-bar__side">
        {data.undated > 0 && own.length === 0 ? (
          <Button
            size="small"
            tone="quiet"
            onPress={() => setQueryText(withFilter(text, filterText('lacking', 'tanggal')))}
          >
            {t('search.timeline.undated', { count: data.undated })}
          </Button>
        ) : null}
        {own.length > 0 ? (
          <Button size="small" onPress={() => setQueryText(withoutFilters(text, own))}>
            {t('search.timeline.all')}
          </Button>
        ) : null}
      </div>
    </section>
  );
}

function Bars({ slots }: { readonly slots: readonly TimeSlot[] }) {
  const t = useT();
  const formats = useFormats();
  const box = useRef<HTMLDivElement>(null);
  const { width, rem } = useSize(box);
  // by its dates: the bars may become others under a hand, and the keyboard stays where it stands
  const [drawn, setDrawn] = useState<Drawn>();
  const [pointedAt, setPointed] = useState<string>();
  const held = useRef<Drawn>(undefined);
  const brush = drawn && brushOf(slots, drawn);
  const pointed = pointedAt === undefined ? undefined : placeOf(slots, pointedAt);
  const highest = Math.max(1, ...slots.map(({ count }) => count));
  const marks = useMemo(() => marksOf(slots, width / (4 * rem)), [slots, width, rem]);
  const shown = brush ?? (pointed === undefined ? undefined : { from: pointed, to: pointed });
  const low = shown && Math.min(shown.from, shown.to);
  const high = shown && Math.max(shown.from, shown.to);

  const words = ({ from, to }: Brush): string => {
    const [first, last] = [slots[Math.min(from, to)], slots[Math.max(from, to)]];
    if (!first || !last) return '';
    const said = formats.date(first.at);
    return first === last
      ? `${said} · ${t('app.count', { count: first.count })}`
      : t('search.value.between', { from: said, to: formats.date(last.at) });
  };
  const take = ({ from, to }: Brush) => {
    const value = stretchOf(slots, from, to);
    const { text } = query.get();
    const rest = withoutFilters(text, timeFilters(text));
    setQueryText(withFilter(rest, filterText(/^\d{4}$/.test(value) ? 'year' : 'date', value)));
  };
  const at = (event: PointerEvent): number => {
    const bounds = box.current?.getBoundingClientRect();
    return bounds ? slotAt(slots, (event.clientX - bounds.left) / Math.max(1, bounds.width)) : 0;
  };
  const nameAt = (place: number): string => slots[place]?.at ?? '';
  const move = (next: Drawn | undefined) => {
    held.current = next;
    setDrawn(next);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const now = brush ?? { from: slots.length - 1, to: slots.length - 1 };
    const steps: Readonly<Record<string, number>> = {
      ArrowRight: 1,
      ArrowUp: 1,
      ArrowLeft: -1,
      ArrowDown: -1,
      PageUp: 12,
      PageDown: -12,
      Home: -slots.length,
      End: slots.length,
    };
    const step = steps[event.key];
    if (step !== undefined) {
      const to = Math.min(slots.length - 1, Math.max(0, now.to + step));
      move({ from: nameAt(event.shiftKey ? now.from : to), to: nameAt(to) });
    } else if (event.key === 'Enter' || event.key === ' ') take(now);
    else if (event.key === 'Escape' && brush) move(undefined);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div className="time-bar__main">
      <p className="time-bar__words">{shown ? words(shown) : words({ from: 0, to: slots.length - 1 })}</p>
      <div
        ref={box}
        role="slider"
        tabIndex={0}
        className="time-bar__bars"
        aria-label={t('search.timeline.how')}
        aria-valuemin={0}
        aria-valuemax={slots.length - 1}
        aria-valuenow={brush?.to ?? slots.length - 1}
        aria-valuetext={words(brush ?? { from: slots.length - 1, to: slots.length - 1 })}
        onKeyDown={onKeyDown}
        onBlur={() => move(undefined)}
        onPointerDown={(event) => {
          if (event.button !== 0) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          const name = nameAt(at(event));
          move({ from: name, to: name });
        }}
        onPointerMove={(event) => {
          const name = nameAt(at(event));
          if (held.current && event.currentTarget.hasPointerCapture(event.pointerId))
            move({ from: held.current.from, to: name });
          else if (event.pointerType !== 'touch') setPointed(name);
        }}
        onPointerUp={(event) => {
          const over = held.current;
          if (!over || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
          move(undefined);
          setPointed(undefined);
          take(brushOf(slots, over));
        }}
        onPointerCancel={() => move(undefined)}
        onPointerLeave={() => setPointed(undefined)}
      >
        <svg viewBox={`0 0 ${slots.length} 100`} preserveAspectRatio="none" aria-hidden="true">
          {slots.map(({ at: name, count }, index) => {
            // by the root, so that a quiet month is still to be seen beside a loud one
            const height = count === 0 ? 0 : Math.max(4, 100 * Math.sqrt(count / highest));
            const isOn = low !== undefined && high !== undefined && index >= low && index <= high;
            return (
              <rect
                key={name}
                className={isOn ? 'time-bar__bar time-bar__bar--on' : 'time-bar__bar'}
                x={index + 0.1}
                y={100 - height}
                width={0.8}
                height={height}
              />
            );
          })}
        </svg>
        {low === undefined || high === undefined ? null : (
          <span
            className="time-bar__stretch"
            style={{
              insetInlineStart: `${(100 * low) / slots.length}%`,
              width: `${(100 * (high - low + 1)) / slots.length}%`,
            }}
          />
        )}
      </div>
      <div className="time-bar__marks" aria-hidden="true">
        {marks.map((mark) => (
          <span key={mark.at} style={{ insetInlineStart: `${(100 * mark.index) / slots.length}%` }}>
            {formats.date(mark.at, 'short')}
          </span>
        ))}
      </div>
    </div>
  );
}
