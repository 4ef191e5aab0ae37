import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { openLibrary } from '../../../electron/engine/library.ts';
import { nodeHost } from '../../../electron/engine/node-host.ts';
import type { AssetObject } from '../../../shared/model/asset.ts';
import type { Root, SweepSummary } from '../../../shared/model/root.ts';
import { workbook } from '../engine/lists/list-files.ts';
import { bahan, callBahan, lines, startBahan } from './run-bahan.ts';

// each test starts many processes, on a machine that may have more to do
vi.setConfig({ testTimeout: 180_000, hookTimeout: 60_000 });

let base: string;
let photos: string;
let library: string;

beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'bahan-cli-'));
  photos = join(base, 'foto');
  library = join(base, 'pustaka');
  mkdirSync(photos);
});

afterEach(() => {
  rmSync(base, { recursive: true, force: true });
});

/** Most calls run within this process; `alone` has one of its own, as a person's has. */
const here = (...words: string[]) => callBahan([...words, '--library', library]);
const alone = (...words: string[]) => bahan([...words, '--library', library]);

async function draw(path: string, shade: number): Promise<string> {
  const background = { r: shade, g: 120, b: 60 };
  await sharp({ create: { width: 40, height: 30, channels: 3, background } })
    .jpeg()
    .toFile(path);
  return path;
}

const picture = (name: string, shade = 90): Promise<string> => draw(join(photos, name), shade);

async function filled(...names: string[]): Promise<string[]> {
  const paths: string[] = [];
  for (const [n, name] of names.entries()) paths.push(await picture(name, 10 + n * 7));
  expect((await here('add', photos)).code).toBe(0);
  expect((await here('scan')).code).toBe(0);
  return paths;
}

const keys = [
  ...['id', 'path', 'paths', 'kind', 'mime', 'bytes', 'width', 'height', 'orientation', 'capturedAt'],
  ...['capturedAtCertainty', 'gps', 'make', 'model', 'title', 'description', 'keywords', 'creator', 'copyright'],
  ...['theme', 'date', 'event', 'place', 'people', 'proposed', 'durationSeconds', 'pages', 'text', 'preview'],
  ...['state', 'error'],
];

describe('the program', () => {
  test('stops under an old Node with one sentence that says what to do', async () => {
    const old = `data:text/javascript,Object.defineProperty(process.versions,'node',{value:'20.1.0'})`;
    const english = await bahan(['--help'], { node: ['--import', old] });
    expect(english).toMatchObject({ code: 2, stdout: '' });
    expect(english.stderr).toMatch(/^Bahan needs Node 24 or newer, and this is Node 20\.1\.0: .+\n$/);
    const indonesian = await bahan([], { node: ['--import', old], environment: { LANG: 'id_ID.UTF-8' } });
    expect(indonesian.stderr).toMatch(/^Bahan memerlukan Node 24 .+Node 20\.1\.0.+\n$/);
  });

  test('teaches in two languages', async () => {
    expect((await callBahan([])).stdout).toContain('Begin here');
    expect((await callBahan(['--lang', 'id', 'help', 'set'])).stdout).toContain('memberi keterangan');
    const asked = await bahan(['set', '--help'], { environment: { LANG: 'id_ID.UTF-8' } });
    expect(asked).toMatchObject({ code: 0, stderr: '' });
    expect(asked.stdout).toContain('--no-keyword');
  });

  test('ends with 2 and the likely name when a call is wrong', async () => {
    const calls: [string[], string][] = [
      [['serach', 'kopi'], '"search"'],
      [['search', '--limt', '3', 'x'], '--limit'],
      [['search'], 'what to look for'],
      [['search', 'x', '--order', 'up'], 'newest, oldest, best'],
      [['set', 'x'], '--title'],
      [['set', 'x', '--date', '9/10/2020'], '2020-10-09'],
      [['describe'], '--from'],
      [['describe', '--from', 'list.csv'], 'list.csv'],
      [['export', 'x', '--preset', 'web'], '--to'],
      [['export', 'x', '--ids', 'aaaaaaaaaaaa', '--to', 'y'], 'both'],
      [['export', '--ids', 'A1', '--to', 'y'], '"A1"'],
      [['scan', 'extra'], '"extra"'],
      [['serve', '--port', '70000'], '65535'],
      [['search', 'x', '--today', '2021-02-30'], '2020-10-09'],
      [['help', 'nothing-like-it'], 'nothing-like-it'],
    ];
    for (const [words, hint] of calls) {
      const ended = await here(...words);
      expect([words, ended.code, ended.stdout]).toEqual([words, 2, '']);
      expect(ended.stderr, words.join(' ')).toContain(hint);
    }
    expect(existsSync(library)).toBe(false);
  });

  test('ends with 3 where there is no library, and makes none', async () => {
    for (const words of [['roots'], ['search', 'x'], ['set', 'x', '--title', 'y'], ['serve'], ['scan']]) {
      const ended = await here(...words);
      expect([words, ended.code]).toEqual([words, 3]);
      expect(ended.stderr).toContain('bahan add');
    }
    expect(existsSync(library)).toBe(false);
  });

  test('makes no library for a folder that is not there', async () => {
    const ended = await here('add', join(base, 'salah-ketik'));
    expect([ended.code, ended.stdout, existsSync(library)]).toEqual([2, '', false]);
    expect(ended.stderr).toContain('salah-ketik');
  });

  test('reads relative paths from where npm was called', async () => {
    await picture('a.jpg');
    const environment = { INIT_CWD: base, npm_lifecycle_event: 'bahan', BAHAN_LIBRARY: 'pustaka' };
    const [root] = lines<Root>(await bahan(['add', 'foto', '--json'], { environment }));
    expect(root).toMatchObject({ path: photos, state: 'online' });
    expect(existsSync(join(library, 'library.db'))).toBe(true);
  });
});

