import { filterText, hasFilter } from './filters.ts';
import { goTo, setOrder } from './query.ts';
import { closeViewer } from './view.ts';

/** Looks at what looks like an asset, the nearest first. */
export function showSimilar(id: string): void {
  goTo(filterText('similar', id));
  setOrder('best');
  closeViewer();
}

/** Looks at what people hid behind a better one. */
export function showHidden(): void {
  goTo(filterText('status', 'disembunyikan'));
  setOrder('newest');
}

/** Whether a query shows what is hidden. */
export const showsHidden = (text: string): boolean => hasFilter(text, filterText('status', 'disembunyikan'));
