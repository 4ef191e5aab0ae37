import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { EngineClient } from '../../shared/api/client.ts';
import { isLibrary } from '../engine/library-folder.ts';
import type { Call } from './cli-call.ts';
import { openHere } from './cli-library.ts';

export interface DemoFolders {
  /** All of the demo; it can be deleted at any time. */
  readonly base: string;
  readonly material: string;
  readonly library: string;
}

/** The demo can be drawn again, so it lies where the system keeps such things. */
export function demoFolders(
  environment: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform = process.platform,
): DemoFolders {
  const cache =
    platform === 'win32'
      ? environment.LOCALAPPDATA || join(homedir(), 'AppData', 'Local')
      : platform === 'darwin'
        ? join(homedir(), 'Library', 'Caches')
        : environment.XDG_CACHE_HOME || join(homedir(), '.cache');
  const base = join(cache, platform === 'linux' ? 'bahan' : 'Bahan', 'demo');
  return { base, material: join(base, 'Humas Kabupaten'), library: join(base, 'library') };
}

/** What `resources/demo/draw.ts` offers; its recipes are loaded only to draw and belong to no program that is built. */
interface Recipes {
  drawDemo(
    folder: string,
    options: { onProgress: (progress: { done: number; total: number }) => void; signal: AbortSignal },
  ): Promise<unknown>;
}

/** What `resources/demo/describe.ts` offers. */
interface Descriptions {
  describeDemo(client: EngineClient, material: string): Promise<number>;
}

/** Draws the demo material and describes part of it; what is there from another time is not made again. */
export async function prepareDemo({ base, material }: DemoFolders, call: Call): Promise<void> {
  call.out.say(call.words.say('cli.start.demo', { folder: base }));
  mkdirSync(material, { recursive: true });
  const recipes = new URL('../../resources/demo/draw.ts', import.meta.url).href;
  const { drawDemo } = (await import(recipes)) as Recipes;
  const progress = call.out.progress();
  const label = call.words.say('cli.start.drawing');
  try {
    await drawDemo(material, {
      onProgress: ({ done, total }) => progress.update(label, done, total),
      signal: call.signal,
    });
  } finally {
    progress.end();
  }
  await describeOnce(material, call);
}

/** Takes the material in and describes part of it, the first time; a library that holds something stays as it is. */
async function describeOnce(material: string, call: Call): Promise<void> {
  if (isLibrary(call.library)) return;
  const library = await openHere(call.library, 'write', true);
  const progress = call.out.progress();
  const label = call.words.say('cli.start.takingIn');
  const client = library.client({ role: 'owner', person: 'Siti Aminah' });
  const timer = setInterval(async () => {
    const job = (await client.jobs.list({}).catch(() => [])).find((one) => one.endedAt === null);
    if (job?.total) progress.update(label, job.done, job.total);
  }, 250);
  try {
    const root = await client.roots.add({ path: material });
    await client.roots.sweep({ root: root.id }, { signal: call.signal });
    const recipes = new URL('../../resources/demo/describe.ts', import.meta.url).href;
    const { describeDemo } = (await import(recipes)) as Descriptions;
    await describeDemo(client, material);
  } finally {
    clearInterval(timer);
    progress.end();
    await library.close();
  }
}
