import { type FileHandle, mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { inTime } from '../../../electron/doors/file-stream.ts';
import { type MediaSource, mediaHandler, type Original } from '../../../electron/doors/media-routes.ts';
import { originalUrl, pageUrl, pictureUrl } from '../../../shared/api/media-url.ts';
import { BahanError } from '../../../shared/errors.ts';
import type { Verdict } from '../../../shared/model/rights.ts';

let folder: string;
const content = Uint8Array.from({ length: 700_000 }, (_, index) => index % 251);
const files = new Map<string, Original>();
const allowed: Verdict = { outcome: 'allowed', grounds: [] };
/** Originals that were written down as taken out. */
const taken: string[] = [];
const source: MediaSource = {
  store: {
    get: (key, size) =>
      key === 'k1' ? { mime: 'image/webp', bytes: new TextEncoder().encode(`${key} ${size}`) } : undefined,
  },
  originalOf: async (id) => files.get(id) ?? new BahanError('asset-not-found', { id }),
  takeOriginal(id) {
    taken.push(id);
    return allowed;
  },
  pageOf: async (id, page, edge) => ({ mime: 'image/webp', bytes: new TextEncoder().encode(`${id} ${page} ${edge}`) }),
};
const handle = mediaHandler(source);
const ask = (path: string, headers: Record<string, string> = {}, init: RequestInit = {}) =>
  handle(new Request(`app://bahan${path}`, { ...init, headers }));

const video = 'aaaaaaaaaaaa';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bahan-routes-'));
  const put = async (id: string, name: string, mime: string, bytes: Uint8Array | string) => {
    const path = join(folder, id);
    await writeFile(path, bytes);
    files.set(id, { path, mime, bytes: bytes.length, name });
  };
  await put(video, 'Pelepasan "Ekspor"\r\nX-Bad: 1 🌱.mp4', 'video/mp4', content);
  await put('bbbbbbbbbbbb', 'logo.svg', 'image/svg+xml', '<svg onload="alert(1)"/>');
  await put('cccccccccccc', 'page.jpg', 'text/html', '<script>1</script>');
  await put('dddddddddddd', 'empty.png', 'image/png', '');
  await put('eeeeeeeeeeee', 'odd', 'text/html\r\nset-cookie: a=b', 'x');
  files.set('ffffffffffff', { path: join(folder, 'nowhere'), mime: 'image/png', bytes: 1, name: 'n.png' });
  files.set('gggggggggggg', { path: folder, mime: 'image/png', bytes: 1, name: 'folder' });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('a picture', () => {
  test('is kept for ever under its key', async () => {
    const response = await ask(pictureUrl('k1', 'thumb'));
    expect(response.status).toBe(200);
    expect(await response.text()).toBe('k1 thumb');
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'image/webp',
      'content-length': '8',
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, max-age=31536000, immutable',
    });
    const again = await ask(pictureUrl('k1', 'thumb'), { 'if-none-match': response.headers.get('etag') as string });
    expect(again.status).toBe(304);
    expect(await again.text()).toBe('');
  });

  test('that was not made yet is not remembered as absent', async () => {
    const response = await ask(pictureUrl('k2', 'preview'));
    expect(response.status).toBe(404);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await response.json()).toEqual({ code: 'not-found' });
  });

  test('stored with a type that could run is a download in a sandbox', async () => {
    const svg = mediaHandler({
      ...source,
      store: { get: () => ({ mime: 'image/svg+xml', bytes: new Uint8Array(1) }) },
    });
    const response = await svg(new Request('app://bahan/media/thumb/k1'));
    expect(response.headers.get('content-type')).toBe('application/octet-stream');
    expect(response.headers.get('content-security-policy')).toBe('sandbox');
  });
});