describe('a library on the command line', () => {
  test('takes in, finds, describes and hands out', async () => {
    const strange = ['kopi \u{1F33E}.jpg', 'baris\nbaru.jpg', `"kutip" 'satu'.jpg`, 'Cafe\u0301.jpg', 'rapat.jpg'];
    const paths = await filled(...strange);
    const found = await alone('search', '', '--json', '--facets');
    const facets = lines<Record<string, unknown>>(found).at(-1);
    const assets = lines<AssetObject>(found).slice(0, -1);
    expect(found.code).toBe(0);
    expect(facets).toMatchObject({ total: 5, totalIsExact: true, facets: { kind: [{ value: 'photo', count: 5 }] } });
    expect((facets as { facets: Record<string, unknown> }).facets).toMatchObject({
      format: [{ count: 5, query: 'format:jpg' }],
      described: [{ count: 5 }],
    });
    const tried = await here('search', 'ukuran:besar');
    expect([tried.code, tried.stdout, tried.stderr]).toEqual([0, '', expect.stringContaining('ukuran:besar')]);
    expect(new Set(assets.map((asset) => asset.path))).toEqual(new Set(paths));
    for (const asset of assets) expect(Object.keys(asset)).toEqual(keys);

    const said = await alone('set', paths[0] as string, '--title', 'Tanam padi', '--keyword', 'sawah', '--json');
    expect(lines<AssetObject>(said)).toMatchObject([{ title: 'Tanam padi', keywords: ['sawah'], path: paths[0] }]);
    const [asset] = lines<AssetObject>(said);
    const [whole] = lines<Record<string, unknown>>(await here('show', asset?.id as string, '--json'));
    expect(Object.keys(whole ?? {})).toEqual([...keys, 'files', 'history', 'proposals']);
    expect((await here('search', 'sawah', '--json')).stdout).toContain(asset?.id as string);
    const cleared = await here('set', asset?.id as string, '--title', '', '--no-keyword', 'sawah', '--json');
    expect(lines<AssetObject>(cleared)).toMatchObject([{ title: null, keywords: [] }]);

    const target = join(base, 'kiriman');
    const exported = await alone('export', '', '--preset', 'asli', '--to', target, '--json');
    expect(exported.code).toBe(0);
    expect(lines<{ outcome: string }>(exported).map((item) => item.outcome)).toEqual(Array(5).fill('done'));
    expect(readdirSync(target)).toHaveLength(5);
    expect((await alone('check', '--json')).code).toBe(0);
  });

  test('refuses folders that cannot be watched, with the reason', async () => {
    await filled('a.jpg');
    mkdirSync(join(photos, 'dalam'));
    const refusals: [string, string][] = [
      [join(base, 'nowhere'), 'cannot be found'],
      [join(photos, 'a.jpg'), 'folder'],
      [photos, 'already'],
      [join(photos, 'dalam'), 'already'],
    ];
    for (const [folder, reason] of refusals) {
      const ended = await here('add', folder);
      expect([folder, ended.code, ended.stderr.includes(reason) ? reason : ended.stderr]).toEqual([folder, 2, reason]);
    }
    expect((await here('add', library)).code).toBe(2);
  });

  test('keeps what is known when a folder goes away, and says that it is offline', async () => {
    await filled('a.jpg');
    rmSync(photos, { recursive: true });
    const swept = await here('scan', '--json');
    expect(swept.code).toBe(1);
    expect(swept.stderr).toContain(photos);
    expect(lines<SweepSummary>(swept)).toMatchObject([{ missing: 0 }]);
    const roots = await here('roots', '--json');
    expect([roots.code, lines<Root>(roots)[0]?.state]).toEqual([1, 'offline']);
    expect(lines<AssetObject>(await here('search', '', '--json'))).toMatchObject([{ state: 'offline' }]);
  });
});

