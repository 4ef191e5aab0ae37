import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MessageChannel } from 'node:worker_threads';
import { ORPCError } from '@orpc/client';
import { RPCLink as PortLink } from '@orpc/client/message-port';
import { RPCLink as SocketLink } from '@orpc/client/websocket';
import { RPCHandler } from '@orpc/server/message-port';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import type * as z from 'zod';
import { guardPort } from '../../../../electron/doors/rpc-port.ts';
import { serveSockets } from '../../../../electron/doors/rpc-socket.ts';
import { type Library, openLibrary } from '../../../../electron/engine/library.ts';
import { nodeHost } from '../../../../electron/engine/node-host.ts';
import { Switchboard } from '../../../../renderer/connect/connection.ts';
import type { EngineClient } from '../../../../shared/api/client.ts';
import type { Role } from '../../../../shared/api/contract/base.ts';
import { contract } from '../../../../shared/api/contract/contract.ts';
import type { Change } from '../../../../shared/model/change.ts';
import { warmWorker } from '../../../fixtures/warm-workers.ts';
import { times } from '../../../fixtures/wide.ts';

interface Line {
  readonly client: EngineClient;
  /** Sends something that is no message; undefined where there is no wire to send it on. */
  readonly babble?: (noise: string) => void;
  /** Cuts the wire, or closes the library where there is none. */
  hangUp(): Promise<void>;
}

type Carrier = (library: Library, role: Role) => Promise<Line>;

const inMemory: Carrier = async (library, role) => ({
  client: library.client({ role }),
  hangUp: () => library.close(),
});

const messagePort: Carrier = async (library, role) => {
  const { port1: here, port2: there } = new MessageChannel();
  // Electron's ports hand over an event where those of Node hand over the data
  const wire = {
    postMessage: (message: unknown) => there.postMessage(message),
    on: (event: 'message' | 'close', listener: (event: { data: unknown }) => void) =>
      there.on(event, (data: unknown) => listener({ data })),
  };
  new RPCHandler(library.router).upgrade(guardPort(wire), { context: { role } });
  const board = new Switchboard();
  const link = new PortLink<Record<never, never>>({ port: here as unknown as MessagePort });
  here.on('close', () => board.unplug(link));
  here.start();
  board.plug(link);
  return {
    client: board.engine,
    babble: (noise) => here.postMessage(noise),
    hangUp: async () => there.close(),
  };
};

const webSocket: Carrier = async (library, role) => {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const door = serveSockets(server, library.router, () => ({ role }));
  const { port } = server.address() as AddressInfo;
  const socketTo = () => new WebSocket(`ws://127.0.0.1:${port}`);
  const websocket = socketTo();
  const board = new Switchboard();
  const link = new SocketLink<Record<never, never>>({ websocket: websocket as unknown as globalThis.WebSocket });
  websocket.on('close', () => board.unplug(link));
  board.plug(link);
  const noisy: WebSocket[] = [];
  return {
    client: board.engine,
    babble: (noise) => {
      // a socket that talks nonsense is closed, so each has its own
      const other = socketTo();
      noisy.push(other);
      other.on('error', () => {});
      other.on('open', () => other.send(noise));
    },
    hangUp: () =>
      new Promise((done) => {
        for (const other of noisy) other.terminate();
        door.close();
        server.close(() => done());
      }),
  };
};

let base: string;
let library: Library;

beforeEach(async () => {
  base = mkdtempSync(join(tmpdir(), 'bahan-carriers-'));
  library = await openLibrary(join(base, 'library'), { ...nodeHost(), startWorker: warmWorker }, { create: true });
});

afterEach(async () => {
  await library.close();
  rmSync(base, { recursive: true, force: true });
});

