import { describe, expect, test } from 'vitest';
import { DecoderChain } from '../../../../electron/doors/decoder/chain.ts';
import type { Way } from '../../../../electron/doors/decoder/way.ts';
import type { ClipRequest, Frame, Peaks } from '../../../../electron/engine/host.ts';
import { BahanError, type ErrorCode } from '../../../../shared/errors.ts';

const film = { path: '/film', mime: 'video/mp4', seconds: 1, count: 1, edge: 10 };
const frame: Frame = { at: 0, mime: 'image/jpeg', bytes: new Uint8Array([1]) };
const silence: Peaks = { values: new Uint8Array(1), seconds: 1 };

function way(name: string, more: Partial<Way> = {}): Way & { readonly asked: string[] } {
  const asked: string[] = [];
  return {
    name,
    asked,
    suits: () => true,
    close: async () => void asked.push('close'),
    ...more,
    async frames(request, signal) {
      asked.push(request.path);
      return more.frames ? await more.frames(request, signal) : [frame];
    },
    peaks: more.peaks ?? (async () => silence),
  };
}

const refusing = (code: ErrorCode) => ({ frames: async () => Promise.reject(new BahanError(code)) });

/** Works until it is told to stop. */
const endless: Way['frames'] = (_request, signal) =>
  new Promise((_done, fail) => {
    signal.addEventListener('abort', () => fail(new BahanError('cancelled')), { once: true });
  });

describe('a chain of ways to decode', () => {
  test('asks the first way that takes the type, and no other when it answers', async () => {
    const [one, two, three] = [way('one', { suits: () => false }), way('two'), way('three')];
    const chain = new DecoderChain([one, two, three]);
    expect(await chain.frames(film)).toEqual([frame]);
    expect([one.asked, two.asked, three.asked]).toEqual([[], ['/film'], []]);
  });

  test('goes on to the next when one cannot, or gives nothing', async () => {
    const ways = [way('one', refusing('file-damaged')), way('two', { frames: async () => [] }), way('three')];
    expect(await new DecoderChain(ways).frames(film)).toEqual([frame]);
  });

  test.each([
    [2, 3, 3],
    [3, 2, 3],
    [2, 0, 2],
    [8, 9, 8],
  ])('of %s frames from one way and %s from the next it takes %s', async (first, second, taken) => {
    const giving = (count: number) => ({ frames: async () => Array<Frame>(count).fill(frame) });
    const chain = new DecoderChain([way('one', giving(first)), way('two', giving(second))]);
    expect(await chain.frames({ ...film, count: 10 })).toHaveLength(taken);
  });

  test('goes on and writes it down when one fails in a way nobody foresaw', async () => {
    const log: string[] = [];
    const broken = way('one', { frames: async () => Promise.reject(new TypeError('no')) });
    const chain = new DecoderChain([broken, way('two')], (_level, event) => void log.push(event));
    expect(await chain.frames(film)).toEqual([frame]);
    expect(log).toEqual(['decoder-failed']);
  });

  test.each([
    { codes: [], told: 'file-unsupported' },
    { codes: ['file-unsupported', 'file-unsupported'], told: 'file-unsupported' },
    { codes: ['file-unsupported', 'file-damaged'], told: 'file-damaged' },
    { codes: ['file-damaged', 'file-unsupported'], told: 'file-damaged' },
    { codes: ['file-timed-out', 'file-damaged'], told: 'file-timed-out' },
  ] as const)('tells of $codes that it is $told', async ({ codes, told }) => {
    const chain = new DecoderChain(codes.map((code) => way(code, refusing(code))));
    await expect(chain.frames(film)).rejects.toMatchObject({ code: told });
  });

  test('does not let one hang on the sound of a film that it hung on before', async () => {
    const slow = way('slow', { ...refusing('file-timed-out'), peaks: async () => ({ ...silence, seconds: 9 }) });
    const chain = new DecoderChain([slow, way('quick')]);
    expect(await chain.frames(film)).toEqual([frame]);
    expect((await chain.peaks(film)).seconds).toBe(1);
    expect((await chain.peaks({ ...film, path: '/other' })).seconds).toBe(9);
    await chain.frames(film); // the same again is tried again
    expect(slow.asked).toEqual(['/film', '/film']);
  });

  test('works on one request after the other, in order', async () => {
    const order: string[] = [];
    const slow = way('slow', {
      frames: async ({ path }) => {
        order.push(`${path} begins`);
        await new Promise((done) => setTimeout(done, 5));
        order.push(`${path} ends`);
        return [frame];
      },
    });
    const chain = new DecoderChain([slow]);
    await Promise.all(['a', 'b'].map((path) => chain.frames({ ...film, path })));
    expect(order).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
  });

  test('goes on after a request that failed', async () => {
    const chain = new DecoderChain([
      way('one', {
        frames: async ({ path }) => (path === 'bad' ? Promise.reject(new BahanError('file-damaged')) : [frame]),
      }),
    ]);
    const bad = chain.frames({ ...film, path: 'bad' });
    const good = chain.frames(film);
    await expect(bad).rejects.toMatchObject({ code: 'file-damaged' });
    expect(await good).toEqual([frame]);
  });

  test('answers a cancelled request at once, and tries no further way', async () => {
    const [one, two] = [way('one', { frames: endless }), way('two')];
    const chain = new DecoderChain([one, two]);
    const stop = new AbortController();
    const asked = chain.frames(film, stop.signal);
    const waiting = new AbortController();
    const next = chain.frames({ ...film, path: 'next' }, waiting.signal);
    waiting.abort();
    await expect(next).rejects.toMatchObject({ code: 'cancelled' });
    stop.abort();
    await expect(asked).rejects.toMatchObject({ code: 'cancelled' });
    expect([one.asked, two.asked]).toEqual([['/film'], []]);
    expect(await chain.peaks(film)).toBe(silence);
  });

  test('refuses what is cancelled before it is asked', async () => {
    const one = way('one');
    await expect(new DecoderChain([one]).frames(film, AbortSignal.abort())).rejects.toMatchObject({
      code: 'cancelled',
    });
    expect(one.asked).toEqual([]);
  });

  test('closing ends the running request and those that wait, then the ways, once', async () => {
    const one = way('one', { frames: endless });
    const chain = new DecoderChain([one]);
    const asked = [chain.frames(film), chain.frames(film), chain.peaks(film)].map((request) =>
      expect(request).rejects.toMatchObject({ code: 'closed' }),
    );
    await new Promise((done) => setImmediate(done)); // the first one has begun
    await Promise.all([chain.close(), chain.close(), ...asked]);
    await expect(chain.frames(film)).rejects.toMatchObject({ code: 'closed' });
    expect(one.asked).toEqual(['/film', 'close']);
  });
});

