import { existsSync } from 'node:fs';
import type { EngineClient } from '../../shared/api/client.ts';
import type { ListProblem } from '../../shared/model/list.ts';
import { textFlag, UsageError } from './cli-arguments.ts';
import { oneLine } from './cli-asset.ts';
import type { Call, Command } from './cli-call.ts';
import { exitCodes } from './cli-exit.ts';
import { openForWriting } from './cli-library.ts';
import { asBahanError } from './cli-words.ts';

/** Describes many assets from a list, as one edit. */
export const describe: Command = async (call) => {
  const from = textFlag(call.flags, 'from');
  if (!from) throw new UsageError('cli.usage.noFrom');
  const path = call.path(from);
  if (!existsSync(path)) throw new UsageError('cli.usage.fileUnreadable', { path });
  const library = await openForWriting(call);
  try {
    return await describeFrom(library.client, path, call);
  } finally {
    await library.close();
  }
};

async function describeFrom(client: EngineClient, path: string, call: Call): Promise<number> {
  const { out, words: speech } = call;
  const progress = out.progress();
  progress.update(speech.say('cli.describe.progress'), 0, null);
  const said = await applied(client, path, call).finally(() => progress.end());
  const { matched, unmatched, changed, created } = said;
  for (const each of said.problems) tell(call, each);
  if (said.problemsMore) out.say(speech.say('cli.describe.more'));
  const made = [...created.themes, ...created.events];
  if (made.length > 0) out.say(speech.say('cli.describe.created', { names: made.join(', ') }));
  if (out.json) await out.data({ matched, unmatched, changed, created, edit: said.edit || null });
  else await out.line(speech.say('cli.describe.done', { matched, changed, unmatched: unmatched.length }));
  const amiss = unmatched.length > 0 || said.problems.some(({ problem }) => problem !== 'formula');
  return amiss ? exitCodes.itemFailed : exitCodes.done;
}

/** @throws UsageError that names the line of a mistake, or says why the list cannot be read; nothing was changed then. */
async function applied(client: EngineClient, path: string, call: Call) {
  try {
    const input = { source: { path }, base: call.path('.'), strict: true };
    return await client.lists.apply(input, { signal: call.signal });
  } catch (error) {
    const known = asBahanError(error);
    if (known?.code === 'bad-input' && known.details.line !== undefined) {
      const { line, problem, value } = known.details;
      const reason = [problem, value].filter(Boolean).join(': ');
      throw new UsageError('cli.usage.lineUnreadable', { path, line: String(line), reason });
    }
    if (known?.code.startsWith('file-') || known?.code === 'not-a-file' || known?.code === 'reader-crashed') {
      throw new UsageError('cli.usage.listFormat', { path, reason: call.words.error(known.code, known.details) });
    }
    throw error;
  }
}

function tell({ out, words: speech }: Call, { line, problem, value }: ListProblem): void {
  const about = { line: String(line), value: oneLine(value), path: oneLine(value) };
  if (problem === 'unmatched') out.say(speech.say('cli.describe.unmatched', about));
  else out.say(speech.say(`cli.describe.${problem}`, about));
}
