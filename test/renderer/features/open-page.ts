import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test';
import { inject } from 'vitest';
import { browserWords, findBrowser } from '../../e2e/browser.ts';

export interface Pages {
  /**
   * Opens the window with wishes in its address, and waits until pictures are there. Its context is its own until it is closed,
   * and then the next one's, which finds nothing of it but the program.
   */
  open(wishes?: Record<string, string>, size?: { width: number; height: number }): Promise<Page>;
  close(): Promise<void>;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
};

/** Serves the window over the made-up engine with drawn pictures, and starts a browser. */
export async function openPages(): Promise<Pages> {
  const folder = inject('builtPage');
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://page');
    const picture = /^\/media\/(thumb|preview|original)\/(?:fake-)?(\w+)$/.exec(pathname);
    if (picture) return void response.writeHead(200, { 'content-type': 'image/svg+xml' }).end(drawn(picture[2] ?? ''));
    const sheet = /^\/media\/page\/\w+\/[\w-]+\/(\d+)\/(\d+)$/.exec(pathname);
    if (sheet) return void response.writeHead(200, { 'content-type': 'image/svg+xml' }).end(page(sheet[1] ?? ''));
    const strip = /^\/media\/strip\/[\w-]+$/.test(pathname);
    if (strip) return void response.writeHead(200, { 'content-type': 'image/svg+xml' }).end(frames());
    const peaks = /^\/media\/peaks\/fake-(\d+)$/.test(pathname);
    if (peaks) return void response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(loudness());
    const name = pathname === '/' ? 'index.html' : pathname.slice(1);
    try {
      const body = readFileSync(join(folder, name));
      // the program is the same for every page; to read it anew takes as long as all the rest
      const kept = extname(name) === '.html' ? 'no-store' : 'max-age=3600';
      const type = types[extname(name)] ?? 'application/octet-stream';
      response.writeHead(200, { 'content-type': type, 'cache-control': kept }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const browser: Browser = await chromium.launch({
    executablePath: await findBrowser(),
    args: [...browserWords],
  });
  const origin = `http://127.0.0.1:${port}`;
  const free: BrowserContext[] = [];
  const newContext = async (): Promise<BrowserContext> => {
    const context = await browser.newContext({ reducedMotion: 'reduce', locale: 'id-ID' });
    context.close = async () => {
      for (const page of context.pages()) await page.close();
      await context.clearPermissions();
      free.push(context);
    };
    return context;
  };
  return {
    async open(wishes = {}, size = { width: 1280, height: 800 }) {
      const context = free.pop() ?? (await newContext());
      const page = await context.newPage();
      await page.setViewportSize(size);
      const session = await context.newCDPSession(page);
      await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'cookies,local_storage,indexeddb' });
      await session.detach();
      page.setDefaultTimeout(10_000); // sooner than the test gives up: then it says what it waited for
      await page.goto(`${origin}/?${new URLSearchParams(wishes)}`);
      if (wishes.assets !== '0') await page.getByRole('gridcell').first().waitFor();
      return page;
    },
    async close() {
      await browser.close();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const drawn = (name: string): string => {
  const hue = ([...name].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) * 47) % 360;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="300" height="200"><rect width="300" height="200" fill="hsl(${hue} 40% 45%)"/></svg>`;
};

const page = (number: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="595" height="842"><rect width="595" height="842" fill="#fff"/>${[
    'Laporan kegiatan',
    'Pelepasan ekspor kopi',
    'bersama petani',
    'di Bandung',
    `Halaman ${Number(number) + 1}`,
  ]
    .map((line, at) => `<text x="71" y="${100 + at * 42}" font-family="sans-serif" font-size="17">${line}</text>`)
    .join('')}</svg>`;

/** Twelve frames side by side, each of another colour. */
const frames = (): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="1920" height="90">${Array.from(
    { length: 12 },
    (_, at) => `<rect x="${at * 160}" width="160" height="90" fill="hsl(${at * 30} 50% 45%)"/>`,
  ).join('')}</svg>`;

const loudness = (): Uint8Array =>
  Uint8Array.from({ length: 400 }, (_, at) => 128 + Math.round(100 * Math.sin(at / 9)));