describe('an original', () => {
  test('arrives whole, with its length, type and a name without line breaks', async () => {
    const response = await ask(originalUrl(video));
    expect(response.status).toBe(200);
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(content);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'video/mp4',
      'content-length': '700000',
      'accept-ranges': 'bytes',
      'content-disposition': `inline; filename="Pelepasan _Ekspor_X-Bad: 1 _.mp4"; filename*=UTF-8''Pelepasan%20%22Ekspor%22X-Bad%3A%201%20%F0%9F%8C%B1.mp4`,
    });
    expect(response.headers.get('x-bad')).toBeNull();
  });

  test.each([
    ['bytes=0-0', 0, 1],
    ['bytes=5-9', 5, 10],
    ['bytes=699990-', 699_990, 700_000],
    ['bytes=-10', 699_990, 700_000],
    ['bytes=262140-262150', 262_140, 262_151],
    ['bytes=0-99999999', 0, 700_000],
    ['bytes=-99999999', 0, 700_000],
  ])('answers the range %s', async (range, start, end) => {
    const response = await ask(originalUrl(video), { range });
    expect(response.status).toBe(206);
    expect(response.headers.get('content-range')).toBe(`bytes ${start}-${end - 1}/700000`);
    expect(response.headers.get('content-length')).toBe(String(end - start));
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(content.slice(start, end));
  });

  test.each(['bytes=700000-', 'bytes=700000-700001', 'bytes=-0'])('refuses the range %s', async (range) => {
    const response = await ask(originalUrl(video), { range });
    expect(response.status).toBe(416);
    expect(response.headers.get('content-range')).toBe('bytes */700000');
  });

  test.each(['bytes=9-5', 'bytes=1-2,4-5', 'items=1-2', 'bytes=-', 'bytes=a-b'])(
    'ignores the range %s',
    async (range) => {
      const response = await ask(originalUrl(video), { range });
      expect(response.status).toBe(200);
      await response.body?.cancel();
    },
  );

  test('of which another version was begun is sent whole', async () => {
    const first = await ask(originalUrl(video), {}, { method: 'HEAD' });
    const etag = first.headers.get('etag') as string;
    expect(first.headers.get('content-length')).toBe('700000');
    expect(await first.text()).toBe('');
    expect((await ask(originalUrl(video), { range: 'bytes=1-1', 'if-range': etag })).status).toBe(206);
    expect((await ask(originalUrl(video), { range: 'bytes=1-1', 'if-range': '"other"' })).status).toBe(200);
    expect((await ask(originalUrl(video), { 'if-none-match': `"x", W/${etag}` })).status).toBe(304);
  });

  test.each([
    ['bbbbbbbbbbbb', 'image/svg+xml'],
    ['cccccccccccc', 'text/html'],
    ['eeeeeeeeeeee', 'application/octet-stream'],
  ])('that a browser could run (%s) is a download in a sandbox', async (id, type) => {
    const response = await ask(originalUrl(id));
    expect(response.headers.get('content-type')).toBe(type);
    expect(response.headers.get('content-security-policy')).toBe('sandbox');
    expect(response.headers.get('content-disposition')).toMatch(/^attachment; /);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    await response.body?.cancel();
  });

  test('without content is an empty answer, and no range of it exists', async () => {
    const response = await ask(originalUrl('dddddddddddd'));
    expect(response.status).toBe(200);
    expect(response.headers.get('content-length')).toBe('0');
    expect((await ask(originalUrl('dddddddddddd'), { range: 'bytes=0-' })).status).toBe(416);
  });

  test.each([
    ['ffffffffffff', 'file-missing'],
    ['gggggggggggg', 'not-a-file'],
    ['hhhhhhhhhhhh', 'asset-not-found'],
  ])('that is not there (%s) says %s', async (id, code) => {
    const response = await ask(originalUrl(id));
    expect(response.status).toBe(404);
    expect(await response.json()).toEqual({ code });
  });

  test('is closed when the reader turns away, and when the request is aborted', async () => {
    const reader = ((await ask(originalUrl(video))).body as ReadableStream<Uint8Array>).getReader();
    expect((await reader.read()).value?.length).toBe(262_144);
    await reader.cancel();
    const abort = new AbortController();
    const response = await ask(originalUrl(video), {}, { signal: abort.signal });
    const other = (response.body as ReadableStream<Uint8Array>).getReader();
    await other.read();
    abort.abort(new Error('gone'));
    await expect(other.read()).rejects.toThrow('gone');
  });

  test('on a share that does not answer is not waited for without end', async () => {
    let open: (handle: FileHandle) => void = () => {};
    const opening = new Promise<FileHandle>((resolve) => {
      open = resolve;
    });
    await expect(inTime(opening, 0)).rejects.toMatchObject({ code: 'file-timed-out' });
    const closed = new Promise<void>((resolve) => open({ close: async () => resolve() } as FileHandle));
    await closed;
  });

  test('that became shorter while it was sent fails instead of pretending', async () => {
    const path = join(folder, 'short');
    await writeFile(path, content);
    files.set('jjjjjjjjjjjj', { path, mime: 'video/mp4', bytes: 700_000, name: 'a.mp4' });
    const reader = ((await ask(originalUrl('jjjjjjjjjjjj'))).body as ReadableStream<Uint8Array>).getReader();
    await reader.read();
    await truncate(path, 10);
    await expect(reader.read()).rejects.toMatchObject({ code: 'file-changing' });
  });
});

