import type { ClientContext, ClientLink, ClientOptions } from '@orpc/client';
import { createORPCClient } from '@orpc/client';
import type { EngineClient } from '../../shared/api/client.ts';
import type { DesktopVerbs } from '../../shared/api/desktop.ts';
import { BahanError } from '../../shared/errors.ts';

/** The engine from where the page stands, whatever carries the calls. */
export interface Connection {
  readonly engine: EngineClient;
  /** Absent in a browser. */
  readonly desktop: DesktopVerbs | undefined;
  /** Settles when the connection is over for good, with the reason. */
  readonly closed: Promise<string>;
  /** Whether calls reach the engine now; it comes back by itself. */
  readonly isOpen: () => boolean;
  /** Tells when `isOpen` changed. Returns how to stop. */
  readonly watch: (listener: () => void) => () => void;
}

type Link = ClientLink<Record<never, never>>;

/**
 * One client over wires that come and go. A call while there is no wire is refused at once with `connection-lost`, so
 * nothing on screen waits for something that may never come.
 */
export class Switchboard implements ClientLink<Record<never, never>> {
  readonly engine: EngineClient = createORPCClient<EngineClient>(this);
  readonly closed: Promise<string>;
  #link: Link | undefined;
  #end: (reason: string) => void = () => undefined;
  readonly #listeners = new Set<() => void>();

  constructor() {
    this.closed = new Promise((resolve) => {
      this.#end = resolve;
    });
  }

  readonly isOpen = (): boolean => this.#link !== undefined;

  readonly watch = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  plug(link: Link): void {
    this.#link = link;
    this.#tell();
  }

  /** Only the wire that is in use can be pulled: a late goodbye of an older one changes nothing. */
  unplug(link: Link): void {
    if (this.#link !== link) return;
    this.#link = undefined;
    this.#tell();
  }

  end(reason: string): void {
    this.#link = undefined;
    this.#tell();
    this.#end(reason);
  }

  async call(path: readonly string[], input: unknown, options: ClientOptions<ClientContext>): Promise<unknown> {
    const link = this.#link;
    if (!link) throw new BahanError('connection-lost');
    try {
      return await link.call(path, input, options);
    } catch (error) {
      // a wire that closes takes its calls along as if the caller had let go of them; the caller did not
      const isLetGo = error instanceof Error && error.name === 'AbortError' && !options.signal?.aborted;
      throw isLetGo ? new BahanError('connection-lost', {}, { cause: error }) : error;
    }
  }

  #tell(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}

export function connectionOf(board: Switchboard, desktop: DesktopVerbs | undefined): Connection {
  return { engine: board.engine, desktop, closed: board.closed, isOpen: board.isOpen, watch: board.watch };
}
