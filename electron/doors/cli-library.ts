import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { EngineClient } from '../../shared/api/client.ts';
import { BahanError } from '../../shared/errors.ts';
import { holderOf } from '../engine/db/lock.ts';
import type { Log } from '../engine/host.ts';
import { type Library, type LibraryMode, openLibrary } from '../engine/library.ts';
import { isLibrary } from '../engine/library-folder.ts';
import type { Call } from './cli-call.ts';
import { doorHost } from './decoder/door-host.ts';
import { fileLog } from './file-log.ts';

/** A library that a command may use until it closes it. */
export interface OpenedLibrary {
  readonly client: EngineClient;
  close(): Promise<void>;
}

/** What happens is written into the library's own log. */
export function logFor(folder: string): Log {
  return fileLog(join(folder, 'log'), 'command-line');
}

/** Opens the library beside whoever holds it. */
export async function openForReading(call: Call): Promise<OpenedLibrary> {
  if (!isLibrary(call.library)) throw new BahanError('library-missing', { folder: call.library });
  const library = await openHost(call.library, 'read', false);
  return { client: library.client({ role: 'owner' }), close: async () => library.close() };
}

/** Milliseconds that a holder which takes no calls is waited for: a short command is done by then. */
const patience = 3_000;
const pause = 100;

/**
 * Opens the library to write in it. While another program holds it, the calls go to that one; one that does not answer
 * is named. `create` makes a library where there is none; `stays` says that this takes long, so that others may call
 * us meanwhile; `live` also takes in by itself what comes.
 * @throws `library-locked` with the holder's details.
 */
export async function openForWriting(
  call: Call,
  options: { create?: boolean; stays?: boolean; live?: boolean } = {},
): Promise<OpenedLibrary> {
  const until = performance.now() + patience;
  for (;;) {
    try {
      return await openAsHolder(call, options);
    } catch (error) {
      if (!(error instanceof BahanError) || error.code !== 'library-locked') throw error;
      const reached = await reachHolder(call);
      if (reached) return reached;
      if (performance.now() > until) throw error;
    }
    await setTimeout(pause, undefined, { signal: call.signal });
  }
}

async function openAsHolder(
  call: Call,
  { create = false, stays = false, live = false }: { create?: boolean; stays?: boolean; live?: boolean },
): Promise<OpenedLibrary> {
  const library = await openHere(call.library, live ? 'live' : 'write', create);
  const client = library.client({ role: 'owner' });
  if (!stays) return { client, close: async () => library.close() };
  const closeSocket = await answerOthers(call.library, library);
  return {
    client,
    async close() {
      await closeSocket();
      await library.close();
    },
  };
}

/** Opens the library in this process alone. `restart`: what the engine calls to be closed and opened anew. */
export async function openHere(
  folder: string,
  mode: LibraryMode,
  create: boolean,
  restart?: () => void,
): Promise<Library> {
  // asked first, since already the log would make the folder
  if (!create && !isLibrary(folder)) throw new BahanError('library-missing', { folder });
  return await openHost(folder, mode, create, restart);
}

/** With a host of this process, whose decoder ends with the library. */
async function openHost(folder: string, mode: LibraryMode, create: boolean, restart?: () => void): Promise<Library> {
  const host = { ...doorHost({ log: logFor(folder) }), ...(restart && { restart }) };
  const library = await openLibrary(folder, host, { create, mode });
  return {
    ...library,
    async close() {
      // at once: what the engine still wants decoded would hold it up
      await Promise.all([library.close(), host.decoder.close()]);
    },
  };
}

/**
 * Answers the calls of other programs on this computer. `newLink`: how they get into our browser door. Returns how to
 * stop.
 */
export async function answerOthers(
  folder: string,
  library: Library,
  newLink?: () => string,
): Promise<() => Promise<void>> {
  const { serveLocalSocket } = await import('./local-socket.ts');
  const socket = await serveLocalSocket(folder, library.router, newLink);
  library.announce(socket.address);
  return async () => {
    library.announce(null);
    await socket.close();
  };
}

/** The holder's engine, where it takes calls. */
async function reachHolder(call: Call): Promise<OpenedLibrary | undefined> {
  const address = holderOf(call.library)?.socket;
  if (!address) return undefined;
  const { connectLocalSocket } = await import('./local-socket.ts');
  try {
    const { client, close } = await connectLocalSocket(address);
    return { client, close: async () => close() };
  } catch {
    return undefined; // it is there, but it does not answer
  }
}
