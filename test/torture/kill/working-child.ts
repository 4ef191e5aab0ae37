import { type Library, openLibrary } from '../../../electron/engine/library.ts';
import { nodeHost } from '../../../electron/engine/node-host.ts';
import type { EngineClient } from '../../../shared/api/client.ts';

/**
 * A process that works on a library until it is killed: takes in, describes, exports, backs up and, when it is told to,
 * restores. Each acknowledged edit is printed as `said <asset> <title>` after the acknowledgement, never before.
 */
const [folder, material, out, second, what] = process.argv.slice(2) as [string, string, string, string, string];

let restart: (() => void) | undefined;
// every file was quiet long enough to be taken in at once
const clock = { now: () => Date.now() + 180_000 };
const host = { ...nodeHost({ clock, person: 'Siti' }), restart: () => restart?.() };

async function open(): Promise<[Library, EngineClient]> {
  process.stdout.write('opening\n');
  const library = await openLibrary(folder, host, { create: true, mode: 'live' });
  process.stdout.write('open\n');
  return [library, library.client({ role: 'owner' })];
}

async function describe(client: EngineClient, n: number): Promise<void> {
  const { items } = await client.search.open({ session: 'kill', query: '', limit: 200 });
  const card = items[(n * 7) % Math.max(1, items.length)];
  if (!card) return;
  const title = `Judul ${process.pid} ${n}`;
  await client.assets.edit({ ids: [card.id], changes: [{ field: 'title', op: 'set', value: title }] });
  process.stdout.write(`said ${card.id} ${title}\n`);
  if (n % 12 === 0)
    await client.exports.start({ warningsSeen: true, ids: [card.id], presets: ['web', 'asli'], to: out });
}

let [library, client] = await open();
if (!(await client.roots.list({})).length) {
  const root = await client.roots.add({ path: material });
  await client.roots.settings({ root: root.id, sidecarsOut: true });
  await client.upkeep.secondPlace({ folder: second });
}
for (let n = 0; ; n += 1) {
  await describe(client, n);
  // none while one is made: each waits its turn, and a thousand in a row are no day of anybody's
  if (n % 40 === 5 && (await client.jobs.list({})).every((job) => job.kind !== 'backup' || job.endedAt !== null))
    await client.upkeep.backup({});
  const [backup] = what === 'restore' && n % 20 === 19 ? await client.upkeep.backups({}) : [];
  if (backup) {
    const ends = new Promise<void>((resolve) => {
      restart = resolve;
    });
    await client.upkeep.restore({ path: backup.path });
    await ends;
    await library.close();
    [library, client] = await open();
  }
  await new Promise((resolve) => setTimeout(resolve, 5));
}
