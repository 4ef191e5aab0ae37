import { fork } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { afterEach, describe, expect, it } from 'vitest';
import type { Host, WorkerProcess } from '../../../../electron/engine/host.ts';
import {
  type MediaPool,
  openMediaPool,
  type PoolOptions,
  type Priority,
} from '../../../../electron/engine/media/pool.ts';
import { nodeHost } from '../../../../electron/engine/node-host.ts';
import { tempFolder } from './temp-folder.ts';

const folder = tempFolder();
const pools: MediaPool[] = [];
afterEach(async () => {
  await Promise.all(pools.splice(0).map((pool) => pool.close()));
});

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

interface Started {
  readonly pool: MediaPool;
  readonly pids: number[];
}

/** A pool whose processes are noted as they start. */
function start(options: PoolOptions, startWorker: Host['startWorker'] = nodeHost().startWorker): Started {
  const pids: number[] = [];
  const host: Host = {
    ...nodeHost(),
    startWorker: (entry) => {
      const worker = startWorker(entry);
      if (worker.pid) pids.push(worker.pid);
      return worker;
    },
  };
  const pool = openMediaPool(host, options);
  pools.push(pool);
  return { pool, pids };
}

const standInFile = fileURLToPath(new URL('./stand-in-worker.ts', import.meta.url));
const standIn =
  (file = standInFile) =>
  (): WorkerProcess => {
    const child = fork(file, [], {
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      execArgv: [],
    });
    return {
      pid: child.pid,
      post: (message) => void (child.connected && child.send(message as never, () => {})),
      onMessage: (listener) => void child.on('message', listener),
      onExit: (listener) => void child.on('exit', (code, signal) => listener(signal ?? `exit ${code}`)),
      kill: () => void child.kill('SIGKILL'),
    };
  };

async function photo(name: string): Promise<string> {
  const path = join(folder, name);
  const bytes = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#0a0' } })
    .jpeg()
    .toBuffer();
  writeFileSync(path, bytes);
  return path;
}

describe('the media processes', () => {
  it('read and draw a file', async () => {
    const { pool } = start({ size: 1 });
    const path = await photo('a.jpg');
    const facts = await pool.read(path);
    expect(facts).toMatchObject({ kind: 'photo', mime: 'image/jpeg', width: 60, height: 40, error: null });
    const { pictures } = await pool.render(path, facts);
    expect(pictures).toMatchObject({ kind: 'picture', width: 60, height: 40 });
    expect(pictures?.thumb).toBeInstanceOf(Uint8Array);
  });

  it('go on with the file when one of them was killed', async () => {
    const { pool, pids } = start({ size: 1 });
    const path = await photo('b.jpg');
    await pool.read(path);
    const reading = Promise.all([1, 2, 3, 4].map(() => pool.read(path)));
    process.kill(pids[0] as number, 'SIGKILL');
    for (const facts of await reading) expect(facts).toMatchObject({ width: 60, error: null });
    expect(pids.length).toBe(2);
    expect(isAlive(pids[0] as number)).toBe(false);
  });

  it('give a missing file as facts', async () => {
    const { pool } = start({ size: 1 });
    expect(await pool.read(join(folder, 'IMG-20201009-WA0012.jpg'))).toMatchObject({
      kind: 'photo',
      bytes: 0,
      capturedAt: '2020-10-09',
      capturedAtCertainty: 'name',
      error: { code: 'file-missing' },
    });
  });
});

describe('a file that a process does not survive', () => {
  const named = (name: string): string => {
    const path = join(folder, name);
    writeFileSync(path, 'some bytes');
    return path;
  };

  it('is answered and not tried again at once, and the next file is read', async () => {
    const { pool, pids } = start({ size: 1 }, standIn());
    const path = named('crash.jpg');
    const [bad, good] = await Promise.all([pool.read(path, { bytes: 10 }), pool.read('ok')]);
    expect(bad).toMatchObject({ kind: 'photo', bytes: 10, fingerprint: null, error: { code: 'reader-crashed' } });
    expect(good).toMatchObject({ path: 'ok' });
    expect(pids.length).toBe(2);
  });

  it('by hanging is ended after its time', async () => {
    const { pool, pids } = start({ size: 1, limits: { read: 150, render: 150 } }, standIn());
    expect(await pool.read(named('hang.mp4'))).toMatchObject({ kind: 'video', error: { code: 'file-timed-out' } });
    expect(await pool.render(named('hang.mp4'), { fingerprint: null })).toMatchObject({
      pictures: null,
      error: { code: 'file-timed-out' },
    });
    expect(pids.length).toBe(2);
    expect(pids.filter(isAlive)).toEqual([]);
  });

  it('has more time when it is large and lies where reading takes long', async () => {
    const { pool } = start({ size: 1, limits: { read: 100 } }, standIn());
    const path = named('late.mov');
    expect(await pool.read(path)).toMatchObject({ error: { code: 'file-timed-out' } });
    expect(await pool.read(path, { bytes: 20 * 1024 * 1024, patience: 5 })).toMatchObject({ path });
  });

  it('by growing is ended', async () => {
    const { pool } = start({ size: 1 }, standIn());
    expect(await pool.read(named('grow.tif'))).toMatchObject({ error: { code: 'reader-crashed' } });
  });

  it('leaves a process that kept much memory replaced', async () => {
    const { pool, pids } = start({ size: 1 }, standIn());
    await pool.read('ok-heavy');
    await pool.read('ok');
    expect(pids.length).toBe(2);
    expect(isAlive(pids[0] as number)).toBe(false);
  });

  it('does not make the pool start processes for ever when none of them starts', async () => {
    const file = join(folder, 'does-not-start.mjs');
    writeFileSync(file, 'process.exit(3);');
    const { pool, pids } = start({ size: 2 }, standIn(file));
    expect(await pool.read(named('a.pdf'))).toMatchObject({ kind: 'document', error: { code: 'reader-crashed' } });
    expect(pids.length).toBeLessThanOrEqual(7);
  });
});