describe('what is taken out of the page', () => {
  const dest = 'sec-fetch-dest';
  const refused: Verdict = {
    outcome: 'refused',
    grounds: [
      { ground: 'excluded', until: '2027-01-31', name: null },
      { ground: 'consent-withdrawn', until: '2026-03-02', name: 'Bu Ratna' },
      { ground: 'embargo', until: '2026-08-17T10:00', name: null },
    ],
  };
  const strict = mediaHandler({ ...source, takeOriginal: () => refused });
  const demand = (headers: Record<string, string>, method = 'GET') =>
    strict(new Request(`app://bahan${originalUrl(video)}`, { headers, method }));
  beforeEach(() => {
    taken.length = 0;
  });

  const looks: Record<string, string>[] = [
    { [dest]: 'image' },
    { [dest]: 'video', range: 'bytes=0-' },
    { [dest]: 'audio' },
    // older browsers and the scheme of the window say less
    { accept: 'image/avif,image/webp,*/*;q=0.8' },
    { accept: '*/*', range: 'bytes=0-1' },
  ];
  test.each(looks)('a look (%j) needs no leave, and is no copy', async (headers) => {
    const response = await demand(headers);
    expect(response.ok).toBe(true);
    await response.body?.cancel();
    await (await ask(originalUrl(video), headers)).body?.cancel();
    expect(taken).toEqual([]);
  });

  const takings: Record<string, string>[] = [
    { [dest]: 'document' },
    { [dest]: 'empty' },
    { [dest]: 'iframe' },
    { [dest]: 'object' },
    { [dest]: 'document', range: 'bytes=0-' },
    { [dest]: 'empty', accept: 'image/*' },
    { accept: 'text/html,application/xhtml+xml,image/webp,*/*;q=0.8' },
    { accept: '*/*' },
    {},
  ];
  test.each(takings)('an address that is opened or saved (%j) is written down, or refused', async (headers) => {
    const response = await ask(originalUrl(video), headers);
    expect(response.ok).toBe(true);
    expect(response.headers.get('content-disposition')).toMatch(/^inline; /);
    await response.body?.cancel();
    expect(taken).toEqual([video]);
    const no = await demand(headers);
    expect([no.status, no.headers.get('content-type')]).toEqual([403, 'text/plain; charset=utf-8']);
    expect(no.headers.get('cache-control')).toBe('no-store');
  });

  test('what was looked at is not in a cache for whoever saves it', async () => {
    const looked = await demand({ [dest]: 'image' });
    await looked.body?.cancel();
    expect(looked.headers.get('vary')).toBe('Sec-Fetch-Dest');
    const etag = looked.headers.get('etag') as string;
    expect((await demand({ [dest]: 'image', 'if-none-match': etag })).status).toBe(304);
    expect((await demand({ [dest]: 'document', 'if-none-match': etag })).status).toBe(403);
  });

  test('whoever only asks how large it is gets that', async () => {
    expect((await demand({ [dest]: 'empty' }, 'HEAD')).headers.get('content-length')).toBe('700000');
    await ask(originalUrl(video), { [dest]: 'empty' }, { method: 'HEAD' });
    expect(taken).toEqual([]);
  });

  test('a file that is not there was not taken out', async () => {
    expect((await ask(originalUrl('ffffffffffff'), { [dest]: 'document' })).status).toBe(404);
    expect(taken).toEqual([]);
  });

  test('why it stays and what would cure that is said in the language of the person', async () => {
    const say = async (language: string) => (await demand({ [dest]: 'document', 'accept-language': language })).text();
    const words = await say('id');
    expect(words).toContain('Berkas ini belum boleh keluar dari Bahan.');
    expect(words).toContain('• Dikecualikan: tidak boleh diumumkan. (sampai 31 Januari 2027)');
    expect(words).toContain('• Izinnya sudah dicabut. (Bu Ratna, sejak 2 Maret 2026)');
    expect(words).toContain('• Masih diembargo. (sampai 17 Agustus 2026, 10.00)');
    expect(words).toContain('Tunggu sampai waktunya');
    const english = await say('en');
    expect(english).toContain('This file may not leave Bahan yet.');
    expect(english).toContain('(until 17 August 2026, 10:00)');
  });

  test('pictures and pages that the program drew are for looking at alone', async () => {
    const addresses = [pictureUrl('k1', 'thumb'), pictureUrl('k1', 'preview'), pageUrl(video, 'k', 0, 800)];
    for (const address of addresses) {
      expect((await ask(address, { [dest]: 'image' })).status, address).toBe(200);
      expect((await ask(address)).status, address).toBe(200);
      const saved = await ask(address, { [dest]: 'empty' });
      expect([saved.status, await saved.text()]).toEqual([403, expect.stringContaining('lalu Ekspor')]);
      expect((await ask(address, { [dest]: 'document' })).status, address).toBe(403);
    }
    expect((await ask(pictureUrl('k1', 'peaks'), { [dest]: 'empty' })).status).toBe(200);
    expect((await ask(pictureUrl('k1', 'peaks'), { [dest]: 'document' })).status).toBe(403);
    expect(taken).toEqual([]);
  });
});

describe('what is not an address of ours', () => {
  test.each([
    '/media/original/../../etc/passwd',
    '/media/original/%2e%2e%2f%2e%2e%2fetc%2fpasswd',
    '/media/original/AAAAAAAAAAAA',
    '/media/thumb/a/b',
    '/media/thumb/',
    '/media/original/aaaaaaaaaaaa/',
    '/media/file?path=/etc/passwd',
  ])('%s is not found', async (path) => {
    expect((await ask(path)).status).toBe(404);
  });

  test.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('%s is not allowed', async (method) => {
    const response = await ask(originalUrl(video), {}, { method });
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('GET, HEAD');
  });

  test('an engine that is starting again is said to be away, not the file', async () => {
    const away = mediaHandler({ ...source, originalOf: () => new BahanError('closed') });
    expect((await away(new Request(`app://bahan${originalUrl(video)}`))).status).toBe(503);
  });
});
