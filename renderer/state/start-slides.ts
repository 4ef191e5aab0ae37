import { selection } from './selection.ts';
import { slides } from './slides.ts';

/** Shows what is chosen, where that is more than one; else the whole result, from what the keyboard stands on. */
export function startSlides(): void {
  const { ids, focusedId } = selection.get();
  const isSome = ids.size > 1;
  slides.set({ chosen: isSome ? ids : undefined, first: isSome ? undefined : focusedId });
}
