import { MessageChannelMain, utilityProcess } from 'electron';
import type { EngineProcessOptions } from './engine-process.ts';
import type { AppPaths } from './paths.ts';

/** Milliseconds after which a worker that did not end by itself is ended by force. */
const patience = 2_000;

/** Starts a worker file as a process of its own and gives the engine a port that leads straight to it. */
export function workerStarter(paths: AppPaths): EngineProcessOptions['startWorker'] {
  return (entry, worker, tell) => {
    const child = utilityProcess.fork(paths.worker(entry), [], {
      serviceName: `Bahan ${entry}`,
      // a worker's own words go nowhere: a broken file must not write into a terminal
      stdio: 'ignore',
      // these become switches of Chromium's, and V8 hears of its flags only through this one
      execArgv: ['--js-flags=--max-old-space-size=768'],
    });
    const { port1, port2 } = new MessageChannelMain();
    child.postMessage(null, [port1]);
    tell({ kind: 'worker', worker }, [port2]);
    let force: NodeJS.Timeout | undefined;
    child.once('spawn', () => {
      if (child.pid !== undefined) tell({ kind: 'worker-started', worker, pid: child.pid });
    });
    child.once('exit', (code) => {
      clearTimeout(force);
      tell({ kind: 'worker-gone', worker, reason: `exit ${code}` });
    });
    return () => {
      child.kill();
      force ??= setTimeout(() => {
        if (child.pid !== undefined) process.kill(child.pid, 'SIGKILL');
      }, patience);
    };
  };
}
