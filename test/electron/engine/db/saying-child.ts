import { writeSync } from 'node:fs';
import { asBahanError } from '../../../../electron/doors/cli-words.ts';
import { openLibrary } from '../../../../electron/engine/library.ts';
import { nodeHost } from '../../../../electron/engine/node-host.ts';

/**
 * A process that says something about an asset, again and again, and acknowledges each time by one write to standard
 * output: `said <title>`, or `refused <code> <title>` and then its end.
 */
const [folder, asset, times, filler = ''] = process.argv.slice(2) as [string, string, string, string?];

const library = await openLibrary(folder, nodeHost());
const client = library.client({ role: 'owner' });
for (let n = 0; n < Number(times); n += 1) {
  const title = `Judul ${n} ${filler}`.trim();
  try {
    await client.assets.edit({ ids: [asset], changes: [{ field: 'title', op: 'set', value: title }] });
    writeSync(1, `said ${title}\n`);
  } catch (error) {
    writeSync(1, `refused ${asBahanError(error)?.code ?? String(error)} ${title}\n`);
    break;
  }
}
// as a power cut would: nothing is closed in good order
process.kill(process.pid, 'SIGKILL');
