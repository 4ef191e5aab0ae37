import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { FromEngine, ToEngine } from '../../../electron/doors/engine-wire.ts';
import { EngineProcess } from '../../../electron/main/engine-process.ts';

class FakeProcess extends EventEmitter {
  readonly told: ToEngine[] = [];
  killed = false;
  postMessage(message: ToEngine): void {
    this.told.push(message);
  }
  kill(): boolean {
    this.killed = true;
    this.emit('exit', 15);
    return true;
  }
  says(message: FromEngine): void {
    this.emit('message', message);
  }
}

let processes: FakeProcess[];
let ended: string[];
let news: string[];
let engine: EngineProcess;
let accidents: number[];
let answer: () => void;
const newest = () => processes.at(-1) as FakeProcess;

beforeEach(() => {
  vi.useFakeTimers();
  processes = [];
  ended = [];
  news = [];
  accidents = [];
  engine = new EngineProcess({
    library: '/library',
    fork: () => {
      processes.push(new FakeProcess());
      return newest() as never;
    },
    startWorker: (entry, worker, tell) => {
      tell({ kind: 'worker', worker });
      return () => {
        ended.push(`${entry} ${worker}`);
        tell({ kind: 'worker-gone', worker, reason: 'exit 15' });
      };
    },
    startDecode: (wanted, decode, tell) => {
      news.push(`decode ${'path' in wanted ? wanted.path : wanted.what}`);
      answer = () => tell({ kind: 'decoded', decode, decoded: { frames: [], peaks: undefined } });
      return () => ended.push(`decode ${decode}`);
    },
    onOpened: () => news.push('opened'),
    onNews: ({ what }) => news.push(what),
    onRefused: ({ code }) => news.push(`refused ${code}`),
    onAccident: (code) => accidents.push(code),
    onGivenUp: () => news.push('given up'),
  });
  engine.start();
});
afterEach(() => vi.useRealTimers());

describe('starting', () => {
  test('names the library and tells when it is open', () => {
    expect(newest().told).toEqual([{ kind: 'open', folder: '/library' }]);
    expect(engine.isOpen).toBe(false);
    newest().says({ kind: 'opened' });
    expect([engine.isOpen, news]).toEqual([true, ['opened']]);
  });

  test('begins nothing in the place of a library that was open before, and repairs when it is told to', () => {
    newest().says({ kind: 'opened' });
    newest().emit('exit', 0);
    vi.advanceTimersByTime(250);
    // it was asked to begin anew
    expect(accidents).toEqual([]);
    expect(newest().told).toEqual([{ kind: 'open', folder: '/library', again: true }]);
    newest().says({ kind: 'refused', error: { code: 'library-damaged', details: {} } });
    engine.start(true);
    expect(newest().told).toEqual([{ kind: 'open', folder: '/library', again: true, repair: true }]);
  });

  test('waits longer after each accident, and gives up after the sixth', () => {
    for (const delay of [250, 500, 1000, 2000, 4000]) {
      const count = processes.length;
      newest().says({ kind: 'opened' });
      newest().emit('exit', 1);
      vi.advanceTimersByTime(delay - 1);
      expect(processes).toHaveLength(count);
      vi.advanceTimersByTime(1);
      expect(processes).toHaveLength(count + 1);
    }
    newest().emit('exit', 1);
    vi.advanceTimersByTime(3_600_000);
    expect(processes).toHaveLength(6);
    expect(news.at(-1)).toBe('given up');
    expect(accidents).toEqual([1, 1, 1, 1, 1, 1]);
    engine.start();
    expect(processes).toHaveLength(7);
  });

  test('is not tried again by itself when the library was refused', () => {
    newest().says({ kind: 'refused', error: { code: 'library-locked', details: {} } });
    expect(newest().killed).toBe(true);
    vi.advanceTimersByTime(3_600_000);
    expect([processes.length, news]).toEqual([1, ['refused library-locked']]);
  });
});

