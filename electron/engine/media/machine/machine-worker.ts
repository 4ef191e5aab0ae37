import { constants, setPriority } from 'node:os';
import sharp from 'sharp';
import { BahanError } from '../../../../shared/errors.ts';
import type { WorkerAnswer, WorkerRequest } from '../../worker-calls.ts';
import { workerChannel } from '../../worker-channel.ts';
import { readerError } from '../reader-error.ts';
import type { MachineAnswer, MachineTask } from './messages.ts';
import { readPage, readPicture } from './read-picture.ts';
import { Tesseract } from './tesseract.ts';

/**
 * The process that reads writing in pictures. It computes for seconds on end, so it is the last to get the processor, and it
 * may be ended at any time.
 */
const channel = workerChannel();

try {
  setPriority(constants.priority.PRIORITY_LOW);
} catch {
  // where that is forbidden it still waits until nobody does anything
}
sharp.cache(false);
sharp.concurrency(1);

let eye: Promise<Tesseract> | undefined;
const opened = (): Promise<Tesseract> => {
  eye ??= Tesseract.open().catch((cause: unknown) => {
    // no picture is to blame for that
    throw new BahanError('internal', {}, { cause, message: String(cause) });
  });
  return eye;
};

const perform = (task: MachineTask): Promise<MachineAnswer> =>
  task.what === 'page' ? readPage(opened, task.path, task.page) : readPicture(opened, task);

channel.onMessage(async (message) => {
  const { id, task } = message as WorkerRequest<MachineTask>;
  const say = (answer: WorkerAnswer<MachineAnswer>) => channel.post(answer);
  try {
    say({ id, done: await perform(task) });
  } catch (cause) {
    say({ id, error: readerError(cause) });
  }
});
