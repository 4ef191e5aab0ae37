import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { syncFile, syncFolder } from '../db/durable.ts';

/**
 * Adds to the journal in `to` what only the one in `from` has, month by month, line by line; nothing is ever taken out.
 * Lines that neither program can read are added too: somebody may. Interrupted, it is simply done again.
 */
export function mergeJournals(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const name of readdirSync(from).filter((each) => /^\d{4}-\d\d\.jsonl$/.test(each))) {
    const path = join(to, basename(name));
    const own = existsSync(path) ? readFileSync(path, 'utf8') : '';
    const known = new Set(own.split('\n').map(keyOf));
    const others = readFileSync(join(from, name), 'utf8')
      .split('\n')
      .filter((line) => line !== '' && !known.has(keyOf(line)));
    if (!others.length) continue;
    // a torn line is closed off first, so that the next one stands alone
    const joint = own === '' || own.endsWith('\n') ? '' : '\n';
    appendFileSync(path, `${joint}${others.join('\n')}\n`, { mode: 0o600 });
    syncFile(path);
  }
  syncFolder(to);
}

/** One batch is one line, however it is spelled. */
function keyOf(line: string): string {
  try {
    return (JSON.parse(line) as { batch?: string }).batch ?? line;
  } catch {
    return line;
  }
}
