// @module-tag long
import { copyFile, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
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
let program: Double;

const inPage = <Result>(work: (values: string[]) => Result | Promise<Result>, ...values: string[]): Promise<Result> =>
  program.page.evaluate(work as never, values as never) as Promise<Result>;

/** A busy computer takes its time; what never comes still fails. */
const patient = { timeout: 40_000 };

/** The windows that nobody sees. */
const hidden = async () => (await program.command({ kind: 'windows' })).filter(({ visible }) => !visible);

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
  await mkdir(films, { recursive: true });
  program = await launchDouble({
    library: join(folder, 'library'),
    dist: inject('builtProgram').smallest,
    environment: { BAHAN_FFMPEG: '' }, // nothing but the window decodes
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

  test('that crashed is opened again for the next film', async () => {
    const [window] = await hidden();
    await program.command({ kind: 'crash-window', window: window?.id ?? 0 });
    await expect.poll(hidden, patient).toEqual([]);
    await copyFile(join(clips, 'stage.mp4'), join(films, 'panggung.mp4'));
    await sweep();
    await expect.poll(() => stripOf('panggung.mp4'), patient).toBeGreaterThan(5);
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