describe('a library that is only asked and described', () => {
  let shared: string;
  const at = (name: string) => join(shared, 'foto', name);
  const here = (...words: string[]) => callBahan([...words, '--library', join(shared, 'pustaka')]);

  beforeAll(async () => {
    shared = mkdtempSync(join(tmpdir(), 'bahan-cli-'));
    mkdirSync(join(shared, 'foto'));
    for (const [n, name] of ['pelantikan.jpg', 'panen.jpg', 'satu.jpg', 'dua.jpg'].entries()) {
      await draw(at(name), 10 + n * 7);
    }
    const library = await openLibrary(join(shared, 'pustaka'), nodeHost(), { create: true });
    const client = library.client({ role: 'owner' });
    await client.roots.add({ path: join(shared, 'foto') });
    await client.roots.sweep({});
    await library.close();
  });

  afterAll(() => {
    rmSync(shared, { recursive: true, force: true });
  });

  test('shows a result page by page, in each order', async () => {
    const ids = async (...words: string[]) =>
      lines<AssetObject>(await here('search', '', '--json', ...words)).map((asset) => asset.id);
    const all = await ids();
    expect(await ids('--limit', '2')).toEqual(all.slice(0, 2));
    expect(await ids('--limit', '2', '--offset', '1')).toEqual(all.slice(1, 3));
    expect(await ids('--offset', '9')).toEqual([]);
    expect(await ids('--limit', '0')).toEqual([]);
    expect(await ids('--order', 'oldest')).toEqual([...all].reverse());
  });

  test('answers many searches in their order', async () => {
    const [first, second] = [at('pelantikan.jpg'), at('panen.jpg')];
    const batch = join(shared, 'batch.jsonl');
    const asked = [{ q: 'panen', category: 'x' }, { q: 'tidakada' }, { q: 'pelantikan', today: '2020-01-06' }];
    writeFileSync(batch, asked.map((each) => JSON.stringify(each)).join('\n'));
    const ended = await here('search', '--batch', batch, '--json');
    expect(ended.code).toBe(0);
    expect(lines(ended)).toEqual([
      { q: 'panen', total: 1, paths: [second] },
      { q: 'tidakada', total: 0, paths: [] },
      { q: 'pelantikan', total: 1, paths: [first] },
    ]);
    writeFileSync(batch, '{"q": "panen"}\n{"q": 3}\n');
    expect(await here('search', '--batch', batch, '--json')).toMatchObject({ code: 2, stdout: '' });
  });

  test('describes many from a list, by path and by a name that is there once', async () => {
    const [one, two] = [at('satu.jpg'), at('dua.jpg')];
    const list = join(shared, 'list.jsonl');
    const rows = [
      { path: one, title: 'Panen raya', theme: 'Pertanian', date: '2020-10-09', keywords: ['padi'], event: null },
      { path: 'arsip/dua.jpg', title: 'Rapat', people: ['Sari'] },
      { path: 'hilang.jpg', title: 'Tak ada' },
    ];
    writeFileSync(list, rows.map((row) => JSON.stringify(row)).join('\n'));
    const ended = await here('describe', '--from', list, '--json');
    expect(ended.code).toBe(1);
    const [summary] = lines<Record<string, unknown>>(ended);
    expect(Object.keys(summary ?? {})).toEqual(['matched', 'unmatched', 'changed', 'created', 'edit']);
    expect(summary).toMatchObject({ matched: 2, unmatched: ['hilang.jpg'], changed: 2 });
    const shown = lines<AssetObject>(await here('show', one, two, '--json'));
    expect(shown).toMatchObject([
      { title: 'Panen raya', theme: 'Pertanian', date: '2020-10-09', keywords: ['padi'] },
      { title: 'Rapat', people: ['Sari'] },
    ]);
    writeFileSync(list, `${JSON.stringify({ path: one, title: '' })}\n{"path": "x", "date": "9/10/2020"}`);
    expect((await here('describe', '--from', list)).code).toBe(2);
    expect(lines<AssetObject>(await here('show', one, '--json'))).toMatchObject([{ title: 'Panen raya' }]);
  });

  test('describes many from a workbook and from separated values, and says what is amiss with a list', async () => {
    const two = at('dua.jpg');
    const list = join(shared, 'daftar.xlsx');
    writeFileSync(
      list,
      workbook([
        ['Nama Berkas', 'Judul', 'Tanggal', 'Kegiatan'],
        ['dua.jpg', 'Rapat kerja', { day: 45_521 }, 'Rapat'],
      ]),
    );
    const ended = await here('describe', '--from', list, '--json');
    expect([ended.code, lines<Record<string, unknown>>(ended)]).toMatchObject([
      0,
      [{ matched: 1, unmatched: [], changed: 1, created: { themes: [], events: ['Rapat'] } }],
    ]);
    expect(lines<AssetObject>(await here('show', two, '--json'))).toMatchObject([
      { title: 'Rapat kerja', date: '2024-08-17', event: 'Rapat' },
    ]);
    expect(lines(await here('describe', '--from', list, '--json'))).toMatchObject([{ changed: 0, edit: null }]);
    const values = join(shared, 'daftar.csv');
    writeFileSync(values, 'Berkas;Judul;Tanggal\r\nhilang.jpg;x;\r\nDUA.JPG;Rapat akhir;segera\r\n');
    const csv = await here('describe', '--from', values, '--json');
    expect([csv.code, lines(csv)]).toMatchObject([1, [{ matched: 1, unmatched: ['hilang.jpg'], changed: 1 }]]);
    expect(csv.stderr).toContain('segera');
    writeFileSync(list, 'PK\u0003\u0004 no workbook');
    expect(await here('describe', '--from', list, '--json')).toMatchObject({ code: 2, stdout: '' });
  });

  test('names what it does not know, and does the rest', async () => {
    const path = at('pelantikan.jpg');
    const ended = await here('set', join(shared, 'nowhere.jpg'), path, '--title', 'Ada', '--json');
    expect(ended.code).toBe(1);
    expect(ended.stderr).toContain('nowhere.jpg');
    expect(lines<AssetObject>(ended)).toMatchObject([{ title: 'Ada' }]);
  });
});

