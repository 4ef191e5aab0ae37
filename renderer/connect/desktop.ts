import { RPCLink } from '@orpc/client/message-port';
import { bytesOnWire } from '../../shared/api/bytes-on-wire.ts';
import { type DesktopVerbs, type PageCommand, pageMessage } from '../../shared/api/desktop.ts';
import { type Connection, connectionOf, Switchboard } from './connection.ts';

declare global {
  interface Window {
    /** Put there by the preload; absent in a browser. */
    readonly bahanDesktop?: DesktopVerbs;
  }
}

/** Hears what comes from outside of the page: the menu of the system, a link. Returns how to stop. */
export function hearCommands(page: Window, take: (command: PageCommand) => void): () => void {
  const listener = (event: MessageEvent) => {
    // only the window itself may say so: a frame or an opener has no business here
    if (event.source !== page) return;
    const read = pageMessage.safeParse(event.data);
    if (read.success) take(read.data.command);
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
