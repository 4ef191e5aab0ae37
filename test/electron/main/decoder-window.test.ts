// @module-tag long
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { readFacts } from '../../../electron/engine/media/probe/facts.ts';
import { type Double, launchDouble } from '../../electron-double/launch.ts';
import type {} from './fixture-page/page.ts';

const clips = fileURLToPath(new URL('../../../resources/demo/clips/', import.meta.url));

let folder: string;
let films: string;
/** What the window keeps about itself. */
let own: string;
let program: Double;

const inPage = <Result>(work: (values: string[]) => Result | Promise<Result>, ...values: string[]): Promise<Result> =>
  program.page.evaluate(work as never, values as never) as Promise<Result>;

/** A busy computer takes its time; what never comes still fails. */
const patient = { timeout: 40_000 };

/** The windows that nobody sees. */
const hidden = async () => (await program.command({ kind: 'windows' })).filter(({ visible }) => !visible);

/** Ends of pages that the stand-in told the program of. */
const crashes = async () => (await program.calls('render-process-gone')).map(({ values }) => values);

/** What main wrote down for whoever helps. */
async function logged(): Promise<string> {
  const names = (await readdir(own, { recursive: true })).filter((name) => /log[/\\].*main/.test(name));
  return (await Promise.all(names.map((name) => readFile(join(own, name), 'utf8')))).join('');
}

/** What a person is told of what stopped by itself. */
const accidents = () =>
  inPage(async () => (await window.bahanDesktop?.accidents())?.map(({ what, reason }) => [what, reason]));

const stripOf = (name: string) =>
  inPage(async ([name]) => {
    const found = await window.connection?.engine.search.open({ session: 'films', query: '' });
    return found?.items.find((card) => card.name === name)?.strip ?? null;
  }, name);

async function sweep(): Promise<void> {
  await inPage(async () => {
    const { engine } = window.connection as NonNullable<typeof window.connection>;
    for (const root of await engine.roots.list({})) await engine.roots.sweep({ root: root.id, pictures: true });
  });
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bahan-decoder-window-'));
  films = join(folder, '2020-10-09 Pelepasan Ekspor Kopi');
  own = join(folder, 'own');
  await mkdir(films, { recursive: true });
  program = await launchDouble({
    library: join(folder, 'library'),
    dist: inject('builtProgram').smallest,
    // nothing but the window decodes
    environment: { BAHAN_FFMPEG: '', XDG_DATA_HOME: own, LOCALAPPDATA: own },
  });
  await program.page.waitForFunction(() => window.connection?.isOpen() === true);
  await inPage(([path = '']) => window.connection?.engine.roots.add({ path }), films);
}, 120_000);

afterAll(async () => {
  await program?.close();
  await rm(folder, { recursive: true, force: true });
});

