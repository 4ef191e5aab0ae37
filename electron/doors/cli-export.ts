import type { EngineClient } from '../../shared/api/client.ts';
import { BahanError } from '../../shared/errors.ts';
import { assetId } from '../../shared/model/asset.ts';
import type { ExportItem } from '../../shared/model/export.ts';
import { listFlag, textFlag, UsageError } from './cli-arguments.ts';
import { oneLine } from './cli-asset.ts';
import type { Call, Command } from './cli-call.ts';
import { exitCodes } from './cli-exit.ts';
import { runJob } from './cli-jobs.ts';
import { openForWriting } from './cli-library.ts';

/** Items or ids that one call may ask for. */
const perCall = 10_000;

export const exportCopies: Command = async (call) => {
  const to = textFlag(call.flags, 'to');
  if (!to) throw new UsageError('cli.usage.noTarget');
  const given = readIds(textFlag(call.flags, 'ids'));
  if (!given && call.values.length === 0) throw new UsageError('cli.usage.noChoice');
  if (given && call.values.length > 0) throw new UsageError('cli.usage.idsOrWords');
  const library = await openForWriting(call, { stays: true });
  try {
    const { client } = library;
    const presets = await readPresets(client, call);
    const ids = given ?? (await findAll(client, call));
    if (ids.length === 0) {
      call.out.say(call.words.say('cli.export.none'));
      return exitCodes.done;
    }
    return await copy(client, { ids, presets, to: call.path(to) }, call);
  } finally {
    await library.close();
  }
};

async function copy(
  client: EngineClient,
  request: { ids: string[]; presets: string[]; to: string },
  call: Call,
): Promise<number> {
  const { out, words } = call;
  const { warnedCount } = await client.exports.plan(request, { signal: call.signal });
  if (warnedCount > 0) out.say(words.say('cli.export.warned', { count: warnedCount }));
  const seen = { ...request, warningsSeen: true };
  const job = await runJob(client, call, words.say('cli.export.progress'), () => client.exports.start(seen));
  let done = 0;
  let other = 0;
  for (let offset = 0; ; offset += perCall) {
    const items = await client.exports.items({ job: job.id, offset, limit: perCall });
    for (const item of items) {
      if (item.outcome === 'done') done++;
      else other++;
      await printItem(item, call);
    }
    if (items.length < perCall) break;
  }
  out.say(words.say('cli.export.done', { done, other, folder: request.to }));
  if (job.error) throw new BahanError(job.error.code, { path: request.to });
  return other > 0 ? exitCodes.itemFailed : exitCodes.done;
}

async function printItem(item: ExportItem, { out, words }: Call): Promise<void> {
  const { id, preset, file, outcome, reason } = item;
  if (out.json) return out.data({ id, preset, file, outcome, reason });
  const why = reason ? [words.error(reason as BahanError['code'])] : [];
  return out.line(
    [id, preset, words.say(`cli.outcome.${outcome}`), ...(file ? [file] : []), ...why].map(oneLine).join('\t'),
  );
}

async function readPresets(client: EngineClient, call: Call): Promise<string[]> {
  const known = (await client.exports.presets({}, { signal: call.signal })).map(({ id }) => id);
  const asked = [...new Set(listFlag(call.flags, 'preset'))];
  if (asked.length === 0) throw new UsageError('cli.usage.noPresets', { presets: known.join(', ') });
  const unknown = asked.find((id) => !known.includes(id));
  if (unknown !== undefined) {
    throw new UsageError('cli.usage.choice', { flag: '--preset', value: unknown, choices: known.join(', ') });
  }
  return asked;
}

function readIds(given: string | undefined): string[] | undefined {
  if (given === undefined) return undefined;
  const ids = [
    ...new Set(
      given
        .split(',')
        .map((id) => id.trim())
        .filter(Boolean),
    ),
  ];
  const wrong = ids.find((id) => !assetId.safeParse(id).success);
  if (wrong !== undefined) throw new UsageError('cli.usage.badId', { value: wrong });
  return ids;
}

/** Ids of everything that a query finds, newest first. */
async function findAll(client: EngineClient, call: Call): Promise<string[]> {
  const page = await client.search.open(
    {
      session: `command-line-${process.pid}`,
      query: call.values.join(' '),
      limit: 1,
      ...(call.today === undefined ? {} : { today: call.today }),
    },
    { signal: call.signal },
  );
  const ids: string[] = [];
  for (;;) {
    const more = await client.search.ids(
      { result: page.result, from: ids.length, to: ids.length + perCall },
      { signal: call.signal },
    );
    ids.push(...more.ids);
    if (more.ids.length < perCall) return ids;
  }
}
