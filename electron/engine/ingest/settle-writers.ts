import { readdirSync, readFileSync, readlinkSync, statSync } from 'node:fs';
import { basename } from 'node:path';

/**
 * Which of some files a process of this computer has open to write, as far as Linux lets us see: the processes of the
 * same person, or all for an administrator (proc(5), `/proc/<pid>/fd` and `fdinfo`). Elsewhere none.
 */
export function openForWriting(paths: readonly string[]): Set<string> {
  const found = new Set<string>();
  if (process.platform !== 'linux' || paths.length === 0) return found;
  const byName = Map.groupBy(paths, (path) => basename(path));
  for (const pid of listed('/proc')) {
    if (!/^\d+$/.test(pid) || Number(pid) === process.pid) continue;
    for (const fd of listed(`/proc/${pid}/fd`)) {
      const target = linkOf(`/proc/${pid}/fd/${fd}`);
      // the name first: a look at a file of a share that froze would not come back
      const named = target?.startsWith('/') ? byName.get(basename(target)) : undefined;
      if (!target || !named || !isWriting(`/proc/${pid}/fdinfo/${fd}`)) continue;
      for (const path of named) if (path === target || isSame(path, `/proc/${pid}/fd/${fd}`)) found.add(path);
    }
  }
  return found;
}

function listed(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function linkOf(path: string): string | undefined {
  try {
    return readlinkSync(path);
  } catch {
    return undefined;
  }
}

/** The flags of open(2) stand there in octal; the lowest two bits say for what it was opened. */
function isWriting(info: string): boolean {
  try {
    const flags = /^flags:\s*([0-7]+)/m.exec(readFileSync(info, 'utf8'))?.[1];
    return flags !== undefined && (Number.parseInt(flags, 8) & 3) !== 0;
  } catch {
    return false;
  }
}

/** The same file under another spelling of its path: through a link, or another mount. */
function isSame(path: string, other: string): boolean {
  try {
    const [a, b] = [statSync(path), statSync(other)];
    return a.ino === b.ino && a.dev === b.dev;
  } catch {
    return false;
  }
}
