import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** Headers that answer no question of ours and are not passed on. */
const passedOn = ['range', 'if-range', 'if-none-match'] as const;

/** A request of Node's server as the handlers of pages and media know it. Aborted when the browser goes away. */
export function asFetchRequest(request: IncomingMessage, response: ServerResponse, url: URL): Request {
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  const headers = new Headers();
  for (const name of passedOn) {
    const value = request.headers[name];
    if (typeof value === 'string') headers.set(name, value);
  }
  return new Request(url, { method: request.method ?? 'GET', headers, signal: gone.signal });
}

/** Sends a handler's answer, as slowly as the browser reads. What breaks off on the way ends the connection. */
export async function sendAnswer(answer: Response, request: IncomingMessage, response: ServerResponse): Promise<void> {
  response.writeHead(answer.status, Object.fromEntries(answer.headers));
  if (!answer.body || request.method === 'HEAD') {
    await answer.body?.cancel();
    response.end();
    return;
  }
  const body = Readable.fromWeb(answer.body);
  // it may fail once more after the pipeline has let go of it, when the browser was gone before anything was sent
  body.on('error', () => {});
  try {
    await pipeline(body, response);
  } catch {
    response.destroy();
  }
}
