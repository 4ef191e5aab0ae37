import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { copyFile, mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { getRawHeader, statFile } from '@electron/asar';
import { packedProgram } from './packed-program.ts';

/*
 * Shows that a packed program refuses an archive that was changed:
 * `node resources/installer/changed-archive.ts dist/packages/win-unpacked`. It is started as it is and must open a library,
 * then with one byte of its code changed and must end without having opened one. The archive is put back.
 */

/** Turns one bit in the middle of a file of an archive, without touching the list of contents. */
export async function changeOneByte(archive: string, file: string): Promise<void> {
  const entry = statFile(archive, file);
  if (!('offset' in entry)) throw new Error(`${file} is no file inside of ${archive}`);
  // the list of contents follows two numbers of four bytes each
  const at = 8 + getRawHeader(archive).headerSize + Number(entry.offset) + Math.floor(entry.size / 2);
  const handle = await open(archive, 'r+');
  try {
    const byte = Buffer.alloc(1);
    await handle.read(byte, 0, 1, at);
    byte.writeUInt8(byte.readUInt8(0) ^ 1);
    await handle.write(byte, 0, 1, at);
  } finally {
    await handle.close();
  }
}

/** What came of a start: a library was opened, the program ended by itself, or neither within the time. */
export type Start = 'opened' | 'ended' | 'neither';

/** Starts a program on a library of its own and ends it again. `limit` in milliseconds. */
export async function startOnce(command: readonly string[], limit: number): Promise<Start> {
  const [program = '', ...args] = command;
  const folder = await mkdtemp(join(tmpdir(), 'bahan-packed-'));
  const library = join(folder, 'library');
  const child = spawn(program, args, { stdio: 'ignore', env: { ...process.env, BAHAN_LIBRARY: library } });
  const over = new Promise<void>((resolve) => {
    child.once('error', () => resolve());
    child.once('exit', () => resolve());
  });
  let ended = false;
  void over.then(() => {
    ended = true;
  });
  const until = Date.now() + limit;
  const opened = () => existsSync(join(library, 'library.db'));
  while (!ended && !opened() && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 100));
  const start: Start = opened() ? 'opened' : ended ? 'ended' : 'neither';
  if (!ended) {
    child.kill();
    await over;
  }
  // a child of the program may hold a file for a moment longer
  await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 250 });
  return start;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { program, archive } = packedProgram(process.argv[2] ?? 'dist/packages/win-unpacked');
  const before = await startOnce([program], 60_000);
  await copyFile(archive, `${archive}.kept`);
  await changeOneByte(archive, join('dist', 'electron', 'main.js'));
  const after = await startOnce([program], 30_000);
  await copyFile(`${archive}.kept`, archive);
  await rm(`${archive}.kept`);
  console.log(`as it is: ${before}; with a changed byte: ${after}`);
  process.exitCode = before === 'opened' && after !== 'opened' ? 0 : 1;
}
