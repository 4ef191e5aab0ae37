import type { EngineClient } from '../../shared/api/client.ts';
import type { Library } from '../engine/library.ts';
import type { Call } from './cli-call.ts';
import { answerOthers, logFor, openHere } from './cli-library.ts';
import { openOfficeDoor } from './office/server.ts';
import { pageFolder } from './page-build.ts';

/** A library behind a browser door. */
export interface LiveDoor {
  readonly client: EngineClient;
  newLink(): string;
  /** Settles only when the library could not be opened anew, with why. */
  readonly lost: Promise<never>;
  close(): Promise<void>;
}

/**
 * Opens the library behind a door for browsers, and answers other programs of this computer. When the engine wants to be
 * opened anew, as after a restore, the door and who signed in at it stay.
 * @throws what opening a library and a door throw
 */
export async function openLiveDoor(call: Call, port: number, create: boolean): Promise<LiveDoor> {
  const lost = Promise.withResolvers<never>();
  // whoever only closes does not listen to it
  lost.promise.catch(() => undefined);
  let reopening: Promise<void> | undefined;
  let isClosing = false;
  const restart = () => {
    if (!isClosing) reopening ??= reopen().finally(() => (reopening = undefined));
  };
  const open = (make: boolean): Promise<Library> => openHere(call.library, 'live', make, restart);

  let library = await open(create);
  const door = await openOfficeDoor(library, { page: pageFolder, port, log: logFor(call.library) }).catch(
    async (error: unknown) => {
      await library.close();
      throw error;
    },
  );
  let closeSocket = await answerOthers(call.library, library, door.newLink);

  async function reopen(): Promise<void> {
    try {
      door.away();
      await closeSocket();
      await library.close();
      library = await open(true);
      door.back(library);
      closeSocket = await answerOthers(call.library, library, door.newLink);
    } catch (error) {
      lost.reject(error);
    }
  }

  return {
    client: library.client({ role: 'owner' }),
    newLink: door.newLink,
    lost: lost.promise,
    async close() {
      isClosing = true;
      await reopening;
      await Promise.all([door.close(), closeSocket()]);
      await library.close();
    },
  };
}