describe('asking', () => {
  const question = { what: 'original', id: 'aaaaaaaaaaaa' } as const;
  const original = { path: '/a.jpg', mime: 'image/jpeg', bytes: 1, name: 'a.jpg' };

  test('gets the answer that belongs to the question', async () => {
    newest().says({ kind: 'opened' });
    const first = engine.ask(question);
    const second = engine.ask({ what: 'picture', key: 'k', size: 'thumb' });
    newest().says({ kind: 'answer', ask: 2, answer: null });
    newest().says({ kind: 'answer', ask: 1, answer: original });
    expect(await Promise.all([first, second])).toEqual([original, null]);
  });

  test('waits until the library is open, also through a restart', async () => {
    const asked = engine.ask(question);
    newest().emit('exit', 1);
    vi.advanceTimersByTime(250);
    expect(newest().told).toHaveLength(1);
    newest().says({ kind: 'opened' });
    expect(newest().told.at(-1)).toEqual({ kind: 'ask', ask: 1, question });
    newest().says({ kind: 'no-answer', ask: 1, error: { code: 'asset-not-found', details: { id: 'x' } } });
    await expect(asked).rejects.toMatchObject({ code: 'asset-not-found', details: { id: 'x' } });
  });

  test('is rejected when the engine ends before it answers, is refused, is given up or is stopped', async () => {
    newest().says({ kind: 'opened' });
    const pending = engine.ask(question);
    newest().emit('exit', 1);
    await expect(pending).rejects.toMatchObject({ code: 'closed' });
    const waiting = engine.ask(question);
    vi.advanceTimersByTime(250);
    newest().says({ kind: 'refused', error: { code: 'library-newer', details: {} } });
    await expect(waiting).rejects.toMatchObject({ code: 'closed' });
    await expect(engine.ask(question)).rejects.toMatchObject({ code: 'closed' });
  });
});

describe('workers', () => {
  test('are started and ended as the engine says, and end with it', () => {
    newest().says({ kind: 'opened' });
    newest().says({ kind: 'start-worker', worker: 1, entry: 'media' });
    newest().says({ kind: 'start-worker', worker: 2, entry: 'sweep' });
    newest().says({ kind: 'end-worker', worker: 1 });
    expect(newest().told.slice(1)).toEqual([
      { kind: 'worker', worker: 1 },
      { kind: 'worker', worker: 2 },
      { kind: 'worker-gone', worker: 1, reason: 'exit 15' },
    ]);
    newest().emit('exit', 1);
    expect(ended).toEqual(['media 1', 'sweep 2']);
  });
});

describe('stopping', () => {
  test('lets the library close and does not start it again', async () => {
    newest().says({ kind: 'opened' });
    const stopped = engine.stop();
    expect(newest().told.at(-1)).toEqual({ kind: 'close' });
    newest().emit('exit', 0);
    await stopped;
    vi.advanceTimersByTime(3_600_000);
    expect([processes.length, newest().killed]).toEqual([1, false]);
  });

  test('ends a process that does not close', async () => {
    const stopped = engine.stop();
    vi.advanceTimersByTime(10_000);
    await stopped;
    expect(newest().killed).toBe(true);
  });

  test('during the wait after an accident is enough', async () => {
    newest().emit('exit', 1);
    await engine.stop();
    vi.advanceTimersByTime(3_600_000);
    expect(processes).toHaveLength(1);
  });
});

describe('decoding', () => {
  const film = { what: 'frames', path: '/film', mime: 'video/mp4', seconds: 1, count: 1, edge: 1 } as const;
  const decoded = { kind: 'decoded', decode: 7, decoded: { frames: [], peaks: undefined } };

  test('is done outside of the engine, which hears what came of it', () => {
    newest().says({ kind: 'decode', decode: 7, wanted: film });
    expect(news).toEqual(['decode /film']);
    answer();
    expect(newest().told).toContainEqual(decoded);
    newest().says({ kind: 'end-decode', decode: 7 });
    expect(ended).toEqual([]); // it had ended
  });

  test('ends when the engine does not want it any more, and when the engine is gone', () => {
    newest().says({ kind: 'decode', decode: 7, wanted: film });
    newest().says({ kind: 'end-decode', decode: 7 });
    newest().says({ kind: 'decode', decode: 8, wanted: film });
    newest().emit('exit', 1);
    expect(ended).toEqual(['decode 7', 'decode 7', 'decode 8']);
    vi.advanceTimersByTime(250);
    answer(); // too late: the engine that asked is not this one
    expect(newest().told).toEqual([{ kind: 'open', folder: '/library' }]);
  });
});
