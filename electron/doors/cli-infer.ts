import { type Inferred, inferFromPath } from '../engine/ingest/infer/infer.ts';
import { oneLine } from './cli-asset.ts';
import type { Call, Command } from './cli-call.ts';
import { exitCodes } from './cli-exit.ts';

/** What names alone propose. Paths are only text here: nothing is made absolute, and the disk is not touched. */
export const infer: Command = async (call) => {
  const today = call.today ?? localToday();
  for (const value of call.values) {
    if (value === '-') for await (const path of linesOf(call)) await print(path, today, call);
    else await print(value, today, call);
  }
  return exitCodes.done;
};

async function print(path: string, today: string, { out }: Call): Promise<void> {
  const inferred = inferFromPath(path, today);
  if (out.json) await out.data({ path, ...inferred });
  else await out.line(readable(path, inferred));
}

function readable(path: string, { title, dateFrom, dateTo, place }: Inferred): string {
  const date = dateTo === null ? dateFrom : `${dateFrom}/${dateTo}`;
  return [path, title ?? '-', date ?? '-', place ?? '-'].map(oneLine).join('\t');
}

/** Lines of standard input, untrimmed; what follows the last line break is a line only when it is not empty. */
async function* linesOf({ stdin, signal }: Call): AsyncGenerator<string> {
  stdin.setEncoding('utf8');
  let begun = '';
  for await (const chunk of stdin) {
    if (signal.aborted) return;
    const lines = `${begun}${chunk}`.split('\n');
    begun = lines.pop() ?? '';
    yield* lines;
  }
  if (begun !== '') yield begun;
}

/** YYYY-MM-DD of this day where the person is. */
function localToday(): string {
  const now = new Date();
  const two = (n: number) => String(n).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
