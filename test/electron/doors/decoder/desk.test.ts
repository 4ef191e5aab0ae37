import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Desk, type Wanted } from '../../../../electron/doors/decoder/desk.ts';
import { servePage } from '../../../../electron/doors/decoder/page-server.ts';
import { mostClipBytes, type PageJob } from '../../../../shared/decoding/wire.ts';

const folder = mkdtempSync(join(tmpdir(), 'bahan-desk-'));
const film = join(folder, 'film');
writeFileSync(film, '0123456789');
writeFileSync(join(folder, 'index.html'), '<!doctype html>');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const wanted = { what: 'frames', path: film, mime: 'video/mp4', seconds: 2, count: 2, edge: 100 } as const;
const heard = { what: 'peaks', path: film, mime: 'audio/mpeg', seconds: 2, count: 3 } as const;
const words = { title: 'Panen', caption: null, creator: null, copyright: null, date: null };
const target = join(folder, 'clip.mp4');
const part = { from: 1, to: 2.5, longEdge: 640, words };
const cut: Extract<Wanted, { what: 'clip' }> = {
  ...{ what: 'clip', path: film, mime: 'video/mp4', seconds: 9, form: 'wav', target },
  ...part,
};
const jpeg = new Uint8Array([0xff, 0xd8, 1, 2]);
const calm = new AbortController().signal;

let desk: Desk;
let lines: ReadableStreamDefaultReader<string>;
let left: number;

const ask = (path: string, init: RequestInit = {}) =>
  desk.handle(path.split('?')[0] as string, new Request(`app://bahan/decode/${path}`, init));
const post = async (path: string, body?: Uint8Array<ArrayBuffer>) =>
  (await ask(path, { method: 'POST', ...(body ? { body } : {}) })).status;
const next = async () => JSON.parse((await lines.read()).value ?? 'null') as PageJob;

async function come(): Promise<void> {
  const { body } = await ask('jobs');
  lines = (body as ReadableStream<Uint8Array<ArrayBuffer>>).pipeThrough(new TextDecoderStream()).getReader();
}

beforeEach(async () => {
  left = 0;
  desk = new Desk(folder);
  desk.onLeft(() => {
    left += 1;
  });
  await come();
});
afterEach(() => vi.useRealTimers());

describe('a job', () => {
  test('goes to the page with all it needs but where the file lies', async () => {
    void desk.run(wanted, 1_000, calm).catch(() => {});
    const job = await next();
    expect(job).toEqual({
      ...{ what: 'frames', mime: 'video/mp4', seconds: 2, count: 2, edge: 100, time: 1_000 },
      token: expect.stringMatching(/^[0-9a-f]{32}$/),
    });
    desk.gone();
  });

  test('brings frames back until the page says that it is done', async () => {
    const run = desk.run(wanted, 1_000, calm);
    const { token } = await next();
    expect(await post(`frame/${token}?at=0.5`, jpeg)).toBe(204);
    expect(await post(`end/${token}`)).toBe(204);
    expect(await run).toEqual({ frames: [{ at: 0.5, mime: 'image/jpeg', bytes: jpeg }], peaks: undefined });
  });

  test('brings peaks back', async () => {
    const run = desk.run(heard, 1_000, calm);
    const { token } = await next();
    expect(await post(`peaks/${token}?seconds=2.5`, new Uint8Array([1, 2, 3]))).toBe(204);
    await post(`end/${token}`);
    expect((await run).peaks).toEqual({ seconds: 2.5, values: new Uint8Array([1, 2, 3]) });
  });

  test('fails with the reason of the page, and with no word that is none', async () => {
    const first = expect(desk.run(wanted, 1_000, calm)).rejects.toMatchObject({ code: 'file-unsupported' });
    await post(`end/${(await next()).token}?code=file-unsupported`);
    await first;
    const second = expect(desk.run(wanted, 1_000, calm)).rejects.toMatchObject({ code: 'file-damaged' });
    await post(`end/${(await next()).token}?code=library-missing`);
    await second;
  });

  test('waits for a page that is on its way', async () => {
    desk.gone();
    const run = desk.run(heard, 1_000, calm);
    await come();
    const { token } = await next();
    await post(`peaks/${token}?seconds=1`, new Uint8Array(3));
    await post(`end/${token}`);
    expect((await run).peaks?.seconds).toBe(1);
  });

  test('is stopped when nobody wants it any more', async () => {
    const stop = new AbortController();
    const run = expect(desk.run(wanted, 1_000, stop.signal)).rejects.toMatchObject({ code: 'cancelled' });
    const { token } = await next();
    stop.abort();
    await run;
    expect(await next()).toEqual({ what: 'stop', token });
    expect(await post(`frame/${token}?at=1`, jpeg)).toBe(410);
    expect(left).toBe(0);
  });

  test('ends when the page takes longer than it was given, which then counts as lost', async () => {
    vi.useFakeTimers();
    const run = expect(desk.run(wanted, 1_000, calm)).rejects.toMatchObject({ code: 'file-timed-out' });
    await vi.advanceTimersByTimeAsync(4_000);
    await run;
    expect(left).toBe(1);
  });

  test('ends when no page comes', async () => {
    vi.useFakeTimers();
    desk.gone();
    const run = expect(desk.run(wanted, 1_000, calm)).rejects.toMatchObject({ code: 'file-timed-out' });
    await vi.advanceTimersByTimeAsync(25_000);
    await run;
    expect(left).toBe(1);
  });

  test('ends with the page, and what came before is an answer', async () => {
    const empty = expect(desk.run(wanted, 1_000, calm)).rejects.toMatchObject({ code: 'reader-crashed' });
    await next();
    await lines.cancel();
    await empty;
    expect(left).toBe(1);
    await come();
    const some = desk.run(wanted, 1_000, calm);
    await post(`frame/${(await next()).token}?at=0`, jpeg);
    await lines.cancel();
    expect((await some).frames).toHaveLength(1);
  });
});

