import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inspectFile } from '../../electron/engine/media/inspect.ts';
import { openMediaPool } from '../../electron/engine/media/pool.ts';
import { nodeHost } from '../../electron/engine/node-host.ts';
import { tempFolder } from '../electron/engine/media/temp-folder.ts';
import { hasShared, sharedPath } from '../fixtures/shared.ts';

/** Files, pipes and sockets that this process has open; where the system does not say, none. */
const handles = (): number => (existsSync('/proc/self/fd') ? readdirSync('/proc/self/fd').length : 0);

/** Bytes that this process holds in memory. */
const resident = (): number => process.memoryUsage.rss();

describe.skipIf(!hasShared('media', 'dev', 'malformed'))('damaged, hostile and oddly named real files', () => {
  it('are all answered with facts or a reason, and leave no process and no memory behind', async () => {
    const folder = join(tempFolder(), 'malformed');
    cpSync(sharedPath('media', 'dev', 'malformed'), folder, { recursive: true });
    const names = join(folder, 'names.tar');
    if (existsSync(names)) execFileSync('tar', ['xf', names, '-C', folder]);
    const files = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
    const pids: number[] = [];
    const base = nodeHost();
    const pool = openMediaPool({
      ...base,
      startWorker: (entry) => {
        const worker = base.startWorker(entry);
        if (worker.pid) pids.push(worker.pid);
        return worker;
      },
    });
    const before = resident();
    const open = handles();
    const bad: string[] = [];
    for (const path of files) {
      const { error } = await inspectFile(pool, path);
      if (/^(reader-crashed|file-timed-out|internal)$/.test(error?.code ?? '')) bad.push(`${path}: ${error?.code}`);
    }
    expect(bad).toEqual([]);
    expect(files.length).toBeGreaterThan(150);
    await pool.close();
    for (const pid of pids) expect(() => process.kill(pid, 0)).toThrow();
    await new Promise((resolve) => setTimeout(resolve, 30_000));
    expect(handles()).toBeLessThanOrEqual(open);
    expect(resident()).toBeLessThan(before * 1.2);
  });
});
