import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { type Library, openLibrary } from '../../../electron/engine/library.ts';
import { nodeHost } from '../../../electron/engine/node-host.ts';
import type { EngineClient } from '../../../shared/api/client.ts';
import type { Held } from './judge.ts';

/** A library as a person's program opens it; errors of its log are gathered. */
export class Engine {
  readonly folder: string;
  readonly logged: string[] = [];
  /** Milliseconds that the library's clock is ahead of ours. */
  ahead = 0;
  #library: Library | undefined;

  constructor(folder: string) {
    this.folder = folder;
  }

  async open(mode: 'live' | 'write'): Promise<EngineClient> {
    const host = nodeHost({
      person: 'Siti',
      clock: { now: () => Date.now() + this.ahead },
      log: (level, event, facts) => {
        if (level === 'error') this.logged.push(`${event} ${JSON.stringify(facts)}`);
      },
    });
    this.#library = await openLibrary(this.folder, host, { create: true, mode });
    return this.#library.client({ role: 'owner' });
  }

  async close(): Promise<void> {
    await this.#library?.close();
    this.#library = undefined;
  }

  /** Runs another process on the closed library, works beside it, and kills it `after` milliseconds of its being open. */
  async killAfter(after: number, meanwhile: () => Promise<void>): Promise<void> {
    const script = fileURLToPath(new URL('./watching-child.ts', import.meta.url));
    const child = spawn(process.execPath, [script, this.folder, String(this.ahead)], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let errors = '';
    child.stderr.on('data', (text) => {
      errors += text;
    });
    const ended = new Promise<string>((resolve) =>
      child.on('close', (code, signal) => resolve(signal ?? `exit ${code}`)),
    );
    const open = new Promise<void>((resolve, reject) => {
      createInterface({ input: child.stdout }).on('line', () => resolve());
      void ended.then((how) => reject(new Error(`the process ended with ${how}: ${errors}`)));
    });
    try {
      await open;
      const timer = new Promise((resolve) => setTimeout(resolve, after));
      await meanwhile();
      await timer;
    } finally {
      child.kill('SIGKILL');
    }
    const how = await ended;
    if (how !== 'SIGKILL') throw new Error(`the process was not killed: ${how} ${errors}`);
  }
}

/** Everything that a library holds, as scripts read it. */
export async function heldBy(client: EngineClient): Promise<Map<string, Held>> {
  const held = new Map<string, Held>();
  const first = await client.search.open({ session: 'storm', query: '', limit: 1000 });
  let { items } = first;
  for (let offset = 0; items.length > 0; ) {
    for (const object of await client.assets.objects({ ids: items.map((card) => card.id) })) {
      const { id, title, state, paths } = object;
      if (id) held.set(id, { title, present: state === 'present', paths });
    }
    offset += items.length;
    items = await client.search.window({ result: first.result, offset, limit: 1000 });
  }
  return held;
}

/** Says a title about each thing that has none, and gives it back to the thing. */
export async function entitle(
  client: EngineClient,
  things: readonly { uid: string | undefined; title: string | undefined; id: number }[],
  prefix: string,
): Promise<void> {
  const bare = things.filter((thing) => thing.uid !== undefined && thing.title === undefined);
  for (const thing of bare) thing.title = `${prefix} ${thing.id}`;
  for (let at = 0; at < bare.length; at += 1000) {
    const items = bare.slice(at, at + 1000).map((thing) => ({
      id: thing.uid as string,
      changes: [{ field: 'title' as const, op: 'set' as const, value: thing.title as string }],
    }));
    await client.assets.editEach({ items });
  }
}
