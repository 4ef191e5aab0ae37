import type { KeyboardEvent } from 'react';
import type { KeyAct } from '../../state/key-table.ts';
import { type Pressed, type Struck, struck } from '../../state/keys.ts';
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
  const pressed = struck('viewer', event);
  if (event.key === 'Escape') return room.close;
  const isCommand = event.ctrlKey || event.metaKey;
  if (pressed?.act === 'find' && isCommand) return target.closest('.viewer__side') ? undefined : room.find;
  if (target.closest(typed)) return undefined;
  const { keep } = room;
  if (keep && !isCommand && !event.altKey && (event.key.length === 1 || event.key === 'Backspace')) {
    return () => keep(event.key);
  }
  // wherever the arrows have work of their own, with Alt they still lead on
  if (event.altKey) return pressed?.act === 'step' ? () => room.step(pressed.at === 0 ? -1 : 1) : undefined;
  // the picture is enlarged, not the page
  const plain = { key: event.key };
  if (isCommand && !['zoom', 'whole'].includes(struck('viewer', plain)?.act ?? '')) return undefined;
  return (room.player && playerKey(struck('player', plain), room.player, target)) ?? commonKey(plain, room, target);
}

function commonKey(plain: Pressed, room: KeyRoom, target: HTMLElement): Act {
  const { picture, document } = room;
  const isOnButton = target.closest('button, input, [data-keys]') !== null;
  const isClose = picture ? !picture.isWhole() : false;
  const pan = (x: number, y: number) => (isClose ? () => picture?.move(x, y) : undefined);
  const by = picture?.by ?? document?.by;
  const pressed = struck('viewer', plain);
  const isFirst = pressed?.at === 0;
  switch (pressed?.act) {
    case 'next':
      if (target instanceof HTMLInputElement) return undefined;
      return pan(isFirst ? panBy : -panBy, 0) ?? (() => room.step(isFirst ? -1 : 1));
    case 'pan':
      return pan(0, isFirst ? panBy : -panBy);
    case 'screen':
      return isOnButton ? undefined : () => room.step(isFirst ? -1 : 1);
    case 'ends':
      return isOnButton ? undefined : () => room.toEnd(isFirst ? 'first' : 'last');
    case 'close':
      return isOnButton ? undefined : room.close;
    case 'pixels':
      return picture?.toggle ?? document?.toggle;
    case 'zoom':
      return by && (() => by(isFirst ? 1.25 : 0.8));
    case 'whole':
      return isClose ? picture?.toggle : undefined;
    case 'find':
      return room.find;
    case 'inspector':
      return room.inspect;
    case 'step':
    case undefined:
      return undefined;
  }
}

/** The keys of a film or a recording, as people know them from players. */
function playerKey(pressed: Struck<KeyAct<'player'>> | undefined, player: PlayerVerbs, target: HTMLElement): Act {
  if (!pressed) return undefined;
  const isOnButton = target.closest('button, input, [data-keys]') !== null;
  const isFirst = pressed.at === 0;
  const way = isFirst ? -1 : 1;
  switch (pressed.act) {
    case 'play':
      // a button is pressed by the space bar
      return isFirst && isOnButton && !(target instanceof HTMLInputElement) ? undefined : player.toggle;
    case 'jump':
      return () => player.by(way * jump);
    case 'frame':
      return () => player.frame(way);
    case 'speed':
      return () => player.faster(way);
    case 'mute':
      return player.mute;
    case 'fullScreen':
      return player.fullScreen;
    case 'wind':
      // one that has begun is moved through; before that the arrows go on to the neighbours
      return player.hasBegun() && !isOnButton ? () => player.by(way * arrowStep) : undefined;
    case 'louder':
      return isOnButton ? undefined : () => player.louder(way * 0.1);
  }
}
