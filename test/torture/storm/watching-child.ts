import { openLibrary } from '../../../electron/engine/library.ts';
import { nodeHost } from '../../../electron/engine/node-host.ts';

/** A process that holds a library open as a window does, and sweeps all the time, until it is killed. */
const [library, ahead] = process.argv.slice(2) as [string, string];

const clock = { now: () => Date.now() + Number(ahead) };
const { client: connect } = await openLibrary(library, nodeHost({ clock, person: 'Siti' }), { mode: 'live' });
const client = connect({ role: 'owner' });
process.stdout.write('open\n');
for (;;) {
  // a folder that went away meanwhile is the storm's own doing
  await client.roots.sweep({}).catch(() => {});
  await new Promise((resolve) => setTimeout(resolve, 20));
}
