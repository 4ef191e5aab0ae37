import type { KeyboardEvent } from 'react';
import type { DocumentVerbs } from './document-verbs.ts';
import type { StageVerbs } from './picture-stage.tsx';
import { arrowStep } from './time-line.tsx';
import type { PlayerVerbs } from './use-player.ts';

/** What the keys of the viewer act on; what is not shown is null. */
export interface KeyRoom {
  readonly picture: StageVerbs | null;
  readonly player: PlayerVerbs | null;
  readonly document: DocumentVerbs | null;
  /** Opens the search in a document, also one that is still being read; undefined where there is none. */
  readonly find: (() => void) | undefined;
  /** Keeps a letter for the search that was asked for and will open; undefined while none is awaited. */
  readonly keep: ((key: string) => void) | undefined;
  /** Places on, or back. */
  readonly step: (by: 1 | -1) => void;
  readonly toEnd: (end: 'first' | 'last') => void;
  readonly close: () => void;
  readonly inspect: () => void;
}

const typed = 'input:not([type="range"]), textarea, [contenteditable], [role="listbox"], .viewer__side';
const panBy = 120;
const jump = 10;

/** Hears the keys of the whole viewer. What a part of it has taken for itself is left to it. */
export function hearKeys(event: KeyboardEvent, room: KeyRoom): void {
  if (event.defaultPrevented) return;
  const act = actOf(event, room, event.target as HTMLElement);
  if (!act) return;
  event.preventDefault();
  act();
}

type Act = (() => void) | undefined;

function actOf(event: KeyboardEvent, room: KeyRoom, target: HTMLElement): Act {
  if (event.key === 'Escape') return room.close;
  const isCommand = event.ctrlKey || event.metaKey;
  if (isCommand && !event.altKey && event.key.toLowerCase() === 'f') {
    return target.closest('.viewer__side') ? undefined : room.find;
  }
  if (target.closest(typed)) return undefined;
  const { keep } = room;
  if (keep && !isCommand && !event.altKey && (event.key.length === 1 || event.key === 'Backspace')) {
    return () => keep(event.key);
  }
  // wherever the arrows have work of their own, with Alt they still lead on
  if (event.altKey) {
    return event.key === 'ArrowRight'
      ? () => room.step(1)
      : event.key === 'ArrowLeft'
        ? () => room.step(-1)
        : undefined;
  }
  if (isCommand && !['+', '-', '=', '0'].includes(event.key)) return undefined;
  return (room.player && playerKey(event, room.player, target)) ?? commonKey(event, room, target);
}

function commonKey(event: KeyboardEvent, room: KeyRoom, target: HTMLElement): Act {
  const { picture, document } = room;
  const isOnButton = target.closest('button, input, [data-keys]') !== null;
  const isClose = picture ? !picture.isWhole() : false;
  const pan = (x: number, y: number) => (isClose ? () => picture?.move(x, y) : undefined);
  const by = picture?.by ?? document?.by;
  const toggle = picture?.toggle ?? document?.toggle;
  switch (event.key) {
    case 'ArrowRight':
      return target instanceof HTMLInputElement ? undefined : (pan(-panBy, 0) ?? (() => room.step(1)));
    case 'ArrowLeft':
      return target instanceof HTMLInputElement ? undefined : (pan(panBy, 0) ?? (() => room.step(-1)));
    case 'ArrowDown':
      return pan(0, -panBy);
    case 'ArrowUp':
      return pan(0, panBy);
    case 'PageDown':
      return isOnButton ? undefined : () => room.step(1);
    case 'PageUp':
      return isOnButton ? undefined : () => room.step(-1);
    case 'Home':
      return isOnButton ? undefined : () => room.toEnd('first');
    case 'End':
      return isOnButton ? undefined : () => room.toEnd('last');
    case ' ':
      return isOnButton ? undefined : room.close;
    case 'z':
    case 'Z':
      return toggle;
    case '+':
    case '=':
      return by && (() => by(1.25));
    case '-':
      return by && (() => by(0.8));
    case '0':
      return isClose ? picture?.toggle : undefined;
    case '/':
      return room.find;
    case 'i':
    case 'I':
      return room.inspect;
    default:
      return undefined;
  }
}

/** The keys of a film or a recording, as people know them from players. */
function playerKey(event: KeyboardEvent, player: PlayerVerbs, target: HTMLElement): Act {
  const isOnButton = target.closest('button, input, [data-keys]') !== null;
  const keys: Record<string, Act> = {
    ' ': isOnButton && !(target instanceof HTMLInputElement) ? undefined : player.toggle,
    k: player.toggle,
    j: () => player.by(-jump),
    l: () => player.by(jump),
    ',': () => player.frame(-1),
    '.': () => player.frame(1),
    '<': () => player.faster(-1),
    '>': () => player.faster(1),
    m: player.mute,
    f: player.fullScreen,
    // one that has begun is moved through; before that the arrows go on to the neighbours
    arrowright: player.hasBegun() && !isOnButton ? () => player.by(arrowStep) : undefined,
    arrowleft: player.hasBegun() && !isOnButton ? () => player.by(-arrowStep) : undefined,
    arrowup: isOnButton ? undefined : () => player.louder(0.1),
    arrowdown: isOnButton ? undefined : () => player.louder(-0.1),
  };
  return keys[event.key.toLowerCase()];
}
