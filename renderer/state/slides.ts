import { keep, recall } from './persist.ts';
import { createStore } from './store.ts';

/** What is shown one after the other; undefined while nothing is. */
export interface Slides {
  /** What was chosen; undefined for the whole result. */
  readonly chosen: ReadonlySet<string> | undefined;
  /** The asset that it begins with; undefined for the first. */
  readonly first: string | undefined;
}

export const slides = createStore<Slides | undefined>(undefined);

/** Seconds that a picture stays. */
export const paces = [3, 5, 8, 12, 20] as const;

export interface SlideWishes {
  readonly pace: number;
  readonly isShuffled: boolean;
  readonly isRepeated: boolean;
  /** Title and date are shown with the picture. */
  readonly hasWords: boolean;
}

const usual: SlideWishes = { pace: 5, isShuffled: false, isRepeated: true, hasWords: true };

export const slideWishes = createStore<SlideWishes>(sound(recall('slides', usual)));
keep('slides', slideWishes);

function sound({ pace, isShuffled, isRepeated, hasWords }: SlideWishes): SlideWishes {
  return {
    pace: paces.find((known) => known === pace) ?? usual.pace,
    isShuffled: isShuffled === true,
    isRepeated: isRepeated !== false,
    hasWords: hasWords !== false,
  };
}

export const changeSlides = (change: Partial<SlideWishes>): void =>
  slideWishes.set((before) => ({ ...before, ...change }));

/** One pace longer, or shorter. */
export function stepPace(by: 1 | -1): void {
  const known: readonly number[] = paces;
  const next = known[known.indexOf(slideWishes.get().pace) + by];
  if (next !== undefined) changeSlides({ pace: next });
}
