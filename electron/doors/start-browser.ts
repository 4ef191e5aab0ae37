import type { EngineClient } from '../../shared/api/client.ts';
import { holderOf } from '../engine/db/lock.ts';
import { isLibrary } from '../engine/library-folder.ts';
import type { Call } from './cli-call.ts';
import { exitCodes } from './cli-exit.ts';
import { showJobs } from './cli-jobs.ts';
import { offerLinks, preparePage, readPort, stopped } from './cli-serve.ts';
import { type LiveDoor, openLiveDoor } from './live-door.ts';
import { askForLink } from './local-socket.ts';
import { openInBrowser } from './start-system.ts';

/** Opens the library in the browser and stays until it is told to stop. */
export async function startBrowser(call: Call, roots: readonly string[], openIt: boolean): Promise<number> {
  const port = readPort(call);
  const show = async (url: string) => {
    await (call.out.json ? call.out.data({ url }) : call.out.line(call.words.say('cli.serve.on', { url })));
    if (openIt) openInBrowser(url);
  };
  let door: LiveDoor;
  try {
    door = await openLiveDoor(call, port, true);
  } catch (error) {
    const url = await linkOfHolder(call.library);
    if (url === undefined) throw error;
    await show(url); // it is open in a browser already, through the program that was started first
    return exitCodes.done;
  }
  try {
    await watchRoots(door.client, roots); // read while the page is prepared
    await preparePage(call);
    await show(door.newLink());
    call.out.say(call.words.say('cli.serve.stop'));
    offerLinks(door, call);
    if (roots.length > 0) await showReading(door.client, call);
    await Promise.race([stopped(call.signal), door.lost]);
    return exitCodes.done;
  } finally {
    await door.close();
  }
}

async function linkOfHolder(folder: string): Promise<string | undefined> {
  const address = isLibrary(folder) ? holderOf(folder)?.socket : undefined;
  return address ? askForLink(address) : undefined;
}

/** Watches folders that are not watched yet. */
export async function watchRoots(client: EngineClient, roots: readonly string[]): Promise<void> {
  const known = new Set((await client.roots.list({})).map(({ path }) => path));
  for (const path of roots) if (!known.has(path)) await client.roots.add({ path });
}

/** The progress of the first reading, for those who watch the terminal rather than the page. */
async function showReading(client: EngineClient, call: Call): Promise<void> {
  const jobs = await showJobs(client, call, { sweep: call.words.say('cli.start.reading') });
  // joins the sweep that goes on already
  await client.roots.sweep({}, { signal: call.signal }).finally(() => jobs.stop());
  const { assets } = await client.library.info({});
  call.out.say(call.words.say('cli.start.ready', { count: assets }));
}
