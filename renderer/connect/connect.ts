import type { Connection } from './connection.ts';
import { connectDesktop } from './desktop.ts';
import { connectWeb } from './web.ts';

/** Finds the engine from where this page stands: the window's port on the desktop, a socket of the same origin elsewhere. */
export function connect(page: Window = window): Promise<Connection> {
  const desktop = page.bahanDesktop;
  return desktop ? connectDesktop(page, desktop) : connectWeb(page);
}