describe.each([
  ['in memory', inMemory],
  ['over a message port', messagePort],
  ['over a WebSocket', webSocket],
] as const)('a client %s', (_, carrier) => {
  let line: Line;
  const dial = async (role: Role = 'owner') => {
    line = await carrier(library, role);
    return line.client;
  };
  afterEach(async () => {
    await line.hangUp();
  });

  test('calls, and gets the answer that the contract promises', async () => {
    const client = await dial();
    expect(await client.library.info({})).toMatchObject({ folder: join(base, 'library'), assets: 0, roots: 0 });
  });

  test('gets an error of the closed list with its values', async () => {
    const client = await dial();
    expect(await failureOf(client.assets.get({ id: 'aaaaaaaaaaaa' }))).toEqual({
      code: 'asset-not-found',
      details: { id: 'aaaaaaaaaaaa' },
    });
    expect(await failureOf(client.roots.add({ path: join(base, 'nowhere') }))).toMatchObject({
      code: 'folder-missing',
    });
  });

  test('may do what its role may, and nothing else', async () => {
    const client = await dial('reader');
    expect(await client.roots.list({})).toEqual([]);
    expect(await failureOf(client.roots.add({ path: base }))).toMatchObject({ code: 'not-allowed' });
    expect(await failureOf(client.assets.undo({}))).toMatchObject({ code: 'not-allowed' });
  });

  test('cancels a call, and the work behind it ends', async () => {
    const client = await dial();
    await client.roots.add({ path: folderOf(40) });
    const controller = new AbortController();
    const sweep = client.roots.sweep({}, { signal: controller.signal });
    const ended = expect(sweep).rejects.toThrow();
    await until(async () =>
      (await client.jobs.list({})).some((job) => job.kind === 'sweep' && job.state === 'running'),
    );
    controller.abort();
    await ended;
    await until(async () => (await client.jobs.list({})).every((job) => job.state === 'cancelled'));
  });

  test('does no work for a call that was cancelled before it began', async () => {
    const client = await dial();
    await client.roots.add({ path: folderOf(3) });
    await expect(client.roots.sweep({}, { signal: AbortSignal.abort() })).rejects.toThrow();
    expect((await client.jobs.list({})).filter((job) => job.state !== 'cancelled')).toEqual([]);
    expect((await client.roots.list({}))[0]?.lastSweepAt).toBeNull();
  });

  test('hears of changes in few events that leave nothing out', async () => {
    const client = await dial();
    // rooms of the engine listen too
    const before = library.changes.listeners;
    const changes = await client.library.changes({});
    const first = changes.next();
    await expect.poll(() => library.changes.listeners).toBe(before + 1);
    const ids = Array.from({ length: 300 }, (_, n) => `newcomer${letters(n)}`);
    for (const id of ids) library.changes.note({ assets: [id], themes: true });
    const heard = [(await first).value as Change];
    while (heard.at(-1)?.seq !== library.changes.seq) {
      heard.push((await changes.next()).value as Change);
    }
    await changes.return?.();
    expect(new Set(heard.flatMap((change) => change?.assets ?? []))).toEqual(new Set(ids));
    expect(heard.length).toBeLessThanOrEqual(3);
    await expect.poll(() => library.changes.listeners).toBe(before);
  });

  test('is told when it ends: what is pending is rejected, what is subscribed is over', async () => {
    const client = await dial();
    const before = library.changes.listeners;
    await client.roots.add({ path: folderOf(40) });
    const changes = await client.library.changes({});
    const listening = drain(changes);
    const sweep = expect(client.roots.sweep({})).rejects.toThrow();
    await until(async () => (await client.jobs.list({})).length > 0);
    await line.hangUp();
    await sweep;
    await listening;
    await expect(client.library.info({})).rejects.toThrow();
    await expect.poll(() => library.changes.listeners).toBeLessThanOrEqual(before);
  });

  test('gets `bad-input` for garbage on every procedure, and can go on', async () => {
    const client = await dial();
    for (const { path, input } of procedures()) {
      await fc.assert(
        fc.asyncProperty(garbageFor(input), async (garbage) => {
          fc.pre(!input.safeParse(garbage).success);
          expect(await failureOf(callAt(client, path, garbage))).toMatchObject({ code: 'bad-input' });
        }),
        { numRuns: times(8, 25) },
      );
    }
    expect(await client.roots.list({})).toEqual([]);
  });

  test('is not disturbed by noise on the wire', async () => {
    const client = await dial();
    const noises = [
      '',
      'null',
      '[]',
      '{',
      '{"i":"1"}',
      '{"i":"1","p":null}',
      '{"i":1,"t":3}',
      '{"i":"1","p":{"u":":"}}',
    ];
    for (const noise of [...noises, '{"i":"9","p":{"u":"/library/info","h":{"content-type":"multipart/form-data"}}}']) {
      line.babble?.(noise);
    }
    expect(await client.library.info({})).toMatchObject({ assets: 0 });
    expect(await failureOf(callAt(client, ['library', 'nonsense'], {}))).toBeUndefined();
  });
});

/** The code and details of a call's failure; undefined for a failure that is not of the contract. */
async function failureOf(call: Promise<unknown>): Promise<unknown> {
  try {
    await call;
  } catch (error) {
    if (error instanceof ORPCError && error.code === 'BAHAN') return error.data;
    return undefined;
  }
  throw new Error('the call succeeded');
}

/** Every procedure of the contract with the schema of its input. */
function procedures(): { path: string[]; input: z.ZodObject }[] {
  return Object.entries(contract).flatMap(([group, verbs]) =>
    Object.entries(verbs).map(([verb, procedure]) => ({
      path: [group, verb],
      input: procedure['~orpc'].inputSchema as unknown as z.ZodObject,
    })),
  );
}

/** Anything at all, and things with the keys that the procedure knows but senseless values. */
function garbageFor(input: z.ZodObject): fc.Arbitrary<unknown> {
  const keys = Object.keys(input.shape);
  const like = fc.record(Object.fromEntries(keys.map((key) => [key, fc.oneof(fc.jsonValue(), nasty)])), {
    requiredKeys: [],
  });
  return fc.oneof(fc.jsonValue(), nasty, like);
}

const nasty = fc.constantFrom<unknown>(
  undefined,
  null,
  -1,
  1e308,
  '',
  '\u0000',
  '../../etc/passwd',
  'x'.repeat(40_000),
  [[]],
  ['aaaaaaaaaaaa', null],
  { field: 'title', op: 'drop', value: 'x' },
  new Date(0),
  9_007_199_254_740_993n,
);

function callAt(client: EngineClient, path: readonly string[], input: unknown): Promise<unknown> {
  const [group, verb] = path as [string, string];
  const verbs = (client as unknown as Record<string, Record<string, (input: unknown) => Promise<unknown>>>)[group];
  const call = verbs?.[verb];
  return call ? call(input) : Promise.reject(new Error('no such procedure'));
}

async function drain(events: AsyncIterable<unknown>): Promise<void> {
  try {
    for await (const _ of events);
  } catch {
    // a wire that is cut ends a subscription with an error
  }
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  await expect.poll(condition, { timeout: 20_000 }).toBe(true);
}

function folderOf(count: number): string {
  const folder = join(base, 'material');
  mkdirSync(folder);
  for (let n = 0; n < count; n += 1) writeFileSync(join(folder, `catatan ${n}.txt`), `Catatan rapat ke-${n}`);
  return folder;
}

const letters = (n: number): string =>
  [...String(n).padStart(4, '0')].map((digit) => 'abcdefghij'[Number(digit)]).join('');
