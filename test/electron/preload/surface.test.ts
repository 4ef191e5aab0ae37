import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { beforeAll, describe, expect, expectTypeOf, inject, test } from 'vitest';
import { channels } from '../../../electron/preload/channels.ts';
import type { DesktopVerbs } from '../../../shared/api/desktop.ts';
import { type FrozenVerbs, frozenAsks, frozenNews, frozenVerbs } from './frozen-surface.ts';

type Verb = (...values: unknown[]) => unknown;

const exposed: Record<string, Record<string, unknown>> = {};
const said: unknown[][] = [];
const posted: unknown[][] = [];
const required: string[] = [];
const heard = new EventEmitter();
const page = Object.assign(new EventEmitter(), {
  location: { origin: 'app://bahan' },
  postMessage: (...values: unknown[]) => posted.push(values),
});
const names = () => Object.keys(page).filter((name) => !name.startsWith('_'));
const own = [...names(), 'addEventListener'];

const electron = {
  contextBridge: {
    exposeInMainWorld: (key: string, api: Record<string, unknown>) => {
      exposed[key] = api;
    },
  },
  ipcRenderer: {
    invoke: async (...values: unknown[]) => said.push(['invoke', ...values]),
    send: (...values: unknown[]) => void said.push(['send', ...values]),
    on: (channel: string, listener: (...values: unknown[]) => void) => void heard.on(channel, listener),
  },
  webUtils: { getPathForFile: ({ name }: { name: string }) => `the place of ${name}` },
};

/** The preload as it is shipped, with no more of Node than a sandboxed one has. */
beforeAll(() => {
  const code = readFileSync(join(inject('builtProgram').own, 'electron', 'preload.cjs'), 'utf8');
  runInNewContext(code, {
    window: Object.assign(page, { addEventListener: page.on.bind(page) }),
    process: { platform: process.platform, argv: [], sandboxed: true },
    module: { exports: {} },
    exports: {},
    require: (name: string) => {
      required.push(name);
      return name === 'electron' ? electron : undefined;
    },
  });
});

describe('what the page is given', () => {
  test('is one object with the verbs that are written down, and nothing else', () => {
    expect(Object.keys(exposed)).toEqual(['bahanDesktop']);
    expect(Object.keys(exposed.bahanDesktop ?? {}).sort()).toEqual(
      [...Object.keys(frozenVerbs), 'language', 'platform'].sort(),
    );
    expect(exposed.bahanDesktop?.platform).toBe(process.platform);
    expect(names()).toEqual(own);
  });

  test('has the types that are written down', () => {
    expectTypeOf<DesktopVerbs>().toEqualTypeOf<FrozenVerbs>();
  });

  test.each(Object.entries(frozenVerbs))('%s takes what it is to take and sends no more', async (name, verb) => {
    const given = exposed.bahanDesktop?.[name] as Verb;
    expect(given.length).toBe(verb.takes);
    said.length = 0;
    await given(...(verb.given ?? ['one', 'two', 'three']));
    expect(said).toEqual([[verb.way, verb.channel, ...verb.sends]]);
  });
});

test('the preload takes Electron alone, and of it neither a way to speak, an event nor the place of a file to the page', () => {
  expect(required).toEqual(['electron']);
  for (const value of Object.values(exposed.bahanDesktop ?? {})) expect(typeof value).toMatch(/^(function|string)$/);
});

test('the preload hears what is written down, and tells the page of it alone', () => {
  expect(heard.eventNames().sort()).toEqual([...frozenNews].sort());
  posted.length = 0;
  for (const name of frozenNews) heard.emit(name, { sender: electron, ports: ['port'] }, 'said by main', 'no more');
  expect(posted.map(([word, origin]) => [word, origin])).toEqual([
    ['bahan:port', 'app://bahan'],
    [{ name: 'bahan:command', command: 'said by main' }, 'app://bahan'],
  ]);
  expect(posted.flatMap(([, , ports]) => ports ?? [])).toEqual(['port']);
});

test('the preload says by itself what is written down, once the page is there', () => {
  said.length = 0;
  page.emit('DOMContentLoaded');
  expect(said).toEqual(frozenAsks.map((channel) => ['send', channel]));
});

test('there is no channel for a verb that is not written down', () => {
  const frozen = Object.fromEntries(Object.entries(frozenVerbs).map(([name, { channel }]) => [name, channel]));
  expect(channels).toEqual(frozen);
});
