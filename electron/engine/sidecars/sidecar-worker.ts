import { BahanError } from '../../../shared/errors.ts';
import { workerChannel } from '../worker-channel.ts';
import { FolderNames } from './folder-names.ts';
import type { SidecarAnswer, SidecarRequest } from './messages.ts';
import { takeBack, writeBeside } from './write-beside.ts';

/** The process that writes sidecars of one watched folder: it may hang for minutes on a frozen share, and is ended then. */

const channel = workerChannel();
const names = new FolderNames();

channel.onMessage((message) => {
  const { id, task } = message as SidecarRequest;
  channel.post(answer(id, task));
});

function answer(id: number, task: SidecarRequest['task']): SidecarAnswer {
  try {
    return { id, done: 'left' in task ? takeBack(task, names) : writeBeside(task, names) };
  } catch (cause) {
    const code = cause instanceof BahanError ? cause.code : 'internal';
    return { id, error: { code, message: String((cause as Error)?.message ?? cause) } };
  }
}
