import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { sendAnswer } from '../office/answer.ts';
import { plainAnswer } from '../page-files.ts';
import type { Desk } from './desk.ts';

export interface PageServer {
  /** Of the page, with a secret in its path. */
  readonly address: string;
  close(): Promise<void>;
}

/** Serves a desk to a browser of this computer, on a free port of this computer, below a path that nobody can guess. */
export async function servePage(desk: Desk): Promise<PageServer> {
  const secret = randomBytes(24).toString('hex');
  const server = createServer({ maxHeaderSize: 16_384 }, (request, response) => {
    respond(request, response).catch(() => response.destroy());
  });
  server.maxConnections = 32;

  const respond = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { port } = server.address() as AddressInfo;
    const url = request.url?.startsWith(`/${secret}/`) ? request.url.slice(secret.length + 2) : undefined;
    // a page from elsewhere that was led to this port by a name of its own has another host in its request
    const known = url !== undefined && request.headers.host === `127.0.0.1:${port}`;
    const answer = known ? await desk.handle(url.split('?')[0] as string, asked(request, response)) : plainAnswer(404);
    request.resume(); // a body that nobody wanted
    await sendAnswer(answer, request, response);
  };

  await new Promise<void>((done, fail) => {
    server.once('error', fail);
    server.listen(0, '127.0.0.1', done);
  });
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}/${secret}/index.html`,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

function asked(request: IncomingMessage, response: ServerResponse): Request {
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  const method = request.method ?? 'GET';
  const { range } = request.headers;
  return new Request(new URL(request.url ?? '/', 'http://127.0.0.1'), {
    method,
    headers: range ? { range } : {},
    signal: gone.signal,
    ...(method === 'POST' ? { body: Readable.toWeb(request) as ReadableStream<Uint8Array>, duplex: 'half' } : {}),
  });
}
