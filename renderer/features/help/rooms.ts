import { changeView, type Sheet } from '../../state/view.ts';

/** Rooms of the window that a page may lead to, after `do:`. */
export const rooms = ['search-help', 'keyboard', 'health', 'intake', 'consents', 'missing', 'settings'] as const;
export type HelpRoom = (typeof rooms)[number] & Sheet;

/** The room that a link leads to; undefined where it leads to a page. */
export const roomOf = (to: string): HelpRoom | undefined => rooms.find((room) => to === `do:${room}`);

export const openRoom = (room: HelpRoom): void => changeView({ sheet: room });
