import * as z from 'zod';

/** Something that stopped by itself and was started again: a page, the engine, or what draws. */
export const accident = z.object({
  /** Epoch milliseconds. */
  at: z.number(),
  what: z.enum(['page', 'engine', 'graphics']),
  /** As the system says it; a word for whoever helps. */
  reason: z.string(),
});
export type Accident = z.infer<typeof accident>;

/**
 * The few verbs that only a desktop window has. In a browser the object is absent, so a feature asks for the verb and
 * never where it runs. All answers are data; a refusal is `false` or null.
 */
export interface DesktopVerbs {
  /** Native dialog; null when the person thought better of it. */
  chooseFolder(title: string): Promise<string | null>;
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
  readonly platform: 'win32' | 'darwin' | 'linux';
}
