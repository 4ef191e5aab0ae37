import { BahanError } from '../../../shared/errors.ts';
import { codeOfSystemError } from '../library-folder.ts';
import { workerChannel } from '../worker-channel.ts';
import { backupAt, deliver, tryPlace } from './bundle.ts';
import { checkParts } from './check-parts.ts';
import { copyDatabase, verifyCopy } from './copy-database.ts';
import type { UpkeepAnswer, UpkeepResults, UpkeepTask } from './upkeep-messages.ts';

/**
 * The upkeep process: copies and checks a library beside the engine, so that nobody waits for it. It only reads the
 * library; it may be killed at any time, and leaves nothing but files that bear `.part`.
 */
const channel = workerChannel();
const send = (message: UpkeepAnswer) => channel.post(message);

/** Milliseconds between two told steps. */
const tellEvery = 200;

async function perform(task: UpkeepTask): Promise<UpkeepResults[UpkeepTask['what']]> {
  switch (task.what) {
    case 'copy-database':
      return copyDatabase(task.database, task.target);
    case 'deliver': {
      let told = 0;
      return deliver(task, (done, total) => {
        const now = Date.now();
        if (now - told < tellEvery && done < total) return;
        told = now;
        send({ type: 'progress', done, total });
      });
    }
    case 'try-place':
      tryPlace(task.place);
      return null;
    case 'verify': {
      const path = backupAt(task.path);
      return { path, ...verifyCopy(path) };
    }
    case 'check':
      return checkParts(task.library);
  }
}

channel.onMessage(async (message) => {
  try {
    send({ type: 'done', result: await perform(message as UpkeepTask) });
  } catch (cause) {
    const known = cause instanceof BahanError ? cause : undefined;
    const code = known?.code ?? codeOfSystemError(cause) ?? 'internal';
    send({ type: 'failed', code, details: known?.details ?? {}, message: String(cause) });
  }
});
