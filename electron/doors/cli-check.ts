import { salvageLibrary } from '../engine/library.ts';
import { nodeHost } from '../engine/node-host.ts';
import type { Salvaged } from '../engine/upkeep/salvage.ts';
import { switchFlag } from './cli-arguments.ts';
import type { Call, Command } from './cli-call.ts';
import { exitCodes } from './cli-exit.ts';
import { logFor, type OpenedLibrary, openForReading, openForWriting } from './cli-library.ts';
import { asBahanError } from './cli-words.ts';

const parts = ['database', 'pictures', 'journal', 'index'] as const;

export const check: Command = async (call) => {
  const { out, words } = call;
  const { report, salvaged } = switchFlag(call.flags, 'repair')
    ? await repaired(call)
    : { report: await checked(await openForReading(call), call, false), salvaged: null };
  if (out.json) await out.data({ ...report, salvaged });
  else {
    for (const part of parts) {
      const state = words.say(report[part].ok ? 'cli.check.fine' : 'cli.check.problems');
      await out.line(`${words.say(`cli.check.${part}`)}: ${state}`);
      for (const problem of report[part].problems) await out.line(`  ${problem}`);
    }
  }
  if (salvaged) {
    out.say(words.say(`cli.salvaged.${salvaged.how}`, { from: salvaged.from ?? '' }));
    if (salvaged.aside) out.say(words.say('cli.restore.aside', { path: salvaged.aside }));
  }
  out.say(words.say(report.ok ? 'cli.check.good' : 'cli.check.bad'));
  if (!report.database.ok) out.say(words.say('cli.damaged', { folder: call.library }));
  return report.ok ? exitCodes.done : exitCodes.itemFailed;
};

async function checked(library: OpenedLibrary, call: Call, repair: boolean) {
  try {
    return await library.client.library.check({ repair }, { signal: call.signal });
  } finally {
    await library.close();
  }
}

/** Mends what can be mended in place; a database that is damaged itself, or that does not open, is brought back first. */
async function repaired(call: Call) {
  try {
    const report = await checked(await openForWriting(call), call, true);
    if (report.database.ok) return { report, salvaged: null };
  } catch (error) {
    if (!isLost(error)) throw error;
  }
  const salvaged: Salvaged = salvageLibrary(call.library, nodeHost({ log: logFor(call.library) }));
  const report = await checked(await openForWriting(call, { create: true }), call, true);
  return { report, salvaged: salvaged.how === 'sound' ? null : salvaged };
}

function isLost(error: unknown): boolean {
  const code = asBahanError(error)?.code;
  return code === 'library-damaged' || code === 'library-missing';
}
