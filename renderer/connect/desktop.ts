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

/** What the menu of the system may ask for, by the message that says so. */
const asked = new Map([
  ['bahan:show-health', 'health'],
  ['bahan:show-licences', 'licences'],
] as const);

type Asked = typeof asked extends Map<unknown, infer Sheet> ? Sheet : never;

/** Calls `show` with the page that the menu of the system asks for. Returns how to stop. */
export function hearMenu(page: Window, show: (sheet: Asked) => void): () => void {
  const listener = (event: MessageEvent) => {
    const sheet = event.source === page ? asked.get(event.data) : undefined;
    if (sheet) show(sheet);
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
