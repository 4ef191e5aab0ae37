import type { IncomingMessage } from 'node:http';

/** The names under which this computer alone is reached. A fixed list: a foreign name that points here is refused. */
const hostNames = ['127.0.0.1', 'localhost', '[::1]'] as const;

/** The address that a request came to, one of ours; undefined when the Host header names anything else. */
export function hostOf(request: IncomingMessage, port: number): string | undefined {
  // two Host headers are no host; Node joins or drops them depending on the place, so the raw list is counted
  const given = request.rawHeaders.filter((_, n) => n % 2 === 0 && request.rawHeaders[n]?.toLowerCase() === 'host');
  if (given.length !== 1) return undefined;
  const host = request.headers.host?.toLowerCase();
  return hostNames.map((name) => `${name}:${port}`).find((name) => name === host);
}

/** Whether the page that sends a request is our own: its Origin must be there, and be the address it came to. */
export function isOwnOrigin(request: IncomingMessage, host: string): boolean {
  return request.headers.origin === `http://${host}`;
}

/**
 * The address that a request asks for, with its Host put in front. Undefined for one that names a place of its own
 * (`GET http://elsewhere/`) or cannot be read.
 */
export function addressOf(request: IncomingMessage, host: string): URL | undefined {
  const path = request.url ?? '';
  if (!path.startsWith('/') || path.length > 2_000) return undefined;
  return URL.canParse(`http://${host}${path}`) ? new URL(`http://${host}${path}`) : undefined;
}
