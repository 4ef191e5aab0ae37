import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contentSecurityPolicy } from '../../../electron/doors/page-files.ts';
import { appHandler, remoteMedia } from '../../../electron/main/protocol.ts';
import { BahanError } from '../../../shared/errors.ts';

let folder: string;
let handle: (request: Request) => Promise<Response>;
const ask = (path: string, init?: RequestInit) => handle(new Request(`app://bahan${path}`, init));

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bahan-protocol-'));
  await mkdir(join(folder, 'renderer', 'assets'), { recursive: true });
  await writeFile(join(folder, 'secret.json'), '"secret"');
  await writeFile(join(folder, 'renderer', 'index.html'), '<!doctype html>');
  await writeFile(join(folder, 'renderer', 'assets', 'index-a1_B-.js'), 'export {}');
  await writeFile(join(folder, 'renderer', 'assets', 'outlines-a1_B-.bin'), 'map');
  await writeFile(join(folder, 'renderer', 'assets', 'odd.exe'), 'MZ');
  await writeFile(join(folder, 'renderer', '.hidden.json'), '1');
  handle = appHandler(
    join(folder, 'renderer'),
    async (request) => new Response(`media ${new URL(request.url).pathname}`),
  );
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the page', () => {
  test('is served with a policy that allows nothing but its own files', async () => {
    const response = await ask('/?theme=dark');
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': contentSecurityPolicy,
      'x-content-type-options': 'nosniff',
    });
    expect(contentSecurityPolicy).not.toMatch(/unsafe|https?:|\*/);
    expect(contentSecurityPolicy).toMatch(/^default-src 'none'; /);
  });

  test('has its script with the type of a script', async () => {
    const response = await ask('/assets/index-a1_B-.js');
    expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(await response.text()).toBe('export {}');
    const head = await ask('/assets/index-a1_B-.js', { method: 'HEAD' });
    expect(head.headers.get('content-length')).toBe('9');
    expect(await head.text()).toBe('');
  });

  test('has the outlines of its map', async () => {
    expect(await (await ask('/assets/outlines-a1_B-.bin')).text()).toBe('map');
  });

  test.each([
    '/../secret.json',
    '/..%2fsecret.json',
    '/%2e%2e/secret.json',
    '/..%5csecret.json',
    '/assets/..%2f..%2fsecret.json',
    '/assets/%00index.html',
    '/.hidden.json',
    '/assets/odd.exe',
    '/assets',
    '/assets/',
    '//secret.json',
    '/C:/secret.json',
    '/index.html::$DATA',
  ])('has no %s', async (path) => {
    expect((await ask(path)).status).toBe(404);
  });

  test('has no address that leads out of its folder', async () => {
    const part = fc.constantFrom('..', '.', '%2e%2e', '%2e', '..%2f', '..\\', '%5c', '', 'assets', '...', '~', 'C:');
    await fc.assert(
      fc.asyncProperty(fc.array(part, { maxLength: 6 }), async (parts) => {
        const response = await ask(`/${[...parts, 'secret.json'].join('/')}`);
        expect(await response.text()).not.toContain('secret');
      }),
    );
  });

  test('is only read', async () => {
    expect((await ask('/', { method: 'POST', body: 'x' })).status).toBe(405);
  });

  test('is served to nobody who asks another host', async () => {
    expect((await handle(new Request('app://other/'))).status).toBe(404);
  });

  test('leaves what lies below /media/ to the library', async () => {
    expect(await (await ask('/media/thumb/k1')).text()).toBe('media /media/thumb/k1');
  });
});

describe('media of an engine in another process', () => {
  test('are asked for by key and id, and its errors keep their code', async () => {
    const asked: unknown[] = [];
    const media = remoteMedia({
      ask: async (question) => {
        asked.push(question);
        if (question.what === 'original') throw new BahanError('folder-offline');
        return null as never;
      },
    });
    const thumb = await media(new Request('app://bahan/media/thumb/k1'));
    const original = await media(new Request('app://bahan/media/original/aaaaaaaaaaaa'));
    expect(asked).toEqual([
      { what: 'picture', key: 'k1', size: 'thumb' },
      { what: 'original', id: 'aaaaaaaaaaaa' },
    ]);
    expect([thumb.status, original.status, await original.json()]).toEqual([404, 404, { code: 'folder-offline' }]);
  });

  test('are given out by the leave of the engine, where they are not only looked at', async () => {
    const asked: unknown[] = [];
    const media = remoteMedia({
      ask: async (question) => {
        asked.push(question);
        if (question.what === 'take-original') return { outcome: 'refused', grounds: [] } as never;
        return { path: import.meta.filename, mime: 'video/mp4', bytes: 1, name: 'a.mp4' } as never;
      },
    });
    const ask = async (headers: Record<string, string>) => {
      const answer = await media(new Request('app://bahan/media/original/aaaaaaaaaaaa', { headers }));
      await answer.body?.cancel();
      return answer.status;
    };
    expect(await ask({ range: 'bytes=0-' })).toBe(206);
    expect(asked).toEqual([{ what: 'original', id: 'aaaaaaaaaaaa' }]);
    expect(await ask({})).toBe(403);
    expect(asked.slice(2)).toEqual([{ what: 'take-original', id: 'aaaaaaaaaaaa' }]);
  });

  test('say that they will be back while the engine is away', async () => {
    const media = remoteMedia({ ask: () => Promise.reject(new BahanError('closed')) });
    expect((await media(new Request('app://bahan/media/preview/k1'))).status).toBe(503);
  });
});
