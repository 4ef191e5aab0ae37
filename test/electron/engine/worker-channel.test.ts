import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const channel = new URL('../../../electron/engine/worker-channel.ts', import.meta.url).href;
const parentPort = fileURLToPath(new URL('../../electron-double/parent-port.ts', import.meta.url));
let folder: string;
let worker: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bahan-channel-'));
  worker = join(folder, 'worker.mjs');
  // listens late on purpose: what came before must not be lost
  await writeFile(
    worker,
    `import { workerChannel } from ${JSON.stringify(channel)};
    const channel = workerChannel();
    channel.post('ready');
    setTimeout(() => channel.onMessage((message) => channel.post({ echo: message })), 50);`,
  );
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The next `count` messages of a child that `choose` lets pass. */
function next(child: ReturnType<typeof fork>, count: number, choose: (message: never) => unknown): Promise<unknown[]> {
  return new Promise((resolve) => {
    const got: unknown[] = [];
    child.on('message', (message) => {
      got.push(choose(message as never));
      if (got.length === count) resolve(got);
    });
  });
}

describe.each(['a fork of Node', 'a utility process of Electron'])('in %s', (place) => {
  const electron = place.includes('Electron');
  const start = () => {
    const child = fork(worker, [], {
      serialization: 'advanced',
      execArgv: electron ? ['--import', parentPort] : [],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    if (electron) child.send({ kind: 'parent', data: null, ports: [1] });
    return child;
  };

  test('messages arrive in order, those before the listener too, and bytes stay bytes', async () => {
    const child = start();
    const post = (data: unknown) => child.send((electron ? { kind: 'port', id: 1, data } : data) as never);
    const got = next(child, 3, (message: { data: unknown }) => (electron ? message.data : message));
    post('early');
    post(new Uint8Array([1, 2]));
    expect(await got).toEqual(['ready', { echo: 'early' }, { echo: new Uint8Array([1, 2]) }]);
    child.kill('SIGKILL');
    await once(child, 'exit');
  });

  test('the worker ends when the engine is gone', async () => {
    const child = start();
    await next(child, 1, (message) => message);
    if (electron) child.send({ kind: 'port-closed', id: 1 });
    else child.disconnect();
    expect(await once(child, 'exit')).toEqual([0, null]);
  });
});
