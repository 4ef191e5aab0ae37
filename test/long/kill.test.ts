import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Bench, eventually, makeBench } from '../fixtures/library.ts';
import { putPhoto } from '../fixtures/photos.ts';

const rounds = Number(process.env.BAHAN_KILL_ROUNDS ?? 40);
const photos = 120;
let bench: Bench;
let child: ChildProcess | undefined;

beforeAll(async () => {
  bench = makeBench();
  for (let n = 0; n < photos; n += 1) {
    await putPhoto(join(bench.material, `acara ${n % 6}`, `IMG_${n}.jpg`), n, { width: 640, height: 480 });
  }
});
afterAll(async () => {
  child?.kill('SIGKILL');
  await bench.remove();
});

/** A fixed sequence of moments, so that a failure can be had again. */
function* moments(): Generator<number> {
  for (let state = 12345; ; ) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    yield 30 + (state % 1200);
  }
}

/** Runs the working process and kills it `after` milliseconds of work; gives the edits that it acknowledged. */
async function runAndKill(after: number, out: string): Promise<Map<string, string>> {
  const said = new Map<string, string>();
  const script = fileURLToPath(new URL('./kill-child.ts', import.meta.url));
  const running = spawn(process.execPath, [script, bench.library, bench.material, out], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child = running;
  let errors = '';
  running.stderr.on('data', (text) => {
    errors += text;
  });
  const lines = createInterface({ input: running.stdout });
  let timer: NodeJS.Timeout | undefined;
  lines.on('line', (line) => {
    if (line === 'open') timer = setTimeout(() => running.kill('SIGKILL'), after);
    const edit = /^said (\S+) (.*)$/.exec(line);
    if (edit) said.set(edit[1] as string, edit[2] as string);
  });
  const signal = await new Promise((resolve) =>
    running.on('close', (code, name) => resolve(name ?? `exit ${code}: ${errors}`)),
  );
  clearTimeout(timer);
  expect(signal).toBe('SIGKILL');
  return said;
}

const hashes = (): string[] =>
  readdirSync(bench.material, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      createHash('sha256')
        .update(readFileSync(join(entry.parentPath, entry.name)))
        .digest('hex'),
    )
    .sort();

describe('a process killed at any moment', () => {
  it(`loses nothing that it acknowledged, in ${rounds} rounds`, { timeout: 30 * 60_000 }, async () => {
    const before = hashes();
    const out = join(bench.folder, 'keluar');
    const said = new Map<string, string>();
    const when = moments();
    for (let round = 0; round < rounds; round += 1) {
      for (const [id, title] of await runAndKill(when.next().value as number, out)) said.set(id, title);
      const { library, client } = await bench.open('read');
      expect(await client.library.check({}).catch((error) => error)).toMatchObject({
        database: { ok: true },
        pictures: { ok: true },
      });
      await library.close();
      const opened = await bench.open('write');
      for (const [id, title] of said) {
        // the edit after the last acknowledged one may have reached the disk too; it is of the same process
        expect((await opened.client.assets.get({ id })).title).toMatch(/^Judul \d+ \d+$/);
        if (!(await opened.client.assets.history({ id })).some((entry) => entry.value === title)) {
          throw new Error(`round ${round}: "${title}" was acknowledged and is gone`);
        }
      }
      const ids = (await opened.client.search.open({ session: 'x', query: '', limit: 1000 })).items.map(
        (card) => card.name,
      );
      expect(new Set(ids).size).toBe(ids.length);
      await opened.library.close();
    }
    const { client } = await bench.open('write');
    await client.roots.sweep({});
    expect((await client.library.info({})).assets).toBe(photos);
    expect(await client.library.check({})).toMatchObject({ ok: true });
    expect(hashes()).toEqual(before);
    // the exports go on where they were, and each item has its one file
    const db = new Database(join(bench.library, 'library.db'), { readonly: true });
    const open = db.prepare("SELECT count(*) FROM job WHERE kind = 'export' AND ended_at IS NULL").pluck();
    await eventually(async () => open.get() === 0, 10 * 60_000);
    const items = db.prepare('SELECT file, outcome FROM export_item').all() as { file: string; outcome: string }[];
    db.close();
    expect(items.filter((item) => item.outcome !== 'done')).toEqual([]);
    const files = items.map((item) => item.file);
    expect(new Set(files).size).toBe(files.length);
    const copies = readdirSync(out).filter((name) => !name.startsWith('.'));
    expect(copies.map((name) => join(out, name)).sort()).toEqual([...files].sort());
    for (const name of copies) await sharp(join(out, name), { failOn: 'error' }).stats();
  });
});
