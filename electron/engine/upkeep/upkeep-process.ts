import { BahanError } from '../../../shared/errors.ts';
import type { Host } from '../host.ts';
import type { UpkeepAnswer, UpkeepResults, UpkeepTask } from './upkeep-messages.ts';

type ResultOf<Task extends UpkeepTask> = UpkeepResults[Task['what']];

/** Whoever waits gets each step of progress where there is one; `silence` ends a process that says nothing so long (ms). */
export interface UpkeepCare {
  readonly progress?: (done: number, total: number | null) => void;
  readonly silence?: number;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Has one thing done in a process of its own, and ends that.
 * @throws what the process found out, `cancelled` when the signal aborts, `folder-offline` after too much silence (a
 * frozen share), `internal` when the process died.
 */
export function upkeepTask<Task extends UpkeepTask>(
  host: Pick<Host, 'startWorker'>,
  task: Task,
  { progress, silence, signal }: UpkeepCare = {},
): Promise<ResultOf<Task>> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) {
      reject(new BahanError('cancelled'));
      return;
    }
    const worker = host.startWorker('upkeep');
    let timer: NodeJS.Timeout | undefined;
    let settled = false;
    const settle = (end: () => void) => {
      if (settled) return;
      settled = true;
      clearTimeout(timer);
      signal?.removeEventListener('abort', stop);
      worker.kill();
      end();
    };
    const stop = () => settle(() => reject(new BahanError('cancelled')));
    const listen = () => {
      clearTimeout(timer);
      if (silence === undefined) return;
      timer = setTimeout(() => settle(() => reject(new BahanError('folder-offline'))), silence);
      timer.unref();
    };
    signal?.addEventListener('abort', stop);
    worker.onMessage((message) => {
      const answer = message as UpkeepAnswer;
      listen();
      if (answer.type === 'progress') progress?.(answer.done, answer.total);
      else if (answer.type === 'done') settle(() => resolve(answer.result as ResultOf<Task>));
      else settle(() => reject(new BahanError(answer.code, answer.details, { message: answer.message })));
    });
    worker.onExit((reason) =>
      settle(() => reject(new BahanError('internal', {}, { message: `upkeep process ended: ${reason}` }))),
    );
    worker.post(task);
    listen();
  });
}
