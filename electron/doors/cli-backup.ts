import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { BahanError } from '../../shared/errors.ts';
import type { Backup } from '../../shared/model/health.ts';
import { close, openReader } from '../engine/db/connection.ts';
import { countOrphans } from '../engine/db/orphans.ts';
import { restoreLibrary } from '../engine/library.ts';
import { libraryPaths } from '../engine/library-folder.ts';
import { nodeHost } from '../engine/node-host.ts';
import { backupsIn } from '../engine/upkeep/backup-files.ts';
import { backupAt } from '../engine/upkeep/bundle.ts';
import { verifyCopy } from '../engine/upkeep/copy-database.ts';
import { putAside } from '../engine/upkeep/restore.ts';
import { switchFlag, textFlag } from './cli-arguments.ts';
import type { Command } from './cli-call.ts';
import { exitCodes } from './cli-exit.ts';
import { runJob } from './cli-jobs.ts';
import { logFor, openForReading, openForWriting, openHere } from './cli-library.ts';

export const backup: Command = async (call) => {
  const { out, words } = call;
  const given = textFlag(call.flags, 'to');
  const to = given ? call.path(given) : null;
  const pictures = switchFlag(call.flags, 'pictures');
  const library = await openForWriting(call, { stays: true });
  try {
    const { client } = library;
    const job = await runJob(client, call, words.say('cli.backup.progress'), () =>
      client.upkeep.backup({ to, pictures }),
    );
    if (job.state === 'cancelled') return exitCodes.interrupted;
    if (job.error) throw new BahanError(job.error.code, { path: to ?? call.library });
    const [made] =
      to === null
        ? (await client.upkeep.backups({})).filter(({ second }) => !second)
        : backupsIn(String(job.label.folder));
    if (!made) throw new BahanError('backup-missing', { path: String(job.label.folder) });
    await (out.json ? out.data(made satisfies Backup) : out.line(made.path));
    out.say(words.say(to === null ? 'cli.backup.done' : 'cli.backup.bundled', { folder: String(job.label.folder) }));
    return exitCodes.done;
  } finally {
    await library.close();
  }
};

export const restore: Command = async (call) => {
  const { out, words } = call;
  const from = backupAt(call.path(call.values[0] as string));
  // nothing is made or asked for a backup that is none: already a log would make the folder
  verifyCopy(from);
  const paths = libraryPaths(call.library);
  const asideBefore = new Set(putAside(paths));
  restoreLibrary(call.library, from, nodeHost({ log: logFor(call.library) }));
  out.say(words.say('cli.restore.begun'));
  await (await openHere(call.library, 'write', true)).close();
  const waiting = countOf(paths.database);
  const aside = putAside(paths).find((path) => !asideBefore.has(path)) ?? null;
  const library = await openForReading(call);
  try {
    const { assets } = await library.client.library.info({});
    const roots = await library.client.roots.list({});
    const { database } = await library.client.upkeep.health({});
    const report = { restored: resolve(from), library: call.library, assets, edits: database.edits, waiting, aside };
    if (out.json) await out.data(report);
    else await out.line(words.say('cli.restore.done', { assets, edits: database.edits }));
    if (aside) out.say(words.say('cli.restore.aside', { path: aside }));
    if (waiting) out.say(words.say('cli.restore.waiting', { count: waiting }));
    if (roots.some(({ path }) => !existsSync(path))) out.say(words.say('cli.restore.point'));
    return exitCodes.done;
  } finally {
    await library.close();
  }
};

/** Assets whose words wait for their files. */
function countOf(database: string): number {
  const db = openReader(database);
  try {
    return countOrphans(db);
  } finally {
    close(db);
  }
}
