import type { MessageKey } from '../../shared/i18n/format.ts';

/** What one or several keys do, in words, and the keys: as `Ctrl+Shift+Z` is written, `1…5` for a row of them. */
export interface KeyRow {
  readonly words: MessageKey;
  readonly keys: readonly string[];
}

interface Room {
  readonly title: MessageKey;
  readonly acts: Readonly<Record<string, KeyRow>>;
}

const arrows = ['←', '→', '↑', '↓'] as const;
const marks = {
  rate: { words: 'keys.rate', keys: ['1…5', '0'] },
  pick: { words: 'keys.choose', keys: ['P', 'X', 'U'] },
  label: { words: 'keys.label', keys: ['6', '7', '8', '9', '-'] },
  turn: { words: 'keys.turn', keys: ['[', ']'] },
} as const;

/**
 * Every key of the window, by the room in which it is heard. It is bound by this table (`keys.ts`) and shown from it on the
 * sheet of keys, so neither can say what the other does not.
 */
export const keyTable = {
  everywhere: {
    title: 'keys.group.everywhere',
    acts: {
      search: { words: 'keys.search', keys: ['/', 'Ctrl+K'] },
      type: { words: 'keys.type', keys: ['A…Z'] },
      back: { words: 'keys.back', keys: ['Esc'] },
      regions: { words: 'keys.regions', keys: ['F6', 'Shift+F6'] },
      undo: { words: 'keys.undo', keys: ['Ctrl+Z'] },
      redo: { words: 'keys.redo', keys: ['Ctrl+Shift+Z', 'Ctrl+Y'] },
      sidebar: { words: 'keys.sidebar', keys: ['Ctrl+B'] },
      inspector: { words: 'keys.inspector', keys: ['Ctrl+I'] },
      describe: { words: 'keys.describe', keys: ['Ctrl+D'] },
      save: { words: 'keys.save-search', keys: ['Ctrl+S'] },
      map: { words: 'keys.map', keys: ['Ctrl+Alt+M'] },
      slides: { words: 'keys.slides', keys: ['Ctrl+Alt+P'] },
      settings: { words: 'keys.settings', keys: ['Ctrl+,'] },
      help: { words: 'keys.help', keys: ['F1'] },
      keys: { words: 'keys.sheet', keys: ['?', 'Ctrl+/'] },
    },
  },
  assets: {
    title: 'keys.group.assets',
    acts: {
      walk: { words: 'keys.walk', keys: arrows },
      extend: { words: 'keys.extend', keys: ['Shift+←', 'Shift+→'] },
      screen: { words: 'keys.screen', keys: ['PageUp', 'PageDown'] },
      ends: { words: 'keys.ends', keys: ['Home', 'End'] },
      open: { words: 'keys.open', keys: ['Enter', 'Space'] },
      toggle: { words: 'keys.toggle', keys: ['Ctrl+Space'] },
      all: { words: 'keys.all', keys: ['Ctrl+A'] },
      none: { words: 'keys.none', keys: ['Esc'] },
      zoom: { words: 'keys.zoom', keys: ['Ctrl++', 'Ctrl+-'] },
    },
  },
  chosen: {
    title: 'keys.group.marks',
    acts: {
      ...marks,
      batch: { words: 'keys.batch', keys: ['Ctrl+E'] },
      export: { words: 'export.key', keys: ['Ctrl+Shift+E'] },
      copy: { words: 'keys.copy-words', keys: ['Ctrl+Alt+C'] },
      paste: { words: 'keys.paste-words', keys: ['Ctrl+Alt+V'] },
      rights: { words: 'rights.section', keys: ['Ctrl+Alt+H'] },
      publish: { words: 'published.mark.title', keys: ['Ctrl+Alt+B'] },
      clock: { words: 'keys.clock', keys: ['Ctrl+Alt+J'] },
      similar: { words: 'looks.similar', keys: ['Ctrl+Alt+S'] },
      collect: { words: 'keys.collect', keys: ['B'] },
      collectElsewhere: { words: 'keys.collect-choose', keys: ['Shift+B'] },
      order: { words: 'keys.collection-order', keys: ['Alt+←', 'Alt+→'] },
      uncollect: { words: 'keys.collection-take', keys: ['Delete'] },
      stack: { words: 'keys.stack', keys: ['Ctrl+G', 'Ctrl+Shift+G'] },
    },
  },
  viewer: {
    title: 'keys.group.viewer',
    acts: {
      next: { words: 'keys.next', keys: ['←', '→'] },
      pan: { words: 'keys.pan', keys: ['↑', '↓'] },
      screen: { words: 'keys.always-next', keys: ['PageUp', 'PageDown'] },
      step: { words: 'keys.always-next', keys: ['Alt+←', 'Alt+→'] },
      ends: { words: 'keys.ends', keys: ['Home', 'End'] },
      zoom: { words: 'keys.zoom', keys: ['+', '-'] },
      pixels: { words: 'keys.pixels', keys: ['Z'] },
      whole: { words: 'keys.whole', keys: ['0'] },
      find: { words: 'keys.find-inside', keys: ['Ctrl+F', '/'] },
      inspector: { words: 'keys.inspector', keys: ['I'] },
      close: { words: 'keys.back', keys: ['Esc', 'Space'] },
    },
  },
  player: {
    title: 'keys.group.player',
    acts: {
      play: { words: 'keys.play', keys: ['Space', 'K'] },
      jump: { words: 'keys.jump', keys: ['J', 'L'] },
      wind: { words: 'keys.wind', keys: ['←', '→'] },
      louder: { words: 'keys.louder', keys: ['↓', '↑'] },
      frame: { words: 'keys.frame', keys: [',', '.'] },
      speed: { words: 'keys.speed', keys: ['<', '>'] },
      mute: { words: 'keys.mute', keys: ['M'] },
      fullScreen: { words: 'keys.full-screen', keys: ['F'] },
    },
  },
  describing: {
    title: 'keys.group.describing',
    acts: {
      confirm: { words: 'keys.describing.confirm', keys: ['Ctrl+Enter'] },
      event: { words: 'keys.describing.next', keys: ['Alt+↑', 'Alt+↓'] },
      ...marks,
      look: { words: 'keys.describing.look', keys: ['Space', 'Enter'] },
      compare: { words: 'keys.describing.compare', keys: ['C'] },
      pixels: { words: 'keys.pixels', keys: ['Z'] },
      title: { words: 'keys.describing.title', keys: ['T'] },
      eventTitle: { words: 'keys.describing.event-title', keys: ['E'] },
      split: { words: 'keys.describing.split', keys: ['S'] },
      move: { words: 'keys.describing.move', keys: ['V'] },
      merge: { words: 'keys.describing.merge', keys: ['M'] },
      all: { words: 'keys.all', keys: ['Ctrl+A'] },
      filter: { words: 'describing.queue.filter', keys: ['/'] },
      regions: { words: 'keys.regions', keys: ['F6', 'Shift+F6'] },
      back: { words: 'keys.back', keys: ['Esc'] },
    },
  },
  /** One large photograph of an event, or those side by side. */
  closer: {
    title: 'keys.group.closer',
    acts: {
      next: { words: 'keys.next', keys: ['←', '→'] },
      pan: { words: 'keys.pan', keys: ['↑', '↓'] },
      ends: { words: 'keys.ends', keys: ['Home', 'End'] },
      nearer: { words: 'map.nearer', keys: ['+'] },
    },
  },
  ownWords: {
    title: 'describing.chosen-bar',
    acts: {
      step: { words: 'keys.describing.title-next', keys: ['Alt+←', 'Alt+→'] },
    },
  },
  map: {
    title: 'map.label',
    acts: {
      pan: { words: 'keys.map.pan', keys: arrows },
      zoom: { words: 'keys.zoom', keys: ['+', '-'] },
      fit: { words: 'keys.map.fit', keys: ['Home', '0'] },
    },
  },
  slides: {
    title: 'slides.label',
    acts: {
      play: { words: 'keys.play', keys: ['Space', 'K'] },
      next: { words: 'keys.next', keys: ['←', '→'] },
      screen: { words: 'keys.next', keys: ['PageUp', 'PageDown'] },
      ends: { words: 'keys.ends', keys: ['Home', 'End'] },
      pace: { words: 'keys.slides.pace', keys: ['↑', '↓'] },
      ways: { words: 'keys.slides.ways', keys: ['S', 'R', 'T', 'M'] },
      close: { words: 'keys.back', keys: ['Esc'] },
    },
  },
  help: {
    title: 'help.title',
    acts: {
      step: { words: 'keys.next', keys: ['Alt+←', 'Alt+→'] },
      first: { words: 'keys.help.first', keys: ['Enter'] },
    },
  },
} as const satisfies Readonly<Record<string, Room>>;

export type KeyRoom = keyof typeof keyTable;
export type KeyAct<In extends KeyRoom> = keyof (typeof keyTable)[In]['acts'] & string;
