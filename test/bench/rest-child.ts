import { openLibrary } from '../../electron/engine/library.ts';
import { nodeHost } from '../../electron/engine/node-host.ts';

/** A library that is open as in a window, with these folders taken in; it says so, and rests until it is ended. */
const [library, ...material] = process.argv.slice(2) as [string, ...string[]];

const { client: connect } = await openLibrary(library, nodeHost({ log: () => {} }), { create: true, mode: 'live' });
const client = connect({ role: 'owner' });
for (const path of material) await client.roots.add({ path });
await client.roots.sweep({ pictures: true });
process.stdout.write('at rest\n');
