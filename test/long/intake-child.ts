import { openLibrary } from '../../electron/engine/library.ts';
import { nodeHost } from '../../electron/engine/node-host.ts';
import { quickly } from '../fixtures/library.ts';

/** Copies from a card into an event's folder, until somebody ends it. Arguments: library, watched folder, card. */
const [library = '', material = '', card = ''] = process.argv.slice(2);
const { client } = await openLibrary(library, nodeHost({ person: 'Siti' }), { create: true, settle: quickly });
const engine = client({ role: 'owner' });
const roots = await engine.roots.list({});
const root = roots[0] ?? (await engine.roots.add({ path: material }));
if (!(await engine.jobs.list({})).some(({ kind }) => kind === 'intake')) {
  await engine.intake.start({ from: card, root: root.id, folder: 'Kegiatan' });
}
setInterval(() => {}, 1000);
