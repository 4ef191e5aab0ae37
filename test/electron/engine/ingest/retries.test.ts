import { fork } from 'node:child_process';
import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Host, WorkerProcess } from '../../../../electron/engine/host.ts';
import { nodeHost } from '../../../../electron/engine/node-host.ts';
import { type Bench, cardsOf, eventually, makeBench } from '../../../fixtures/library.ts';
import { putPhoto } from '../../../fixtures/photos.ts';

const standIn = fileURLToPath(new URL('../media/stand-in-worker.ts', import.meta.url));

/** Media processes that end at files named `crash…`; counted as they start. */
let started = 0;
let now = Date.now();
const startWorker: Host['startWorker'] = (entry): WorkerProcess => {
  if (entry !== 'media') return nodeHost().startWorker(entry);
  started += 1;
  const child = fork(standIn, [], { serialization: 'advanced', stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
  return {
    pid: child.pid,
    post: (message) => void (child.connected && child.send(message as never, () => {})),
    onMessage: (listener) => void child.on('message', listener),
    onExit: (listener) => void child.on('exit', (code, signal) => listener(signal ?? `exit ${code}`)),
    kill: () => void child.kill('SIGKILL'),
  };
};

let bench: Bench;
beforeEach(() => {
  started = 0;
  now = Date.now();
  bench = makeBench({ startWorker, clock: { now: () => now } });
});
afterEach(() => bench.remove());

describe('a file that ended its reader', () => {
  it('has its reason, is tried once more later, also after a restart, and then not until it changes', async () => {
    const path = join(bench.material, 'crash.jpg');
    await putPhoto(path, 1);
    const first = await bench.open();
    await first.client.roots.add({ path: bench.material });
    await first.client.roots.sweep({});
    expect((await cardsOf(first.client))[0]?.error?.code).toBe('reader-crashed');
    expect(started).toBe(1);
    await first.client.roots.sweep({});
    expect(started).toBe(1);
    await first.library.close();
    now += 11 * 60_000;
    const second = await bench.open();
    await eventually(async () => started === 2);
    await second.client.roots.sweep({});
    await second.library.close();
    now += 60 * 60_000;
    const third = await bench.open();
    await third.client.roots.sweep({});
    expect(started).toBe(2);
    await putPhoto(path, 2);
    await third.client.roots.sweep({});
    expect(started).toBe(3);
  });

  it('is read as soon as its folder was away and is back: the folder may have been the reason', async () => {
    await putPhoto(join(bench.material, 'crash.jpg'), 1);
    const { client } = await bench.open();
    await client.roots.add({ path: bench.material });
    await client.roots.sweep({});
    expect(started).toBe(1);
    renameSync(bench.material, `${bench.material}-jauh`);
    await client.roots.sweep({}).catch(() => undefined);
    renameSync(`${bench.material}-jauh`, bench.material);
    await client.roots.sweep({});
    await eventually(async () => started === 2);
    await client.roots.sweep({});
    expect(started).toBe(2);
  });
});