describe('a clip', () => {
  beforeEach(() => rmSync(target, { force: true }));
  const bytes = (text: string) => new TextEncoder().encode(text);

  test('is asked for without a word about where it is written', async () => {
    void desk.run(cut, 1_000, calm).catch(() => {});
    expect(await next()).toEqual({
      ...{ what: 'clip', mime: 'video/mp4', form: 'wav', from: 1, to: 2.5, longEdge: 640, words, time: 1_000 },
      token: expect.stringMatching(/^[0-9a-f]{32}$/),
    });
    desk.gone();
  });

  test('is written piece by piece, also over earlier ones, and told how far it is', async () => {
    const parts: number[] = [];
    const run = desk.run(cut, 1_000, calm, (part) => parts.push(part));
    const { token } = await next();
    expect(await post(`clip/${token}?at=0`, bytes('....clip'))).toBe(204);
    expect(await post(`progress/${token}?part=0.5`)).toBe(204);
    expect(await post(`clip/${token}?at=8`, bytes(' and more'))).toBe(204);
    expect(await post(`clip/${token}?at=0`, bytes('size'))).toBe(204);
    await post(`end/${token}`);
    expect(await run).toEqual({ frames: [], peaks: undefined });
    expect(readFileSync(target, 'utf8')).toBe('sizeclip and more');
    expect(parts).toEqual([0.5]);
  });

  test('of which nothing came is none', async () => {
    const run = expect(desk.run(cut, 1_000, calm)).rejects.toMatchObject({ code: 'file-damaged' });
    await post(`end/${(await next()).token}`);
    await run;
    expect(existsSync(target)).toBe(false);
  });

  test('that is cancelled is let go of before anybody hears of it, and takes no more', async () => {
    const stop = new AbortController();
    const run = expect(desk.run(cut, 1_000, stop.signal)).rejects.toMatchObject({ code: 'cancelled' });
    const { token } = await next();
    const pieces = [0, 1, 2].map((at) => post(`clip/${token}?at=${at}`, bytes('x')));
    stop.abort();
    await run;
    rmSync(target, { force: true });
    await Promise.all(pieces);
    expect(await post(`clip/${token}?at=3`, bytes('x'))).toBe(410);
    expect(existsSync(target)).toBe(false);
  });

  test('whose folder is not there ends with that, and the page stops', async () => {
    const nowhere = { ...cut, target: join(folder, 'nothing', 'clip.mp4') };
    const run = expect(desk.run(nowhere, 1_000, calm)).rejects.toMatchObject({ code: 'target-unwritable' });
    const { token } = await next();
    expect(await post(`clip/${token}?at=0`, bytes('x'))).toBe(410);
    await run;
  });

  test('has its time anew with each piece of news, and none without', async () => {
    vi.useFakeTimers();
    const run = expect(desk.run(cut, 1_000, calm)).rejects.toMatchObject({ code: 'file-timed-out' });
    const { token } = await next();
    for (let time = 0; time < 5; time++) {
      await vi.advanceTimersByTimeAsync(3_500);
      expect(await post(`progress/${token}?part=0.1`)).toBe(204);
    }
    await vi.advanceTimersByTimeAsync(4_000);
    await run;
    expect(left).toBe(1);
  });

  test.each([
    ['a piece larger than any', 'clip', 'at=0', new Uint8Array(mostClipBytes + 1)],
    ['a piece of no place', 'clip', 'at=-1', new Uint8Array(1)],
    ['a piece between two bytes', 'clip', 'at=0.5', new Uint8Array(1)],
    ['more than all of it', 'progress', 'part=1.1', undefined],
    ['a frame', 'frame', 'at=0', jpeg],
    ['peaks', 'peaks', 'seconds=1', new Uint8Array(3)],
  ])('takes no %s', async (_name, what, query, body) => {
    void desk.run(cut, 1_000, calm).catch(() => {});
    expect(await post(`${what}/${(await next()).token}?${query}`, body)).toBe(400);
    desk.gone();
  });

  test('is taken only where one was wanted', async () => {
    void desk.run(wanted, 1_000, calm).catch(() => {});
    const { token } = await next();
    expect(await post(`clip/${token}?at=0`, bytes('x'))).toBe(400);
    expect(await post(`progress/${token}?part=0`)).toBe(400);
    expect(await post(`abilities/${token}`, bytes('{"video":[],"audio":[]}'))).toBe(400);
    desk.gone();
  });
});

