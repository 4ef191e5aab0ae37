import * as z from 'zod';
import { assetId } from '../model/asset.ts';
import type { Gathered } from '../model/intake.ts';

/** What the menu of the system leads to in the page: each is there in the page itself too. */
export const pageAct = z.enum([
  ...['find', 'save-search', 'add-folder', 'intake', 'copy-files', 'lists', 'export', 'describe', 'settings'],
  ...['sidebar', 'inspector', 'map', 'slides', 'looks', 'consents', 'vocabulary', 'refound', 'missing'],
  ...['health', 'keyboard', 'help', 'search-help', 'licences'],
] as const);
export type PageAct = z.infer<typeof pageAct>;

/** From outside of the window to the page in front. `asset`: shows it. `arrived`: shows what came in lately, in a folder.
 * `accent`: the system has another colour now, or none. */
export const pageCommand = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('act'), act: pageAct }),
  z.strictObject({ kind: z.literal('asset'), id: assetId }),
  z.strictObject({
    kind: z.literal('accent'),
    colour: z
      .string()
      .regex(/^#[\da-f]{6}$/)
      .nullable(),
  }),
  z.strictObject({ kind: z.literal('arrived'), folder: z.string().max(32_767).nullable() }),
]);
export type PageCommand = z.infer<typeof pageCommand>;

/** How a person wants the program on this computer. */
export const desktopWishes = z.strictObject({
  /** Goes on watching in the tray once the last window is closed. */
  keepsRunning: z.boolean(),
  /** Says so when many files came while nobody looked. */
  notices: z.boolean(),
  /** Starts with the computer; null where the system has no such setting. */
  startsAtLogin: z.boolean().nullable(),
});
export type DesktopWishes = z.infer<typeof desktopWishes>;
export const wishChange = z
  .strictObject({
    keepsRunning: z.boolean().optional(),
    notices: z.boolean().optional(),
    startsAtLogin: z.boolean().optional(),
  })
  .refine((change) => Object.keys(change).length > 0);
export type WishChange = z.infer<typeof wishChange>;

/** How the page is written and lit; menus, tray and title bar follow it. */
export const pageLook = z.strictObject({ language: z.enum(['id', 'en']), theme: z.enum(['system', 'light', 'dark']) });
export type PageLook = z.infer<typeof pageLook>;

/** Where newer packages of Bahan are looked for. */
export interface UpdatePlace {
  /** A folder that a person named, or a server that the administrator of the computer did. */
  readonly kind: 'folder' | 'online';
  /** Path of the folder, or the name of the server. */
  readonly name: string;
  /** Nobody asks a server before a person allowed it. */
  readonly isOn: boolean;
}

/** How a command travels within the window, which hears other messages too. */
export const pageMessage = z.strictObject({ name: z.literal('bahan:command'), command: pageCommand });
export type PageMessage = z.infer<typeof pageMessage>;

/** Something that stopped by itself and was started again: a page, the engine, or what draws. */
export const accident = z.object({
  /** Epoch milliseconds. */
  at: z.number(),
  what: z.enum(['page', 'engine', 'graphics']),
  /** As the system says it; a word for whoever helps. */
  reason: z.string(),
});
export type Accident = z.infer<typeof accident>;

/** A file that a page was handed by a person, as a page knows it: by its name, and not by where it lies. */
export interface HeldFile {
  readonly name: string;
  readonly size: number;
}

/**
 * The few verbs that only a desktop window has. In a browser the object is absent, so a feature asks for the verb and
 * never where it runs. All answers are data; a refusal is `false` or null.
 */
export interface DesktopVerbs {
  /** Native dialog; null when the person thought better of it. */
  chooseFolder(title: string): Promise<string | null>;
  /**
   * Files and folders that a person dropped on the window. Where they lie is told past the page, which gets an id to copy them by.
   * Null when none of them lies anywhere on this computer, as a picture out of another page.
   */
  takeFiles(files: readonly HeldFile[]): Promise<Gathered | null>;
  /** The same from a native dialog; null when the person thought better of it. */
  chooseFiles(title: string): Promise<Gathered | null>;
  /** Shows the file of an asset in Explorer, Finder or the file manager. */
  reveal(asset: string): Promise<boolean>;
  /** Opens the original in the program that the system has for it. */
  openOriginal(asset: string): Promise<boolean>;
  /** Shows a folder that Bahan wrote into. */
  openFolder(path: string): Promise<boolean>;
  /** Begins a native drag of copies of these assets, made with a preset, of those that may leave; see `handing.ts`. */
  startDrag(assets: readonly string[], preset: string): void;
  /** Path of the ffmpeg that films are decoded with where the window cannot; null when there is none. */
  filmProgram(): Promise<string | null>;
  /** Native dialog to name one. False when what was chosen is no ffmpeg; null when nothing was chosen. */
  chooseFilmProgram(title: string): Promise<boolean | null>;
  /** What stopped by itself in the last weeks, the newest first. */
  accidents(): Promise<readonly Accident[]>;
  /** How the program is wanted on this computer; null when it could not be found out. */
  wishes(): Promise<DesktopWishes | null>;
  /** What is absent stays as it is. Answers how it is then. */
  wish(change: WishChange): Promise<DesktopWishes | null>;
  /** The colour that the person gave to the system, `#rrggbb`; null where it has none. */
  accent(): Promise<string | null>;
  /** Where newer packages are looked for; null: nowhere. */
  updates(): Promise<UpdatePlace | null>;
  /** Shows that in a dialog of the system, where it is changed; answers how it is then. */
  showUpdates(): Promise<UpdatePlace | null>;
  /** From now on the page hears what comes from outside of it (`PageMessage`); what waited for that comes first. */
  listens(): void;
  /** Says how the page looks now. */
  look(look: PageLook): void;
  /** What Bahan speaks to a person whose system is set as this one, before they choose. */
  readonly language: PageLook['language'];
  readonly platform: 'win32' | 'darwin' | 'linux';
}
