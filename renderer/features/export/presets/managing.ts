import { createStore } from '../../../state/store.ts';

/** Whether the list of presets is being looked after, in a dialog of its own above the export. */
export const managing = createStore<boolean>(false);

export const managePresets = (): void => managing.set(true);
export const stopManaging = (): void => managing.set(false);
