import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { languageCookie } from '../../../shared/api/language-cookie.ts';
import type { Language } from '../../../shared/i18n/format.ts';

/** All others answer no question of ours and are not passed on. */
const passedOn = ['range', 'if-range', 'if-none-match', 'accept', 'sec-fetch-dest'] as const;

/** A request of Node's server as the handlers of pages and media know it. Aborted when the browser goes away. */
export function asFetchRequest(request: IncomingMessage, response: ServerResponse, url: URL): Request {
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  const headers = new Headers();
  for (const name of passedOn) {
    const value = request.headers[name];
    if (typeof value === 'string') headers.set(name, value);
  }
  headers.set('accept-language', languageOf(request));
  return new Request(url, { method: request.method ?? 'GET', headers, signal: gone.signal });
}

/** The language that the person chose in the window, else the first of the browser's that there are words in, else Indonesian. */
export function languageOf({ headers }: IncomingMessage): Language {
  const chosen = new RegExp(`(?:^|;)\\s*${languageCookie}=(id|en)\\s*(?:;|$)`).exec(headers.cookie ?? '')?.[1];
  const spoken = /(?:^|,)\s*(id|in|en)\b/i.exec(headers['accept-language'] ?? '')?.[1]?.toLowerCase();
  return (chosen ?? spoken) === 'en' ? 'en' : 'id';
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