describe('what the page can do', () => {
  test('is told as it says it, and no file is given for that', async () => {
    const run = desk.run({ what: 'abilities' }, 1_000, calm);
    const { token } = await next();
    expect((await ask(`source/${token}`)).status).toBe(410);
    for (const wrong of ['', '{}', '{"video":["hevc"],"audio":[]}', '{"video":["avc","avc","avc","avc"],"audio":[]}']) {
      expect(await post(`abilities/${token}`, new TextEncoder().encode(wrong))).toBe(400);
    }
    expect(await post(`abilities/${token}`, new TextEncoder().encode('{"video":["avc"],"audio":["pcm"]}'))).toBe(204);
    await post(`end/${token}`);
    expect((await run).abilities).toEqual({ video: ['avc'], audio: ['pcm'] });
  });
});

describe('what the page may send', () => {
  test.each([
    [
      'more frames than were wanted',
      async (token: string) => {
        await post(`frame/${token}?at=0`, jpeg);
        await post(`frame/${token}?at=1`, jpeg);
        return await post(`frame/${token}?at=2`, jpeg);
      },
    ],
    ['something else than a picture', (token: string) => post(`frame/${token}?at=0`, new Uint8Array([60, 104]))],
    [
      'a frame larger than any',
      (token: string) => post(`frame/${token}?at=0`, new Uint8Array(24 * 1024 * 1024 + 1).fill(255)),
    ],
    ['a frame from before the beginning', (token: string) => post(`frame/${token}?at=-1`, jpeg)],
    ['a frame of no moment', (token: string) => post(`frame/${token}?at=x`, jpeg)],
    ['peaks where frames were wanted', (token: string) => post(`peaks/${token}?seconds=1`, new Uint8Array(2))],
  ])('is not %s', async (_name, send) => {
    void desk.run(wanted, 1_000, calm).catch(() => {});
    expect(await send((await next()).token)).toBe(400);
    desk.gone();
  });

  test('is not a number of peaks that nobody asked for', async () => {
    void desk.run(heard, 1_000, calm).catch(() => {});
    const { token } = await next();
    expect(await post(`peaks/${token}?seconds=1`, new Uint8Array(2))).toBe(400);
    expect(await post(`peaks/${token}?seconds=1`, new Uint8Array(4))).toBe(400);
    expect(await post(`peaks/${token}?seconds=0`, new Uint8Array(3))).toBe(400);
    desk.gone();
  });
});

describe('the bytes of the file', () => {
  test('come in parts, for the running job alone', async () => {
    void desk.run(wanted, 1_000, calm).catch(() => {});
    const { token } = await next();
    const part = await ask(`source/${token}`, { headers: { range: 'bytes=2-4' } });
    expect([part.status, part.headers.get('content-range'), await part.text()]).toEqual([206, 'bytes 2-4/10', '234']);
    expect(await (await ask(`source/${token}`)).text()).toBe('0123456789');
    expect((await ask(`source/${token}`, { headers: { range: 'bytes=10-' } })).status).toBe(416);
    expect((await ask(`source/${token}`, { method: 'DELETE' })).status).toBe(405);
    for (const guess of ['0'.repeat(32), `${token}/x`, `..%2f${token}`, '', film]) {
      expect((await ask(`source/${guess}`)).status).toBe(410);
    }
    desk.gone();
    expect((await ask(`source/${token}`)).status).toBe(410);
  });

  test('are gone when the file is', async () => {
    void desk.run({ ...wanted, path: join(folder, 'nothing') }, 1_000, calm).catch(() => {});
    expect((await ask(`source/${(await next()).token}`)).status).toBe(404);
    desk.gone();
  });
});

describe('the server for a browser of this computer', () => {
  test('answers below its secret only, and only by its own name', async () => {
    const server = await servePage(desk);
    try {
      expect(await (await fetch(server.address)).text()).toBe('<!doctype html>');
      const { origin, port, pathname } = new URL(server.address);
      expect((await fetch(`${origin}/index.html`)).status).toBe(404);
      expect((await fetch(`${origin}/${'0'.repeat(48)}/index.html`)).status).toBe(404);
      expect((await fetch(`${origin}${pathname.replace('index.html', 'film')}`)).status).toBe(404);
      expect((await fetch(server.address.replace('127.0.0.1', 'localhost'))).status).toBe(404);
      expect(Number(port)).toBeGreaterThan(0);
    } finally {
      await server.close();
    }
    await expect(fetch(server.address)).rejects.toThrow();
  });
});
