import type { Consent } from '../../shared/model/rights.ts';
import { createStore } from './store.ts';

/** The consent that is being written. */
export interface Consenting {
  /** One that is there already; without it, a new one. */
  readonly consent?: Consent;
  /** Assets that a new one may speak of. */
  readonly ids: readonly string[];
  /** Whom a new one most likely speaks of. */
  readonly person?: string;
}

/** Undefined while none is written. */
export const consenting = createStore<Consenting | undefined>(undefined);
