import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Host, WorkerProcess } from '../../../../electron/engine/host.ts';
import { nodeHost } from '../../../../electron/engine/node-host.ts';
import type { SidecarRequest, SidecarTask } from '../../../../electron/engine/sidecars/messages.ts';
import { SidecarProcess } from '../../../../electron/engine/sidecars/sidecar-process.ts';

const task: SidecarTask = { root: '/r', folder: '/r', name: 'a.jpg', words: { title: 'x' }, library: 'a' };

/** Processes that do nothing until they are told to. */
class Silent implements WorkerProcess {
  readonly pid = 1;
  readonly posted: SidecarRequest[] = [];
  killed = false;
  hear: (message: unknown) => void = () => {};
  exit: (reason: string) => void = () => {};
  post(message: unknown): void {
    this.posted.push(message as SidecarRequest);
  }
  onMessage(listener: (message: unknown) => void): void {
    this.hear = listener;
  }
  onExit(listener: (reason: string) => void): void {
    this.exit = listener;
  }
  kill(): void {
    this.killed = true;
  }
}

let workers: Silent[];
let writer: SidecarProcess;
beforeEach(() => {
  vi.useFakeTimers();
  workers = [];
  const startWorker: Host['startWorker'] = () => {
    const worker = new Silent();
    workers.push(worker);
    return worker;
  };
  writer = new SidecarProcess({ ...nodeHost(), startWorker });
});
afterEach(() => {
  writer.close();
  vi.useRealTimers();
});

const codeOf = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => 'done',
    (error) => error.code,
  );

describe('the process that writes sidecars', () => {
  it('is ended when it hangs, says that the folder is away, and another one takes its place', async () => {
    const hanging = codeOf(writer.write(task));
    await vi.advanceTimersByTimeAsync(29_000);
    expect(workers[0]?.killed).toBe(false);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(await hanging).toBe('folder-offline');
    expect(workers[0]?.killed).toBe(true);
    const next = writer.write(task);
    workers[1]?.hear({ id: workers[1].posted[0]?.id, done: null });
    expect(await next).toBeNull();
  });

  it('that dies says that the folder is away', async () => {
    const call = codeOf(writer.write(task));
    workers[0]?.exit('SIGKILL');
    expect(await call).toBe('folder-offline');
  });

  it('says what was wrong, and is ended when there is nothing more to do', async () => {
    const call = codeOf(writer.write(task));
    workers[0]?.hear({ id: workers[0].posted[0]?.id, error: { code: 'target-full', message: 'ENOSPC' } });
    expect(await call).toBe('target-full');
    await vi.advanceTimersByTimeAsync(21_000);
    expect(workers[0]?.killed).toBe(true);
  });

  it('has no answers after its library closed', async () => {
    const call = codeOf(writer.write(task));
    writer.close();
    expect(await call).toBe('closed');
    expect(workers[0]?.killed).toBe(true);
  });
});

it('starts nothing any more once it was closed', async () => {
  writer.close();
  expect(await codeOf(writer.write(task))).toBe('closed');
  expect(workers).toHaveLength(0);
});
