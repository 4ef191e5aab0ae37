import { expect, it } from 'vitest';
import type { WorkerProcess } from '../../../electron/engine/host.ts';
import { warmWorker } from '../../fixtures/warm-workers.ts';

const ready = (worker: WorkerProcess): Promise<void> =>
  new Promise((resolve) =>
    worker.onMessage((said) => {
      if ((said as { type: string }).type === 'ready') resolve();
    }),
  );
const ended = (worker: WorkerProcess): Promise<string> => new Promise((resolve) => worker.onExit(resolve));

function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

it('a process that was ended with nothing to do is ready at once for the next one, and told as ended to the first', async () => {
  const first = warmWorker('media');
  const end = ended(first);
  await ready(first);
  first.kill();
  expect(await end).toBe('SIGKILL');
  const second = warmWorker('media');
  expect(second.pid).toBe(first.pid);
  await ready(second);
  second.kill();
});

it('a process that was ended at its work is ended', async () => {
  const worker = warmWorker('media');
  const end = ended(worker);
  await ready(worker);
  worker.post({ id: 1, task: { what: 'read', path: '/nowhere/at all.jpg' } });
  worker.kill();
  expect(await end).toBe('SIGKILL');
  await expect.poll(() => isThere(worker.pid as number)).toBe(false);
});

it('a process whose walk was called off is ended, since it would take the next one for called off too', async () => {
  const worker = warmWorker('sweep');
  const end = ended(worker);
  worker.post({ type: 'cancel', id: 1 });
  worker.kill();
  await end;
  await expect.poll(() => isThere(worker.pid as number)).toBe(false);
});
