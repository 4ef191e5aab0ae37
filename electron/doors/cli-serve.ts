import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { BahanError } from '../../shared/errors.ts';
import { numberFlag, UsageError } from './cli-arguments.ts';
import type { Call, Command } from './cli-call.ts';
import { exitCodes } from './cli-exit.ts';
import { type LiveDoor, openLiveDoor } from './live-door.ts';
import { build, isStale, pageFolder } from './page-build.ts';

export const serve: Command = async (call) => {
  const port = readPort(call);
  const door = await openLiveDoor(call, port, false);
  try {
    await preparePage(call);
    const url = door.newLink();
    await (call.out.json ? call.out.data({ url }) : call.out.line(url));
    call.out.say(call.words.say('cli.serve.stop'));
    offerLinks(door, call);
    await Promise.race([stopped(call.signal), door.lost]);
    return exitCodes.done;
  } finally {
    await door.close();
  }
};

export function readPort(call: Call): number {
  const port = numberFlag(call.flags, 'port') ?? 0;
  if (port > 65_535) throw new UsageError('cli.usage.limit', { flag: '--port', most: '65535' });
  return port;
}

/** Builds the page when it is missing or older than its sources. */
export async function preparePage(call: Call): Promise<void> {
  if (!(await isStale('page'))) return;
  call.out.say(call.words.say('cli.serve.building'));
  try {
    await build('page', call.signal);
  } catch (error) {
    call.signal.throwIfAborted();
    const lines = (error instanceof Error ? error.message : String(error)).split('\n').filter(Boolean);
    // an older page still shows the library; without any there is nothing to open
    call.out.warn(call.words.say('cli.serve.buildFailed', { reason: lines.slice(0, 6).join('\n') }));
    if (!existsSync(join(pageFolder, 'index.html'))) throw new BahanError('not-found', { path: pageFolder });
  }
}

/** At a terminal, Enter prints a new link: the one before works only once. */
export function offerLinks(door: Pick<LiveDoor, 'newLink'>, call: Call): void {
  if (!call.stdin.isTTY) return;
  call.out.say(call.words.say('cli.serve.again'));
  call.stdin.on('data', () => call.out.say(call.words.say('cli.serve.on', { url: door.newLink() })));
}

export function stopped(signal: AbortSignal): Promise<void> {
  return new Promise((done) => {
    if (signal.aborted) done();
    else signal.addEventListener('abort', () => done(), { once: true });
  });
}
