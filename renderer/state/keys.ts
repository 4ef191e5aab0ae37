import { type KeyAct, type KeyRoom, type KeyRow, keyTable } from './key-table.ts';

/** A key as an event tells of it; what is left out was not held. */
export interface Pressed {
  readonly key: string;
  /** The place of the key, whatever letter it gives. */
  readonly code?: string;
  readonly ctrlKey?: boolean;
  readonly metaKey?: boolean;
  readonly altKey?: boolean;
  readonly shiftKey?: boolean;
}

/** What was asked for, and by which of its keys. */
export interface Struck<Act extends string> {
  readonly act: Act;
  /** Place of the key among those of the act, from 0. */
  readonly at: number;
}

/** How events call the keys that the table names otherwise. */
const called: Readonly<Record<string, readonly string[]>> = {
  '←': ['ArrowLeft'],
  '→': ['ArrowRight'],
  '↑': ['ArrowUp'],
  '↓': ['ArrowDown'],
  Space: [' '],
  Esc: ['Escape'],
  // the same key, with and without Shift
  '+': ['+', '='],
};

/** The parts of a chord: what is held, and the key itself, which may be a plus. */
const partsOf = (chord: string): string[] => chord.split(/\+(?=.)/);

/** Whether a chord of the table was struck. */
export function isStruck(chord: string, pressed: Pressed): boolean {
  const parts = partsOf(chord);
  const key = parts.at(-1) ?? '';
  const holds = (name: string) => parts.slice(0, -1).includes(name);
  const hasCommand = Boolean(pressed.ctrlKey || pressed.metaKey);
  if (holds('Ctrl') !== hasCommand || holds('Alt') !== Boolean(pressed.altKey)) return false;
  const isLetter = /^\p{Lu}$/u.test(key);
  // signs are made with Shift on some keyboards, and arrows extend what they do; a letter with Ctrl is another one
  if (holds('Shift') ? !pressed.shiftKey : isLetter && hasCommand && pressed.shiftKey) return false;
  // with Alt a letter may give another one, so its place counts
  if (isLetter && holds('Alt')) return pressed.code === `Key${key}`;
  return isKey(key, pressed.key);
}

function isKey(name: string, key: string): boolean {
  const [from, to] = name.length === 3 ? name.split('…') : [];
  if (from && to) return key.length === 1 && key.toUpperCase() >= from && key.toUpperCase() <= to;
  return called[name]?.includes(key) ?? key.toLowerCase() === name.toLowerCase();
}

/** What a key means in a room; of two that fit, the one that holds more. Undefined where it means nothing there. */
export function struck<In extends KeyRoom>(room: In, pressed: Pressed): Struck<KeyAct<In>> | undefined {
  let best: Struck<KeyAct<In>> | undefined;
  let held = 0;
  for (const [act, row] of rowsOf(room)) {
    for (const [at, chord] of row.keys.entries()) {
      const parts = partsOf(chord).length;
      if (parts <= held || !isStruck(chord, pressed)) continue;
      best = { act, at };
      held = parts;
    }
  }
  return best;
}

/** What is done in a room, each with its words and keys, in the order of the sheet. */
export function rowsOf<In extends KeyRoom>(room: In): readonly (readonly [KeyAct<In>, KeyRow])[] {
  return Object.entries(keyTable[room].acts) as unknown as readonly (readonly [KeyAct<In>, KeyRow])[];
}
