import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openJournal } from '../../../../electron/engine/db/journal.ts';
import { openMade, titlesIn } from '../../../fixtures/made-library.ts';

vi.setConfig({ testTimeout: 120_000 });

let base: string;
let folder: string;
let asset: string;
beforeEach(() => {
  base = realpathSync(mkdtempSync(join(tmpdir(), 'bahan-durable-')));
  folder = join(base, 'pustaka');
  const made = openMade(folder);
  asset = made.add('a.jpg');
  made.close();
});
afterEach(() => rmSync(base, { recursive: true, force: true }));

const child = fileURLToPath(new URL('saying-child.ts', import.meta.url));
const hasStrace = process.platform === 'linux' && spawnSync('strace', ['-V']).status === 0;

interface Traced {
  readonly call: string;
  /** The file, or the pipe, that the call was about. */
  readonly path: string;
  readonly text: string;
  /** Lines of the trace at which it began and ended. */
  readonly begun: number;
  readonly ended: number;
}

/** Calls of a trace (strace -f -y): a call of one thread may be cut in two by those of others. */
function callsIn(trace: string): Traced[] {
  const open = new Map<string, Omit<Traced, 'ended'>>();
  const calls: Traced[] = [];
  for (const [at, line] of trace.split('\n').entries()) {
    const [, thread = '', rest = ''] = /^(\d+)\s+(.*)$/.exec(line) ?? [];
    const begun = /^(\w+)\(\d+<([^>]*)>(.*)$/.exec(rest);
    if (begun) {
      const one = { call: begun[1] as string, path: begun[2] as string, text: begun[3] as string, begun: at };
      if (rest.endsWith('<unfinished ...>')) open.set(thread, one);
      else calls.push({ ...one, ended: at });
    } else if (/^<\.\.\. \w+ resumed>/.test(rest)) {
      const one = open.get(thread);
      open.delete(thread);
      if (one) calls.push({ ...one, ended: at });
    }
  }
  return calls.sort((a, b) => a.begun - b.begun);
}

/** Runs the child where no file may grow beyond some kilobytes: the write that would meets the end of its room. */
function inLittleRoom(kilobytes: number, ...words: string[]) {
  const script = `trap '' XFSZ; ulimit -f ${kilobytes}; exec "$0" "$@"`;
  const { stdout } = spawnSync('bash', ['-c', script, process.execPath, child, ...words], { encoding: 'utf8' });
  const told = stdout.split('\n').filter(Boolean);
  return {
    said: told.filter((line) => line.startsWith('said ')).map((line) => line.slice('said '.length)),
    refused: told.filter((line) => line.startsWith('refused ')).map((line) => line.split(' ')[1]),
  };
}

const journaled = (): unknown[] =>
  openJournal(join(folder, 'edits'))
    .read()
    .flatMap(({ entry }) => entry.items.map(({ value }) => value));

describe('an edit that was acknowledged', () => {
  it.skipIf(!hasStrace)('lies on the disk before that: in the journal and in the log of the database', () => {
    const trace = join(base, 'trace');
    const filter = 'trace=write,pwrite64,fsync,fdatasync';
    spawnSync('strace', [
      '-f',
      '-y',
      '-s',
      '16',
      '-e',
      filter,
      '-o',
      trace,
      process.execPath,
      child,
      folder,
      asset,
      '5',
    ]);
    const calls = callsIn(readFileSync(trace, 'utf8'));
    const acknowledged = calls.filter(({ call, text }) => call === 'write' && text.includes('"said Judul'));
    expect(acknowledged).toHaveLength(5);
    const [month] = readdirSync(join(folder, 'edits'));
    const files = [join(folder, 'edits', month as string), join(folder, 'library.db-wal')];
    let before = 0;
    for (const { begun } of acknowledged) {
      for (const path of files) {
        const own = calls.filter((one) => one.path === path && one.begun > before && one.begun < begun);
        const written = own.filter(({ call }) => /write/.test(call)).at(-1);
        const synced = own.filter(({ call }) => /sync/.test(call)).at(-1);
        expect(written, `${path} is written before the acknowledgement`).toBeDefined();
        expect(synced?.begun, `${path} is synced after it was written`).toBeGreaterThan(written?.ended as number);
        expect(synced?.ended, `${path} is synced before the acknowledgement`).toBeLessThan(begun);
      }
      before = begun;
    }
    // the name of the new month too
    const named = calls.find(({ call, path }) => call === 'fsync' && path === join(folder, 'edits'));
    expect(named?.ended).toBeLessThan(acknowledged[0]?.begun as number);
  });

  it('is there after the process was killed', () => {
    const { stdout, signal } = spawnSync(process.execPath, [child, folder, asset, '3'], { encoding: 'utf8' });
    expect(signal).toBe('SIGKILL');
    expect(stdout).toContain('said Judul 2');
    openMade(folder).close();
    expect(titlesIn(join(folder, 'library.db'))).toEqual({ [asset]: 'Judul 2' });
  });
});

describe.skipIf(process.platform === 'win32')('an edit for which there is no room', () => {
  it('in the journal is refused as a full disk, changes nothing, and leaves no half line', () => {
    const first = openMade(folder);
    first.title(asset, 'Sebelumnya');
    first.close();
    const [month] = readdirSync(join(folder, 'edits'));
    const path = join(folder, 'edits', month as string);
    // what nobody can read fills it up to shortly before the end of its room
    const size = statSync(path).size;
    const room = 2048 * 1024;
    writeFileSync(path, `${readFileSync(path, 'utf8')}${'#'.repeat(room - size - 301)}\n`);
    const { said, refused } = inLittleRoom(2048, folder, asset, '3', 'x'.repeat(200));
    expect({ said, refused }).toEqual({ said: [], refused: ['disk-full'] });
    expect(statSync(path).size).toBe(room - 300);
    const again = openMade(folder);
    expect(titlesIn(again.paths.database)).toEqual({ [asset]: 'Sebelumnya' });
    again.title(asset, 'Sesudah ada ruang');
    again.close();
    expect(journaled()).toEqual(['Sebelumnya', 'Sesudah ada ruang']);
  });

  it('in the database is in the journal neither, and each one before it is in both', () => {
    const limit = Math.ceil(statSync(join(folder, 'library.db')).size / 1024) + 200;
    const { said, refused } = inLittleRoom(limit, folder, asset, '2000', 'y'.repeat(100));
    expect(refused).toHaveLength(1);
    expect(['disk-full', 'library-gone']).toContain(refused[0]);
    expect(said.length).toBeGreaterThan(0);
    expect(journaled()).toEqual(said);
    openMade(folder).close();
    expect(titlesIn(join(folder, 'library.db'))).toEqual({ [asset]: said.at(-1) });
  });
});
