import { openKeySheet } from '../../state/key-sheet.ts';
import { changeView } from '../../state/view.ts';

/** Rooms of the window that a page may lead to, after `do:`. */
const rooms = ['search-help', 'keyboard', 'health', 'intake', 'consents', 'missing', 'settings'] as const;
export type HelpRoom = (typeof rooms)[number];

/** The room that a link leads to; undefined where it leads to a page. */
export const roomOf = (to: string): HelpRoom | undefined => rooms.find((room) => to === `do:${room}`);

/** Opens a room above what the window shows. */
export function openRoom(room: HelpRoom): void {
  if (room === 'keyboard') openKeySheet();
  else changeView({ sheet: room });
}
