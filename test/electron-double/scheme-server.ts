import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';

export type SchemeHandler = (request: Request) => Response | Promise<Response>;

export interface SchemeServer {
  /** `app://bahan/x` as the browser has to write it. */
  toBrowser(address: string): string;
  /** And back; an address that is not of this server stays. */
  toProgram(address: string): string;
  isOurs(address: string): boolean;
  /** While it is so, the program does not hear that whoever reads has gone. */
  isDeaf: boolean;
}

export type SchemeHandlers = Map<string, SchemeHandler>;

/**
 * A browser that is not Electron cannot be taught a scheme, so `<scheme>://<host>/…` is `http://<host>.<scheme>.localhost:<port>/…`,
 * a trustworthy origin that never leaves this computer. Bodies stream both ways, with back-pressure and abort.
 */
export async function startServer(handlers: SchemeHandlers): Promise<SchemeServer> {
  const server = createServer((request, response) => {
    answer(request, response, handlers, own).catch(() => response.destroy());
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  server.unref();
  const { port } = server.address() as AddressInfo;
  const pattern = new RegExp(`^http://([\\w-]+)\\.([\\w-]+)\\.localhost:${port}(?=/|$)`);
  const own: SchemeServer = {
    isDeaf: false,
    toBrowser: (address) =>
      address.replace(/^([\w-]+):\/\/([\w-]+)/, (_whole, scheme, host) => `http://${host}.${scheme}.localhost:${port}`),
    toProgram: (address) => address.replace(pattern, (_whole, host, scheme) => `${scheme}://${host}`),
    isOurs: (address) => pattern.test(address),
  };
  return own;
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  handlers: SchemeHandlers,
  own: Pick<SchemeServer, 'isDeaf'>,
): Promise<void> {
  const match = /^([\w-]+)\.([\w-]+)\.localhost:\d+$/.exec(request.headers.host ?? '');
  const handler = match && handlers.get(match[2] as string);
  if (!handler) {
    response.writeHead(404).end();
    return;
  }
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    // Electron gives a handler what the page said, not what a network would add
    const isAdded = name === 'host' || name === 'connection' || name.startsWith('sec-fetch-');
    if (typeof value === 'string' && !isAdded) headers.set(name, value);
  }
  const method = request.method ?? 'GET';
  const body = method === 'GET' || method === 'HEAD' ? null : Readable.toWeb(request);
  const answered = await handler(
    new Request(`${match[2]}://${match[1]}${request.url}`, { method, headers, body, duplex: 'half' } as RequestInit),
  );
  response.writeHead(answered.status, Object.fromEntries(answered.headers));
  if (answered.body) await stream(answered.body, response, own);
  else response.end();
}

/** Ends with an error when whoever reads goes away, and tells who writes. */
async function stream(
  body: ReadableStream<Uint8Array>,
  response: ServerResponse,
  own: Pick<SchemeServer, 'isDeaf'>,
): Promise<void> {
  const reader = body.getReader();
  const gone = new Promise<'gone'>((resolve) => response.once('close', () => resolve('gone')));
  for (;;) {
    const read = await Promise.race([reader.read(), gone]);
    if (read === 'gone') break;
    if (read.done) {
      response.end();
      return;
    }
    if (!response.write(read.value)) await Promise.race([once(response, 'drain'), gone]);
  }
  if (!own.isDeaf) await reader.cancel();
}
