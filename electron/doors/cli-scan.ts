import type { EngineClient } from '../../shared/api/client.ts';
import { BahanError } from '../../shared/errors.ts';
import type { Change } from '../../shared/model/change.ts';
import type { Root, SweepSummary } from '../../shared/model/root.ts';
import { switchFlag, textFlag } from './cli-arguments.ts';
import type { Call, Command } from './cli-call.ts';
import { exitCodes } from './cli-exit.ts';
import { showJobs } from './cli-jobs.ts';
import { openForWriting } from './cli-library.ts';
import { rootAt } from './cli-roots.ts';
import { asBahanError } from './cli-words.ts';

export const scan: Command = async (call) => {
  const { out, words } = call;
  const library = await openForWriting(call, { stays: true });
  try {
    const { client } = library;
    const given = textFlag(call.flags, 'root');
    const roots = given === undefined ? await client.roots.list({}) : [await rootAt(client, call.path(given))];
    if (roots.length === 0) out.say(words.say('cli.roots.none'));
    const { summary, unreachable } = await sweepEach(client, roots, call);
    for (const path of summary.changing) out.say(words.say('cli.scan.changing', { path }));
    const { changing: _, ...numbers } = summary;
    if (out.json) await out.data(summary);
    else await out.line(words.say('cli.scan.done', { ...numbers, seconds: Math.round(summary.seconds * 10) / 10 }));
    for (const { code, details } of unreachable) out.warn(`${details.path}: ${words.error(code, details)}`);
    return unreachable.length > 0 || summary.failed > 0 ? exitCodes.itemFailed : exitCodes.done;
  } finally {
    await library.close();
  }
};

/** Sweeps one folder after the other, so that one that does not answer costs the others nothing. */
async function sweepEach(
  client: EngineClient,
  roots: readonly Root[],
  call: Call,
): Promise<{ summary: SweepSummary; unreachable: BahanError[] }> {
  const summary: SweepSummary = {
    ...{ seen: 0, added: 0, changed: 0, refound: 0, missing: 0, failed: 0, seconds: 0 },
    changing: [],
  };
  const unreachable: BahanError[] = [];
  const jobs = await showJobs(client, call, {
    sweep: call.words.say('cli.scan.progress'),
    pictures: call.words.say('cli.scan.pictures'),
  });
  try {
    for (const { id, path } of roots) {
      const options = { root: id, pictures: switchFlag(call.flags, 'previews') };
      try {
        const one = await client.roots.sweep(options, { signal: call.signal });
        for (const key of counted) summary[key] += one[key];
        summary.changing.push(...one.changing);
      } catch (error) {
        const known = asBahanError(error);
        if (!known?.code.startsWith('folder-')) throw error;
        unreachable.push(new BahanError(known.code, { ...known.details, path }));
      }
    }
  } finally {
    await jobs.stop();
  }
  return { summary, unreachable };
}

const counted = ['seen', 'added', 'changed', 'refound', 'missing', 'failed', 'seconds'] as const;

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