describe('inspect', () => {
  test('prints every file in the order of names, also those that cannot be read', async () => {
    mkdirSync(join(photos, 'b'));
    await picture('c.jpg');
    await picture(join('b', 'z.jpg'));
    writeFileSync(join(photos, 'a.txt'), 'Notulen rapat');
    writeFileSync(join(photos, 'kosong.jpg'), '');
    symlinkSync(photos, join(photos, 'b', 'loop'));
    const render = join(photos, 'gambar');
    const ended = await callBahan(['inspect', photos, join(photos, 'nowhere.jpg'), '--render', render, '--json']);
    const assets = lines<AssetObject & { text: string | null }>(ended);
    expect(ended.code).toBe(1);
    expect(assets.map((asset) => asset.path)).toEqual([
      ...['a.txt', join('b', 'z.jpg'), 'c.jpg', 'kosong.jpg', 'nowhere.jpg'].map((name) => join(photos, name)),
    ]);
    for (const asset of assets) expect(Object.keys(asset)).toEqual(keys);
    expect(assets[0]).toMatchObject({ id: null, kind: 'document', text: 'Notulen rapat' });
    expect(assets[3]).toMatchObject({ bytes: 0, error: { code: 'file-empty' } });
    expect(assets[4]).toMatchObject({ state: 'missing', error: { code: 'file-missing' } });
    const drawn = assets[2]?.preview?.file as string;
    expect(await sharp(drawn).metadata()).toMatchObject({ width: 40, height: 30 });
  });

  test.skipIf(process.platform === 'win32')('waits for nothing that is no file', async () => {
    execFileSync('mkfifo', [join(photos, 'pipa.jpg')]);
    const ended = await callBahan(['inspect', photos, '--json']);
    expect(ended.code).toBe(1);
    expect(lines<AssetObject>(ended)).toMatchObject([{ kind: 'photo', bytes: 0, error: { code: 'not-a-file' } }]);
  });

  test('ends quietly when nobody reads on', async () => {
    for (let n = 0; n < 60; n += 1) writeFileSync(join(photos, `${n}.txt`), 'kata '.repeat(4_000));
    const running = startBahan(['inspect', photos, '--json']);
    running.child.stdout?.once('data', () => running.child.stdout?.destroy());
    expect(await running.ended).toMatchObject({ code: 0, stderr: expect.not.stringMatching(/EPIPE|rror/) });
  });
});

