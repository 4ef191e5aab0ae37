import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { WorkerProcess } from '../../../../electron/engine/host.ts';
import { upkeepTask } from '../../../../electron/engine/upkeep/upkeep-process.ts';

let posted: unknown[];
let killed: number;
let says: (message: unknown) => void;
let ends: (reason: string) => void;

const host = {
  startWorker: (): WorkerProcess => ({
    pid: 1,
    post: (message) => posted.push(message),
    onMessage: (listener) => {
      says = listener;
    },
    onExit: (listener) => {
      ends = listener;
    },
    kill: () => {
      killed += 1;
    },
  }),
};
const task = { what: 'try-place', place: '/usb' } as const;

beforeEach(() => {
  vi.useFakeTimers();
  posted = [];
  killed = 0;
});
afterEach(() => vi.useRealTimers());

test('a process gets its task, tells how far it is, answers, and is ended', async () => {
  const steps: unknown[] = [];
  const answer = upkeepTask(host, task, { progress: (done, total) => steps.push([done, total]) });
  says({ type: 'progress', done: 1, total: 2 });
  says({ type: 'done', result: null });
  expect(await answer).toBeNull();
  expect([posted, steps, killed]).toEqual([[task], [[1, 2]], 1]);
});

test('one that says nothing for too long is ended: a share that froze holds up nobody', async () => {
  const answer = upkeepTask(host, task, { silence: 1000 });
  const failed = expect(answer).rejects.toMatchObject({ code: 'folder-offline' });
  vi.advanceTimersByTime(900);
  says({ type: 'progress', done: 1, total: null });
  vi.advanceTimersByTime(900);
  expect(killed).toBe(0);
  vi.advanceTimersByTime(200);
  await failed;
  expect(killed).toBe(1);
});

test('one that dies, fails or is called off rejects with the reason', async () => {
  const died = upkeepTask(host, task);
  ends('SIGSEGV');
  await expect(died).rejects.toMatchObject({ code: 'internal', message: expect.stringContaining('SIGSEGV') });
  const failed = upkeepTask(host, task);
  says({ type: 'failed', code: 'disk-full', details: { folder: '/usb' }, message: 'no room' });
  await expect(failed).rejects.toMatchObject({ code: 'disk-full', details: { folder: '/usb' } });
  const controller = new AbortController();
  const stopped = upkeepTask(host, task, { signal: controller.signal });
  controller.abort();
  await expect(stopped).rejects.toMatchObject({ code: 'cancelled' });
  expect(killed).toBe(3);
  await expect(upkeepTask(host, task, { signal: controller.signal })).rejects.toMatchObject({ code: 'cancelled' });
  expect(posted).toHaveLength(3);
});
