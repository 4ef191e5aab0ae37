import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Log } from '../engine/host.ts';
import { impersonal } from './impersonal.ts';

/** A log file keeps the last days, not the years: at this size it becomes the one before, which is then gone. */
const limit = 2_000_000;

/**
 * Writes what happens as JSON Lines to `<folder>/<name>.log`, without what names a person or what is worked on. A log that
 * cannot be written stops nobody's work.
 */
export function fileLog(folder: string, name: string, now: () => number = Date.now): Log {
  const path = join(folder, `${name}.log`);
  return (level, event, facts) => {
    try {
      mkdirSync(folder, { recursive: true });
      if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > limit)
        renameSync(path, join(folder, `${name}.1.log`));
      appendFileSync(
        path,
        `${JSON.stringify({ at: new Date(now()).toISOString(), level, event, ...(facts && impersonal(facts)) })}\n`,
      );
    } catch {
      // nowhere left to say it
    }
  };
}
