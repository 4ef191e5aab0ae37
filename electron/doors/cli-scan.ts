import type { Change } from '../../shared/model/change.ts';
import { switchFlag, textFlag } from './cli-arguments.ts';
import type { Call, Command } from './cli-call.ts';
import { exitCodes } from './cli-exit.ts';
import { showJobs } from './cli-jobs.ts';
import { openForWriting } from './cli-library.ts';
import { rootAt } from './cli-roots.ts';

export const scan: Command = async (call) => {
  const { out, words, signal } = call;
  const library = await openForWriting(call, { stays: true });
  try {
    const { client } = library;
    const given = textFlag(call.flags, 'root');
    const root = given === undefined ? undefined : await rootAt(client, call.path(given));
    const jobs = await showJobs(client, call, {
      sweep: words.say('cli.scan.progress'),
      pictures: words.say('cli.scan.pictures'),
    });
    const summary = await client.roots
      .sweep({ ...(root ? { root: root.id } : {}), pictures: switchFlag(call.flags, 'previews') }, { signal })
      .finally(() => jobs.stop());
    for (const path of summary.changing) out.say(words.say('cli.scan.changing', { path }));
    const { changing: _, ...numbers } = summary;
    if (out.json) await out.data(summary);
    else await out.line(words.say('cli.scan.done', { ...numbers, seconds: Math.round(summary.seconds * 10) / 10 }));
    const roots = await client.roots.list({}, { signal });
    const offline = roots.filter((each) => each.state === 'offline' && (!root || each.id === root.id));
    for (const { path } of offline) out.warn(words.error('folder-offline', { path }));
    return offline.length > 0 || summary.failed > 0 ? exitCodes.itemFailed : exitCodes.done;
  } finally {
    await library.close();
  }
};

export const watch: Command = async (call) => {
  const library = await openForWriting(call, { stays: true, live: true });
  try {
    const changes = await library.client.library.changes({}, { signal: call.signal });
    call.out.say(call.words.say('cli.watch.on'));
    for await (const change of changes) {
      if (call.out.json) await call.out.data(change);
      else for (const line of eventLines(change, call)) await call.out.line(line);
    }
    return exitCodes.done;
  } finally {
    await library.close();
  }
};

function eventLines({ arrived, assets, roots }: Change, { words }: Call): string[] {
  const time = new Date().toTimeString().slice(0, 8);
  const lines: string[] = [];
  if (arrived.count > 0) {
    lines.push(words.say('cli.watch.arrived', { time, count: arrived.count, folder: arrived.folder ?? '' }));
  } else if (assets.length > 0) lines.push(words.say('cli.watch.changed', { time, count: assets.length }));
  if (roots) lines.push(words.say('cli.watch.roots', { time }));
  return lines;
}
