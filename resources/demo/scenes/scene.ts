import type { Layer, Look } from '../develop.ts';
import type { HourName } from '../light.ts';
import type { Dress } from '../people.ts';
import type { Random } from '../random.ts';

/** What a recipe may ask of the event it draws. */
export interface Brief {
  /** Chance that belongs to this one picture. */
  readonly dice: Random;
  /** Chance that belongs to the place: the same hall, hill or street in every picture of an event. */
  readonly place: number;
  /** Working size in pixels. */
  readonly width: number;
  readonly height: number;
  readonly hour: HourName;
  readonly dress: Dress;
  /** Faces are covered: it is 2020 or 2021. */
  readonly masks: boolean;
  /** Up to three lines for banners, largest first. */
  readonly words: readonly string[];
  readonly signal?: AbortSignal;
}

export interface Picture {
  readonly layers: readonly Layer[];
  readonly look: Partial<Look>;
}

export type Scene = (brief: Brief) => Picture;