describe('the order of work', () => {
  it('is what a person waits for, then new files, then the rest', async () => {
    const { pool } = start({ size: 1 }, standIn());
    const order: string[] = [];
    const note = (name: string) => () => void order.push(name);
    await Promise.all([
      pool.read('ok first', { priority: 'idle' }).then(note('first')),
      pool.read('ok idle', { priority: 'idle' }).then(note('idle')),
      pool.read('ok soon').then(note('soon')),
      pool.read('ok now', { priority: 'now' }).then(note('now')),
    ]);
    expect(order).toEqual(['now', 'soon', 'first', 'idle']);
  });
});

describe('while somebody types', () => {
  it('one process is left to what a person looks at, and the rest goes on with the others', async () => {
    let isTyping = true;
    const { pool, pids } = start({ size: 2, stepsBack: () => isTyping }, standIn());
    const ended: string[] = [];
    const read = (name: string, priority: Priority) => pool.read(name, { priority }).then(() => void ended.push(name));
    await read('ok first', 'now');
    const stop = new AbortController();
    const endless = pool.read('slow', { priority: 'idle', signal: stop.signal }).catch(() => {});
    const all = [read('ok idle', 'idle'), read('ok soon', 'soon')];
    await read('ok now', 'now');
    await read('ok now too', 'now');
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(ended).toEqual(['ok first', 'ok now', 'ok now too']);
    isTyping = false;
    await Promise.all(all);
    expect(ended.slice(3)).toEqual(['ok soon', 'ok idle']);
    stop.abort();
    await endless;
    expect(pids.length).toBe(2);
  });

  it('all goes on, slower, however long that is', async () => {
    const { pool } = start({ size: 2, stepsBack: () => true }, standIn());
    const read = await Promise.all(['a', 'b', 'c', 'd'].map((name) => pool.read(`ok ${name}`, { priority: 'idle' })));
    expect(read.length).toBe(4);
  });
});

describe('cancelling', () => {
  it('takes waiting work back and lets the rest go on', async () => {
    const { pool } = start({ size: 1 }, standIn());
    const stop = new AbortController();
    const waiting = pool.read('ok', { signal: stop.signal });
    const other = pool.read('ok');
    stop.abort();
    await expect(waiting).rejects.toMatchObject({ code: 'cancelled' });
    expect(await other).toMatchObject({ path: 'ok' });
    await expect(pool.read('ok', { signal: stop.signal })).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('ends the process of a running copy before it says so', async () => {
    const { pool, pids } = start({ size: 1 }, standIn());
    await pool.read('ok');
    const stop = new AbortController();
    const preset = {
      id: 'asli',
      name: { id: '', en: '' },
      purpose: { id: '', en: '' },
      original: true,
      channel: 'other' as const,
      metadata: { words: true, credit: true, people: true, position: false, camera: false },
    };
    const copying = pool.copy(
      { source: 'slow', targets: [{ path: 'x', preset }], describe: {} },
      { signal: stop.signal },
    );
    stop.abort();
    await expect(copying).rejects.toMatchObject({ code: 'cancelled' });
    expect(isAlive(pids[0] as number)).toBe(false);
    expect(await pool.read('ok')).toMatchObject({ path: 'ok' });
  });
});

describe('closing', () => {
  it('rejects what runs and what waits, and leaves no process', async () => {
    const { pool, pids } = start({ size: 2 }, standIn());
    await Promise.all([pool.read('ok 1'), pool.read('ok 2')]);
    const pending = Promise.allSettled([pool.read('slow 1'), pool.read('hang'), pool.read('ok'), pool.read('ok')]);
    await pool.close();
    for (const each of await pending) expect(each).toMatchObject({ status: 'rejected', reason: { code: 'closed' } });
    expect(pids.length).toBe(2);
    expect(pids.filter(isAlive)).toEqual([]);
    await expect(pool.read('ok')).rejects.toMatchObject({ code: 'closed' });
    await pool.close();
  });

  it('also happens to processes that have had nothing to do for a while', async () => {
    const { pool, pids } = start({ size: 1, idleAfter: 20 }, standIn());
    await pool.read('ok');
    await expect.poll(() => pids.filter(isAlive)).toEqual([]);
    expect(await pool.read('ok')).toMatchObject({ path: 'ok' });
  });
});
