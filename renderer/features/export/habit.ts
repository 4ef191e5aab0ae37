import type { Conflict } from '../../../shared/model/export.ts';
import { keep, recall } from '../../state/persist.ts';
import { createStore } from '../../state/store.ts';

export type Way = 'files' | 'zip' | 'press';

export interface Habit {
  readonly presets: readonly string[];
  readonly to: string;
  readonly conflict: Conflict;
  readonly as: Way;
}

/** What was taken last time is what is offered next time. */
export const habit = createStore<Habit>(
  recall<Habit>('export', { presets: ['web'], to: '', conflict: 'number', as: 'files' }),
);
keep('export', habit);

export const changeHabit = (change: Partial<Habit>): void => habit.set((before) => ({ ...before, ...change }));
