import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { os } from '@orpc/server';
import { afterEach, describe, expect, it } from 'vitest';
import { type SocketDoor, serveSockets } from '../../../electron/doors/rpc-socket.ts';
import { connectWeb } from '../../../renderer/connect/web.ts';
import { failureOf } from '../../../renderer/data/failure.ts';

interface Door {
  readonly port: number;
  close(): Promise<void>;
}

const never = () => new Promise<never>(() => undefined);
const router = {
  jobs: { list: os.handler(() => []) },
  roots: { list: os.handler(never) },
  library: {
    changes: os.handler(async function* () {
      yield { seq: 1 };
      await never();
    }),
  },
};

/** A door that lets browsers in, or does not. */
async function openDoor(options: { readonly port?: number; readonly isKnown?: boolean } = {}): Promise<Door> {
  const { port = 0, isKnown = true } = options;
  const server: Server = createServer((_request, response) => response.writeHead(isKnown ? 200 : 401).end('{}'));
  const sockets: SocketDoor = serveSockets(server, router, () => (isKnown ? { role: 'owner' } : 401));
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        sockets.close();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** The part of a window that the connection uses. */
const pageAt = (port: number) =>
  Object.assign(new EventTarget(), {
    location: { href: `http://127.0.0.1:${port}/` },
    setTimeout: globalThis.setTimeout,
    clearTimeout: globalThis.clearTimeout,
  }) as unknown as Window;

const failed = async (call: Promise<unknown>) => {
  try {
    await call;
  } catch (error) {
    return failureOf(error).code;
  }
  return 'no failure';
};

describe('the connection of a browser', () => {
  const doors: Door[] = [];
  const open = async (options?: Parameters<typeof openDoor>[0]) => {
    const door = await openDoor(options);
    doors.push(door);
    return door;
  };
  afterEach(async () => {
    for (const door of doors.splice(0)) await door.close();
  });

  it('carries calls and streams', async () => {
    const { port } = await open();
    const { engine, desktop } = await connectWeb(pageAt(port));
    expect(desktop).toBeUndefined();
    expect(await engine.jobs.list({})).toEqual([]);
    const changes = await engine.library.changes({});
    expect((await changes.next()).value).toEqual({ seq: 1 });
  });

  it('asks to sign in where the door does not know the browser', async () => {
    const { port } = await open({ isKnown: false });
    expect(await failed(connectWeb(pageAt(port)))).toBe('sign-in-needed');
  });

  it('says that nobody answers', async () => {
    const door = await openDoor();
    await door.close();
    expect(await failed(connectWeb(pageAt(door.port)))).toBe('connection-lost');
  });

  it('rejects what is pending when the wire breaks, ends its streams, and refuses calls meanwhile', async () => {
    const door = await open();
    const { engine, isOpen } = await connectWeb(pageAt(door.port));
    const pending = failed(engine.roots.list({}));
    const changes = await engine.library.changes({});
    await changes.next();
    const stream = changes.next().catch(() => 'ended');
    await door.close();
    expect([await pending, await stream]).toEqual(['connection-lost', 'ended']);
    await expect.poll(isOpen).toBe(false);
    expect(await failed(engine.jobs.list({}))).toBe('connection-lost');
  });

  it('comes back by itself', async () => {
    const door = await open();
    const { engine, isOpen, watch } = await connectWeb(pageAt(door.port));
    const seen: boolean[] = [];
    watch(() => seen.push(isOpen()));
    await door.close();
    await expect.poll(isOpen).toBe(false);
    await open({ port: door.port });
    await expect.poll(isOpen, { timeout: 10_000 }).toBe(true);
    expect(seen).toEqual([false, true]);
    expect(await engine.jobs.list({})).toEqual([]);
  });

  it('is over when the door does not let the browser in again', async () => {
    const door = await open();
    const { closed } = await connectWeb(pageAt(door.port));
    await door.close();
    await open({ port: door.port, isKnown: false });
    expect(await closed).toBe('sign-in-needed');
  });
});
