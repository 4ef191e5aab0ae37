import type { Gathered } from '../../shared/model/intake.ts';
import { keep, recall } from './persist.ts';
import { createStore } from './store.ts';

/** What the dialog about copying is about. */
export type Dropped =
  /** Files and folders that wait for a word on where they shall go. */
  | { readonly kind: 'taken'; readonly gathered: Gathered }
  /** Files were dropped where no page hears what they are. */
  | { readonly kind: 'browser' }
  /** They are being copied, or were; `to`: the folder, absolute. */
  | { readonly kind: 'copying'; readonly job: string; readonly to: string };

/** Undefined while that dialog is shut. */
export const dropped = createStore<Dropped | undefined>(undefined);

/** Copying that was begun in this window, and of whose end nobody was told yet. */
export const copying = createStore<readonly Extract<Dropped, { kind: 'copying' }>[]>([]);

/** A folder of a watched folder; `below`: its path in that, `/` between, '' for itself. */
export interface CopyTarget {
  readonly root: string;
  readonly below: string;
}

/** Where files were copied to last; kept on this computer only. */
export const lastTarget = createStore<CopyTarget>(recall<CopyTarget>('drop-target', { root: '', below: '' }));
keep('drop-target', lastTarget);

/** Shows what became of copying, or how far it is. */
export const lookAtCopying = (one: Extract<Dropped, { kind: 'copying' }>): void => dropped.set(one);

export const closeDropped = (): void => dropped.set(undefined);
