import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { BahanError } from '../../shared/errors.ts';
import { type MediaSource, mediaHandler } from '../doors/media-routes.ts';
import type { EngineProcess } from './engine-process.ts';
import { isOurs } from './sender.ts';

/** Nothing but our own files; no inline script or style, no other place to talk to. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob: data:",
  "media-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
};

const headers = {
  'content-security-policy': contentSecurityPolicy,
  'x-content-type-options': 'nosniff',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
};

/**
 * Answers `app://bahan/…`: the files of the page, named by plain parts only, and below `/media/` the pictures and
 * originals of the library.
 */
export function appHandler(
  renderer: string,
  media: (request: Request) => Promise<Response>,
): (request: Request) => Promise<Response> {
  return async (request) => {
    if (!isOurs(request.url)) return plain(404);
    const { pathname } = new URL(request.url);
    if (pathname.startsWith('/media/')) return await media(request);
    if (request.method !== 'GET' && request.method !== 'HEAD') return plain(405);
    const file = pathname === '/' ? 'index.html' : pathOf(pathname);
    const type = file && types[extname(file)];
    if (!type) return plain(404);
    try {
      const bytes = await readFile(join(renderer, file));
      return new Response(request.method === 'HEAD' ? null : bytes, {
        headers: {
          ...headers,
          'content-type': type,
          'content-length': String(bytes.length),
          'cache-control': 'no-cache',
        },
      });
    } catch {
      return plain(404);
    }
  };
}

/**
 * The file that an address names. Every part begins with a letter, digit, `_` or `-` and holds nothing but those and
 * points: no way up, no drive, no stream, no escape sequence can be written with them.
 */
function pathOf(pathname: string): string | undefined {
  return /^(?:\/[\w-][\w.-]*)+$/.test(pathname) ? pathname.slice(1) : undefined;
}

const plain = (status: number) => new Response(null, { status, headers: { ...headers, 'cache-control': 'no-store' } });

/**
 * The library as the media handler in this process sees it. A picture is small and comes whole through the engine,
 * which alone knows its store; of an original only the place is asked, and its bytes are streamed from the disk here,
 * as slowly as the page reads them. So no video crosses a process twice, and main holds no database open.
 */
export function remoteMedia(engine: Pick<EngineProcess, 'ask'>): (request: Request) => Promise<Response> {
  const source: MediaSource = {
    store: { get: async (key, size) => (await engine.ask({ what: 'picture', key, size })) ?? undefined },
    originalOf: (id) =>
      engine.ask({ what: 'original', id }).catch((error: unknown) => {
        if (error instanceof BahanError) return error;
        throw error;
      }),
  };
  return mediaHandler(source);
}
