import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { AnyRouter } from '@orpc/server';
import { BahanError } from '../../../shared/errors.ts';
import type { Log } from '../../engine/host.ts';
import { type MediaSource, mediaHandler } from '../media-routes.ts';
import { answerPage, plainAnswer, securityHeaders } from '../page-files.ts';
import { type Caller, type SocketLimits, serveSockets, socketLimits } from '../rpc-socket.ts';
import { asFetchRequest, sendAnswer } from './answer.ts';
import { addressOf, hostOf, isOwnOrigin } from './guard.ts';
import { cookieHeader, cookieOf, type Session, Sessions } from './sessions.ts';

/** What this door needs of an open library. */
export interface OfficeLibrary extends MediaSource {
  readonly router: AnyRouter;
}

export interface OfficeOptions {
  /** Folder of the built page. */
  readonly page: string;
  /** 0: one that is free. */
  readonly port: number;
  readonly log?: Log;
  readonly now?: () => number;
  readonly limits?: SocketLimits;
  readonly times?: Partial<typeof usualTimes>;
}

export interface OfficeDoor {
  readonly port: number;
  /** Address with a token that is good once; the one before, if unused, is not good any more. */
  newLink(): string;
  /** The library is closed for a while: browsers are let go and refused, and come back by themselves. */
  away(): void;
  /** It is open again, as this one. */
  back(library: OfficeLibrary): void;
  /** Ends every connection and every subscription. */
  close(): Promise<void>;
}

/** Milliseconds: for the head of a request, for all of it, between two of a connection, and for a reader that stalls. */
const usualTimes = { head: 10_000, request: 20_000, between: 10_000, stalled: 120_000 };
const mostConnections = 512;

/**
 * Serves the page, the media and the contract to browsers of this computer.
 * @throws `port-in-use`, `not-allowed` (a port that only the system may use)
 */
export async function openOfficeDoor(library: OfficeLibrary, options: OfficeOptions): Promise<OfficeDoor> {
  const sessions = new Sessions(options.now);
  let media: ReturnType<typeof mediaHandler> | undefined = mediaHandler(library);
  const times = { ...usualTimes, ...options.times };
  const server = createServer({ maxHeaderSize: 16_384, connectionsCheckingInterval: times.head / 2 });
  server.headersTimeout = times.head;
  server.requestTimeout = times.request;
  server.keepAliveTimeout = times.between;
  server.maxConnections = mostConnections;
  server.maxHeadersCount = 64;
  const port = await listen(server, options.port);

  const sessionOf = (request: IncomingMessage) => sessions.find(cookieOf(request.headers.cookie, port));

  const respond = async (request: IncomingMessage, response: ServerResponse): Promise<Response> => {
    const host = hostOf(request, port);
    if (!host) return plainAnswer(421);
    const url = addressOf(request, host);
    if (!url) return plainAnswer(400);
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      return isOwnOrigin(request, host) ? plainAnswer(405, { allow: 'GET, HEAD' }) : plainAnswer(403);
    }
    if (url.pathname === '/' && url.searchParams.has('token')) return enter(url, request);
    const session = sessionOf(request);
    if (url.pathname === '/session') return tellSession(session);
    const asked = asFetchRequest(request, response, url);
    if (!url.pathname.startsWith('/media/')) return answerPage(options.page, asked);
    if (!session) return plainAnswer(401);
    return media ? media(asked) : plainAnswer(503);
  };

  const enter = (url: URL, request: IncomingMessage): Response => {
    const secret = request.method === 'GET' ? sessions.redeem(url.searchParams.get('token') ?? '') : undefined;
    // without a good token the page itself says what to do; either way the token leaves the address bar
    return plainAnswer(303, { location: '/', ...(secret ? { 'set-cookie': cookieHeader(secret, port) } : {}) });
  };

  server.on('request', (request, response) => {
    response.setTimeout(times.stalled, () => response.destroy());
    request.resume(); // no request of ours has a body
    respond(request, response)
      .then((answer) => sendAnswer(answer, request, response))
      .catch((error: unknown) => {
        options.log?.('error', 'answer-failed', { error: String(error) });
        if (response.headersSent) response.destroy();
        else response.writeHead(500, securityHeaders).end();
      });
  });
  server.on('clientError', (_error, socket) => {
    if (socket.writable) socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
    else socket.destroy();
  });

  const admit = (request: IncomingMessage): Caller | number => {
    const host = hostOf(request, port);
    if (!host) return 421;
    if (addressOf(request, host)?.pathname !== '/rpc') return 404;
    if (!isOwnOrigin(request, host)) return 403;
    const session = sessionOf(request);
    return session && !media ? 503 : (session ?? 401);
  };
  const sockets = serveSockets(server, library.router, admit, options.limits ?? socketLimits);

  return {
    port,
    away() {
      media = undefined;
      sockets.letGo();
    },
    back(next) {
      sockets.replace(next.router);
      media = mediaHandler(next);
    },
    newLink: () => `http://127.0.0.1:${port}/?token=${sessions.newToken()}`,
    close: () =>
      new Promise((done) => {
        sockets.close();
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

function tellSession(session: Session | undefined): Response {
  if (!session) return plainAnswer(401);
  const headers = { ...securityHeaders, 'content-type': 'application/json', 'cache-control': 'no-store' };
  return new Response(JSON.stringify({ role: session.role }), { headers });
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((done, fail) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const code = cause.code === 'EADDRINUSE' ? 'port-in-use' : cause.code === 'EACCES' ? 'not-allowed' : 'internal';
      fail(new BahanError(code, { port: String(port) }, { cause }));
    });
    server.listen(port, '127.0.0.1', () => done((server.address() as AddressInfo).port));
  });
}
