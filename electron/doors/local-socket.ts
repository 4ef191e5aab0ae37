import { createHash } from 'node:crypto';
import { chmodSync, lstatSync, mkdirSync, rmSync } from 'node:fs';
import { createServer, request } from 'node:http';
import { connect as connectSocket } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join, resolve } from 'node:path';
import { type ClientContext, type ClientLink, type ClientOptions, createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import type { AnyRouter } from '@orpc/server';
import { WebSocket } from 'ws';
import { bytesOnWire } from '../../shared/api/bytes-on-wire.ts';
import type { EngineClient } from '../../shared/api/client.ts';
import { BahanError } from '../../shared/errors.ts';
import { serveSockets, socketLimits } from './rpc-socket.ts';

/** Bytes that the name of a Unix socket may have on every system (104 on macOS with its closing zero). */
const maxSocketName = 100;

export interface LocalSocket {
  /** Path of the Unix socket, or name of the Windows pipe. */
  readonly address: string;
  close(): Promise<void>;
}

/**
 * Lets other programs of the same person on this computer call the engine: the command line while the window holds the
 * library. The socket lies in a folder that only this person can open. `newLink` lets them into our browser door, where
 * we have one.
 */
export async function serveLocalSocket(
  folder: string,
  router: AnyRouter,
  newLink?: () => string,
): Promise<LocalSocket> {
  const address = localAddress(folder);
  const isPipe = process.platform === 'win32';
  // we hold the library, so a socket that is still there belongs to nobody
  if (!isPipe) rmSync(address, { force: true });
  const server = createServer(({ method, url }, response) => {
    if (newLink && method === 'POST' && url === '/link') response.end(newLink());
    else response.writeHead(404).end();
  });
  const sockets = serveSockets(server, router, ({ url }) => (url === '/rpc' ? { role: 'owner' } : 404), {
    ...socketLimits,
    maxSockets: 32,
  });
  await new Promise<void>((done, fail) => {
    server.once('error', fail);
    server.listen(address, () => done());
  });
  server.on('error', () => {});
  if (!isPipe) chmodSync(address, 0o600);
  return {
    address,
    close: () =>
      new Promise((done) => {
        sockets.close();
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

export interface LocalConnection {
  readonly client: EngineClient;
  close(): void;
}

/**
 * Reaches the program that holds a library.
 * @throws `connection-lost` when nobody answers there.
 */
export function connectLocalSocket(address: string): Promise<LocalConnection> {
  return new Promise((done, fail) => {
    const websocket = new WebSocket('ws://bahan/rpc', {
      createConnection: () => connectSocket(address),
      maxPayload: socketLimits.maxMessage,
      perMessageDeflate: false,
      handshakeTimeout: 5_000,
    });
    const lost = (cause?: unknown) => new BahanError('connection-lost', {}, { cause });
    websocket.once('error', (cause) => fail(lost(cause)));
    websocket.once('open', () => {
      websocket.on('error', () => websocket.terminate());
      const link = new HolderLink(websocket, lost);
      done({ client: createORPCClient<EngineClient>(link), close: () => websocket.close() });
    });
  });
}

/** A link into the browser door of the program that holds a library; undefined when it has none. */
export function askForLink(address: string): Promise<string | undefined> {
  return new Promise((done) => {
    const asking = request({ socketPath: address, method: 'POST', path: '/link', timeout: 5_000 }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (more: string) => {
        text += more;
      });
      response.on('end', () => done(response.statusCode === 200 ? text : undefined));
    });
    asking.on('timeout', () => asking.destroy());
    asking.on('error', () => done(undefined));
    asking.end();
  });
}

/** The link over the holder's socket; whatever the holder's end cuts off is `connection-lost`. */
class HolderLink implements ClientLink<ClientContext> {
  readonly #websocket: WebSocket;
  readonly #link: RPCLink<ClientContext>;
  readonly #lost: () => BahanError;

  constructor(websocket: WebSocket, lost: () => BahanError) {
    this.#websocket = websocket;
    this.#lost = lost;
    // ws has the shape of a browser's socket but not its type
    this.#link = new RPCLink({
      websocket: websocket as unknown as globalThis.WebSocket,
      customJsonSerializers: bytesOnWire,
    });
  }

  async call(path: readonly string[], input: unknown, options: ClientOptions<ClientContext>): Promise<unknown> {
    const answer = await this.#orLost(this.#link.call(path, input, options));
    return isEvents(answer) ? this.#guarded(answer) : answer;
  }

  #guarded(events: AsyncIterableIterator<unknown>): AsyncIterableIterator<unknown> {
    return {
      next: () => this.#orLost(events.next()),
      return: async (value) => (await events.return?.(value)) ?? { done: true, value },
      [Symbol.asyncIterator]() {
        return this;
      },
    };
  }

  async #orLost<T>(answer: Promise<T>): Promise<T> {
    try {
      return await answer;
    } catch (error) {
      throw this.#websocket.readyState === WebSocket.OPEN ? error : this.#lost();
    }
  }
}

function isEvents(answer: unknown): answer is AsyncIterableIterator<unknown> {
  return typeof answer === 'object' && answer !== null && Symbol.asyncIterator in answer;
}

function localAddress(folder: string): string {
  const name = createHash('sha256').update(resolve(folder)).digest('hex').slice(0, 24);
  if (process.platform === 'win32') return `\\\\.\\pipe\\bahan-${userInfo().username}-${name}`;
  const places = [process.env.XDG_RUNTIME_DIR, tmpdir(), '/tmp'].filter((place) => place !== undefined);
  for (const place of places) {
    const dir = join(place, `bahan-${process.getuid?.() ?? 0}`);
    const address = join(dir, `${name}.sock`);
    if (Buffer.byteLength(address) <= maxSocketName && makePrivate(dir)) return address;
  }
  throw new BahanError('internal', {}, { message: 'no private folder for the local socket' });
}

/** A folder of this person's alone. One that somebody else laid there before us is not used. */
function makePrivate(dir: string): boolean {
  try {
    mkdirSync(dir, { recursive: true, mode: 0o700 });
    const found = lstatSync(dir);
    if (!found.isDirectory() || (process.getuid && found.uid !== process.getuid())) return false;
    if ((found.mode & 0o077) !== 0) chmodSync(dir, 0o700);
    return true;
  } catch {
    return false;
  }
}
