import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { connectLocalSocket, type LocalSocket, serveLocalSocket } from '../../../electron/doors/local-socket.ts';
import { holderOf } from '../../../electron/engine/db/lock.ts';
import { type Library, openLibrary } from '../../../electron/engine/library.ts';
import { nodeHost } from '../../../electron/engine/node-host.ts';

let base: string;
let library: Library;
let socket: LocalSocket | undefined;
const runtime = process.env.XDG_RUNTIME_DIR;

beforeEach(async () => {
  base = mkdtempSync(join(tmpdir(), 'bahan-socket-'));
  library = await openLibrary(join(base, 'pustaka'), nodeHost(), { create: true });
});

afterEach(async () => {
  await socket?.close();
  socket = undefined;
  if (runtime === undefined) delete process.env.XDG_RUNTIME_DIR;
  else process.env.XDG_RUNTIME_DIR = runtime;
  await library.close();
  rmSync(base, { recursive: true, force: true });
});

const mode = (path: string) => (statSync(path).mode & 0o777).toString(8);

describe.skipIf(process.platform === 'win32')('the local socket', () => {
  test('lies where only this person can reach it', async () => {
    process.env.XDG_RUNTIME_DIR = base;
    socket = await serveLocalSocket(library.folder, library.router);
    expect(socket.address.startsWith(base)).toBe(true);
    expect([mode(socket.address), mode(dirname(socket.address))]).toEqual(['600', '700']);
  });

  test('is told to whoever asks who holds the library, and answers as the owner', async () => {
    socket = await serveLocalSocket(library.folder, library.router);
    library.announce(socket.address);
    const { client, close } = await connectLocalSocket(holderOf(library.folder)?.socket as string);
    expect((await client.library.info({})).folder).toBe(library.folder);
    close();
  });

  test('takes the place of one that a crash left behind', async () => {
    process.env.XDG_RUNTIME_DIR = base;
    const first = await serveLocalSocket(library.folder, library.router);
    await first.close();
    writeFileSync(first.address, 'left behind');
    socket = await serveLocalSocket(library.folder, library.router);
    const { client, close } = await connectLocalSocket(socket.address);
    expect(await client.roots.list({})).toEqual([]);
    close();
  });

  test('looks for another place when the name would be too long for the system', async () => {
    const long = join(base, 'x'.repeat(90));
    mkdirSync(long);
    process.env.XDG_RUNTIME_DIR = long;
    socket = await serveLocalSocket(library.folder, library.router);
    expect(Buffer.byteLength(socket.address)).toBeLessThanOrEqual(100);
    expect(existsSync(socket.address)).toBe(true);
  });

  test('does not use a folder that is not one', async () => {
    writeFileSync(join(base, `bahan-${process.getuid?.()}`), 'in the way');
    process.env.XDG_RUNTIME_DIR = base;
    socket = await serveLocalSocket(library.folder, library.router);
    expect(socket.address.startsWith(`${base}/`)).toBe(false);
  });

  test('says that the connection is lost when the holder goes', async () => {
    socket = await serveLocalSocket(library.folder, library.router);
    const { client } = await connectLocalSocket(socket.address);
    const before = library.changes.listeners;
    const changes = await client.library.changes({});
    const waiting = expect(changes.next()).rejects.toMatchObject({ code: 'connection-lost' });
    await expect.poll(() => library.changes.listeners).toBe(before + 1);
    await socket.close();
    await waiting;
    await expect(client.library.info({})).rejects.toMatchObject({ code: 'connection-lost' });
    expect(existsSync(socket.address)).toBe(false);
  });

  test('is not there before it is opened', async () => {
    await expect(connectLocalSocket(join(base, 'nobody.sock'))).rejects.toMatchObject({ code: 'connection-lost' });
  });
});
