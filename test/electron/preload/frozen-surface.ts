/**
 * All that a page can reach of the program, written down by hand: a verb or a channel that is not here fails a test,
 * so that each new one is looked at by somebody before it is given away.
 */

/** The types of the verbs, to the letter of `shared/api/desktop.ts`. */
export interface FrozenVerbs {
  chooseFolder(title: string): Promise<string | null>;
  takeFiles(files: readonly { readonly name: string; readonly size: number }[]): Promise<Gathered | null>;
  chooseFiles(title: string): Promise<Gathered | null>;
  reveal(asset: string): Promise<boolean>;
  openOriginal(asset: string): Promise<boolean>;
  openFolder(path: string): Promise<boolean>;
  startDrag(assets: readonly string[], preset: string): void;
  filmProgram(): Promise<string | null>;
  chooseFilmProgram(title: string): Promise<boolean | null>;
  accidents(): Promise<readonly { at: number; what: 'page' | 'engine' | 'graphics'; reason: string }[]>;
  wishes(): Promise<Wishes | null>;
  wish(change: {
    keepsRunning?: boolean | undefined;
    notices?: boolean | undefined;
    startsAtLogin?: boolean | undefined;
  }): Promise<Wishes | null>;
  accent(): Promise<string | null>;
  updates(): Promise<Place | null>;
  showUpdates(): Promise<Place | null>;
  listens(): void;
  look(look: { language: 'id' | 'en'; theme: 'system' | 'light' | 'dark' }): void;
  readonly language: 'id' | 'en';
  readonly platform: 'win32' | 'darwin' | 'linux';
}

interface Gathered {
  id: string;
  count: number;
  name: string;
  folder: string;
}

interface Place {
  readonly kind: 'folder' | 'online';
  readonly name: string;
  readonly isOn: boolean;
}

interface Wishes {
  keepsRunning: boolean;
  notices: boolean;
  startsAtLogin: boolean | null;
}

export interface FrozenVerb {
  /** How many values it takes; what is given besides goes nowhere. */
  readonly takes: number;
  readonly channel: string;
  /** Whether the page waits for an answer. */
  readonly way: 'invoke' | 'send';
  /** What the page gives, where that is not 'one', 'two', 'three'. */
  readonly given?: readonly unknown[];
  /** What goes over the channel then. */
  readonly sends: readonly unknown[];
  /** What whoever may not ask is answered, and whoever asks nonsense. */
  readonly refusal: boolean | null | readonly never[];
  /** What main would act upon, were the sender ours. */
  readonly sound: readonly unknown[];
}

export const frozenVerbs: Readonly<Record<Exclude<keyof FrozenVerbs, 'platform' | 'language'>, FrozenVerb>> = {
  chooseFolder: asked('bahan:choose-folder', null, 'Pilih folder'),
  takeFiles: {
    ...{ takes: 1, channel: 'bahan:take-files', way: 'invoke', refusal: null, sound: [['/tmp/a.jpg']] },
    // of a file its place alone, which the page itself never learns
    ...{ given: [[{ name: 'a.jpg', size: 1 }], 'two'], sends: [['the place of a.jpg']] },
  },
  chooseFiles: asked('bahan:choose-files', null, 'Pilih berkas'),
  reveal: asked('bahan:reveal', false, 'aaaaaaaaaaaa'),
  openOriginal: asked('bahan:open-original', false, 'aaaaaaaaaaaa'),
  openFolder: asked('bahan:open-folder', false, '/tmp'),
  startDrag: {
    ...{ takes: 2, channel: 'bahan:start-drag', way: 'send', refusal: null },
    ...{ sends: [{ assets: 'one', preset: 'two' }], sound: [{ assets: ['aaaaaaaaaaaa'], preset: 'web' }] },
  },
  filmProgram: { takes: 0, channel: 'bahan:film-program', way: 'invoke', sends: [], refusal: null, sound: [] },
  chooseFilmProgram: asked('bahan:choose-film-program', false, 'Pilih ffmpeg'),
  wishes: { takes: 0, channel: 'bahan:wishes', way: 'invoke', sends: [], refusal: null, sound: [] },
  accent: { takes: 0, channel: 'bahan:accent', way: 'invoke', sends: [], refusal: null, sound: [] },
  updates: { takes: 0, channel: 'bahan:updates', way: 'invoke', sends: [], refusal: null, sound: [] },
  showUpdates: { takes: 0, channel: 'bahan:show-updates', way: 'invoke', sends: [], refusal: null, sound: [] },
  wish: asked('bahan:wish', null, { notices: false }),
  listens: { takes: 0, channel: 'bahan:listens', way: 'send', sends: [], refusal: null, sound: [] },
  look: {
    ...{ takes: 1, channel: 'bahan:look', way: 'send', refusal: null },
    ...{ sends: ['one'], sound: [{ language: 'en', theme: 'dark' }] },
  },
  accidents: { takes: 0, channel: 'bahan:accidents', way: 'invoke', sends: [], refusal: [], sound: [] },
};

/** Sent by the preload itself, without a value. */
export const frozenAsks = ['bahan:want-port'];

/** Heard by the preload; each is told to the page as a message of the window to itself. */
export const frozenNews = ['bahan:port', 'bahan:command'];

function asked(channel: string, refusal: boolean | null, sound: unknown): FrozenVerb {
  return { takes: 1, channel, way: 'invoke', sends: ['one'], refusal, sound: [sound] };
}
