import { readdirSync, readFileSync } from 'node:fs';

/** A process and all that it started, by their numbers. Linux only, as everything here. */
export function family(pid: number): number[] {
  try {
    const threads = readdirSync(`/proc/${pid}/task`);
    const children = threads.flatMap((thread) =>
      readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
    );
    return [pid, ...children.flatMap(family)];
  } catch {
    return [];
  }
}

/** Processor time that they took since they began; fields 14 and 15 of proc_pid_stat(5), in hundredths of a second. */
export function processorMilliseconds(pids: readonly number[]): number {
  return pids.reduce((sum, one) => {
    const fields = readFileSync(`/proc/${one}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return sum + (Number(fields[11]) + Number(fields[12])) * 10;
  }, 0);
}

/** Proportional set size in bytes: what is shared is counted in parts; a process that is gone counts nothing. */
export const memoryOf = (pids: readonly number[]): number => partOf(pids, 'Pss');

function partOf(pids: readonly number[], part: 'Pss' | 'Pss_Anon'): number {
  const line = new RegExp(`^${part}:\\s+(\\d+)`, 'm');
  return pids.reduce((sum, one) => {
    try {
      const kilobytes = line.exec(readFileSync(`/proc/${one}/smaps_rollup`, 'utf8'))?.[1];
      return sum + Number(kilobytes ?? 0) * 1024;
    } catch {
      return sum;
    }
  }, 0);
}

/**
 * Of that, what is in no file: what a process asked for itself. Pages of a file are counted in parts among all that have them
 * open, so that the program's own weigh more as soon as a stranger that runs the same one ends.
 */
export const ownMemoryOf = (pids: readonly number[]): number => partOf(pids, 'Pss_Anon');

/** How many files, sockets and pipes a process holds open. */
export const handlesOf = (pid: number): number => readdirSync(`/proc/${pid}/fd`).length;
