import { once } from 'node:events';
import { MessageChannel } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import { os } from '@orpc/server';
import { beforeEach, describe, expect, test } from 'vitest';
import { type ServedLibrary, serveEngine } from '../../../electron/doors/engine-server.ts';
import type { FromEngine, Port, ToEngine } from '../../../electron/doors/engine-wire.ts';
import { BahanError } from '../../../shared/errors.ts';

type Listener = (event: { data: unknown; ports: readonly Port[] }) => void;

const picture = { mime: 'image/webp', bytes: new Uint8Array([1, 2, 3]) };
let events: string[];
let said: FromEngine[];
let waiting: (() => void)[];
let tell: (message: ToEngine, ports?: readonly Port[]) => void;
let refuse: unknown;
let restart: (() => void) | undefined;

const library: ServedLibrary = {
  router: { whoami: os.$context<{ role: string; person: string }>().handler(({ context }) => context) },
  store: { get: (key, size) => (key === 'k' && size === 'thumb' ? picture : undefined) },
  originalOf: (id) => {
    if (id !== 'aaaaaaaaaaaa') throw new BahanError('asset-not-found', { id });
    return { path: '/a.jpg', mime: 'image/jpeg', bytes: 1, name: 'a.jpg' };
  },
  takeOriginal: (id) => ({ outcome: id === 'aaaaaaaaaaaa' ? 'allowed' : 'refused', grounds: [] }),
  pageOf: async () => picture,
  gather: ([first = '', ...more]) => ({ id: 'gathered', count: 1 + more.length, name: first, folder: '/' }),
  rests: { isPaused: false, spare: (spares) => void events.push(`spares ${spares}`) },
  client: () =>
    ({
      assets: { cards: async () => [{ picture: 'k' }] },
      library: { changes: async () => (async function* () {})() },
      roots: { list: async () => [] },
      upkeep: {
        glance: async () => void events.push('glance'),
        pause: async ({ paused }: { paused: boolean }) => void events.push(`paused ${paused}`),
      },
      jobs: {
        list: async () => [
          { kind: 'export', label: { folder: '/out' } },
          { kind: 'sweep', label: { folder: '/in' } },
        ],
      },
    }) as unknown as ReturnType<ServedLibrary['client']>,
  close: async () => void events.push('closed'),
};

beforeEach(() => {
  events = [];
  said = [];
  waiting = [];
  refuse = undefined;
  let hear: Listener = () => {};
  const parent: Port = {
    postMessage: (message) => {
      said.push(message as FromEngine);
      for (const look of waiting.splice(0)) look();
    },
    on: (_event: string, listener: never) => {
      hear = listener;
    },
  };
  tell = (data, ports = []) => hear({ data, ports });
  serveEngine(parent, {
    host: { clock: { now: () => 0 }, log: () => {}, device: 'pc', person: 'Sari' },
    decoder: () => ({
      frames: async () => [],
      peaks: async () => ({ values: new Uint8Array(), seconds: 0 }),
      close: async () => void events.push('decoder closed'),
    }),
    open: async (folder, host, { again, repair }) => {
      events.push(`open ${folder}${again ? ' again' : ''}${repair ? ' repaired' : ''}`);
      restart = host.restart;
      if (refuse) throw refuse;
      return library;
    },
    exit: (code) => events.push(`exit ${code}`),
  });
});

async function hears(kind: FromEngine['kind']): Promise<FromEngine> {
  for (;;) {
    const found = said.find((message) => message.kind === kind);
    if (found) return found;
    await new Promise<void>((look) => waiting.push(look));
  }
}

describe('opening', () => {
  test('opens the library that main names, once', async () => {
    tell({ kind: 'open', folder: '/library' });
    tell({ kind: 'open', folder: '/other' });
    await hears('opened');
    expect(events).toEqual(['open /library']);
  });

  test('passes on that it was open before, and that the person wants it repaired', async () => {
    tell({ kind: 'open', folder: '/library', again: true, repair: true });
    await hears('opened');
    expect(events).toEqual(['open /library again repaired']);
  });

  test('closes the library and ends when the engine wants to be started again', async () => {
    tell({ kind: 'open', folder: '/library' });
    await hears('opened');
    restart?.();
    await new Promise((done) => setTimeout(done, 20));
    expect(events).toEqual(['open /library', 'closed', 'decoder closed', 'exit 0']);
  });

  test('says with code and details why a library is refused', async () => {
    refuse = new BahanError('library-locked', { person: 'Budi' });
    tell({ kind: 'open', folder: '/library' });
    expect(await hears('refused')).toEqual({
      kind: 'refused',
      error: { code: 'library-locked', details: { person: 'Budi' } },
    });
    expect(events).toEqual(['open /library']);
  });

  test('keeps the words of an error that nobody foresaw to itself', async () => {
    refuse = new Error('SQLITE_SOMETHING /home/sari');
    tell({ kind: 'open', folder: '/library' });
    expect(await hears('refused')).toEqual({ kind: 'refused', error: { code: 'internal', details: {} } });
  });
});

describe('an open library', () => {
  beforeEach(async () => {
    tell({ kind: 'open', folder: '/library' });
    await hears('opened');
  });

  test('answers a window as the person at this computer', async () => {
    const { port1, port2 } = new MessageChannel();
    tell({ kind: 'window' }, [asElectronPort(port1)]);
    const client = createORPCClient<{ whoami(): Promise<unknown> }>(new RPCLink({ port: port2 as never }));
    port2.start();
    expect(await client.whoami()).toEqual({ role: 'owner', person: 'Sari' });
    port1.close();
    await once(port2, 'close');
  });

  test.each([
    [{ what: 'picture', key: 'k', size: 'thumb' }, picture],
    [{ what: 'picture', key: 'k', size: 'preview' }, null],
    [{ what: 'wrote-into', folder: '/out' }, true],
    [{ what: 'wrote-into', folder: '/in' }, false],
    [{ what: 'thumb-of', id: 'aaaaaaaaaaaa' }, picture],
    [
      { what: 'original', id: 'aaaaaaaaaaaa' },
      { path: '/a.jpg', mime: 'image/jpeg', bytes: 1, name: 'a.jpg' },
    ],
    [
      { what: 'take-original', id: 'aaaaaaaaaaaa' },
      { outcome: 'allowed', grounds: [] },
    ],
  ] as const)('answers main about %j', async (question, answer) => {
    tell({ kind: 'ask', ask: 7, question });
    expect(await hears('answer')).toEqual({ kind: 'answer', ask: 7, answer });
  });

  test('answers main with the code of what went wrong', async () => {
    tell({ kind: 'ask', ask: 8, question: { what: 'original', id: 'bbbbbbbbbbbb' } });
    expect(await hears('no-answer')).toEqual({
      kind: 'no-answer',
      ask: 8,
      error: { code: 'asset-not-found', details: { id: 'bbbbbbbbbbbb' } },
    });
  });

  test('is closed before the process ends', async () => {
    tell({ kind: 'close' });
    await new Promise((resolve) => setImmediate(resolve));
    expect(events.slice(1)).toEqual(['closed', 'decoder closed', 'exit 0']);
  });
});

/** Electron wraps what arrives in an event; Node's ports give it bare. */
function asElectronPort(port: InstanceType<typeof MessageChannel>['port1']): Port {
  return {
    postMessage: (message) => port.postMessage(message),
    on: (event: string, listener: (event: never) => void) =>
      port.on(event as 'message', (data: unknown) => listener({ data, ports: [] } as never)),
  };
}
