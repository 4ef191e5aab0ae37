import { join } from 'node:path';
import { BahanError } from '../../shared/errors.ts';
import type { Log } from '../engine/host.ts';
import { openLibrary, salvageLibrary } from '../engine/library.ts';
import { isLibrary } from '../engine/library-folder.ts';
import { nodeHost } from '../engine/node-host.ts';
import { windowDecoder } from './decoder/computer-decoder.ts';
import { serveEngine } from './engine-server.ts';
import type { Port } from './engine-wire.ts';
import { fileLog } from './file-log.ts';
import { serveLocalSocket } from './local-socket.ts';

/** The entry of the engine's process in the desktop program; main says which library. */
const { parentPort } = process as typeof process & { parentPort: Port };

let log: Log = () => {};
process.on('uncaughtException', (error) => {
  log('error', 'engine-crashed', { error: error.stack ?? String(error) });
  process.exit(1); // main starts it again: after an error nobody foresaw nothing in here can be relied on
});

const tell: Log = (level, event, facts) => log(level, event, facts);
serveEngine(parentPort, {
  host: nodeHost({ log: tell }),
  decoder: (window) => windowDecoder(window, tell),
  async open(folder, host, { again, repair }) {
    // asked first, since already the log would make the folder
    if (again && !isLibrary(folder)) throw new BahanError('library-gone', { folder });
    log = fileLog(join(folder, 'log'), 'engine');
    if (repair) log('warn', 'salvaged', { ...salvageLibrary(folder, host) });
    const library = await openLibrary(folder, host, { create: !again, mode: 'live' });
    // the command line writes through us while we hold the library
    const socket = await serveLocalSocket(folder, library.router).catch((error: unknown) => {
      log('warn', 'local-socket-failed', { error: String(error) });
      return undefined;
    });
    if (socket) library.announce(socket.address);
    return {
      router: library.router,
      store: library.store,
      originalOf: (id) => library.originalOf(id),
      gather: (files) => library.gather(files),
      takeOriginal: (id) => library.takeOriginal(id),
      pageOf: (id, page, edge) => library.pageOf(id, page, edge),
      rests: library.rests,
      client: (context) => library.client(context),
      async close() {
        await socket?.close();
        await library.close();
      },
    };
  },
  exit: (code) => process.exit(code),
});
