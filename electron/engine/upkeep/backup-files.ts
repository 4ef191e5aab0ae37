import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Backup } from '../../../shared/model/health.ts';

const pattern = /^library-(?:(\d{4})-(\d\d)-(\d\d)T(\d\d)(\d\d)(-asked)?|v(\d+))\.db$/;

/** Name of a backup made at a moment: the time of this computer's clock, as people look for it. */
export function backupName(kind: 'daily' | 'asked', at: number): string {
  const time = new Date(at);
  const two = (value: number) => String(value).padStart(2, '0');
  const day = `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`;
  return `library-${day}T${two(time.getHours())}${two(time.getMinutes())}${kind === 'asked' ? '-asked' : ''}.db`;
}

/**
 * Backups in a folder, newest first; none where there is no folder. A file has its name only when it was opened and found
 * whole, so each one counts as verified.
 */
export function backupsIn(folder: string, second = false): Backup[] {
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch {
    return [];
  }
  return names
    .flatMap((name): Backup[] => {
      const match = pattern.exec(name);
      const path = join(folder, name);
      const found = match && statSync(path, { throwIfNoEntry: false });
      if (!match || !found?.isFile()) return [];
      const [, year, month, day, hour, minute, asked] = match;
      const at = year
        ? new Date(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute)).getTime()
        : Math.floor(found.mtimeMs);
      const kind = year ? (asked ? 'asked' : 'daily') : 'migration';
      return [{ path, at, bytes: found.size, kind, verified: true, second }];
    })
    .sort((a, b) => b.at - a.at);
}

/** Half-made copies of a process that was ended. `idle`: only those that nobody wrote to for so many milliseconds. */
export function removeUnfinished(folder: string, idle = 0): void {
  try {
    for (const name of readdirSync(folder)) {
      const path = join(folder, name);
      if (!/\.part(-journal)?$/.test(name) || (idle > 0 && Date.now() - statSync(path).mtimeMs < idle)) continue;
      rmSync(path, { force: true });
    }
  } catch {
    // a folder that is not there holds none
  }
}

const limits = { days: 7, weeks: 4, months: 6, asked: 5, migration: 2 };

/**
 * Which backups may go: kept are the newest of each of 7 days, 4 weeks and 6 months with a backup, the 5 newest asked for
 * and the 2 newest made before a newer Bahan changed the library. The newest of all always stays.
 */
export function superfluous(backups: readonly Backup[]): Backup[] {
  const newestFirst = [...backups].sort((a, b) => b.at - a.at);
  const daily = newestFirst.filter(({ kind }) => kind === 'daily');
  const kept = new Set<Backup>(newestFirst.slice(0, 1));
  const keepNewestOfEach = (count: number, span: (at: number) => string | number) => {
    const seen = new Set<string | number>();
    for (const one of daily) {
      const key = span(one.at);
      if (seen.has(key) || seen.size >= count) continue;
      seen.add(key);
      kept.add(one);
    }
  };
  keepNewestOfEach(limits.days, (at) => new Date(at).toDateString());
  keepNewestOfEach(limits.weeks, weekOf);
  keepNewestOfEach(limits.months, (at) => new Date(at).getFullYear() * 12 + new Date(at).getMonth());
  for (const kind of ['asked', 'migration'] as const) {
    for (const one of newestFirst.filter((each) => each.kind === kind).slice(0, limits[kind])) kept.add(one);
  }
  return newestFirst.filter((one) => !kept.has(one));
}

/** Weeks begin on Monday; the days between noons, so that a change of the clock moves none of them. */
function weekOf(at: number): number {
  const day = new Date(at);
  day.setHours(12, 0, 0, 0);
  return Math.floor((Math.round(day.getTime() / 86_400_000) + 3) / 7);
}

/**
 * Which daily backups may go so that `lacking` bytes more are free: the oldest first, never one of the two newest of all,
 * and none where all of them together would not be enough.
 */
export function expendable(backups: readonly Backup[], lacking: number): Backup[] {
  const spared = [...backups]
    .sort((a, b) => b.at - a.at)
    .slice(2)
    .filter(({ kind }) => kind === 'daily')
    .reverse();
  const chosen: Backup[] = [];
  let left = lacking;
  for (const one of spared) {
    if (left <= 0) break;
    chosen.push(one);
    left -= one.bytes;
  }
  return left <= 0 ? chosen : [];
}

/** Removes what is superfluous. Returns what is left. */
export function rotate(folder: string): Backup[] {
  const gone = new Set(superfluous(backupsIn(folder)).map(({ path }) => path));
  for (const path of gone) rmSync(path, { force: true });
  return backupsIn(folder);
}
