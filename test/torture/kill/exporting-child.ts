import { flushCompileCache } from 'node:module';
import { openLibrary } from '../../../electron/engine/library.ts';
import { nodeHost } from '../../../electron/engine/node-host.ts';
import type { Conflict } from '../../../shared/model/export.ts';

/**
 * A process that goes on with all exports of a library and begins another, until it is killed. It says `open`, `exporting` when
 * the first copy of any of them is made, and `ended` when all are at their end.
 */
const [folder, material, out, as, conflict, presets] = process.argv.slice(2) as [
  string,
  string,
  string,
  string,
  string,
  string,
];

const library = await openLibrary(folder, nodeHost({ person: 'Siti' }), { create: true });
process.stdout.write('open\n');
// who is killed keeps nothing at its end
flushCompileCache();
const client = library.client({ role: 'owner' });
if ((await client.roots.list({})).length === 0) {
  await client.roots.add({ path: material });
  await client.roots.sweep({});
}
const { items } = await client.search.open({ session: 'kill', query: '', limit: 1000 });
const before = new Map((await client.jobs.list({})).map((job) => [job.id, job.done]));
await client.exports.start({
  ids: items.map(({ id }) => id),
  presets: presets.split(','),
  to: out,
  as: as as 'files' | 'zip' | 'press',
  conflict: conflict as Conflict,
  warningsSeen: true,
});
for (let begun = false; ; ) {
  const jobs = await client.jobs.list({});
  const isOver = jobs.every((job) => job.endedAt !== null);
  // processes that draw take a while to begin
  if (!begun && (isOver || jobs.some((job) => job.done > (before.get(job.id) ?? 0)))) {
    begun = true;
    process.stdout.write('exporting\n');
  }
  if (isOver) break;
  await new Promise((resolve) => setTimeout(resolve, 5));
}
process.stdout.write('ended\n');
setInterval(() => {}, 1000);
