import { createReadStream, createWriteStream, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { renameDurably, syncFile } from '../db/durable.ts';
import type { FileCopy } from './upkeep-messages.ts';

/**
 * Copies files into another place, perhaps a slow share: each under a temporary name that it loses only when all of it is
 * there. `progress` is told the bytes copied so far and their sum. Returns the bytes.
 */
export async function copyFiles(
  files: readonly FileCopy[],
  progress: (done: number, total: number) => void,
): Promise<number> {
  const total = files.reduce((sum, { from }) => sum + (statSync(from, { throwIfNoEntry: false })?.size ?? 0), 0);
  let done = 0;
  for (const { from, to, merge } of files) {
    mkdirSync(dirname(to), { recursive: true });
    const part = `${to}.part`;
    try {
      if (merge) writeFileSync(part, mergedLines(from, to), { mode: 0o600 });
      else {
        await pipeline(
          createReadStream(from, { highWaterMark: 1 << 20 }),
          async function* (chunks: AsyncIterable<Buffer>) {
            for await (const chunk of chunks) {
              done += chunk.length;
              progress(done, total);
              yield chunk;
            }
          },
          createWriteStream(part),
        );
      }
      if (!merge && statSync(part).size !== statSync(from).size) throw new Error(`${part} is not whole`);
      syncFile(part);
      renameDurably(part, to);
    } catch (cause) {
      rmSync(part, { force: true });
      throw cause;
    }
  }
  progress(total, total);
  return total;
}

/** The lines of a journal file, and after them those that only the file in its place has (another computer's). */
function mergedLines(from: string, to: string): string {
  const own = readFileSync(from, 'utf8');
  if (!statSync(to, { throwIfNoEntry: false })) return own;
  const there = readFileSync(to, 'utf8');
  if (own.startsWith(there)) return own;
  const known = new Set(own.split('\n'));
  const others = there.split('\n').filter((line) => line && !known.has(line));
  const ended = own === '' || own.endsWith('\n') ? own : `${own}\n`;
  return others.length ? `${ended}${others.join('\n')}\n` : own;
}
