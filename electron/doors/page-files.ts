import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';

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

/** Sent with every answer that is not itself material. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': contentSecurityPolicy,
  'x-content-type-options': 'nosniff',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), usb=(), payment=()',
};

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
  '.bin': 'application/octet-stream',
};

/**
 * The file that an address names. Every part begins with a letter, digit, `_` or `-` and holds nothing but those and
 * points: no way up, no drive, no stream, no escape sequence can be written with them.
 */
export function pageFile(pathname: string): string | undefined {
  if (pathname === '/') return 'index.html';
  return /^(?:\/[\w-][\w.-]*)+$/.test(pathname) ? pathname.slice(1) : undefined;
}

/** Answers with the built files of the page, the same to a window and to a browser. */
export async function answerPage(folder: string, request: Request): Promise<Response> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return plainAnswer(405, { allow: 'GET, HEAD' });
  const file = pageFile(new URL(request.url).pathname);
  const type = file && types[extname(file)];
  if (!type) return plainAnswer(404);
  try {
    const bytes = await readFile(join(folder, file));
    // the build puts a hash of the content into the names below assets/
    const cache = file.startsWith('assets/') ? 'private, max-age=31536000, immutable' : 'no-cache';
    return new Response(request.method === 'HEAD' ? null : bytes, {
      headers: {
        ...securityHeaders,
        'content-type': type,
        'content-length': String(bytes.length),
        'cache-control': cache,
      },
    });
  } catch {
    return plainAnswer(404);
  }
}

export function plainAnswer(status: number, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(null, { status, headers: { ...securityHeaders, 'cache-control': 'no-store', ...headers } });
}
