import { fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { hostname, tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Host, Log, WorkerEntry, WorkerProcess } from './host.ts';

const workerFiles: Record<WorkerEntry, string> = {
  media: './media/worker.ts',
  sweep: './ingest/sweep-worker.ts',
  upkeep: './upkeep/upkeep-worker.ts',
  sidecar: './sidecars/sidecar-worker.ts',
  intake: './intake/intake-worker.ts',
  machine: './media/machine/machine-worker.ts',
  places: './ingest/places-worker.ts',
};

/** In a checkout the workers run from their sources; in a package the build lays them beside the bundle. */
function workerPath(entry: WorkerEntry): string {
  const source = fileURLToPath(new URL(workerFiles[entry], import.meta.url));
  return existsSync(source) ? source : fileURLToPath(new URL(`./${entry}-worker.js`, import.meta.url));
}

function personName(): string {
  try {
    return userInfo().username;
  } catch {
    return 'unknown'; // a user without an entry in the system's list still has a library
  }
}

/** The host of plain Node: the command line, the office door started by hand, and the tests. */
export function nodeHost(options: { log?: Log; clock?: Host['clock']; person?: string } = {}): Host {
  return {
    clock: options.clock ?? { now: () => Date.now() },
    log: options.log ?? (() => {}),
    device: hostname(),
    person: options.person ?? personName(),
    startWorker,
  };
}

/** Where Node keeps what it compiled, also by itself: a worker that finds it there starts in a third of the time. */
const compileCache = join(tmpdir(), 'node-compile-cache');

function startWorker(entry: WorkerEntry): WorkerProcess {
  const child = fork(workerPath(entry), [], {
    serialization: 'advanced',
    // a worker's own words go nowhere: a broken file must not write into a script's output
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    execArgv: ['--max-old-space-size=768'],
    env: { ...process.env, NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? compileCache },
  });
  return {
    pid: child.pid,
    post: (message) => {
      if (child.connected) child.send(message as never, () => {});
    },
    onMessage: (listener) => child.on('message', listener),
    onExit: (listener) => {
      let told = false;
      const tell = (reason: string) => {
        if (!told) listener(reason);
        told = true;
      };
      child.on('exit', (code, signal) => tell(signal ?? `exit ${code}`));
      child.on('error', (error) => tell(error.message));
    },
    kill: () => child.kill('SIGKILL'),
  };
}
