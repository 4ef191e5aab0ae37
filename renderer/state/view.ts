import { keep, recall } from './persist.ts';
import { createStore, useStore } from './store.ts';

export type Density = 'comfortable' | 'compact';
export type Sheet =
  | 'settings'
  | 'jobs'
  | 'add-folder'
  | 'health'
  | 'refound'
  | 'missing'
  | 'move'
  | 'vocabulary'
  | 'lists'
  | 'intake'
  | 'search-help'
  | 'looks'
  | 'consents'
  | 'licences';

export interface View {
  /** Height of a row of the grid in pixels: the zoom. */
  readonly rowHeight: number;
  readonly density: Density;
  readonly sidebarOpen: boolean;
  readonly inspectorOpen: boolean;
  /** Whether the bars above the pictures show how they lie in time. */
  readonly timeBarOpen: boolean;
  readonly sidebarWidth: number;
  readonly inspectorWidth: number;
  /** Index in the result of what the viewer shows; undefined while it is shut. */
  readonly viewerIndex: number | undefined;
  /** Whether this window has shown a library before: then nobody has to wait to be told that there is one. */
  readonly isUsed: boolean;
  /** The dialog that is open, if any. */
  readonly sheet: Sheet | undefined;
}

export const rowHeightRange = { min: 96, max: 384, step: 16 } as const;

/** In em, as the style sheets say it: larger text needs a wider window for three columns. */
const roomForColumns = globalThis.matchMedia?.('(min-width: 56.25em)');
const wide = () => roomForColumns?.matches ?? true;

/** The view of a window that was never changed. */
export const viewFirst: View = {
  rowHeight: 176,
  density: 'comfortable',
  sidebarOpen: true,
  inspectorOpen: true,
  timeBarOpen: false,
  sidebarWidth: 232,
  inspectorWidth: 320,
  viewerIndex: undefined,
  isUsed: false,
  sheet: undefined,
};

function first(): View {
  const kept = { ...recall('view', viewFirst), viewerIndex: undefined, sheet: undefined };
  // on a phone the columns lie over the pictures, so they begin shut
  return wide() ? kept : { ...kept, sidebarOpen: false, inspectorOpen: false };
}

/** Which columns stood beside the pictures before the window became too narrow for that; they are meant to come back. */
let beside: Pick<View, 'sidebarOpen' | 'inspectorOpen'> | undefined;

export const view = createStore<View>(first());
keep('view', view, ({ viewerIndex: _viewer, sheet: _sheet, ...kept }) => ({ ...kept, ...beside }));

export function changeView(change: Partial<View>): void {
  view.set((previous) => ({ ...previous, ...change }));
}

/** Zooms by whole steps, inside the range. */
export function zoom(steps: number): void {
  view.set((previous) => ({
    ...previous,
    rowHeight: soundRowHeight(previous.rowHeight + steps * rowHeightRange.step),
  }));
}

export function soundRowHeight(height: number): number {
  return Math.min(rowHeightRange.max, Math.max(rowHeightRange.min, Math.round(height)));
}

export const openViewer = (index: number): void => changeView({ viewerIndex: index });
export const closeViewer = (): void => changeView({ viewerIndex: undefined });

export function useView(): View & { change: (change: Partial<View>) => void } {
  const now = useStore(view);
  return { ...now, change: changeView };
}

/** On a narrow screen the columns lie over the pictures: having chosen something in them, a person wants to see it. */
export function closeDrawers(): void {
  if (!wide()) changeView({ sidebarOpen: false, inspectorOpen: false });
}

// a window that becomes narrow, as by larger text, would have them lie over the pictures and over each other
roomForColumns?.addEventListener('change', ({ matches }) => {
  if (matches) {
    if (beside) changeView(beside);
    beside = undefined;
    return;
  }
  const { sidebarOpen, inspectorOpen } = view.get();
  beside = { sidebarOpen, inspectorOpen };
  // what somebody writes in just now stays
  const isWrittenIn = document.activeElement?.closest('[data-region="inspector"]') != null;
  changeView({ sidebarOpen: false, inspectorOpen: inspectorOpen && isWrittenIn });
});
