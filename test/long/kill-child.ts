import { openLibrary } from '../../electron/engine/library.ts';
import { nodeHost } from '../../electron/engine/node-host.ts';

/**
 * A process that works on a library until it is killed: takes in, describes and exports. Each acknowledged edit is
 * printed as `said <asset> <title>` after the acknowledgement, never before.
 */
const [library, material, out] = process.argv.slice(2) as [string, string, string];

const { client: connect } = await openLibrary(library, nodeHost(), { create: true, mode: 'live' });
const client = connect({ role: 'owner' });
if (!(await client.roots.list({})).length) await client.roots.add({ path: material });
process.stdout.write('open\n');

for (let n = 0; ; n += 1) {
  const { items } = await client.search.open({ session: 'kill', query: '', limit: 200 });
  const card = items[(n * 7) % Math.max(1, items.length)];
  if (card) {
    const title = `Judul ${process.pid} ${n}`;
    await client.assets.edit({ ids: [card.id], changes: [{ field: 'title', op: 'set', value: title }] });
    process.stdout.write(`said ${card.id} ${title}\n`);
    if (n % 5 === 0) await client.exports.start({ ids: [card.id], presets: ['web', 'asli'], to: out });
  }
  await new Promise((resolve) => setTimeout(resolve, 5));
}