describe('the hidden window', { timeout: 90_000 }, () => {
  test('is not there before there is something to decode', async () => {
    expect(await hidden()).toEqual([]);
  });

  test('gives films their frames', async () => {
    await copyFile(join(clips, 'tea.mp4'), join(films, 'teh.mp4'));
    await sweep();
    await expect.poll(() => stripOf('teh.mp4'), patient).toBeGreaterThan(5);
  });

  test('has nothing of the library, of Electron or of Node, and cannot leave its page', async () => {
    const [window] = await hidden();
    expect(window?.url).toBe('app://bahan/decode/index.html');
    const run = (script: string) =>
      program.command({ kind: 'run-in-window', window: window?.id ?? 0, script: `(async () => (${script}))()` });
    expect(await run(`['require', 'process', 'bahanDesktop', 'ipcRenderer'].filter((name) => name in window)`)).toEqual(
      [],
    );
    const addresses = ['/', '/media/thumb/k', '/assets/index.js', 'source/00000000000000000000000000000000'];
    const answers = addresses.map((address) => run(`fetch('${address}').then(({ status }) => status)`));
    expect(await Promise.all(answers)).toEqual([404, 404, 404, 410]);
    expect(await run(`fetch('https://example.com/').catch(() => 'refused')`)).toBe('refused');
    const refused = (await program.calls('request-refused')).length;
    await run(`void (location.href = 'https://example.com/')`);
    await expect.poll(async () => (await program.calls('request-refused')).length, patient).toBeGreaterThan(refused);
    expect(await hidden()).toEqual([window]);
    // nor does the page that people see reach what is decoded
    expect(await inPage(async () => (await fetch('/decode/jobs')).status)).toBe(404);
  });

  test('is not shown in the place of a window that people see', async () => {
    await program.command({ kind: 'second-instance' });
    expect((await program.calls('window.focus')).map(({ values }) => values[0])).toEqual([1]);
    expect(await hidden()).toHaveLength(1);
  });

  test('that crashed is taken away at once, is no accident that a person is told of, and is opened again', async () => {
    const [window] = await hidden();
    const id = window?.id ?? 0;
    await program.command({ kind: 'crash-window', window: id });
    // by itself the window would stay, with nothing in it
    await expect.poll(crashes, patient).toEqual([[id, { reason: 'crashed', exitCode: expect.any(Number) }]]);
    await expect.poll(logged, patient).toContain('decoder-lost');
    expect(await hidden()).toEqual([]);
    expect(await logged()).toContain('page-gone');
    expect(await accidents()).toEqual([]);
    await copyFile(join(clips, 'stage.mp4'), join(films, 'panggung.mp4'));
    await sweep();
    await expect.poll(() => stripOf('panggung.mp4'), patient).toBeGreaterThan(5);
  });

  test('differs in that from one that people see: its end is an accident, and its page comes again', async () => {
    await program.command({ kind: 'second-instance', argv: ['bahan', '--new-window'] });
    const seen = async () => (await program.command({ kind: 'windows' })).filter(({ visible }) => visible);
    await expect.poll(async () => (await seen()).length, patient).toBe(2);
    const id = (await seen()).at(-1)?.id ?? 0;
    const isAlive = async () =>
      (await program.command({
        kind: 'run-in-window',
        window: id,
        script:
          'globalThis.connection?.isOpen() === true && globalThis.wasThere !== true && (globalThis.wasThere = true)',
      })) === true;
    await expect.poll(isAlive, patient).toBe(true);
    expect(await isAlive()).toBe(false);
    await program.command({ kind: 'crash-window', window: id });
    await expect.poll(accidents, patient).toEqual([['page', 'crashed']]);
    await expect.poll(isAlive, patient).toBe(true);
    expect((await seen()).map((one) => one.id)).toContain(id);
    await program.command({ kind: 'close-window', window: id });
  });

  test('cuts a film, whose clip is whole and says nothing that it should not', async () => {
    const to = join(folder, 'Keluar');
    const job = await inPage(
      async ([name, to = '']) => {
        const { engine } = window.connection as NonNullable<typeof window.connection>;
        const { items } = await engine.search.open({ session: 'films', query: '' });
        const id = items.find((card) => card.name === name)?.id ?? '';
        const extracts = { [id]: { what: 'clip' as const, from: 0.5, to: 2 } };
        return (await engine.exports.start({ ids: [id], presets: ['web'], to, extracts, warningsSeen: true })).id;
      },
      'teh.mp4',
      to,
    );
    const outcome = () =>
      inPage(async ([job = '']) => {
        const { engine } = window.connection as NonNullable<typeof window.connection>;
        const [item] = await engine.exports.items({ job, offset: 0, limit: 1 });
        return item && item.outcome !== 'waiting' ? item : null;
      }, job);
    await expect.poll(outcome, { timeout: 60_000 }).toMatchObject({ outcome: 'done' });
    expect((await hidden()).length).toBeGreaterThan(0);
    const { file } = (await outcome()) as { file: string };
    const facts = await readFacts(file);
    expect(facts).toMatchObject({ kind: 'video', error: null, gps: null });
    expect(Math.abs((facts.durationSeconds ?? 0) - 1.5)).toBeLessThan(0.2);
    const bytes = await readFile(file, 'latin1');
    expect(bytes).not.toMatch(/mediabunny|lav[cf]\d/i);
    if (file.endsWith('.mp4')) expect(bytes.indexOf('moov')).toBeLessThan(bytes.indexOf('mdat'));
  });

  test('does not keep the program open when the last window closes', async () => {
    const gone = new Promise((done) => program.main.once('exit', done));
    await program.page.close();
    await gone;
    expect(program.main.exitCode).toBe(0);
  });
});
