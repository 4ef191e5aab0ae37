import type { KeyboardEvent } from 'react';
import { struck } from '../../state/keys.ts';
import { type MarkChange, markOfKey } from '../marks/mark-keys.ts';
import type { StageVerbs } from '../viewer/picture-stage.tsx';
import { marksOf } from './marks-of.ts';
import { all } from './picking.ts';
import type { Looking } from './use-looking.ts';

/** What the keys of the screen do. */
export interface KeyVerbs {
  readonly looking: Looking;
  readonly picture: StageVerbs | null;
  readonly confirm: () => void;
  /** Esc: one step back. */
  readonly back: (from: EventTarget) => void;
  /** Another event of the list. */
  readonly stepEvent: (by: 1 | -1) => void;
  readonly mark: (change: MarkChange) => void;
  readonly split: () => void;
  readonly ask: (what: 'move' | 'merge') => void;
  readonly focusOwn: () => void;
  readonly focusForm: () => void;
  readonly focusFilter: () => void;
  /** The parts of the screen, one on or back. */
  readonly walkParts: (by: 1 | -1) => void;
}

type Act = (() => void) | undefined;

const panBy = 120;

export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLInputElement
    ? !['radio', 'checkbox', 'button', 'range'].includes(target.type)
    : target instanceof HTMLTextAreaElement;

/** Hears the keys of the whole screen. What a part of it has taken for itself is left to it. */
export function hearScreenKeys(event: KeyboardEvent, verbs: KeyVerbs): void {
  if (event.defaultPrevented || event.nativeEvent.isComposing) return;
  // a dialog above has keys of its own, though its events come by here
  if (!event.currentTarget.contains(event.target as Node)) return;
  const act = actOf(event, verbs);
  if (!act) return;
  event.preventDefault();
  act();
}

function actOf(event: KeyboardEvent, verbs: KeyVerbs): Act {
  const { key, target } = event;
  const pressed = struck('describing', event);
  if (pressed?.act === 'confirm') return verbs.confirm;
  if (key === 'Escape') return () => verbs.back(target);
  if (pressed?.act === 'regions') return () => verbs.walkParts(pressed.at === 1 ? -1 : 1);
  if (pressed?.act === 'event') {
    // a field with a list of words opens it by this key
    const isBox = target instanceof Element && target.getAttribute('role') === 'combobox';
    return isBox ? undefined : () => verbs.stepEvent(pressed.at === 1 ? 1 : -1);
  }
  if (isTyping(target)) return undefined;
  if (pressed?.act === 'filter') return verbs.focusFilter;
  return closerKey(event, verbs) ?? markKey(event, verbs) ?? photoKey(event, verbs);
}

/** Keys of one large photograph and of those side by side. */
function closerKey(event: KeyboardEvent, { looking, picture }: KeyVerbs): Act {
  const { mode, step, stepCompared, order } = looking;
  if (mode === 'all' || event.altKey || event.ctrlKey || event.metaKey) return undefined;
  if ((event.target as Element).closest('[role="listbox"], [role="radio"], [role="toolbar"]')) return undefined;
  const isClose = picture?.isWhole() === false;
  const go = mode === 'one' ? step : stepCompared;
  const pan = (x: number, y: number) => () => picture?.move(x, y);
  const pressed = struck('closer', { key: event.key });
  const way = pressed?.at === 0 ? -1 : 1;
  switch (pressed?.act) {
    case 'next':
      return isClose ? pan(-way * panBy, 0) : () => go(way);
    case 'pan':
      return isClose ? pan(0, -way * panBy) : undefined;
    case 'ends':
      return () => step(way * order.length);
    case 'nearer':
      return () => picture?.by(1.25);
    case undefined:
      return undefined;
  }
}

function markKey(event: KeyboardEvent, { looking, mark }: KeyVerbs): Act {
  if (event.altKey || event.ctrlKey || event.metaKey || looking.marked.length === 0) return undefined;
  const change = markOfKey(event.key, marksOf(looking.marked));
  return change && (() => mark(change));
}

function photoKey(event: KeyboardEvent, verbs: KeyVerbs): Act {
  const { looking } = verbs;
  switch (struck('describing', event)?.act) {
    case 'look':
      // buttons and choices are pressed by the same keys
      return (event.target as Element).closest('button, [role="radio"], label') ? undefined : looking.look;
    case 'compare':
      return looking.compare;
    case 'split':
      return verbs.split;
    case 'merge':
      return () => verbs.ask('merge');
    case 'move':
      return looking.chosenIds.length > 0 ? () => verbs.ask('move') : undefined;
    case 'title':
      return verbs.focusOwn;
    case 'eventTitle':
      return verbs.focusForm;
    case 'pixels':
      return () => verbs.picture?.toggle();
    case 'all':
      return () => looking.setPicking((now) => all(now, looking.order));
    default:
      return undefined;
  }
}
