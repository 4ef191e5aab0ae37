import { BahanError } from '../../../shared/errors.ts';
import { workerChannel } from '../worker-channel.ts';
import { copyOver } from './copy-file.ts';
import { lookInto } from './look.ts';
import type { IntakeAnswer, IntakeRequest, IntakeResult, IntakeTask } from './messages.ts';
import { scanGathered, scanSource } from './scan.ts';

/** The process that touches cards, phones and what was gathered: one that is pulled out may hold it up for minutes, and it is ended then. */

const channel = workerChannel();
/** Milliseconds between two words. */
const tellEvery = 200;

channel.onMessage(async (message) => {
  const { id, task } = message as IntakeRequest;
  const say = (answer: IntakeAnswer) => channel.post(answer);
  try {
    say({
      id,
      done: await work(
        task,
        teller((so) => say({ id, so })),
      ),
    });
  } catch (cause) {
    const code = cause instanceof BahanError ? cause.code : 'internal';
    say({ id, error: { code, message: String((cause as Error)?.message ?? cause) } });
  }
});

async function work(task: IntakeTask, heard: (so: number, sum: boolean) => void): Promise<IntakeResult> {
  if (task.what === 'scan') return scanSource(task.from, (found) => heard(found, false));
  if (task.what === 'scan-gathered') return scanGathered(task.paths, task.own, (found) => heard(found, false));
  if (task.what === 'look') return lookInto(task.path);
  return { copied: await copyOver(task, (bytes) => heard(bytes, true)) };
}

function teller(say: (so: number) => void): (so: number, sum: boolean) => void {
  let told = 0;
  let so = 0;
  return (now, sum) => {
    so = sum ? so + now : now;
    const time = performance.now();
    if (time - told < tellEvery) return;
    told = time;
    say(so);
  };
}