describe('clips', () => {
  const clip: ClipRequest = {
    ...{
      path: '/film',
      mime: 'video/mp4',
      seconds: 9,
      target: '/clip',
      form: 'mp4' as const,
      from: 0,
      to: 1,
      longEdge: null,
    },
    words: { title: null, caption: null, creator: null, copyright: null, date: null },
  };
  const clipWay = { types: ['video/mp4'], video: ['avc' as const], audio: ['aac' as const] };

  test('do not hold up what is looked at', async () => {
    const slow = way('one', { clip: (request, signal) => endless({ ...film, ...request }, signal).then(() => {}) });
    const chain = new DecoderChain([slow]);
    const stop = new AbortController();
    const cut = expect(chain.clip(clip, stop.signal)).rejects.toMatchObject({ code: 'cancelled' });
    expect(await chain.frames(film)).toEqual([frame]);
    stop.abort();
    await cut;
  });

  test('are made by the next way where one cannot, and by none where nothing can be written', async () => {
    const progress: number[] = [];
    const able = way('able', { clip: async (_request, _signal, tell) => tell(1) });
    const cannot = way('cannot', { clip: async () => Promise.reject(new BahanError('file-unsupported')) });
    await new DecoderChain([way('blind'), cannot, able]).clip(clip, undefined, (part) => progress.push(part));
    expect(progress).toEqual([1]);
    const full = way('full', { clip: async () => Promise.reject(new BahanError('target-full')) });
    const asked = new DecoderChain([full, able]).clip(clip, undefined, (part) => progress.push(part));
    await expect(asked).rejects.toMatchObject({ code: 'target-full' });
    expect(progress).toEqual([1]);
    await expect(new DecoderChain([way('blind')]).clip(clip)).rejects.toMatchObject({ code: 'file-unsupported' });
  });

  test('that are cancelled are answered when their file was let go of, and at once while they wait', async () => {
    const order: string[] = [];
    let letGo = () => {};
    const slow = way('slow', {
      clip: (_request, signal) =>
        new Promise((_done, fail) => {
          signal.addEventListener('abort', () => {
            letGo = () => {
              order.push('let go');
              fail(new BahanError('cancelled'));
            };
          });
        }),
    });
    const chain = new DecoderChain([slow]);
    const stop = new AbortController();
    const first = chain.clip(clip, stop.signal).catch(() => void order.push('first'));
    const second = chain.clip(clip, stop.signal).catch(() => void order.push('second'));
    await new Promise((done) => setImmediate(done));
    stop.abort();
    await second;
    letGo();
    await first;
    expect(order).toEqual(['second', 'let go', 'first']);
  });

  test('what can be made is asked of each way once, and again where it failed for the moment', async () => {
    let asked = 0;
    let fails = true;
    const told = way('told', {
      abilities: async () => {
        asked += 1;
        if (fails) throw new BahanError('reader-crashed');
        return clipWay;
      },
    });
    const none = way('none', { abilities: async () => Promise.reject(new BahanError('file-unsupported')) });
    const chain = new DecoderChain([none, told, way('blind')]);
    await expect(chain.abilities()).rejects.toMatchObject({ code: 'reader-crashed' });
    fails = false;
    expect(await chain.abilities()).toEqual({ ways: [clipWay] });
    expect(await chain.abilities(AbortSignal.timeout(60_000))).toEqual({ ways: [clipWay] });
    expect(asked).toBe(2);
  });
});