describe('two programs on one library', () => {
  test('the holder is asked by those who write, and read beside by those who read', async () => {
    const [path] = await filled('a.jpg');
    const watching = startBahan(['watch', '--json', '--library', library]);
    await watching.says('Watching');
    expect((await alone('set', path as string, '--title', 'Lewat pemegang')).code).toBe(0);
    expect(lines<AssetObject>(await alone('search', '', '--json'))).toMatchObject([{ title: 'Lewat pemegang' }]);
    await watching.says('"assets":["');
    await picture('baru.jpg', 200);
    await watching.says('"arrived":{"count":1');
    watching.child.kill('SIGINT');
    expect((await watching.ended).code).toBe(130);
    expect((await alone('set', path as string, '--title', 'Sendiri')).code).toBe(0);
  });

  test('short commands at the same time wait for each other', async () => {
    const [path] = await filled('a.jpg');
    const said = await Promise.all(
      ['satu', 'dua', 'tiga'].map((word) => alone('set', path as string, '--keyword', word, '--json')),
    );
    expect(said.map(({ code }) => code)).toEqual([0, 0, 0]);
    const [asset] = lines<AssetObject>(await alone('show', path as string, '--json'));
    expect(new Set(asset?.keywords)).toEqual(new Set(['satu', 'dua', 'tiga']));
  });

  test('a holder that does not answer is named', async () => {
    await filled('a.jpg');
    const held = await openLibrary(library, nodeHost({ person: 'sari' }));
    try {
      const ended = await alone('set', join(photos, 'a.jpg'), '--title', 'x');
      expect(ended).toMatchObject({ code: 3, stdout: '' });
      expect(ended.stderr).toContain(`sari on ${nodeHost().device} (process ${process.pid})`);
      expect((await alone('search', '', '--json')).code).toBe(0);
      expect((await alone('serve')).code).toBe(3);
    } finally {
      await held.close();
    }
  });

  test('what Ctrl-C interrupts is kept and goes on the next time', async () => {
    for (let n = 0; n < 300; n += 1) writeFileSync(join(photos, `catatan ${n}.txt`), `Notulen rapat ke-${n}`);
    expect((await here('add', photos)).code).toBe(0);
    const scanning = startBahan(['scan', '--library', library]);
    await scanning.says('Reading');
    scanning.child.kill('SIGINT');
    const stopped = await scanning.ended;
    expect(stopped).toMatchObject({ code: 130, stdout: '' });
    expect(stopped.stderr).toContain('what was finished is kept');
    expect(lines<SweepSummary>(await here('scan', '--json'))).toMatchObject([{ seen: 300, failed: 0 }]);
    expect(
      lines<{ total: number }>(await here('search', 'notulen', '--facets', '--limit', '0', '--json')),
    ).toMatchObject([{ total: 300 }]);
  });
});
