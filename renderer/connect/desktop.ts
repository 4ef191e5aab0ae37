import { RPCLink } from '@orpc/client/message-port';
import { bytesOnWire } from '../../shared/api/bytes-on-wire.ts';
import type { DesktopVerbs } from '../../shared/api/desktop.ts';
import { type Connection, connectionOf, Switchboard } from './connection.ts';

declare global {
  interface Window {
    /** Put there by the preload; absent in a browser. */
    readonly bahanDesktop?: DesktopVerbs;
  }
}

/** Rooms of the page that the menu of the system leads to. */
export type MenuRoom = 'health' | 'help' | 'keys';
const menuRooms: readonly MenuRoom[] = ['health', 'help', 'keys'];

/** Calls `show` when the menu of the system asks for a room. Returns how to stop. */
export function hearMenu(page: Window, show: (room: MenuRoom) => void): () => void {
  const listener = (event: MessageEvent) => {
    const room = menuRooms.find((one) => event.data === `bahan:show-${one}`);
    if (event.source === page && room) show(room);
  };
  page.addEventListener('message', listener);
  return () => page.removeEventListener('message', listener);
}

/**
 * Waits for the port that the window is handed (`message` with the data `bahan:port`). A new port, as after a restart
 * of the engine, takes the place of the one before.
 */
export function connectDesktop(page: Window, desktop: DesktopVerbs): Promise<Connection> {
  const board = new Switchboard();
  return new Promise((resolve) => {
    page.addEventListener('message', (event: MessageEvent) => {
      const [port] = event.ports;
      // only the window itself may hand over a port: a frame or an opener has no business here
      if (event.source !== page || event.data !== 'bahan:port' || !port) return;
      const link = new RPCLink<Record<never, never>>({ port, customJsonSerializers: bytesOnWire });
      port.addEventListener('close', () => board.unplug(link));
      port.start();
      board.plug(link);
      resolve(connectionOf(board, desktop));
    });
  });
}
