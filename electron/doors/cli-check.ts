import { switchFlag } from './cli-arguments.ts';
import type { Command } from './cli-call.ts';
import { exitCodes } from './cli-exit.ts';
import { openForReading, openForWriting } from './cli-library.ts';

const parts = ['database', 'pictures', 'journal', 'index'] as const;

export const check: Command = async (call) => {
  const { out, words } = call;
  const repair = switchFlag(call.flags, 'repair');
  const library = await (repair ? openForWriting(call) : openForReading(call));
  try {
    const report = await library.client.library.check({ repair }, { signal: call.signal });
    if (out.json) await out.data(report);
    else {
      for (const part of parts) {
        const state = words.say(report[part].ok ? 'cli.check.fine' : 'cli.check.problems');
        await out.line(`${words.say(`cli.check.${part}`)}: ${state}`);
        for (const problem of report[part].problems) await out.line(`  ${problem}`);
      }
    }
    out.say(words.say(report.ok ? 'cli.check.good' : 'cli.check.bad'));
    return report.ok ? exitCodes.done : exitCodes.itemFailed;
  } finally {
    await library.close();
  }
};
